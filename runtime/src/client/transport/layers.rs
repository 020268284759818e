//! The transport, with custom layers around it.

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use reqwest::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::super::boxed::{BoxError, BoxFuture};

/// Sends the attempts of a client: reqwest, or a layer around it.
/// [`Builder::layer`](super::super::Builder::layer) takes any `tower` layer for requests and
/// responses of reqwest, and puts it around this service.
#[derive(Clone)]
pub struct Transport(Kind);

#[derive(Clone)]
enum Kind {
    Plain(reqwest::Client),
    Layered(Arc<dyn Sends>),
}

/// A layer that waits for its transport.
pub(in crate::client) type LayerFn = Box<dyn FnOnce(Transport) -> Transport + Send>;

/// A service without its type.
trait Sends: Send + Sync {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, BoxError>>;
}

struct Of<S>(S);

impl<S> Sends for Of<S>
where
    S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
{
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, BoxError>> {
        // A service is ready for one call, so each call has its own clone.
        let mut service = self.0.clone();
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(Into::into)?;
            service.call(request).await.map_err(Into::into)
        })
    }
}

impl Transport {
    pub(in crate::client) fn new(http: reqwest::Client) -> Self {
        Self(Kind::Plain(http))
    }

    /// The transport with a layer around it.
    pub(in crate::client) fn layered<L>(self, layer: L) -> Self
    where
        L: Layer<Self>,
        L::Service: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Error: Into<BoxError>,
        <L::Service as Service<Request>>::Future: Send,
    {
        Self(Kind::Layered(Arc::new(Of(layer.layer(self)))))
    }

    /// Sends one attempt.
    pub(in crate::client) async fn send(&self, request: Request) -> Result<Response, BoxError> {
        match &self.0 {
            Kind::Plain(http) => {
                let sent = http.execute(request).await;
                // A layer can wrap the error, and the URL can have a key in its query.
                sent.map_err(|error| error.without_url().into())
            }
            Kind::Layered(service) => service.send(request).await,
        }
    }
}

impl Service<Request> for Transport {
    type Response = Response;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let transport = self.clone();
        Box::pin(async move { transport.send(request).await })
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Transport").finish_non_exhaustive()
    }
}
