//! The client: the I/O around the sans-I/O messages of [`wire`](crate::message), over reqwest.
//!
//! A generated `Client` wraps [`Client`] and has a method per operation. This module adds the
//! guarantees that payments need:
//!
//! - A request that breaks the document's rules, lacks a credential or would reach another path
//!   is refused before anything is sent.
//! - A request is repeated only where that can't carry it out twice: nothing of it was sent, its method
//!   is idempotent (RFC 9110, section 9.2.2), or it carries its idempotency key. Each attempt sends the
//!   same key and the same body.
//! - Everything that a call waits for has an end: [`Builder::timeout`] and [`Builder::deadline`].
//! - A redirect is never followed, so neither a body nor a credential goes to a second place.
//! - An [`Error`] says whether the request may have been carried out
//!   ([`Error::is_uncertain`]), and keeps the key that settles it
//!   ([`Error::idempotency_key`]).
//! - No `Debug` or `Display` shows a credential, a URL or a raw body.
//!
//! The crate that builds the binary chooses TLS: the features `rustls` and `native-tls` of this
//! crate enable the ones of reqwest. Without them, and without a feature of reqwest that another
//! crate enables, only `http` URLs work, and building a client for an `https` server fails.

mod attempt;
mod attempt_result;
mod boxed;
mod build_error;
mod builder;
mod call;
mod clock;
mod credential;
mod destinations;
mod error;
mod exchange;
mod http_client;
mod idempotency_key;
#[cfg(not(target_arch = "wasm32"))]
mod in_process;
#[cfg(feature = "journal")]
mod journal;
mod link_header;
#[cfg(feature = "testing")]
pub(crate) mod mock;
#[cfg(feature = "oauth")]
mod oauth;
mod operation_service;
mod options;
mod outgoing;
mod pages;
mod poller;
mod prepared;
mod reading;
mod reqwest_client;
mod response;
mod retry;
mod sending;
mod shared;
mod shown;
mod signer;
#[cfg(feature = "signatures")]
mod signing;
mod site;
mod standing;
mod target;
mod time_limit;
mod trace;
mod transport;
#[cfg(feature = "signatures")]
mod verifying;

pub use boxed::{BoxError, BoxFuture};
pub use build_error::BuildError;
pub use builder::Builder;
pub use credential::{Credential, CredentialSource, IntoSource};
pub use destinations::{Destinations, HttpsHosts};
pub use error::{CallError, Error};
pub use http_client::Client;
#[cfg(feature = "journal")]
pub use journal::{
    Journal, JournalError, JournalErrorKind, Journaled, Left, Reason, Resume, Resumed, Resumption,
};
#[cfg(feature = "oauth")]
pub use oauth::{DeviceCode, DeviceFlow, OAuth2, OAuthError};
pub use operation_service::OperationService;
pub use pages::{Items, PageError, PageItem, Pages};
pub use poller::{PollError, Poller};
pub use response::ApiResponse;
pub use retry::{RetryBudget, RetryPolicy};
pub use sending::Sending;
pub use signer::{Message, Signer};
pub use site::Site;
pub use standing::NotSent;
pub use trace::Deprecation;
#[cfg(not(target_arch = "wasm32"))]
pub use transport::Transport;
pub use transport::TransportError;
