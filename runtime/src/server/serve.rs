//! Serves a router over TCP.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::header::{CONNECTION, HOST, HeaderValue, TRANSFER_ENCODING};
use http::{Method, Request, Response, Version};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tower_service::Service as _;

use super::detached::Handlers;
use super::peer::Peer;
use super::shaped::{Pending, Shaped};
use super::times::{limit, within};
use super::written::Written;
use crate::report::{Location, Report};
use crate::wire::refusal::{Refusal, Refusals};

/// The default time for a caller to send the head of a request, also on a connection kept open: 30
/// seconds. Heads are short, and idle connections must not accumulate.
pub const HEAD_WITHIN: Duration = Duration::from_secs(30);

/// The default time for a caller to accept more of a response: 30 seconds, as for a head.
pub const WRITE_WITHIN: Duration = Duration::from_secs(30);

/// The default time for running requests after the server is told to stop: 30 seconds, because
/// orchestrators commonly wait this long before they kill a process.
pub const STOP_WITHIN: Duration = Duration::from_secs(30);

/// The default limit of the head of a request: 64 KiB, more than the 8 to 32 KiB of common servers.
pub const HEAD_LIMIT: usize = 64 * 1024;

/// The smallest buffer of hyper.
const LEAST_HEAD: usize = 8 * 1024;

/// The default limit of open connections: 512. This is half of the common limit of 1,024 open files
/// per process, and limits buffered bodies of 1 MiB to half a GiB.
pub const CONNECTIONS: usize = 512;

/// A server for HTTP/1.1, with limits.
///
/// It refuses a request without `Host` or with two of them (RFC 9112, section 3.2), one with a
/// transfer coding other than `chunked` (section 6.1), and `CONNECT`, which is for proxies. The
/// extensions of a request have its [`Peer`], and the `ConnectInfo` of axum.
///
/// A head that can't be parsed gets a 400 response, a long URI 414, and a large head 431, all in the
/// error format of [`Serve::refusals`]. Only behind a pipelined request whose response is not written
/// yet, such a response has no body: hyper makes it and can't be told otherwise.
///
/// [`Routes`](super::Routes) sets the limits of bodies and handlers. TLS and HTTP/2 are left to a
/// proxy or another server. A router works with `axum::serve` as well, but without these limits.
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
    head_limit: usize,
    connections: Option<usize>,
    refusals: &'static Refusals,
}

/// Problem details, for a server of several APIs.
static PROBLEMS: Refusals = Refusals::new();

impl Serve {
    /// A server with the default limits of this module.
    #[must_use]
    pub fn new(listener: TcpListener, router: Router) -> Self {
        Self {
            listener,
            router,
            head_within: Some(HEAD_WITHIN),
            write_within: Some(WRITE_WITHIN),
            stop_within: Some(STOP_WITHIN),
            head_limit: HEAD_LIMIT,
            connections: Some(CONNECTIONS),
            refusals: &PROBLEMS,
        }
    }

    /// Sets the time for a caller to send the head of a request ([`HEAD_WITHIN`]), counted from the
    /// end of the previous request; then its connection is closed. `None` and [`Duration::MAX`]
    /// mean no limit.
    #[must_use]
    pub fn head_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.head_within = limit(within);
        self
    }

    /// Sets the limit of the head of a request, in bytes ([`HEAD_LIMIT`]), and at least 8 KiB: a
    /// longer one is a 431 response. A head has at most 100 header fields.
    #[must_use]
    pub fn head_limit(mut self, bytes: usize) -> Self {
        self.head_limit = bytes.max(LEAST_HEAD);
        self
    }

    /// Sets the time for a caller to accept more of a response ([`WRITE_WITHIN`]); then its
    /// connection is closed. `None` and [`Duration::MAX`] mean no limit.
    #[must_use]
    pub fn write_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.write_within = limit(within);
        self
    }

    /// Sets the time for running requests once the server is told to stop ([`STOP_WITHIN`]); then
    /// they are cut off. `None` and [`Duration::MAX`] mean no limit.
    #[must_use]
    pub fn stop_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.stop_within = limit(within);
        self
    }

    /// Sets the limit of open connections ([`CONNECTIONS`]); others wait in the queue of the
    /// operating system until one is closed. `None` means no limit.
    #[must_use]
    pub fn connections(mut self, most: impl Into<Option<usize>>) -> Self {
        self.connections = most.into();
        self
    }

    /// Sets the error format for the refusals of this server itself: generated `REFUSALS`. By default
    /// it is problem details, because a router can serve several APIs.
    #[must_use]
    pub fn refusals(mut self, refusals: &'static Refusals) -> Self {
        self.refusals = refusals;
        self
    }

    /// Serves until `shutdown` is ready, then lets running requests finish.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::TimedOut`], if requests were cut off.
    pub async fn until(self, shutdown: impl Future<Output = ()> + Send) -> io::Result<()> {
        let most = self.connections.unwrap_or(Semaphore::MAX_PERMITS);
        let free = Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        let connections = GracefulShutdown::new();
        let handlers = Handlers::default();
        // The server cuts off running handlers at its end, so that none moves money later.
        let mut tasks = JoinSet::new();
        let mut shutdown = pin!(shutdown);
        while let Some((stream, peer, permit)) = self.next(&free, shutdown.as_mut()).await {
            let mut protocol = http1::Builder::new();
            protocol
                .timer(TokioTimer::new())
                .header_read_timeout(self.head_within)
                .max_buf_size(self.head_limit);
            let (router, refusals) = (self.router.clone(), self.refusals);
            let pending = Pending::default();
            let stream = Written::new(stream, self.write_within);
            let stream = TokioIo::new(Shaped::new(stream, refusals, pending.clone()));
            let running = handlers.clone();
            let service = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(running.clone());
                pending.begin();
                let pending = pending.clone();
                let received = received(router.clone(), refusals, peer, request);
                async move {
                    received
                        .await
                        .map(|response| response.map(|it| pending.body(it)))
                }
            });
            let connection = protocol.serve_connection(stream, service);
            let connection = connections.watch(connection);
            while tasks.try_join_next().is_some() {}
            tasks.spawn(async move {
                // A failed connection concerns only its caller.
                connection.await.unwrap_or_default();
                drop(permit);
            });
        }
        drop(self.listener);
        let all = async {
            connections.shutdown().await;
            handlers.ended().await;
        };
        let ended = within(self.stop_within, all).await;
        tasks.shutdown().await;
        handlers.cut_off().await;
        ended.ok_or_else(|| io::Error::from(io::ErrorKind::TimedOut))
    }

    /// The next connection, once the limit permits it; `None` once the server is told to stop.
    async fn next(
        &self,
        free: &Arc<Semaphore>,
        mut shutdown: Pin<&mut (impl Future<Output = ()> + Send)>,
    ) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
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
                Ok((stream, peer)) => return Some((stream, peer, permit)),
                // The failure of one connection does not affect the next.
                Err(error) if is_of_one_connection(&error) => {}
                // For example, too many files are open: others may be closed meanwhile.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }
}

/// Passes a request on to the router, unless its head is refused.
async fn received(
    mut router: Router,
    refusals: &'static Refusals,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    if let Some((refusal, report)) = wrong_head(&request) {
        let mut response = refusals.response(refusal, &report).map(Body::from);
        // Whoever sends such a head may disagree about the end of its body.
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(CONNECTION, close);
        return Ok(response);
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Peer(peer));
    request.extensions_mut().insert(ConnectInfo(peer));
    router.call(request).await
}

/// The reason to refuse a request before it is routed.
fn wrong_head(request: &Request<Incoming>) -> Option<(Refusal, Report)> {
    if request.method() == Method::CONNECT {
        return Some((Refusal::NotImplemented, Report::new()));
    }
    let hosts = request.headers().get_all(HOST).iter().count();
    let least = usize::from(request.version() == Version::HTTP_11);
    if !(least..=1).contains(&hosts) {
        return Some(wrong_field("host", "must be sent once"));
    }
    let codings = request.headers().get_all(TRANSFER_ENCODING);
    let mut codings = codings.iter().map(HeaderValue::as_bytes);
    let is_chunked = |coding: &[u8]| coding.trim_ascii().eq_ignore_ascii_case(b"chunked");
    let plain = codings.next().is_none_or(is_chunked) && codings.next().is_none();
    (!plain).then(|| wrong_field("transfer-encoding", "must be chunked"))
}

fn wrong_field(name: &'static str, wanted: &str) -> (Refusal, Report) {
    let mut report = Report::new();
    let mark = report.mark();
    report.push("header", wanted);
    report.locate_since(mark, Location::Header(name));
    (Refusal::Invalid, report)
}

/// Serves a router over HTTP/1.1 until `shutdown` is ready, then lets running requests finish: a
/// [`Serve`] with default settings.
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
