//! A mock transport in the place of reqwest.

use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Response;
use reqwest::Body;
use tower_layer::Layer;
use tower_service::Service;

use super::super::boxed::{BoxError, BoxFuture};
use super::super::builder::Builder;
use super::super::transport::Transport;
use super::bodies::{Broken, collected};
use super::fault::Fault;
use super::named::target;
use super::reply::Content;
use super::rule::Given;
use super::state::{MockTransport, Shared};
use super::unmatched::Unmatched;
use crate::body::Outgoing;

/// A name of this machine (RFC 6761, section 6.3), to which credentials may go without TLS.
const URL: &str = "http://localhost";

impl<C> Builder<C> {
    /// Sends every request to a mock instead of a server. It replaces earlier layers, and later ones
    /// surround it. See [`MockTransport`] for an example.
    #[must_use]
    pub fn transport(mut self, mock: &MockTransport) -> Self {
        self.named = true;
        self.base_url(URL).layer(MockLayer(mock.shared()))
    }
}

/// A layer without anything inside it.
struct MockLayer(Arc<Shared>);

impl Layer<Transport> for MockLayer {
    type Service = Mock;

    fn layer(&self, _: Transport) -> Mock {
        Mock(Arc::clone(&self.0))
    }
}

#[derive(Clone)]
struct Mock(Arc<Shared>);

impl Service<reqwest::Request> for Mock {
    type Response = reqwest::Response;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<reqwest::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: reqwest::Request) -> Self::Future {
        let shared = Arc::clone(&self.0);
        Box::pin(async move {
            let request = http::Request::<Body>::try_from(request);
            let request = request.map_err(reqwest::Error::without_url)?;
            let (mut parts, body) = request.into_parts();
            parts.uri = target(&parts.uri);
            let body = collected(body).await?;
            let given = shared.reply(http::Request::from_parts(parts, body))?;
            given.sent().await
        })
    }
}

impl Given {
    async fn sent(self) -> Result<reqwest::Response, BoxError> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        let (response, stream) = match self.content {
            Content::Response(response, stream) => (response, stream),
            Content::Fault(Fault::Silent) => std::future::pending().await,
            Content::Fault(fault) => return Err(fault.into()),
            Content::Invalid(report) => {
                let reason = format!("the reply breaks the document:\n{report}");
                return Err(Unmatched(reason).into());
            }
        };
        Ok(match (self.broken_after, stream) {
            (Some(length), _) => broken(response, length).into(),
            (None, None) => response.map(Body::from).into(),
            (None, Some(stream)) => {
                let Some(stream) = stream.take() else {
                    let reason = "the stream of a reply can be sent once; make it by `then_with`";
                    return Err(Unmatched(reason.to_owned()).into());
                };
                let body = Outgoing::begin(stream).await;
                response.map(|_| Body::wrap(body)).into()
            }
        })
    }
}

fn broken(response: Response<Bytes>, length: usize) -> Response<Body> {
    response.map(|body| {
        let piece = body.slice(..length.min(body.len()));
        Body::wrap(Broken(Some(piece)))
    })
}
