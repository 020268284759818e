//! Verifies the signatures of responses (RFC 9421).

use http::{HeaderMap, Method};
use reqwest::Url;

use super::attempt_result::AttemptResult;
use super::call::Call;
use super::clock;
use super::response::Parts;
use super::shared::Inner;
use super::signer::Message;
use super::transport::Cause;
use crate::signature::{HttpMessage, Unverified, Verifier, VerifyError};
use crate::wire::OperationInfo;

/// The request behind a response, as it was sent.
pub(super) struct Verifying {
    verifier: Verifier,
    info: OperationInfo,
    method: Method,
    url: Url,
    headers: HeaderMap,
}

impl Verifying {
    pub(super) fn of(inner: &Inner, call: &Call, url: &Url, headers: &HeaderMap) -> Option<Self> {
        Some(Self {
            verifier: inner.verifier.clone()?,
            info: call.info.clone(),
            method: call.method.clone(),
            url: url.clone(),
            headers: headers.clone(),
        })
    }

    /// The result, if its response is verified.
    pub(super) async fn check(self, result: AttemptResult) -> Result<AttemptResult, Cause> {
        let refused = |reason: Unverified| Cause::Unverified(reason.into());
        match result {
            AttemptResult::Answered(parts) if parts.stream.is_none() => {
                self.verified(&parts).await.map_err(Cause::Unverified)?;
                Ok(AttemptResult::Answered(parts))
            }
            // A digest covers the whole body. Without the whole body, the signature proves not even the status.
            AttemptResult::Answered(_) | AttemptResult::TooLarge(_) => {
                Err(refused(Unverified::Digest))
            }
            AttemptResult::Lost(error) if error.head.is_some() => Err(error.cause),
            AttemptResult::Lost(error) => Ok(AttemptResult::Lost(error)),
        }
    }

    async fn verified(&self, parts: &Parts) -> Result<(), VerifyError> {
        let sent = Message {
            operation: self.info.id,
            signed: self.info.signed,
            method: &self.method,
            url: &self.url,
            headers: &self.headers,
            body: &[],
        };
        let (scheme, authority) = (sent.scheme(), sent.authority());
        let target = sent.path_and_query();
        let request = HttpMessage::request(&self.method, scheme, authority, target, &self.headers)?;
        let response = &parts.response;
        let message = HttpMessage::response(response.status(), response.headers())
            .to(request)
            .body(response.body());
        let verified = self.verifier.verify_at(message, clock::now()).await?;
        let mut components = verified.components().iter();
        match components.any(|it| it.is_of_request()) {
            true => Ok(()),
            false => Err(Unverified::NotCovered.into()),
        }
    }
}
