//! The client: the I/O around the sans-I/O messages of [`wire`](crate::wire), over reqwest.
//!
//! A generated `Client` wraps [`Client`] and has a method per operation. What this module adds to
//! the bytes is what moving money needs:
//!
//! - A request that breaks the document's rules, lacks a credential or would reach another path
//!   is refused before anything is sent.
//! - A request is repeated only where that can't carry it out twice: its method is idempotent
//!   (RFC 9110, section 9.2.2), or it carries its idempotency key. Each attempt sends the same
//!   key and the same body.
//! - A redirect is never followed, so neither a body nor a credential goes to a second place.
//! - An [`Error`] says whether the request may have been carried out
//!   ([`Error::is_uncertain`]), and keeps the key that settles it
//!   ([`Error::idempotency_key`]).
//! - No `Debug` or `Display` shows a credential, a URL or a raw body.
//!
//! TLS is the choice of the crate that builds the binary: the features `rustls` and `native-tls`
//! of this crate are those of reqwest. Without either, and without a feature of reqwest's own that
//! another crate switched on, only `http` URLs work, and a client of an `https` server is not built.

mod answer;
mod attempt;
mod builder;
mod call;
mod credential;
mod error;
mod hook;
mod http_client;
mod key;
mod limit;
mod retry;
mod sending;
mod sign;
mod standing;
mod target;
mod tls;
mod transport;

use std::future::Future;
use std::pin::Pin;

pub use answer::Answer;
pub use builder::{BuildError, Builder};
pub use credential::{Credential, CredentialSource};
pub use error::{CallError, Error};
pub use hook::{Destinations, HttpsHosts};
pub use http_client::Client;
pub use retry::RetryPolicy;
pub use sending::Sending;
pub use sign::{Message, Signer};
pub use standing::NotSent;
pub use transport::TransportError;

/// A boxed future, so that a trait with it can be used as a trait object.
///
/// `Box::pin(async move { … })` makes one.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Any error of code that a caller plugs in.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
