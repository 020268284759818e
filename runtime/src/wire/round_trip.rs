//! Writes and reads the messages of an operation, without I/O.

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;

use super::messages::{ReadRequest, ReadResponse, WriteRequest, WriteResponse};
use super::operation::{ClientOperation, Operation, ServerOperation};
use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;
use super::response_reader::ResponseReader;
use super::response_writer::ResponseWriter;
#[cfg(feature = "client")]
use crate::body::ByteStream;
#[cfg(feature = "client")]
use crate::json::Limits;
use crate::report::Report;
use crate::syntax::media_type::choose;
use crate::syntax::path_template::captures;
use crate::syntax::percent::normal_path;

/// The documented success or failure of an operation.
pub type OperationResult<O> = Result<<O as Operation>::Response, <O as Operation>::Error>;

/// Writes a request.
///
/// # Errors
///
/// Reports every value that its location can't carry.
pub fn write_request<O: ClientOperation>(
    request: &O::Request,
) -> Result<http::Request<Bytes>, Report> {
    let mut writer = RequestWriter::default();
    request.write(&mut writer);
    writer.finish(&O::INFO)
}

/// Writes a request. A streamed body is in its extensions.
#[cfg(feature = "client")]
pub(crate) fn write_streaming_request<O: ClientOperation>(
    request: &O::Request,
) -> Result<http::Request<Bytes>, Report> {
    let mut writer = RequestWriter::default();
    request.write(&mut writer);
    writer.finish_streaming(&O::INFO)
}

/// Writes a request that is not sent. A streamed body stays empty.
pub(super) fn write_aside<O: Operation<Request: WriteRequest>>(
    request: &O::Request,
) -> Result<http::Request<Bytes>, Report> {
    let mut writer = RequestWriter::aside();
    request.write(&mut writer);
    writer.finish(&O::INFO)
}

/// Reads a request strictly.
///
/// # Errors
///
/// Reports all violations in the path, the query, the headers and the body.
pub fn read_request<O: ServerOperation>(
    request: &http::Request<Bytes>,
) -> Result<O::Request, Report> {
    const {
        assert!(
            O::INFO.signature.is_none(),
            "the document says that this webhook is signed: verify it first, by \
             `rt::signature::VerifiedRequest`"
        );
    }
    read_parts::<O>(request, false).map(|(request, _)| request)
}

/// Reads a request leniently, like webhooks and callbacks. A decodable request is returned with the
/// violations as warnings.
///
/// # Errors
///
/// Reports all violations of a request that can't be decoded.
pub fn read_request_leniently<O: ServerOperation>(
    request: &http::Request<Bytes>,
) -> Result<(O::Request, Report), Report> {
    const {
        assert!(
            O::INFO.signature.is_none(),
            "the document says that this webhook is signed: verify it first, by \
             `rt::signature::VerifiedRequest`"
        );
    }
    read_parts::<O>(request, true)
}

/// Reads a request strictly, whatever its signature says.
#[cfg(feature = "testing")]
pub(crate) fn read_unverified<O: ServerOperation>(
    request: &http::Request<Bytes>,
) -> Result<O::Request, Report> {
    read_parts::<O>(request, false).map(|(request, _)| request)
}

/// Reads a request leniently, after its signature was verified.
#[cfg(all(feature = "signatures", feature = "receive"))]
pub(crate) fn read_verified<O: ServerOperation>(
    request: &http::Request<Bytes>,
) -> Result<(O::Request, Report), Report> {
    read_parts::<O>(request, true)
}

fn read_parts<O: ServerOperation>(
    request: &http::Request<Bytes>,
    lenient: bool,
) -> Result<(O::Request, Report), Report> {
    let (parts, body) = request.clone().into_parts();
    let (path, template) = (parts.uri.path(), O::INFO.path);
    let normal = normal_path(path);
    let captures = captures(template, path).or_else(|| captures(template, &normal));
    let Some(captures) = captures else {
        let mut report = Report::new();
        report.push("path", "is not the path of this operation");
        return Err(report);
    };
    let sent = parts.headers.get(CONTENT_TYPE);
    let sent = sent.and_then(|it| it.to_str().ok()).unwrap_or_default();
    let absent = body.is_empty() && choose(sent, O::INFO.consumes).is_none();
    let reader = RequestReader::new(&parts, captures, &body);
    let mut reader = reader.lenient(lenient).absent(absent);
    let read = O::Request::read(&mut reader);
    reader.judge(read)
}

/// The reason for a response without a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// The status is undocumented.
    Undocumented,
    /// The status is documented, but the response violates the document.
    Undecodable(Report),
}

/// Writes a response.
///
/// # Errors
///
/// Reports every value that its location can't carry.
pub fn write_response<O: ServerOperation>(
    result: &OperationResult<O>,
) -> Result<Response<Bytes>, Report> {
    let mut writer = ResponseWriter::default();
    match result {
        Ok(response) => response.write(&mut writer),
        Err(error) => error.write(&mut writer),
    }
    writer.finish()
}

/// Reads a response leniently, possibly with a streamed body.
#[cfg(feature = "client")]
pub(crate) fn read_streaming<O: ClientOperation>(
    response: &Response<Bytes>,
    stream: Option<ByteStream>,
    limits: Limits,
) -> Result<(OperationResult<O>, Report), Unreadable> {
    let mut reader = ResponseReader::new(response, true).limits(limits);
    reader.stream = stream;
    read::<O>(reader)
}

/// Reads a response leniently. A decodable response is returned with the violations as warnings.
///
/// # Errors
///
/// The status is undocumented, or the response can't be decoded.
pub fn read_response<O: ClientOperation>(
    response: &Response<Bytes>,
) -> Result<(OperationResult<O>, Report), Unreadable> {
    read::<O>(ResponseReader::new(response, true))
}

/// Reads a response strictly, for tests of a server.
///
/// # Errors
///
/// The status is undocumented, or the response violates the document.
pub fn read_response_strictly<O: ClientOperation>(
    response: &Response<Bytes>,
) -> Result<OperationResult<O>, Unreadable> {
    let (result, report) = read::<O>(ResponseReader::new(response, false))?;
    if report.is_empty() {
        Ok(result)
    } else {
        Err(Unreadable::Undecodable(report))
    }
}

/// Reads a success, or a failure if the status is not a documented success.
fn read<O: ClientOperation>(
    mut reader: ResponseReader<'_>,
) -> Result<(OperationResult<O>, Report), Unreadable> {
    let result = match O::Response::read(&mut reader) {
        Some(value) => Some(Ok(value)),
        None if reader.undocumented => {
            reader.undocumented = false;
            O::Error::read(&mut reader).map(Err)
        }
        None => None,
    };
    match result {
        Some(result) => Ok((result, reader.report)),
        None if reader.undocumented => Err(Unreadable::Undocumented),
        None => Err(Unreadable::Undecodable(reader.report)),
    }
}
