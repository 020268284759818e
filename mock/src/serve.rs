//! Serves a mock over HTTP/1.1.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::handshake;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::exchange::{BODY_LIMIT, Mock, Reply};

/// A mock that serves until it is stopped or dropped.
pub struct Serving {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Serving {
    /// Its address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic of a thread was printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Mock {
    /// Serves on a port of this machine, or on a free one for port 0.
    ///
    /// # Errors
    ///
    /// The port is in use, or the system has no threads.
    pub fn serve(self, port: u16) -> io::Result<Serving> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .thread_name("mock")
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let mock = Arc::new(self);
        let thread = std::thread::Builder::new().spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    _ = accept(listener, mock) => {}
                }
            });
            // Open connections end with the mock.
            runtime.shutdown_background();
        })?;
        Ok(Serving {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

async fn accept(listener: std::net::TcpListener, mock: Arc<Mock>) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(_) => {
                // Too many open files: some connections end soon.
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                continue;
            }
        };
        // Small responses must not wait for the acknowledgement of earlier ones.
        let _ = stream.set_nodelay(true);
        let mock = Arc::clone(&mock);
        tokio::spawn(async move {
            let service = service_fn(|request| exchange(Arc::clone(&mock), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // A connection that breaks off is the caller's choice.
            let _ = connection.await;
        });
    }
}

/// Answers a request; an error ends the connection.
async fn exchange(
    mock: Arc<Mock>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, io::Error> {
    let (parts, body) = request.into_parts();
    let body = match Limited::new(body, BODY_LIMIT).collect().await {
        Ok(body) => Some(body.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => None,
        Err(error) => return Err(io::Error::other(error)),
    };
    let latency = mock.latency();
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    let reply = mock.exchange(&parts, body.as_ref());
    for request in mock.outgoing() {
        tokio::spawn(deliver(request));
    }
    match reply {
        Reply::Response(response) => Ok(response.map(Full::new)),
        Reply::Drop => Err(io::Error::other("the mock was asked to drop a connection")),
    }
}

/// Sends a webhook. A receiver that is not there gets nothing.
async fn deliver(request: Request<Bytes>) -> Option<()> {
    let authority = request.uri().authority()?;
    let port = authority.port_u16().unwrap_or(80);
    let address = (authority.host().to_owned(), port);
    let stream = tokio::net::TcpStream::connect(address).await.ok()?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
    tokio::spawn(connection);
    let mut request = request.map(Full::new);
    let path = request.uri().path_and_query().map_or("/", |it| it.as_str());
    *request.uri_mut() = path.parse().ok()?;
    let response = sender.send_request(request).await.ok()?;
    response.into_body().collect().await.ok().map(|_| ())
}
