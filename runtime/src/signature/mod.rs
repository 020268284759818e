//! Signatures of HTTP messages (RFC 9421), with digests of their bodies (RFC 9530).
//!
//! A [`MessageSigner`] signs requests of a client, and a [`Verifier`] verifies them in a server. The
//! key decides the algorithm: the parameter `alg` of a message can only confirm it.
//!
//! ```
//! use std::time::{Duration, SystemTime};
//!
//! use copperplate_runtime::signature::{
//!     HttpMessage, KnownKeys, MessageSigner, SigningKey, Unverified, Verifier, VerifyError,
//! };
//! use http::{HeaderMap, Method};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let key = SigningKey::hmac_sha256(*b"a secret of at least 32 random bytes")?;
//! let verifier = Verifier::new(KnownKeys::new([("k-1", key.verifying_key())]))
//!     .requires(["@method", "@target-uri"])?;
//! let signer = MessageSigner::new("k-1", key).covers(["@method", "@target-uri"])?;
//!
//! // The client does this in each attempt, and a layer of the server verifies it.
//! let mut headers = HeaderMap::new();
//! let (post, target) = (Method::POST, "/payouts?dry=true");
//! let message = HttpMessage::request(&post, "https", "bank.example", target, &headers)?;
//! headers.extend(signer.sign(message.body(b"{}"), SystemTime::now())?);
//!
//! let received = HttpMessage::request(&post, "https", "bank.example", target, &headers)?;
//! let verified = verifier.verify(received.body(b"{}")).await?;
//! assert_eq!(verified.key_id(), "k-1");
//!
//! let changed = verifier.verify(received.body(b"{ }")).await;
//! assert!(matches!(changed, Err(VerifyError::Unverified(Unverified::Digest))));
//! # Ok(())
//! # }
//! ```

mod base;
mod component;
mod digest;
mod fields;
mod key;
mod key_error;
mod keys;
mod message;
mod received;
mod replay;
#[cfg(feature = "signatures-rsa")]
mod rsa;
mod signer;
mod unverified;
mod upvest;
mod verifier;
mod webhook;

pub use component::{Component, ComponentError};
pub use digest::{DigestAlgorithm, content_digest};
pub use key::{Algorithm, SigningKey, VerifyingKey};
pub use key_error::KeyError;
pub use keys::{Keys, KnownKeys};
pub use message::HttpMessage;
pub use replay::{BoxError, BoxFuture, MemoryReplays, Replays};
pub use signer::{MessageSigner, SignError};
pub use unverified::{Unverified, VerifyError};
pub use upvest::upvest;
pub use verifier::{Verified, Verifier};
#[cfg(feature = "receive")]
pub use webhook::VerifiedRequest;
pub use webhook::{
    StandardWebhooks, StandardWebhooksSigner, TimestampedHmac, TimestampedHmacSigner,
    WebhookVerifier,
};
