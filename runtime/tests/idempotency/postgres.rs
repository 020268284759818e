//! A real Postgres server of the test, on loopback with a free port and a temporary folder.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use copperplate_runtime::server::PostgresIdempotency;

use crate::conforms;
use crate::served::race;

#[tokio::test]
async fn a_store_in_postgres_conforms_and_two_servers_execute_a_key_once() {
    let Some(server) = Server::start() else {
        eprintln!("NOT TESTED: there is no Postgres (initdb, postgres) in PATH");
        return;
    };
    conforms(&server.store()).await;
    race(server.store(), server.store()).await;
}

pub struct Server {
    child: Child,
    pub port: u16,
    _folder: tempfile::TempDir,
}

impl Server {
    /// Starts a server; `None` where there is no Postgres.
    pub fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut made = command("initdb", folder.path())?;
        made.args(["--auth=trust", "--username=keys", "--no-sync", "-D"]);
        made.arg(&data).stdout(Stdio::null());
        assert!(made.status().unwrap().success(), "initdb failed");
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut server = command("postgres", folder.path())?;
        server.arg("-D").arg(&data).args(["-p", &port.to_string()]);
        server.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        server.args(["-c", "unix_socket_directories="]);
        server.stdout(Stdio::null()).stderr(Stdio::null());
        Some(Self {
            child: server.spawn().unwrap(),
            port,
            _folder: folder,
        })
    }

    /// A store that waits until the server has started.
    fn store(&self) -> PostgresIdempotency {
        store(self.port)
    }
}

/// A store at the server with this port.
pub fn store(port: u16) -> PostgresIdempotency {
    let url = format!("host=127.0.0.1 port={port} user=keys dbname=postgres");
    PostgresIdempotency::new(move || {
        let url = url.clone();
        Box::pin(async move {
            let begun = Instant::now();
            loop {
                match tokio_postgres::connect(&url, tokio_postgres::NoTls).await {
                    Ok((client, connection)) => {
                        tokio::spawn(connection);
                        return Ok(client);
                    }
                    Err(error) if begun.elapsed() > Duration::from_secs(60) => {
                        return Err(error.into());
                    }
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
        })
    })
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program of Postgres, which refuses to run as root.
fn command(name: &str, folder: &Path) -> Option<Command> {
    let path = std::env::var_os("PATH")?;
    let program = std::env::split_paths(&path)
        .map(|it| it.join(name))
        .find(|it| it.is_file())?;
    let mut command = Command::new(program);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, chown};
        use std::os::unix::process::CommandExt as _;
        // The folder is the test's own, so its owner is this user.
        if matches!(std::fs::metadata(folder).unwrap().uid(), 0 | 65534) {
            chown(folder, Some(65534), Some(65534)).unwrap();
            command.gid(65534).uid(65534);
        }
    }
    command.current_dir(folder);
    Some(command)
}
