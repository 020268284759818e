//! A transport without sockets, for tests on paused time.

use std::future::Future;
use std::time::Duration;

use rt::client::{BoxError, Builder, Client, RetryPolicy, Transport};
use tower::layer::layer_fn;
use tower::{Layer, Service, service_fn};

use copperplate_runtime as rt;

/// A client whose attempts a function answers.
pub fn client<F, R>(response: F) -> Builder<Client>
where
    F: Fn(reqwest::Request) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<reqwest::Response, BoxError>> + Send + 'static,
{
    Builder::new(&[], |client| client)
        .base_url("http://127.0.0.1:9")
        .bearer("token", "tok-s3cret")
        .retry(RetryPolicy::default().base_delay(Duration::ZERO))
        .layer(layer(response))
}

pub fn layer<F, R>(
    response: F,
) -> impl Layer<
    Transport,
    Service = impl Service<reqwest::Request, Response = reqwest::Response, Error = BoxError, Future = R>
              + Clone
              + Send
              + Sync
              + 'static,
> + Send
+ 'static
where
    F: Fn(reqwest::Request) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<reqwest::Response, BoxError>> + Send + 'static,
{
    around(move |_, request| response(request))
}

/// A layer that handles the transport and a request with a function.
pub fn around<F, R>(
    handle: F,
) -> impl Layer<
    Transport,
    Service = impl Service<reqwest::Request, Response = reqwest::Response, Error = BoxError, Future = R>
              + Clone
              + Send
              + Sync
              + 'static,
> + Send
+ 'static
where
    F: Fn(Transport, reqwest::Request) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<reqwest::Response, BoxError>> + Send + 'static,
{
    layer_fn(move |inner: Transport| {
        let handle = handle.clone();
        service_fn(move |request| handle(inner.clone(), request))
    })
}

/// A response with one header, the media type of JSON.
pub fn response(status: u16, body: &'static str) -> Result<reqwest::Response, BoxError> {
    let built = http::Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(body)?;
    Ok(built.into())
}
