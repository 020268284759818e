//! A transport that calls a service in this process instead of a server.

use std::convert::Infallible;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HOST, HeaderValue};
use http::{Uri, request, response};
use http_body::{Body as _, Frame, SizeHint};
use reqwest::{Body, Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::boxed::{BoxError, BoxFuture};
use super::builder::Builder;
use super::transport::Transport;

/// A name of this machine (RFC 6761, section 6.3), to which credentials may go without TLS.
const URL: &str = "http://localhost";

impl<C> Builder<C> {
    /// Calls this service instead of a server: the router of a service, in a test of both. There is
    /// no socket, and no limit of connections; everything else is as over HTTP. It replaces earlier
    /// layers, and later ones surround it.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// use copperplate_runtime::client::{Builder, Client};
    /// use copperplate_runtime::server::Router;
    ///
    /// // As generated code begins: `Client::builder().in_process(router(service))`.
    /// let client = Builder::new(&[], |client: Client| client).in_process(Router::new()).build();
    /// # client.unwrap();
    /// # }
    /// ```
    #[must_use]
    pub fn in_process<S, B>(self, service: S) -> Self
    where
        S: Service<http::Request<Body>, Response = http::Response<B>, Error = Infallible>,
        S: Clone + Send + Sync + 'static,
        S::Future: Send,
        B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
        B::Error: Into<BoxError>,
    {
        self.base_url(URL).layer(InProcess(service))
    }
}

/// A layer without anything inside it.
struct InProcess<S>(S);

impl<S: Clone> Layer<Transport> for InProcess<S> {
    type Service = Called<S>;

    fn layer(&self, _: Transport) -> Called<S> {
        Called(self.0.clone())
    }
}

/// The service, for requests and responses of reqwest.
#[derive(Clone)]
struct Called<S>(S);

impl<S, B> Service<Request> for Called<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = self.0.clone();
        Box::pin(async move {
            let request = arriving(request)?;
            match poll_fn(|context| service.poll_ready(context)).await {
                Ok(()) => {}
                Err(never) => match never {},
            }
            match service.call(request).await {
                Ok(response) => Ok(departing(response)),
                Err(never) => match never {},
            }
        })
    }
}

/// The request as a server receives it: with `Host`, a length, and a target without the authority
/// (RFC 9112, section 3.2.1).
fn arriving(request: Request) -> Result<http::Request<Body>, BoxError> {
    let request = http::Request::<Body>::try_from(request).map_err(|error| error.without_url())?;
    let (mut parts, body): (request::Parts, Body) = request.into_parts();
    if let Some(authority) = parts.uri.authority() {
        let host = HeaderValue::from_str(authority.as_str())?;
        parts.headers.entry(HOST).or_insert(host);
    }
    if let Some(length) = body.size_hint().exact().filter(|length| *length > 0) {
        let length = HeaderValue::from(length);
        parts.headers.entry(CONTENT_LENGTH).or_insert(length);
    }
    let target = parts.uri.path_and_query().cloned();
    parts.uri = target.map_or_else(|| Uri::from_static("/"), Uri::from);
    Ok(http::Request::from_parts(parts, body))
}

fn departing<B>(response: http::Response<B>) -> Response
where
    B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<BoxError>,
{
    let (parts, body): (response::Parts, B) = response.into_parts();
    let body = Body::wrap(Shared(Mutex::new(body)));
    Response::from(http::Response::from_parts(parts, body))
}

/// A body that is `Sync`, as reqwest demands. Nobody waits for the lock.
struct Shared<B>(Mutex<B>);

impl<B: http_body::Body<Data = Bytes> + Unpin> http_body::Body for Shared<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let body = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        Pin::new(body).poll_frame(context)
    }

    fn size_hint(&self) -> SizeHint {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        body.size_hint()
    }

    fn is_end_stream(&self) -> bool {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        body.is_end_stream()
    }
}

impl<S> fmt::Debug for InProcess<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("InProcess").finish_non_exhaustive()
    }
}
