//! The server over a socket.

use std::time::Duration;

use copperplate_runtime as rt;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::api::{Desk, router};

#[tokio::test]
async fn requests_are_answered_until_the_end_and_idle_connections_do_not_hold_it_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move { stopped.await.unwrap_or_default() };
    let server = tokio::spawn(rt::server::serve(
        listener,
        router(Desk::default()),
        shutdown,
    ));

    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"GET /files/a.xml HTTP/1.1\r\nhost: a\r\n\r\n")
        .await
        .unwrap();
    let mut seen = Vec::new();
    while !seen.ends_with(br#""xml a for ()""#) {
        assert_ne!(stream.read_buf(&mut seen).await.unwrap(), 0);
    }
    assert!(seen.starts_with(b"HTTP/1.1 200 OK\r\n"));

    // A second request has begun when the end comes.
    let mut begun = TcpStream::connect(address).await.unwrap();
    let head =
        b"PUT /texts/a HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\ncontent-length: 1\r\n\r\n";
    begun.write_all(head).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;

    stop.send(()).unwrap();
    let soon = Duration::from_secs(5);
    let idle = tokio::time::timeout(soon, stream.read_to_end(&mut seen)).await;
    idle.expect("an idle connection is closed").unwrap();
    assert!(!server.is_finished());

    begun.write_all(b"x").await.unwrap();
    let mut seen = Vec::new();
    let read = tokio::time::timeout(soon, begun.read_to_end(&mut seen)).await;
    read.unwrap().unwrap();
    assert!(seen.starts_with(b"HTTP/1.1 200 OK\r\n"));
    let ended = tokio::time::timeout(soon, server).await;
    ended.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_caller_that_sends_half_a_head_is_dropped() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let forever = std::future::pending();
    tokio::spawn(rt::server::serve(
        listener,
        router(Desk::default()),
        forever,
    ));

    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nho").await.unwrap();
    // Let the server read before the clock is stopped; then time passes when nothing else does.
    tokio::time::sleep(Duration::from_millis(50)).await;
    tokio::time::pause();
    let mut seen = Vec::new();
    let within = rt::server::HEAD_WITHIN + Duration::from_secs(1);
    let read = tokio::time::timeout(within, stream.read_to_end(&mut seen)).await;
    assert!(read.is_ok(), "still open");
}
