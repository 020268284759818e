//! Writes and reads HTTP messages, without I/O.
//!
//! The code for writing and reading a message is one pair per operation, over the types of the
//! `http` crate. The client and the server are thin drivers of the same pair, so a written value is
//! read as the same value.

pub mod answer;
pub mod body;
mod constants;
mod expression;
mod header;
mod media;
mod operation;
mod parameter;
mod parts;
mod percent;
mod refusal;
mod request;
mod request_reader;
mod response;
mod server;
mod style;
mod tables;
mod template;
mod undocumented;

pub use expression::{Destination, Exchange, Expression, ExpressionError, Piece};
#[cfg(feature = "server")]
pub(crate) use header::is_uncoded;
#[cfg(feature = "server")]
pub(crate) use media::parameter as media_parameter;
pub use media::{accepts, choose, is_json};
pub use operation::{
    Example, Idempotency, Incoming, KeyPlace, OAuthFlow, Operation, OperationInfo, Outgoing,
    ReadHeaders, ReadRequest, ReadResponse, Requirement, Said, Scheme, SchemeKind, Wait,
    WriteHeaders, WriteRequest, WriteResponse,
};
pub use parameter::{Parameter, ParameterValue};
pub use parts::{RequestParts, VisitRequest};
#[cfg(feature = "client")]
pub(crate) use percent::encode as percent_encode;
pub use percent::normal_path;
pub use refusal::{PROBLEM_JSON, Refusal, Refusals, Template};
#[cfg(feature = "client")]
pub(crate) use request::write_streaming_request;
pub use request::{RequestWriter, read_request, read_request_leniently, write_request};
pub use request_reader::RequestReader;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use request_reader::query_value;
#[cfg(feature = "client")]
pub(crate) use response::read_streaming;
pub use response::{
    Outcome, ResponseReader, ResponseWriter, Unreadable, read_response, read_response_strictly,
    write_response,
};
pub use server::{Environment, Server, ServerError, ServerUrl, ServerVariable};
#[cfg(feature = "server")]
pub(crate) use style::is_item_of;
pub use style::{MaybeEmpty, Style};
#[doc(hidden)]
pub use tables::next_parameter;
#[cfg(feature = "server")]
pub(crate) use template::has_constants;
pub use template::{captures, segments};
pub use undocumented::Undocumented;
pub(crate) use undocumented::of_the_transport;
