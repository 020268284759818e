//! The server over a socket.

use std::io::{Read as _, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use copperplate_runtime as rt;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use rt::server::{Routes, Serve};

use crate::api::{self, Desk, ListFiles, OWN, Said, endless_router, router, stream_router};
use crate::heads::raw;
use crate::{JSON, TOKEN};

/// A server that holds on to a connection fails a test then, rather than keeping it waiting.
const PATIENCE: Duration = Duration::from_secs(20);

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

    // A second request is running when the server is told to stop.
    let mut begun = TcpStream::connect(address).await.unwrap();
    let head =
        b"PUT /texts/a HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\ncontent-length: 1\r\n\r\n";
    begun.write_all(head).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;

    stop.send(()).unwrap();
    let soon = Duration::from_secs(5);
    let idle = timeout(soon, stream.read_to_end(&mut seen)).await;
    idle.expect("an idle connection is closed").unwrap();
    assert!(!server.is_finished());

    begun.write_all(b"x").await.unwrap();
    let mut seen = Vec::new();
    let read = timeout(soon, begun.read_to_end(&mut seen)).await;
    read.unwrap().unwrap();
    assert!(seen.starts_with(b"HTTP/1.1 200 OK\r\n"));
    let ended = timeout(soon, server).await;
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
    // Let the server read before the clock is paused; then only timers advance it.
    tokio::time::sleep(Duration::from_millis(50)).await;
    tokio::time::pause();
    let mut seen = Vec::new();
    let within = rt::server::HEAD_WITHIN + Duration::from_secs(1);
    let read = timeout(within, stream.read_to_end(&mut seen)).await;
    assert!(read.is_ok(), "still open");
}

/// Sends a complete request before it reads the response; returns the status line.
fn told_at_the_end(address: SocketAddr, head: &str, body: &[u8]) -> std::io::Result<String> {
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    Ok(response.lines().next().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_caller_that_does_not_listen_while_it_sends_hears_why_it_is_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let forever = std::future::pending();
    tokio::spawn(rt::server::serve(
        listener,
        router(Desk::default()),
        forever,
    ));

    let large = vec![b' '; 8 << 20];
    let length = format!("content-length: {}", large.len());
    let chunked = "transfer-encoding: chunked";
    let in_chunks = [
        format!("{:x}\r\n", large.len()).as_bytes(),
        &large,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let text = "content-type: text/plain";
    let cases: [(&str, &[&str], &[u8], u16); 6] = [
        ("POST /notes/n1", &[&length], &large, 401),
        ("POST /notes/n1", &[TOKEN, &length, text], &large, 415),
        ("POST /notes/n1", &[TOKEN, &length, JSON], &large, 413),
        ("POST /notes/n1", &[TOKEN, chunked, JSON], &in_chunks, 413),
        ("PUT /notes/n1", &[&length], &large, 405),
        ("GET /files/n1", &[&length], &large, 404),
    ];
    for (line, headers, body, status) in cases {
        let headers = headers.join("\r\n");
        let head = format!("{line} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{headers}\r\n\r\n");
        for _ in 0..20 {
            let (head, body) = (head.clone(), body.to_vec());
            let told = move || told_at_the_end(address, &head, &body);
            let told = tokio::task::spawn_blocking(told).await.unwrap();
            let told = told.unwrap_or_else(|error| panic!("{line} {status}: {error}"));
            assert!(told.starts_with(&format!("HTTP/1.1 {status} ")), "{told}");
        }
    }
}

/// The documentation of the module warns about this.
#[tokio::test]
async fn a_handler_is_dropped_when_its_caller_goes_away() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let begun = Arc::new(Semaphore::new(0));
    let router = endless_router(Arc::clone(&begun));
    let kept = Arc::strong_count(&begun);
    let forever = std::future::pending();
    tokio::spawn(rt::server::serve(listener, router, forever));

    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = b"GET /files HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(head).await.unwrap();
    begun.acquire().await.unwrap().forget();
    assert!(Arc::strong_count(&begun) > kept);
    drop(stream);
    while Arc::strong_count(&begun) > kept {
        tokio::task::yield_now().await;
    }
}

/// Sends these bytes and reads until the other end closes the connection.
async fn exchanged(address: SocketAddr, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(sent).await.unwrap();
    let mut seen = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut seen)).await;
    read.expect("the connection is closed").unwrap();
    String::from_utf8(seen).unwrap()
}

#[tokio::test]
async fn a_stalled_body_is_answered_and_its_connection_closed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let short = Duration::from_millis(50);
    let routes = Routes::new(Desk::default(), &OWN).body_idle(short);
    let server = Serve::new(listener, api::routes(routes)).until(std::future::pending());
    tokio::spawn(server);

    let head = "PUT /texts/a HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\n";
    for (framing, sent) in [
        ("content-length: 1048576", "x".repeat(1_048_575)),
        ("content-length: 5", String::new()),
        ("transfer-encoding: chunked", "5\r\nhe".to_owned()),
    ] {
        let sent = format!("{head}{framing}\r\n\r\n{sent}");
        let seen = exchanged(address, sent.as_bytes()).await;
        assert!(seen.starts_with("HTTP/1.1 408 "), "{framing}: {seen}");
        assert!(seen.contains("\r\nconnection: close\r\n"), "{seen}");
        assert!(seen.contains(r#"{"code":408"#), "{seen}");
    }
}

#[tokio::test]
async fn more_connections_than_there_may_be_wait_for_their_turn() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move { stopped.await.unwrap_or_default() };
    let serve = Serve::new(listener, router(Desk::default()));
    let server = tokio::spawn(serve.connections(1).head_within(None).until(shutdown));

    let get = b"GET /files/a.xml HTTP/1.1\r\nhost: a\r\n\r\n";
    let mut first = TcpStream::connect(address).await.unwrap();
    first.write_all(get).await.unwrap();
    let mut seen = [0; 12];
    first.read_exact(&mut seen).await.unwrap();
    assert_eq!(&seen, b"HTTP/1.1 200");

    let close = b"GET /files/a.xml HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let mut second = TcpStream::connect(address).await.unwrap();
    second.write_all(close).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let early = second.try_read(&mut [0; 1]).map_err(|it| it.kind());
    assert_eq!(early, Err(std::io::ErrorKind::WouldBlock));

    drop(first);
    let mut seen = Vec::new();
    second.read_to_end(&mut seen).await.unwrap();
    assert!(seen.starts_with(b"HTTP/1.1 200"));

    // A waiting connection does not delay the shutdown.
    let _third = TcpStream::connect(address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    stop.send(()).unwrap();
    server.await.unwrap().unwrap();
}

/// A handler that still runs when the server ends must not move money later.
#[tokio::test]
async fn handlers_end_with_the_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move { stopped.await.unwrap_or_default() };
    let (carried_out, marks) = (Arc::new(AtomicUsize::new(0)), Duration::from_millis(200));
    let counted = Arc::clone(&carried_out);
    let routes = Routes::new((), &OWN).public::<ListFiles, _, _>(move |_, _, _| {
        let counted = Arc::clone(&counted);
        async move {
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(marks).await;
            counted.fetch_add(1, Ordering::SeqCst);
            Ok(Said::NoContent)
        }
    });
    let serve = Serve::new(listener, routes.finish()).stop_within(Duration::from_millis(20));
    let server = tokio::spawn(serve.until(shutdown));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = b"GET /files HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(head).await.unwrap();
    while carried_out.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    stop.send(()).unwrap();
    let ended = server.await.unwrap().unwrap_err();
    assert_eq!(ended.kind(), std::io::ErrorKind::TimedOut);
    tokio::time::sleep(marks * 2).await;
    assert_eq!(carried_out.load(Ordering::SeqCst), 1);
}

/// Stops a server while a handler runs whose caller has gone. Returns the end of the server, and the
/// number of handlers that ended.
async fn stopped_without_its_caller(within: Duration) -> (std::io::Result<()>, usize) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move { stopped.await.unwrap_or_default() };
    let (begun, ended) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
    let (begins, counted) = (Arc::clone(&begun), Arc::clone(&ended));
    let routes = Routes::new((), &OWN)
        .finish_started(|_| true)
        .public::<ListFiles, _, _>(move |_, _, _| {
            let (begins, counted) = (Arc::clone(&begins), Arc::clone(&counted));
            async move {
                begins.add_permits(1);
                tokio::time::sleep(Duration::from_millis(300)).await;
                counted.fetch_add(1, Ordering::SeqCst);
                Ok(Said::NoContent)
            }
        });
    let serve = Serve::new(listener, routes.finish()).stop_within(within);
    let server = tokio::spawn(serve.until(shutdown));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = b"GET /files HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(head).await.unwrap();
    drop(begun.acquire().await.unwrap());
    drop(stream);
    // Let the server notice that the caller has gone.
    tokio::time::sleep(Duration::from_millis(50)).await;
    stop.send(()).unwrap();
    let end = timeout(PATIENCE, server).await.unwrap().unwrap();
    (end, ended.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_stopping_server_waits_for_handlers_without_callers_within_its_limit() {
    let (end, ended) = stopped_without_its_caller(PATIENCE).await;
    end.unwrap();
    assert_eq!(ended, 1);
    let (end, ended) = stopped_without_its_caller(Duration::from_millis(1)).await;
    assert_eq!(end.unwrap_err().kind(), std::io::ErrorKind::TimedOut);
    assert_eq!(ended, 0);
}

#[tokio::test]
async fn who_takes_nothing_of_an_answer_is_let_go() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (router, streaming) = stream_router();
    let serve = Serve::new(listener, router).write_within(Duration::from_millis(50));
    tokio::spawn(serve.until(std::future::pending()));

    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = b"GET /ticks HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(head).await.unwrap();
    let mut seen = [0; 12];
    stream.read_exact(&mut seen).await.unwrap();
    assert_eq!(&seen, b"HTTP/1.1 200");
    // The connection stays open at this end, and nothing is read from it.
    let gone = async {
        while Arc::strong_count(&streaming) > 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, gone).await.expect("it is let go");
}

#[tokio::test]
async fn a_handler_knows_the_peer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let routes = Routes::new((), &api::PLAIN);
    let routes = routes.public::<api::GetXml, _, _>(|_, _, context| async move {
        Ok(Said::Ok(context.peer().unwrap().ip().to_string()))
    });
    let served = rt::server::serve(listener, routes.finish(), std::future::pending());
    tokio::spawn(served);
    let seen = raw(
        address,
        "GET /files/a.xml HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    )
    .await;
    assert!(seen.ends_with("\"127.0.0.1\""), "{seen}");
}
