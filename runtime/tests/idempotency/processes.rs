//! Two processes serve one API with one Postgres.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use copperplate_runtime::server::IdempotencyKeys;

use crate::postgres::{Server, store};
use crate::served::server;

/// The variables of a process that serves: the port of Postgres, and the number of its first
/// execution.
const POSTGRES: &str = "COPPERPLATE_TEST_POSTGRES";
const FIRST: &str = "COPPERPLATE_TEST_FIRST";

/// The number of keys that are sent to both processes at once.
const KEYS: usize = 25;

/// Serves, in a process that the other test started; otherwise it does nothing.
#[tokio::test]
async fn served_in_a_process_of_its_own() {
    let Ok(postgres) = std::env::var(POSTGRES) else {
        return;
    };
    let first: usize = std::env::var(FIRST).unwrap().parse().unwrap();
    let executed = Arc::new(AtomicUsize::new(first));
    let counted = Arc::clone(&executed);
    let count = async move || (counted.load(Ordering::SeqCst) - first).to_string();
    let keys = IdempotencyKeys::new(store(postgres.parse().unwrap()));
    let router = server(keys, executed).route("/executed", axum::routing::get(count));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("\nport {}", listener.local_addr().unwrap().port());
    axum::serve(listener, router).await.unwrap();
}

/// A server in another process. It ends with the test.
struct Process {
    child: Child,
    port: u16,
}

impl Process {
    fn start(postgres: u16, first: usize) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "processes::served_in_a_process_of_its_own",
            "--nocapture",
        ]);
        command
            .env(POSTGRES, postgres.to_string())
            .env(FIRST, first.to_string());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut lines = lines.map(Result::unwrap);
        let port = lines.find_map(|line| line.strip_prefix("port ")?.parse().ok());
        let port = port.expect("a port");
        Self { child, port }
    }

    /// The status and the body of a response.
    fn send(&self, head: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        let head =
            format!("{head}host: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        stream
            .write_all(format!("{head}{body}").as_bytes())
            .unwrap();
        let mut seen = String::new();
        stream.read_to_string(&mut seen).unwrap();
        let (head, body) = seen.split_once("\r\n\r\n").unwrap();
        (
            head.split(' ').nth(1).unwrap().parse().unwrap(),
            body.to_owned(),
        )
    }

    fn pay(&self, key: usize) -> (u16, String) {
        let head = "POST /payments HTTP/1.1\r\nauthorization: Bearer ada-1\r\n\
                    content-type: application/json\r\n";
        self.send(&format!("{head}idempotency-key: key-{key}\r\n"), "\"rent\"")
    }

    fn executed(&self) -> usize {
        let (_, count) = self.send("GET /executed HTTP/1.1\r\n", "");
        count.parse().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn two_processes_execute_a_key_once() {
    let Some(postgres) = Server::start() else {
        eprintln!("NOT TESTED: there is no Postgres (initdb, postgres) in PATH");
        return;
    };
    let servers = [0, 1000].map(|first| Process::start(postgres.port, first));
    for key in 0..KEYS {
        let seen: Vec<_> = std::thread::scope(|scope| {
            // Four at once, two for each process.
            let calls: Vec<_> = servers
                .iter()
                .chain(&servers)
                .map(|server| scope.spawn(move || server.pay(key)))
                .collect();
            calls.into_iter().map(|it| it.join().unwrap()).collect()
        });
        assert_eq!(seen[0].0, 201, "{}", seen[0].1);
        assert!(seen.iter().all(|it| it == &seen[0]), "{seen:?}");
    }
    let executed: usize = servers.iter().map(Process::executed).sum();
    assert_eq!(executed, KEYS);
}
