//! Signers that are ready to use, and the verifier of responses.

use std::time::SystemTime;

use http::HeaderMap;

use super::boxed::{BoxError, BoxFuture};
use super::builder::Builder;
use super::signer::{Message, Signer};
use crate::signature::{
    HttpMessage, MessageSigner, StandardWebhooksSigner, TimestampedHmacSigner, Verifier,
};

impl<C> Builder<C> {
    /// Verifies the signature of each response before anything of it is parsed (RFC 9421, section
    /// 2.4). The verifier should require `@status`, and components of the request by `;req`; a
    /// signature without any such component is refused, because it would fit every request. Bind the
    /// signature of the request, if a signer makes one, so that the response is to this attempt.
    ///
    /// Without a valid signature, the call fails with a transport error whatever the status is. The
    /// request may have been carried out then. It is not sent again, and a 401 does not refresh a
    /// credential. A streamed response can't be verified.
    ///
    /// ```
    /// use copperplate_runtime::client::{Builder, Client};
    /// use copperplate_runtime::signature::{ComponentError, KnownKeys, Verifier, VerifyingKey};
    ///
    /// fn verifying(builder: Builder<Client>, key: VerifyingKey) -> Result<Builder<Client>, ComponentError> {
    ///     let verifier = Verifier::new(KnownKeys::new([("bank-1", key)]))
    ///         .requires(["@status", r#""@method";req"#, r#""@target-uri";req"#, r#""signature";req"#])?;
    ///     Ok(builder.verify_responses(verifier))
    /// }
    /// ```
    #[must_use]
    pub fn verify_responses(mut self, verifier: Verifier) -> Self {
        self.verifier = Some(verifier);
        self
    }
}

/// Each attempt is signed anew, with the time of the attempt and a new nonce. The idempotency key
/// stays the same.
impl Signer for MessageSigner {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        Box::pin(async move {
            let signed = HttpMessage::request(
                message.method(),
                message.scheme(),
                message.authority(),
                message.path_and_query(),
                message.headers(),
            )?;
            Ok(MessageSigner::sign(
                self,
                signed.body(message.body()),
                SystemTime::now(),
            )?)
        })
    }
}

/// The idempotency key of the call is the id of the message.
impl Signer for StandardWebhooksSigner {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        Box::pin(async move {
            let id = message.headers().get("webhook-id");
            let id = id.and_then(|id| id.to_str().ok());
            let id = id.ok_or("the operation has no `webhook-id`")?;
            let mut headers =
                StandardWebhooksSigner::sign(self, id, message.body(), SystemTime::now())?;
            // No signer may set the key, even to the same text.
            headers.remove("webhook-id");
            Ok(headers)
        })
    }
}

/// The document names the header.
impl Signer for TimestampedHmacSigner {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        Box::pin(async move {
            let header = message.signed.first();
            let header = header.ok_or("the operation has no header for a signature")?;
            let now = SystemTime::now();
            Ok(TimestampedHmacSigner::sign(
                self,
                header,
                message.body(),
                now,
            )?)
        })
    }
}
