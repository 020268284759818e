//! A Postgres server of the test, on loopback with a free port and a temporary folder.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use copperplate_runtime::journal::PostgresConnector;

pub struct Server {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Server {
    /// Starts a server; `None` where there is no Postgres.
    pub fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut found = command("initdb", folder.path())?;
        found
            .args(["--auth=trust", "--username=journal", "--no-sync", "-D"])
            .arg(&data)
            .stdout(Stdio::null());
        assert!(found.status().ok()?.success(), "initdb failed");
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut server = command("postgres", folder.path())?;
        server.arg("-D").arg(&data).args(["-p", &port.to_string()]);
        server.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        server.args(["-c", "unix_socket_directories="]);
        let child = server
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Some(Self {
            child,
            port,
            _folder: folder,
        })
    }

    /// Connects, and waits until the server has started.
    pub fn connector(&self) -> PostgresConnector {
        let url = format!(
            "host=127.0.0.1 port={} user=journal dbname=postgres",
            self.port
        );
        Box::new(move || {
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
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program of Postgres, which does not run as root.
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
        if std::fs::metadata(folder).unwrap().uid() == 0 || is_root() {
            let (user, group) = (65534, 65534);
            chown(folder, Some(user), Some(group)).unwrap();
            command.gid(group).uid(user);
        }
    }
    command.current_dir(folder);
    Some(command)
}

/// True for the user that may become any other one.
#[cfg(unix)]
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|it| it.stdout == b"0\n")
}
