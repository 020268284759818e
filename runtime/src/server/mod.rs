//! The server's face: generated routers over `axum`, and what a service implements beside them.
//!
//! A request passes these gates in order, and each refusal is answered in the API's own error
//! shape: credentials, what the caller accepts (where that is asked for), the type and the size of the
//! body, and then the document itself with every violation in one report. Only what passes reaches a
//! handler. Webhooks and callbacks are read more leniently: see [`Routes::strict`].
//!
//! Whoever is refused while it still sends a body hears why: what comes in is read and dropped for up to
//! [`DRAIN_WITHIN`], on a runtime with tokio's timer.
//!
//! Nobody is waited for without end: a body that stalls or drips is answered with 408 ([`BODY_IDLE`],
//! [`BODY_WITHIN`], [`UPLOAD_WITHIN`]), and a handler that does not end with 504 ([`HANDLER_WITHIN`]).
//! [`Routes`] sets these and other limits, which hold under any server. Those of connections are
//! for the server that accepts them: `rt::server::Serve`, with the feature `serve`, has them.
//!
//! A handler answers a documented success, or a [`Failed`]: a documented error, or any error by `?`,
//! which is a 500 in the API's own error shape, with its cause for the log ([`Routes::on_failure`]).
//!
//! A body with a content coding such as gzip is refused with 415. A layer around the router that
//! decodes it, such as `RequestDecompressionLayer` of tower-http, takes the `Content-Encoding` away, so
//! that the body is read; the limits of this server then hold for what was decoded.
//!
//! # When a caller goes away
//!
//! **A handler does not run to its end when its caller closes the connection.** The methods of a
//! generated `Service` are futures, and hyper, which serves them, drops such a future at the `await`
//! that it has come to; so does a time limit ([`Routes::handler_within`]). What was booked by then stays booked, what
//! should have followed does not happen, and nobody is told. Work that must not be cut off in the
//! middle belongs into a task of its own, whose handle the handler awaits: a task goes on when its
//! handle is dropped.
//!
//! ```
//! use std::sync::Arc;
//!
//! struct Bank {
//!     ledger: Arc<Ledger>,
//! }
//! # struct Ledger;
//! # impl Ledger {
//! #     async fn debit(&self, _: u64) {}
//! #     async fn pay_out(&self, cents: u64) -> u64 { cents }
//! # }
//!
//! impl Bank {
//!     // As a method of a `Service` does, with its own request and answer.
//!     async fn create_withdrawal(&self, cents: u64) -> Result<u64, tokio::task::JoinError> {
//!         let ledger = Arc::clone(&self.ledger);
//!         let work = tokio::spawn(async move {
//!             ledger.debit(cents).await;
//!             // Without the task, a caller that hangs up here would be debited and not paid.
//!             ledger.pay_out(cents).await
//!         });
//!         work.await
//!     }
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! #     let bank = Bank { ledger: Arc::new(Ledger) };
//! #     assert_eq!(bank.create_withdrawal(5).await.unwrap(), 5);
//! # }
//! ```
//!
//! A server that is told to stop waits for its requests, and knows nothing of such tasks: keep track
//! of them, for example in a `TaskTracker` of tokio-util, and wait for them as well. A process that is
//! killed ends everything, so what must be finished at any rate is written down before it is begun.

mod alive;
mod auth;
mod context;
mod drained;
mod exchange;
mod failed;
mod guard;
mod parts;
mod paths;
mod routes;
#[cfg(feature = "serve")]
mod serve;
mod served;
mod settings;
mod slow;
mod times;
mod typed;
#[cfg(feature = "serve")]
mod written;

pub use auth::{Authenticate, ClientCertificate, Credential, Credentials, Denied};
pub use axum::Router;
pub use context::Context;
pub use failed::{BoxError, Failed, Failure, HandlerResult};
pub use routes::Routes;
#[cfg(feature = "serve")]
pub use serve::{CONNECTIONS, HEAD_WITHIN, STOP_WITHIN, Serve, WRITE_WITHIN, serve};
pub use settings::{BODY_LIMIT, FILE_MEMORY_LIMIT};
pub use times::{BODY_IDLE, BODY_WITHIN, DRAIN_WITHIN, HANDLER_WITHIN, KEEP_ALIVE, UPLOAD_WITHIN};
