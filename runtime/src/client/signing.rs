//! Signers that are ready to use.

use std::time::SystemTime;

use http::HeaderMap;

use super::boxed::{BoxError, BoxFuture};
use super::signer::{Message, Signer};
use crate::signature::{HttpMessage, MessageSigner, StandardWebhooksSigner, TimestampedHmacSigner};

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
