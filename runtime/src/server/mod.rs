//! The server: generated routers over `axum`, and the traits of a service.
//!
//! A request passes these checks in order: credentials, `Accept` (if configured), the type and the
//! size of the body, and then the document itself, with every violation in one report. Each refusal
//! is a response in the API's own error format. Only a valid request reaches a handler. Webhooks
//! and callbacks are read more leniently: see [`Routes::strict`].
//!
//! A caller still sending its body receives a refusal too: the server reads and drops the rest of
//! the body for up to [`DRAIN_WITHIN`], on a runtime with tokio's timer.
//!
//! Every wait has a limit. A body that stalls or is too slow gets a 408 response ([`BODY_IDLE`],
//! [`BODY_WITHIN`], [`UPLOAD_WITHIN`]), and a handler that does not finish a 504 response
//! ([`HANDLER_WITHIN`]). [`Routes`] sets these and other limits, and they hold under any server.
//! Limits of connections belong to the server that accepts them: `rt::server::Serve`, with the
//! feature `serve`.
//!
//! A handler returns a documented success, or a [`Failed`]: a documented error, or any error by
//! `?`, which becomes a 500 in the API's own error format, with its cause for the log
//! ([`Routes::on_failure`]).
//!
//! A body with a content coding such as gzip is refused with 415. A layer around the router that
//! decodes it, such as `RequestDecompressionLayer` of tower-http, removes the `Content-Encoding`,
//! so that the body is read; the limits of this server then apply to the decoded body.
//!
//! # When a caller goes away
//!
//! **Only the handler of an operation with an idempotency key runs to its end when its caller closes
//! the connection** ([`Routes::finish_started`]). The methods of a generated `Service` are futures,
//! and hyper drops such a future at its current `await`; so does a time limit
//! ([`Routes::handler_within`]). Earlier effects remain, the next steps do not happen,
//! and nobody is notified. Uninterruptible work belongs in its own task, and the handler awaits its
//! handle: a task continues when its handle is dropped.
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
//!     // Like a method of a `Service`, with its own request and response.
//!     async fn create_withdrawal(&self, cents: u64) -> Result<u64, tokio::task::JoinError> {
//!         let ledger = Arc::clone(&self.ledger);
//!         let work = tokio::spawn(async move {
//!             ledger.debit(cents).await;
//!             // Without the task, a caller disconnecting here would be debited but not paid.
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
//! A server that is told to stop waits for its requests, but knows nothing of such tasks: track
//! them, for example in a `TaskTracker` of tokio-util, and wait for them as well. Killing a process
//! ends everything, so record the work before you begin it.

mod admission;
mod alive;
mod auth;
mod context;
mod context_builder;
mod denied;
mod detached;
mod drained;
mod exchange;
mod executed;
mod extract;
mod failed;
mod guard;
#[cfg(feature = "idempotency")]
mod idempotency;
mod incoming;
mod limits;
mod log;
mod observed;
mod observing;
mod parts;
mod paths;
mod peer;
mod refused;
mod rejected;
mod routes;
#[cfg(feature = "serve")]
mod serve;
mod served;
mod settings;
#[cfg(feature = "serve")]
mod shaped;
#[cfg(feature = "signatures")]
mod signed;
mod slow;
mod steps;
mod table;
mod times;
mod typed;
mod unimplemented;
mod watched;
#[cfg(feature = "signatures")]
mod webhooks;
#[cfg(feature = "serve")]
mod written;

pub use auth::{Authenticate, ClientCertificate, Credential, Credentials};
pub use axum::Router;
pub use context::Context;
pub use context_builder::{AddedHeaders, ContextBuilder};
pub use denied::{Denied, Unread};
pub use failed::{BoxError, Failed, Failure, HandlerResult};
#[cfg(feature = "idempotency-postgres")]
pub use idempotency::PostgresIdempotency;
#[cfg(feature = "idempotency-sqlite")]
pub use idempotency::SqliteIdempotency;
#[cfg(feature = "idempotency")]
pub use idempotency::{Begun, Claim, IdempotencyKeys, IdempotencyStore, MemoryStore, StoreFuture};
pub use limits::{BODY_LIMIT, FILE_MEMORY_LIMIT};
pub use observed::{Exchanged, Refused, RequestId};
pub use peer::Peer;
pub use rejected::Rejected;
pub use routes::Routes;
#[cfg(feature = "serve")]
pub use serve::{CONNECTIONS, HEAD_LIMIT, HEAD_WITHIN, STOP_WITHIN, Serve, WRITE_WITHIN, serve};
#[cfg(feature = "signatures")]
pub use signed::VerifyLayer;
pub use times::{BODY_IDLE, BODY_WITHIN, DRAIN_WITHIN, HANDLER_WITHIN, KEEP_ALIVE, UPLOAD_WITHIN};
pub use unimplemented::Unimplemented;
#[cfg(feature = "signatures")]
pub use webhooks::VerifyWebhooks;
