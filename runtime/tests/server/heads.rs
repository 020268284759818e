//! Heads that the server refuses before the router sees them.

use std::net::SocketAddr;
use std::time::Duration;

use copperplate_runtime as rt;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use rt::server::Serve;

use crate::api::{Desk, OWN, router};

/// A server that keeps a connection open fails a test then.
const PATIENCE: Duration = Duration::from_secs(20);

/// Starts a server with the API's own error format.
async fn started(change: impl FnOnce(Serve) -> Serve) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = change(Serve::new(listener, router(Desk::default())).refusals(&OWN));
    tokio::spawn(server.until(std::future::pending()));
    address
}

/// The response to one request, sent as these bytes, until the server closes.
pub async fn raw(address: SocketAddr, sent: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(sent.as_bytes()).await.unwrap();
    let mut seen = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut seen)).await;
    read.expect("the server closes").unwrap();
    String::from_utf8(seen).unwrap()
}

#[tokio::test]
async fn a_request_has_one_host_and_no_tunnel_is_opened() {
    let address = started(|it| it).await;
    for (head, status, text) in [
        ("GET /files/a.xml HTTP/1.1\r\n", 422, "\"code\":422"),
        (
            "GET /files/a.xml HTTP/1.1\r\nhost: a\r\nhost: a\r\n",
            422,
            "\"code\":422",
        ),
        (
            "GET /files/a.xml HTTP/1.0\r\nhost: a\r\nhost: b\r\n",
            422,
            "\"code\":422",
        ),
        (
            "GET /files/a.xml HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip, chunked\r\n",
            422,
            "must be chunked",
        ),
        (
            "GET /files/a.xml HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip\r\ntransfer-encoding: chunked\r\n",
            422,
            "must be chunked",
        ),
        // Without a template, the refusal is problem details.
        (
            "CONNECT a:443 HTTP/1.1\r\nhost: a:443\r\n",
            501,
            "\"status\":501",
        ),
    ] {
        // The server closes the connection, although the request does not ask for it.
        let seen = raw(address, &format!("{head}\r\n")).await;
        let status = format!(" {status} ");
        assert!(seen.lines().next().unwrap().contains(&status), "{seen}");
        assert!(seen.contains(text), "{seen}");
    }
    for head in [
        "GET /files/a.xml HTTP/1.1\r\nhost: a\r\n",
        "GET /files/a.xml HTTP/1.0\r\n",
    ] {
        let seen = raw(address, &format!("{head}connection: close\r\n\r\n")).await;
        assert!(seen.lines().next().unwrap().contains(" 200 "), "{seen}");
    }
}

#[tokio::test]
async fn a_body_in_chunks_is_read() {
    let address = started(|it| it).await;
    let head =
        "PUT /texts/a HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\nconnection: close\r\n";
    let sent = format!("{head}transfer-encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
    let seen = raw(address, &sent).await;
    assert!(seen.starts_with("HTTP/1.1 200 OK\r\n"), "{seen}");
}

/// The parts of a raw response that don't change.
fn shown(seen: &str) -> (String, &str) {
    let (head, body) = seen.split_once("\r\n\r\n").unwrap();
    let lines = head.lines().filter(|line| !line.starts_with("date: "));
    (lines.collect::<Vec<_>>().join("\n"), body)
}

#[tokio::test]
async fn heads_that_can_not_be_parsed_are_refused_in_the_own_format() {
    let address = started(|it| it.head_limit(100_000)).await;
    let spread = |count: usize| "a: b\r\n".repeat(count);
    let bad = r#"{"code":422,"why":"The request is not valid HTTP/1.1.","all":[[]]}"#;
    let long = r#"{"code":414,"why":"The URI is too long.","all":[[]]}"#;
    let large = r#"{"type":"about:blank","title":"Request Header Fields Too Large","status":431,"detail":"The header fields are too large."}"#;
    for (sent, status, body) in [
        (
            "GET / HTTP/1.1\r\nhost : a\r\n\r\n".to_owned(),
            "422 Unprocessable Entity",
            bad,
        ),
        ("\0\r\n\r\n".to_owned(), "422 Unprocessable Entity", bad),
        (
            "GET / HTTP/7.1\r\n\r\n".to_owned(),
            "422 Unprocessable Entity",
            bad,
        ),
        (
            format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000)),
            "414 URI Too Long",
            long,
        ),
        (
            format!("GET / HTTP/1.1\r\n{}\r\n", spread(101)),
            "431 Request Header Fields Too Large",
            large,
        ),
        (
            format!("GET / HTTP/1.1\r\na: {}\r\n\r\n", "b".repeat(400_000)),
            "431 Request Header Fields Too Large",
            large,
        ),
    ] {
        let seen = raw(address, &sent).await;
        let (head, found) = shown(&seen);
        assert_eq!(found, body, "{head}");
        let begun = format!("HTTP/1.1 {status}\ncontent-type: application/");
        assert!(head.starts_with(&begun), "{head}");
        let framed = format!("connection: close\ncontent-length: {}", body.len());
        assert!(head.ends_with(&framed), "{head}");
    }
}

#[tokio::test]
async fn a_broken_head_after_a_good_one_leaves_the_good_response_as_it_is() {
    let address = started(|it| it).await;
    let good = "GET /files/a.xml HTTP/1.1\r\nhost: a\r\n\r\n";
    // At once: hyper may answer before it has written the first response.
    let seen = raw(address, &format!("{good}\0\r\n\r\n")).await;
    let (_, rest) = seen.split_once(r#""xml a for ()""#).expect(&seen);
    assert!(rest.starts_with("HTTP/1.1 4"), "{rest}");
    // One after the other: both are in the own format.
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(good.as_bytes()).await.unwrap();
    let mut seen = Vec::new();
    while !seen.ends_with(br#""xml a for ()""#) {
        assert_ne!(stream.read_buf(&mut seen).await.unwrap(), 0);
    }
    stream.write_all(b"\0\r\n\r\n").await.unwrap();
    let mut rest = String::new();
    timeout(PATIENCE, stream.read_to_string(&mut rest))
        .await
        .unwrap()
        .unwrap();
    assert!(
        rest.contains("The request is not valid HTTP/1.1."),
        "{rest}"
    );
}

#[tokio::test]
async fn a_method_that_nothing_documents_is_refused_with_the_documented_ones() {
    let address = started(|it| it).await;
    let sent = "TRACE /files/a.xml HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let seen = raw(address, sent).await;
    assert!(
        seen.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"),
        "{seen}"
    );
    assert!(seen.contains("allow: GET,HEAD,DELETE\r\n"), "{seen}");
}
