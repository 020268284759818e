//! Serving a router over TCP.

use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::times::{limit, within};
use super::written::Written;

/// How long a caller may take to send the head of a request unless told otherwise, on a connection that
/// is kept open too: 30 seconds. A head is short, and idle connections do not pile up.
pub const HEAD_WITHIN: Duration = Duration::from_secs(30);

/// How long a caller may take nothing of an answer that is sent to it, unless told otherwise: 30
/// seconds, as for a head.
pub const WRITE_WITHIN: Duration = Duration::from_secs(30);

/// How long requests that are being answered may take once the server is told to stop, unless told
/// otherwise: 30 seconds, as orchestrators commonly wait before they kill a process.
pub const STOP_WITHIN: Duration = Duration::from_secs(30);

/// How many connections may be open at a time unless told otherwise: 512. That is half of the 1,024
/// files that a process commonly may have open, and with bodies of 1 MiB at most half a GiB is held.
pub const CONNECTIONS: usize = 512;

/// A server of HTTP/1.1, with its limits.
///
/// Those of bodies and handlers are set by [`Routes`](super::Routes). TLS and HTTP/2 are for what stands
/// before or around this; a router works with `axum::serve` as well, which has none of these limits.
///
/// ```no_run
/// use std::time::Duration;
///
/// use copperplate_runtime::server::{Router, Serve};
///
/// # async fn start(router: Router) -> std::io::Result<()> {
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
/// Serve::new(listener, router)
///     .connections(2_000)
///     .stop_within(Duration::from_secs(20))
///     .until(std::future::pending())
///     .await
/// # }
/// ```
#[derive(Debug)]
pub struct Serve {
    listener: TcpListener,
    router: Router,
    head_within: Option<Duration>,
    write_within: Option<Duration>,
    stop_within: Option<Duration>,
    connections: Option<usize>,
}

impl Serve {
    /// A server with the limits that the constants of this module state.
    #[must_use]
    pub fn new(listener: TcpListener, router: Router) -> Self {
        Self {
            listener,
            router,
            head_within: Some(HEAD_WITHIN),
            write_within: Some(WRITE_WITHIN),
            stop_within: Some(STOP_WITHIN),
            connections: Some(CONNECTIONS),
        }
    }

    /// Sets how long a caller may take to send the head of a request ([`HEAD_WITHIN`]), counted from the
    /// end of the request before it as well; then its connection is closed. `None` and
    /// [`Duration::MAX`] are no limit.
    #[must_use]
    pub fn head_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.head_within = limit(within);
        self
    }

    /// Sets how long a caller may take nothing of an answer ([`WRITE_WITHIN`]); then its connection is
    /// closed. `None` and [`Duration::MAX`] are no limit.
    #[must_use]
    pub fn write_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.write_within = limit(within);
        self
    }

    /// Sets how long requests that are being answered may take once the server is told to stop
    /// ([`STOP_WITHIN`]); then they are cut off. `None` and [`Duration::MAX`] are no limit.
    #[must_use]
    pub fn stop_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.stop_within = limit(within);
        self
    }

    /// Sets how many connections may be open at a time ([`CONNECTIONS`]); the others wait in the queue of
    /// the operating system until one of these is closed. `None` is no limit.
    #[must_use]
    pub fn connections(mut self, most: impl Into<Option<usize>>) -> Self {
        self.connections = most.into();
        self
    }

    /// Serves until `shutdown` is ready, then lets the requests that were begun end.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::TimedOut`], if requests were cut off.
    pub async fn until(self, shutdown: impl Future<Output = ()> + Send) -> io::Result<()> {
        let most = self.connections.unwrap_or(Semaphore::MAX_PERMITS);
        let free = Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        let connections = GracefulShutdown::new();
        let mut shutdown = pin!(shutdown);
        while let Some((stream, permit)) = self.next(&free, shutdown.as_mut()).await {
            let mut protocol = http1::Builder::new();
            protocol
                .timer(TokioTimer::new())
                .header_read_timeout(self.head_within);
            let stream = TokioIo::new(Written::new(stream, self.write_within));
            let service = TowerToHyperService::new(self.router.clone());
            let connection = protocol.serve_connection(stream, service);
            let connection = connections.watch(connection);
            tokio::spawn(async move {
                // How a connection ends is between its caller and the network.
                connection.await.unwrap_or_default();
                drop(permit);
            });
        }
        drop(self.listener);
        let ended = within(self.stop_within, connections.shutdown()).await;
        ended.ok_or_else(|| io::Error::from(io::ErrorKind::TimedOut))
    }

    /// The next connection, once there may be one more; `None` once the server is told to stop.
    async fn next(
        &self,
        free: &Arc<Semaphore>,
        mut shutdown: Pin<&mut (impl Future<Output = ()> + Send)>,
    ) -> Option<(TcpStream, OwnedSemaphorePermit)> {
        let permit = tokio::select! {
            () = shutdown.as_mut() => return None,
            permit = Arc::clone(free).acquire_owned() => permit.ok()?,
        };
        loop {
            let accepted = tokio::select! {
                () = shutdown.as_mut() => return None,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, _)) => return Some((stream, permit)),
                // One connection that broke off says nothing about the next one.
                Err(error) if is_of_one_connection(&error) => {}
                // Too many files are open, or the like: others may be closed meanwhile.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }
}

/// Serves a router over HTTP/1.1 until `shutdown` is ready, then lets the requests that were begun
/// end: a [`Serve`] as it is without being told otherwise.
///
/// # Errors
///
/// [`io::ErrorKind::TimedOut`], if requests were cut off [`STOP_WITHIN`] after the end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    Serve::new(listener, router).until(shutdown).await
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
