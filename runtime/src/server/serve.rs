//! Serving a router over TCP.

use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

/// How long a caller may take to send the head of a request, on a connection that is kept open
/// too.
pub const HEAD_WITHIN: Duration = Duration::from_secs(30);

/// How long requests that are being answered may take once the server is told to stop.
pub const STOP_WITHIN: Duration = Duration::from_secs(30);

/// Serves a router over HTTP/1.1 until `shutdown` is ready, then lets the requests that were begun
/// end.
///
/// A connection whose caller is slower than [`HEAD_WITHIN`] is closed, so that idle ones do not
/// pile up. TLS, HTTP/2 and a time limit of requests are for what stands before or around this; a
/// router works with `axum::serve` as well.
///
/// # Errors
///
/// [`io::ErrorKind::TimedOut`], if requests were cut off [`STOP_WITHIN`] after the end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let connections = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    while let Some(stream) = next(&listener, shutdown.as_mut()).await {
        let mut protocol = http1::Builder::new();
        protocol
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_WITHIN);
        let service = TowerToHyperService::new(router.clone());
        let connection = protocol.serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        // How a connection ends is between its caller and the network.
        tokio::spawn(async move { connection.await.unwrap_or_default() });
    }
    drop(listener);
    let ended = tokio::time::timeout(STOP_WITHIN, connections.shutdown()).await;
    ended.map_err(io::Error::from)
}

/// The next connection; `None` once the server is told to stop.
async fn next(
    listener: &TcpListener,
    mut shutdown: Pin<&mut (impl Future<Output = ()> + Send)>,
) -> Option<TcpStream> {
    loop {
        let accepted = tokio::select! {
            () = shutdown.as_mut() => return None,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => return Some(stream),
            // One connection that broke off says nothing about the next one.
            Err(error) if is_of_one_connection(&error) => {}
            // Too many files are open, or the like: others may be closed meanwhile.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
