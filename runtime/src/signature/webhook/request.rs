//! A verified request, for a receiver without this crate's server.

use std::marker::PhantomData;

use bytes::Bytes;

use super::super::message::HttpMessage;
use super::super::unverified::{Unverified, VerifyError};
use super::WebhookVerifier;
use crate::report::Report;
use crate::wire::{ServerOperation, read_verified};

/// A request of a signed webhook that was verified. Nothing else can be parsed:
/// [`read_request`](crate::message::read_request) does not compile for such a webhook.
///
/// ```compile_fail
/// # use copperplate_runtime as rt;
/// # struct Settled;
/// # struct Nothing {}
/// # rt::request! { Nothing {} }
/// # impl rt::Operation for Settled {
/// #     const INFO: rt::operation::OperationInfo =
/// #         rt::operation::OperationInfo::new("settled", rt::operation::MethodName::POST, "/settled")
/// #             .webhook()
/// #             .signature(rt::operation::WebhookSignature::StandardWebhooks);
/// #     type Request = Nothing;
/// #     type Response = rt::response::NoContent;
/// #     type Error = std::convert::Infallible;
/// # }
/// let request = http::Request::post("/settled").body(rt::Bytes::new()).unwrap();
/// let read = rt::message::read_request::<Settled>(&request);
/// ```
pub struct VerifiedRequest<O> {
    request: http::Request<Bytes>,
    operation: PhantomData<fn() -> O>,
}

impl<O: ServerOperation> VerifiedRequest<O> {
    /// Verifies a request by the scheme that the document declares. The scheme of its URI is `https`
    /// unless it has one.
    ///
    /// # Errors
    ///
    /// Fails if the request is not verified, or can't be verified now.
    pub async fn verify(
        verifier: &impl WebhookVerifier,
        request: http::Request<Bytes>,
    ) -> Result<Self, VerifyError> {
        let declared = O::INFO.signature.ok_or(Unverified::Unsupported)?;
        let message = HttpMessage::received(request.method(), request.uri(), request.headers())?;
        let message = message.body(request.body());
        verifier.verify(message, declared).await?;
        Ok(Self {
            request,
            operation: PhantomData,
        })
    }

    /// Reads the request leniently, with the violations as warnings.
    ///
    /// # Errors
    ///
    /// Reports all violations of a request that can't be decoded.
    pub fn read(&self) -> Result<(O::Request, Report), Report> {
        read_verified::<O>(&self.request)
    }
}

impl<O> std::fmt::Debug for VerifiedRequest<O> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("VerifiedRequest")
    }
}
