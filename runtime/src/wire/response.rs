//! Writes and reads responses.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::body::{BodyCodec, BodyReader, BodyWriter, ByteStream};
use super::media::{Named, named, text_value};
use super::style::{self, Node, Spelling};
use super::{
    Incoming, Operation, Outgoing, Parameter, ParameterValue, ReadHeaders, ReadResponse,
    Undocumented, WriteResponse, header, is_json, of_the_transport,
};
use crate::codec::{Decode, Encode};
use crate::json::{Limits, from_json_lenient_with, from_json_with, to_json_with};
use crate::report::Report;
use crate::schema::Schema;
use crate::violation::Location;

/// The result of an operation: a documented success or a documented failure.
pub type Outcome<O> = Result<<O as Operation>::Response, <O as Operation>::Error>;

/// Collects the parts of a response.
#[derive(Debug)]
pub struct ResponseWriter {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    stream: Option<ByteStream>,
    report: Report,
}

impl Default for ResponseWriter {
    fn default() -> Self {
        Self {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            stream: None,
            report: Report::new(),
        }
    }
}

impl ResponseWriter {
    /// Sets a documented status.
    pub fn status(&mut self, status: u16) {
        match StatusCode::from_u16(status) {
            Ok(status) => self.status = status,
            Err(_) => self
                .report
                .push("status", format!("{status} is not a status")),
        }
    }

    /// Sets a status chosen by a handler.
    pub fn status_code(&mut self, status: StatusCode) {
        self.status = status;
    }

    /// The status so far.
    #[must_use]
    pub fn status_number(&self) -> u16 {
        self.status.as_u16()
    }

    /// Reports a status chosen by a handler that does not belong to this response.
    pub fn refuse_status(&mut self) {
        let reason = "must be a documented status of this response";
        let found = self.status.as_str().to_owned();
        self.report.push_found("status", reason, found);
    }

    /// Writes an undocumented response.
    pub fn raw(&mut self, answer: &Undocumented) {
        self.status = answer.status;
        self.body = answer.body.clone();
        for (name, value) in &answer.headers {
            self.raw_header(name, value);
        }
    }

    /// Adds an undocumented header.
    pub(crate) fn raw_header(&mut self, name: &HeaderName, value: &HeaderValue) {
        match of_the_transport(name) {
            Some(name) => {
                let mark = self.report.mark();
                self.report.push("header", "is set by the transport");
                self.report.locate_since(mark, Location::Header(name));
            }
            None => {
                self.headers.append(name.clone(), value.clone());
            }
        }
    }

    /// Writes a required header.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter, value: &T) {
        let texts = value.texts(&parameter.schema);
        let texts = texts.into_iter().map(Cow::into_owned).collect();
        self.header(&Spelling::text(parameter, T::LIST), &Node::of(texts));
    }

    /// Writes a required header that is an object, a union, or JSON text.
    pub fn structured<T: Encode + Decode>(&mut self, parameter: &'static Parameter, value: &T) {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = style::encode(&spelling, value, &mut self.report);
        self.report.locate_since(mark, parameter.location);
        if let Some(node) = node {
            self.header(&spelling, &node);
        }
    }

    /// Writes an optional header that is an object, a union, or JSON text.
    pub fn optional_structured<T: Encode + Decode>(
        &mut self,
        parameter: &'static Parameter,
        value: &Option<T>,
    ) {
        if let Some(value) = value {
            self.structured(parameter, value);
        }
    }

    fn header(&mut self, spelling: &Spelling<'_>, node: &Node) {
        let (parameter, kind) = (spelling.parameter, spelling.kind);
        match header::write(parameter, kind, node) {
            Some(lines) => self.headers.extend(lines),
            None => {
                let mark = self.report.mark();
                self.report.push("header", header::UNCARRIED);
                self.report.locate_since(mark, parameter.location);
            }
        }
    }

    /// Writes an optional header.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter, value: &Option<T>) {
        if let Some(value) = value {
            self.parameter(parameter, value);
        }
    }

    /// Writes a JSON body.
    pub fn json<T: Encode>(&mut self, media_type: &'static str, body: &T, schema: &Schema) {
        self.headers.insert(CONTENT_TYPE, text_value(media_type));
        self.body = to_json_with(body, schema).into();
    }

    /// Writes a body with a codec.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        let mut writer = BodyWriter::default();
        codec.write(body, &mut writer);
        (self.body, self.stream) = writer.finish(&mut self.headers, &mut self.report);
    }

    /// The finished response.
    ///
    /// # Errors
    ///
    /// Reports every value its location can't carry.
    pub fn finish(mut self) -> Result<Response<Bytes>, Report> {
        if self.stream.take().is_some() {
            self.report
                .push("stream", "a stream can't be written as a whole");
        }
        self.finish_streaming().map(|(response, _)| response)
    }

    /// The finished response, and the stream of its body, if any.
    pub(crate) fn finish_streaming(
        mut self,
    ) -> Result<(Response<Bytes>, Option<ByteStream>), Report> {
        let has_body = self.stream.is_some() || !self.body.is_empty();
        if self.status.is_informational() || has_body && is_bare(self.status) {
            let reason = "must be a status of a response with a body";
            let found = self.status.as_str().to_owned();
            self.report.push_found("status", reason, found);
        }
        self.report.into_result()?;
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok((response, self.stream))
    }
}

/// Returns true if responses with a status have no content (RFC 9110, sections 15.3.5, 15.3.6 and
/// 15.4.5).
fn is_bare(status: StatusCode) -> bool {
    [
        StatusCode::NO_CONTENT,
        StatusCode::RESET_CONTENT,
        StatusCode::NOT_MODIFIED,
    ]
    .contains(&status)
}

/// Reads the parts of a response.
#[derive(Debug)]
pub struct ResponseReader<'r> {
    status: StatusCode,
    headers: &'r HeaderMap,
    body: &'r Bytes,
    lenient: bool,
    undocumented: bool,
    stream: Option<ByteStream>,
    report: Report,
}

impl<'r> ResponseReader<'r> {
    /// A reader for a response; a lenient one accepts everything it can decode.
    #[must_use]
    pub fn new(response: &'r Response<Bytes>, lenient: bool) -> Self {
        Self {
            status: response.status(),
            headers: response.headers(),
            body: response.body(),
            lenient,
            undocumented: false,
            stream: None,
            report: if lenient {
                Report::warnings()
            } else {
                Report::new()
            },
        }
    }

    /// Sets the limits of reports.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.report = self.report.with_limits(limits);
        self
    }

    /// The status as a number.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The status.
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        self.status
    }

    /// The complete response as undocumented.
    #[must_use]
    pub fn raw(&self) -> Undocumented {
        Undocumented {
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
        }
    }

    /// Marks the status as undocumented.
    pub fn undocumented<T>(&mut self) -> Option<T> {
        self.undocumented = true;
        None
    }

    /// Reads a required header.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional(parameter);
        if value.is_none() && self.report.mark() == mark {
            self.report.push("required", "is required");
            self.report.locate_since(mark, parameter.location);
        }
        value
    }

    /// Reads a struct of headers.
    pub fn headers<T: ReadHeaders>(&mut self) -> Option<T> {
        T::read(self)
    }

    /// Reads an optional header.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let kind = Spelling::text(parameter, T::LIST).kind;
        let node = header::read(parameter, kind, self.headers, &mut self.report);
        let value =
            node.and_then(|it| T::from_texts(&it.texts, &mut self.report, &parameter.schema));
        self.lose(mark, value.is_none());
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads a required header that is an object, a union, or JSON text.
    pub fn structured<T: Decode>(&mut self, parameter: &'static Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional_structured(parameter);
        if value.is_none() && self.report.mark() == mark {
            self.report.push("required", "is required");
            self.report.locate_since(mark, parameter.location);
        }
        value
    }

    /// Reads an optional header that is an object, a union, or JSON text.
    pub fn optional_structured<T: Decode>(&mut self, parameter: &'static Parameter) -> Option<T> {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = header::read(parameter, spelling.kind, self.headers, &mut self.report);
        let value = node.and_then(|it| style::decode(&spelling, &it, &mut self.report));
        self.lose(mark, value.is_none());
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Records the loss of a header that is present but, by the report since the mark, unreadable.
    fn lose(&mut self, mark: usize, absent: bool) {
        if absent && self.report.mark() > mark {
            self.report.lose_since(mark);
        }
    }

    /// Reads a JSON body.
    pub fn json<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        if !header::is_uncoded(self.headers, &mut self.report) || !self.may_be_json() {
            return None;
        }
        let limits = self.report.limits();
        let read = if self.lenient {
            from_json_lenient_with(self.body, schema, limits)
        } else {
            from_json_with(self.body, schema, limits).map(|value| (value, Report::new()))
        };
        match read {
            Ok((value, warnings)) => {
                self.report.append(warnings);
                Some(value)
            }
            Err(report) => {
                self.report.append(report);
                None
            }
        }
    }

    /// Reads a body with a codec.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C) -> Option<T> {
        if !header::is_uncoded(self.headers, &mut self.report) {
            return None;
        }
        let report = self.report.sibling(self.lenient);
        let reader = BodyReader::new(self.headers, self.body, report);
        let mut reader = reader.stream(self.stream.clone());
        let body = codec.read(&mut reader);
        self.report.append(reader.finish());
        body
    }

    /// Returns true if the body is read as JSON. A lenient reader ignores another media type, with
    /// a warning.
    fn may_be_json(&mut self) -> bool {
        let found = match named(self.headers) {
            Named::No => return true,
            Named::As(media_type) if is_json(media_type) => return true,
            Named::As(media_type) => media_type.to_owned(),
            Named::Badly(found) => found,
        };
        let echo = self.report.echo(&found);
        let mark = self.report.mark();
        self.report.push_found("content", "must be JSON", echo);
        self.report
            .locate_since(mark, Location::Header("content-type"));
        self.lenient
    }
}

/// The reason why a response can't be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// Its status is undocumented.
    Undocumented,
    /// Its status is documented, but its content violates the document.
    Undecodable(Report),
}

/// Writes a response.
///
/// # Errors
///
/// Reports every value its location can't carry.
pub fn write_response<O: Incoming>(outcome: &Outcome<O>) -> Result<Response<Bytes>, Report> {
    let mut writer = ResponseWriter::default();
    match outcome {
        Ok(response) => response.write(&mut writer),
        Err(error) => error.write(&mut writer),
    }
    writer.finish()
}

/// Reads a response leniently. Its body may be a stream.
#[cfg(feature = "client")]
pub(crate) fn read_streaming<O: Outgoing>(
    response: &Response<Bytes>,
    stream: Option<ByteStream>,
    limits: Limits,
) -> Result<(Outcome<O>, Report), Unreadable> {
    let mut reader = ResponseReader::new(response, true).limits(limits);
    reader.stream = stream;
    read::<O>(reader)
}

/// Reads a response leniently: a decodable response is returned with warnings.
///
/// # Errors
///
/// The status is undocumented, or nothing can be decoded.
pub fn read_response<O: Outgoing>(
    response: &Response<Bytes>,
) -> Result<(Outcome<O>, Report), Unreadable> {
    read::<O>(ResponseReader::new(response, true))
}

/// Reads a response strictly, for tests of servers.
///
/// # Errors
///
/// The status is undocumented, or the response violates the document.
pub fn read_response_strictly<O: Outgoing>(
    response: &Response<Bytes>,
) -> Result<Outcome<O>, Unreadable> {
    let (outcome, report) = read::<O>(ResponseReader::new(response, false))?;
    if report.is_empty() {
        Ok(outcome)
    } else {
        Err(Unreadable::Undecodable(report))
    }
}

/// Tries the successes first, and the failures for any other status.
fn read<O: Outgoing>(mut reader: ResponseReader<'_>) -> Result<(Outcome<O>, Report), Unreadable> {
    let outcome = match O::Response::read(&mut reader) {
        Some(value) => Some(Ok(value)),
        None if reader.undocumented => {
            reader.undocumented = false;
            O::Error::read(&mut reader).map(Err)
        }
        None => None,
    };
    match outcome {
        Some(outcome) => Ok((outcome, reader.report)),
        None if reader.undocumented => Err(Unreadable::Undocumented),
        None => Err(Unreadable::Undecodable(reader.report)),
    }
}
