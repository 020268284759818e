//! The server's face: generated routers over `axum`, and what a service implements beside them.
//!
//! A request passes these gates in order, and each refusal is answered in the API's own error
//! shape: credentials, what the caller accepts, the type and the size of the body, and then the
//! document itself with every violation in one report. Only what passes reaches a handler.
//!
//! Whoever is refused while it still sends a body hears why: what comes in is read and dropped for up to
//! [`DRAIN_WITHIN`], on a runtime with tokio's timer.
//!
//! A body with a content coding such as gzip is refused with 415. A layer around the router that
//! decodes it, such as `RequestDecompressionLayer` of tower-http, takes the `Content-Encoding` away, so
//! that the body is read; the limits of this server then hold for what was decoded.

mod auth;
mod context;
mod drained;
mod exchange;
mod guard;
mod parts;
mod paths;
mod routes;
#[cfg(feature = "serve")]
mod serve;
mod settings;

pub use auth::{Authenticate, ClientCertificate, Credential, Credentials, Denied};
pub use axum::Router;
pub use context::Context;
pub use drained::DRAIN_WITHIN;
pub use exchange::Failure;
pub use routes::Routes;
#[cfg(feature = "serve")]
pub use serve::{HEAD_WITHIN, STOP_WITHIN, serve};
pub use settings::{BODY_LIMIT, FILE_HELD};
