//! Signers that are ready to use.

use std::time::SystemTime;

use http::HeaderMap;

use super::boxed::{BoxError, BoxFuture};
use super::signer::{Message, Signer};
use crate::signature::{HttpMessage, MessageSigner};

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
