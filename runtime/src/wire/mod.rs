//! Messages between a client and a server, without I/O.
//!
//! Each operation has one definition that writes and reads its messages, with the types of the
//! `http` crate. The client and the server are thin drivers of it, so both sides read the same
//! value that was written.

mod constants;
pub mod expression;
mod messages;
mod method;
mod operation;
mod operation_info;
mod paginated;
mod polled;
pub mod refusal;
mod request_parts;
mod request_reader;
mod request_writer;
pub mod response;
mod response_reader;
mod response_writer;
mod round_trip;
pub mod security;
pub mod servers;
mod tables;
mod undocumented;
mod webhook_signature;

pub use messages::{
    ReadHeaders, ReadRequest, ReadResponse, ResponseHints, RetryDelay, WriteHeaders, WriteRequest,
    WriteResponse,
};
pub use method::MethodName;
pub use operation::{ClientOperation, Operation, ServerOperation};
pub use operation_info::{Example, Idempotency, OperationInfo};
pub use paginated::{PageStyle, Paginated, Pagination};
pub use polled::{Polled, Polling};
pub use request_parts::{RequestParts, VisitRequest};
pub use request_reader::RequestReader;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use request_reader::query_value;
pub use request_writer::RequestWriter;
pub use response_reader::ResponseReader;
pub use response_writer::ResponseWriter;
#[cfg(feature = "testing")]
pub(crate) use round_trip::read_unverified;
#[cfg(all(feature = "signatures", feature = "receive"))]
pub(crate) use round_trip::read_verified;
pub use round_trip::{
    OperationResult, Unreadable, read_request, read_request_leniently, read_response,
    read_response_strictly, write_request, write_response,
};
#[cfg(feature = "client")]
pub(crate) use round_trip::{read_streaming, write_streaming_request};
#[doc(hidden)]
pub use tables::next_parameter;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use undocumented::of_the_transport;
pub use webhook_signature::WebhookSignature;

pub use crate::syntax::media_type::{accepts, choose, is_json, preferred};
pub use crate::syntax::path_template::{captures, segments};
pub use crate::syntax::percent::normal_path;
