//! The client itself.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request};
use reqwest::Url;

use super::call::{self, Failure};
use super::credential::Sources;
use super::{Answer, BoxFuture, Error, RetryPolicy, Signer};
use crate::codec::Validate;
use crate::report::Report;
use crate::wire::{Operation, OperationInfo, Unreadable, read_streaming, write_request};

/// Sends operations. A generated `Client` wraps it.
///
/// Cloning it is cheap; clones share connections and credentials. `Debug` shows no secret.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

/// What all clones share.
pub(super) struct Inner {
    pub(super) http: reqwest::Client,
    pub(super) base: Url,
    pub(super) headers: HeaderMap,
    pub(super) sources: Sources,
    pub(super) signer: Option<Arc<dyn Signer>>,
    pub(super) timeout: Duration,
    pub(super) retry: RetryPolicy,
    pub(super) response_limit: usize,
}

impl Client {
    pub(super) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    ///
    /// A documented failure, an answer that is not as documented, a request that breaks the
    /// document's rules, or a failure to reach the server.
    pub async fn send<O: Operation>(
        &self,
        request: &O::Request,
    ) -> Result<Answer<O::Response>, Error<O::Error>> {
        let written = written::<O>(request).map_err(Error::Invalid)?;
        let mut parts = match self.exchange(O::INFO, written).await {
            Ok(parts) => parts,
            Err(failure) => return Err(failure.typed()),
        };
        match read_streaming::<O>(&parts.response, parts.stream.take()) {
            Ok((outcome, warnings)) => {
                parts.warnings = warnings;
                match outcome {
                    Ok(value) => Ok(Answer::new(value, parts)),
                    Err(value) => Err(Error::Api(Answer::new(value, parts))),
                }
            }
            Err(Unreadable::Undocumented) => Err(Error::Undocumented(Answer::new((), parts))),
            Err(Unreadable::Undecodable(report)) => {
                Err(Error::Undecodable(Answer::new((), parts), report))
            }
        }
    }

    /// Boxed, so that it is compiled once and not once an operation.
    fn exchange(
        &self,
        info: OperationInfo,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Box<super::answer::Parts>, Failure>> {
        Box::pin(call::exchange(&self.0, info, request))
    }
}

/// The request in bytes, or all that is wrong with it.
fn written<O: Operation>(request: &O::Request) -> Result<Request<Bytes>, Report> {
    let checked = request.validate();
    match (write_request::<O>(request), checked) {
        (Ok(written), Ok(())) => Ok(written),
        (Ok(_), Err(report)) | (Err(report), Ok(())) => Err(report),
        (Err(unwritable), Err(mut report)) => {
            report.append(unwritable);
            Err(report)
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.0.base.as_str())
            .field("headers", &self.0.headers)
            .field("credentials", &self.0.sources)
            .field("signer", &self.0.signer.is_some())
            .field("timeout", &self.0.timeout)
            .field("retry", &self.0.retry)
            .field("response_limit", &self.0.response_limit)
            .finish_non_exhaustive()
    }
}
