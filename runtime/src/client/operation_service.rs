//! A typed call as a service of `tower`.

use std::fmt;
use std::marker::PhantomData;
use std::task::{Context, Poll};

use tower_service::Service;

use super::error::CallError;
use super::http_client::Client;
use super::response::ApiResponse;
use super::sending::Sending;
use crate::wire::ClientOperation;

/// The calls of one operation as a [`Service`] of `tower`: layers around it see the typed request, and
/// the typed response or error. [`Client::service`] makes it. Layers around each attempt are set with
/// [`Builder::layer`](super::Builder::layer).
pub struct OperationService<O> {
    client: Client,
    operation: PhantomData<fn() -> O>,
}

impl Client {
    /// The calls of one operation as a service of `tower`.
    ///
    /// ```
    /// # use copperplate_runtime::client::{ApiResponse, CallError, Client};
    /// # use copperplate_runtime::operation::ClientOperation;
    /// # use tower::{ServiceBuilder, ServiceExt as _};
    /// # async fn call<O: ClientOperation>(client: Client, request: O::Request)
    /// # -> Result<ApiResponse<O::Response>, CallError<O>> {
    /// let service = ServiceBuilder::new().concurrency_limit(8).service(client.service::<O>());
    /// let response = service.oneshot(request).await?;
    /// # Ok(response)
    /// # }
    /// ```
    #[must_use]
    pub fn service<O: ClientOperation>(&self) -> OperationService<O> {
        OperationService {
            client: self.clone(),
            operation: PhantomData,
        }
    }
}

impl<O: ClientOperation> Service<O::Request> for OperationService<O> {
    type Response = ApiResponse<O::Response>;
    type Error = CallError<O>;
    type Future = Sending<O>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), CallError<O>>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: O::Request) -> Sending<O> {
        self.client.send(&request)
    }
}

impl<O> Clone for OperationService<O> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            operation: PhantomData,
        }
    }
}

impl<O> fmt::Debug for OperationService<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OperationService")
            .finish_non_exhaustive()
    }
}
