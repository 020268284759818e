//! The library behind code that Copperplate generates from OpenAPI documents.
//!
//! Generated code is declarative: Rust types, and tables that map their fields and variants to
//! messages. This crate reads, writes and checks values with these tables, and has the client and
//! the server. Generated code and services use it under the name `rt`.
//!
//! # Values
//!
//! A generated type is a plain struct or enum. Its table has a line for each property, with the
//! keywords of the schema that the Rust type does not enforce:
//!
//! ```
//! use copperplate_runtime as rt;
//!
//! #[derive(Clone)]
//! struct Payout {
//!     amount: rt::Decimal,
//!     reference: String,
//!     note: Option<String>,
//! }
//!
//! rt::object! {
//!     impl Debug, PartialEq for Payout {
//!         amount: required("amount") where exclusive_minimum("0") as_string(),
//!         reference: required("reference") where max_length(8),
//!         note: optional("note"),
//!         .. => refuse,
//!     }
//! }
//!
//! // Strict reading names every violation, each with a JSON Pointer and a keyword.
//! let text = br#"{"amount":"0.00","reference":"far too long"}"#;
//! let report = rt::from_json::<Payout>(text).unwrap_err();
//! let found: Vec<_> = report.violations().iter().map(|it| (&*it.pointer, it.keyword)).collect();
//! assert_eq!(found, [("/amount", "exclusiveMinimum"), ("/reference", "maxLength")]);
//!
//! // Lenient reading keeps a value that can be made at all, with the violations as warnings.
//! let (payout, warnings) = rt::from_json_lenient::<Payout>(text).unwrap();
//! assert_eq!((payout.reference.as_str(), warnings.len()), ("far too long", 2));
//!
//! // A value that was built in code is checked by the same rules.
//! use rt::Validate;
//! let payout = Payout { reference: "p-1".into(), amount: "12.50".parse().unwrap(), ..payout };
//! assert!(payout.validate().is_ok());
//! assert_eq!(rt::to_json(&payout), br#"{"amount":"12.50","reference":"p-1"}"#);
//! ```
//!
//! Amounts are [`Decimal`], [`Integer`] or [`MinorUnits`] and never pass through a float. A
//! [`Presence`] distinguishes an absent member from `null`, and a [`Sensitive`] value is redacted
//! in `Debug` and in reports.
//!
//! # Operations
//!
//! Each operation is a type that implements [`Operation`](operation::Operation), with the types of
//! its request, its success and its error. Requests and responses have tables as well. One table
//! writes a message on one side and reads it on the other, without I/O:
//!
//! ```
//! use copperplate_runtime as rt;
//!
//! #[derive(Clone, Debug, PartialEq)]
//! struct GetPayoutRequest {
//!     id: String,
//! }
//!
//! rt::request! {
//!     GetPayoutRequest {
//!         id: parameter(path("id")) where max_length(8),
//!     }
//! }
//!
//! #[derive(Clone, Debug, PartialEq)]
//! enum GetPayoutError {
//!     NotFound(String),
//! }
//!
//! rt::failure! {
//!     impl Display, Error for GetPayoutError {
//!         404 => NotFound(body: body(&rt::body::JSON)) as "404: No such payout",
//!     }
//! }
//!
//! enum GetPayout {}
//!
//! impl rt::Operation for GetPayout {
//!     const INFO: rt::operation::OperationInfo =
//!         rt::operation::OperationInfo::new("getPayout", rt::operation::MethodName::GET, "/payouts/{id}")
//!             .produces(&["application/json"]);
//!     type Request = GetPayoutRequest;
//!     type Response = rt::response::Ok<String>;
//!     type Error = GetPayoutError;
//! }
//!
//! # #[cfg(all(feature = "send", feature = "receive"))]
//! # {
//! let request = GetPayoutRequest { id: "p-1".into() };
//! let written = rt::message::write_request::<GetPayout>(&request).unwrap();
//! assert_eq!(written.uri(), "/payouts/p-1");
//! assert_eq!(rt::message::read_request::<GetPayout>(&written), Ok(request));
//! # }
//! ```
//!
#![cfg_attr(
    feature = "client",
    doc = "A service that calls an API uses [`client`]: requests that may have moved money are sent again \
           only with their idempotency key, and an error says what is known of the result."
)]
#![cfg_attr(
    feature = "server",
    doc = "A service that provides an API uses [`server`]: it mounts handlers on [`Routes`](server::Routes), \
           and requests that break the document are refused before a handler runs."
)]
//!
//! # Modules
//!
//! | module | contents |
//! |---|---|
//! | [`types`] | Rust types of values: decimals, dates, secrets, optional and nullable members |
//! | [`json`] | free-form JSON, and the reader and the writer of JSON text |
//! | [`report`] | violations, collected in one report |
//! | [`codec`] | the traits of reading, writing and checking |
//! | [`schema`] | keywords of JSON Schema, as constant data |
//! | [`model`] | the traits that the tables of types implement |
//! | [`mod@operation`] | operations and their constants |
//! | [`parameter`] | parameters and their styles |
//! | [`body`] | codecs of bodies: JSON, forms, parts, text, bytes and streams |
//! | [`message`] | requests and responses, written and read |
//! | [`mod@response`] | responses that most operations share |
//! | [`refusal`] | error responses for requests rejected before a handler runs |
//! | `journal` | the storage of journals of intents (feature `journal`) |
//! | `signature` | signatures of HTTP messages (feature `signatures`) |
//! | `testing` | a transport without a server, for tests (feature `testing`) |
//! | [`security`] | security schemes and requirements |
//! | [`servers`] | the servers of a document, and their URLs |
//! | [`expression`] | runtime expressions: the URLs of callbacks and the requests of links |
//!
//! A type of a service can replace a generated one: it implements [`Decode`], [`Encode`] and
//! [`Validate`]. [`text_type!`] implements them for text.

#![forbid(unsafe_code)]

#[cfg(all(
    target_arch = "wasm32",
    any(
        feature = "oauth",
        feature = "journal",
        feature = "server",
        feature = "signatures",
        feature = "testing"
    )
))]
compile_error!(
    "a browser has types and the client: switch off the features `oauth`, `journal`, `server`, `signatures` and `testing`"
);

pub mod body;
pub mod codec;
mod evaluate;
mod format;
pub mod json;
pub mod model;
mod modules;
pub mod parameter;
pub mod report;
pub mod schema;
mod syntax;
pub mod types;
mod wire;

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "journal")]
pub mod journal;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "signatures")]
pub mod signature;

#[cfg(feature = "testing")]
pub mod testing {
    //! Tests of services that call an API, without a server (feature `testing`).
    //!
    //! [`MockTransport`] takes the place of the connections of a client: typed expectations reply to
    //! requests, with documented and undocumented responses, delays and faults. [`Recorder`] records the
    //! exchanges with a real server, without secrets, to replay them.

    pub use crate::client::mock::{
        Fault, Fixtures, MockTransport, Received, Recorder, Reply, Unmatched, When,
    };
}

pub mod operation {
    //! Operations: their constants, and the types of their messages.

    pub use crate::wire::{
        ClientOperation, Example, Idempotency, MethodName, Operation, OperationInfo, PageStyle,
        Paginated, Pagination, Polled, Polling, ServerOperation, WebhookSignature,
    };
}

pub mod message {
    //! Requests and responses, written and read without I/O.
    //!
    //! Each operation has one definition that writes and reads its messages, with the types of the
    //! `http` crate. The client and the server are thin drivers of it, so both sides read the same
    //! value that was written.

    #[doc(hidden)]
    pub use crate::wire::next_parameter;
    pub use crate::wire::{
        OperationResult, ReadHeaders, ReadRequest, ReadResponse, RequestParts, RequestReader,
        RequestWriter, ResponseHints, ResponseReader, ResponseWriter, RetryDelay, Unreadable,
        VisitRequest, WriteHeaders, WriteRequest, WriteResponse, accepts, captures, choose,
        is_json, normal_path, preferred, read_request, read_request_leniently, read_response,
        read_response_strictly, segments, write_request, write_response,
    };
}

pub use bytes::Bytes;
pub use codec::{
    Decode, Encode, Validate, from_json, from_json_lenient, from_json_lenient_with, from_json_with,
    to_json, to_json_with,
};
pub use futures_core::Stream;
pub use http::{Method, StatusCode, header};
pub use json::{Json, Limits, Map, Number};
pub use model::{Several, Unknown, UnknownInteger, UnknownJson};
pub use operation::Operation;
pub use report::{Report, Violation};
pub use types::{Base64, Date, DateTime, Decimal, Integer, MinorUnits, Presence, Sensitive, Uuid};
pub use wire::{expression, refusal, response, security, servers};

#[cfg(feature = "serde")]
#[doc(hidden)]
pub use {serde, serde_json};
