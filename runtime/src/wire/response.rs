//! Answers, written and read.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::body::{BodyCodec, BodyReader, BodyWriter, ByteStream};
use super::media::text_value;
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

/// What an operation answers: success or failure, each as the document types it.
pub type Outcome<O> = Result<<O as Operation>::Response, <O as Operation>::Error>;

/// Collects the parts of an answer.
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
            Err(_) => self.report.push("status", format!("{status} is no status")),
        }
    }

    /// Sets a status that a handler chose.
    pub fn status_code(&mut self, status: StatusCode) {
        self.status = status;
    }

    /// The status so far.
    #[must_use]
    pub fn status_number(&self) -> u16 {
        self.status.as_u16()
    }

    /// Reports that a handler chose a status that the document describes otherwise, or not at all.
    pub fn refuse_status(&mut self) {
        let reason = "must be one that the document gives this answer";
        let found = self.status.as_str().to_owned();
        self.report.push_found("status", reason, found);
    }

    /// Writes all of an answer that the document does not describe.
    pub fn raw(&mut self, answer: &Undocumented) {
        self.status = answer.status;
        self.body = answer.body.clone();
        for (name, value) in &answer.headers {
            self.raw_header(name, value);
        }
    }

    /// Adds a header that the document does not describe.
    pub(crate) fn raw_header(&mut self, name: &HeaderName, value: &HeaderValue) {
        match of_the_transport(name) {
            Some(name) => {
                let mark = self.report.mark();
                self.report.push("header", "is for the transport to say");
                self.report.locate_since(mark, Location::Header(name));
            }
            None => {
                self.headers.append(name.clone(), value.clone());
            }
        }
    }

    /// Writes a header that is there.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter, value: &T) {
        let texts = value.texts(&parameter.schema);
        let texts = texts.into_iter().map(Cow::into_owned).collect();
        self.header(&Spelling::text(parameter, T::LIST), &Node::of(texts));
    }

    /// Writes a header that is an object, a union, or JSON text.
    pub fn structured<T: Encode + Decode>(&mut self, parameter: &'static Parameter, value: &T) {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = style::encode(&spelling, value, &mut self.report);
        self.report.locate_since(mark, parameter.location);
        if let Some(node) = node {
            self.header(&spelling, &node);
        }
    }

    /// Writes a header that is an object, a union, or JSON text, and may be absent.
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

    /// Writes a header that may be absent.
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

    /// Writes a body that is not one of JSON alone.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        let mut writer = BodyWriter::default();
        codec.write(body, &mut writer);
        (self.body, self.stream) = writer.finish(&mut self.headers, &mut self.report);
    }

    /// The finished answer.
    ///
    /// # Errors
    ///
    /// Every value that can't travel where the document puts it.
    pub fn finish(mut self) -> Result<Response<Bytes>, Report> {
        if self.stream.take().is_some() {
            self.report
                .push("stream", "a stream is not there as a whole");
        }
        self.finish_streaming().map(|(response, _)| response)
    }

    /// The finished answer, with what its body is read from if it is a stream.
    pub(crate) fn finish_streaming(
        mut self,
    ) -> Result<(Response<Bytes>, Option<ByteStream>), Report> {
        let has_body = self.stream.is_some() || !self.body.is_empty();
        if self.status.is_informational() || has_body && is_bare(self.status) {
            let reason = "must be one of an answer that can be sent with this body";
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

/// Whether answers of a status have no content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
fn is_bare(status: StatusCode) -> bool {
    [
        StatusCode::NO_CONTENT,
        StatusCode::RESET_CONTENT,
        StatusCode::NOT_MODIFIED,
    ]
    .contains(&status)
}

/// Reads the parts of an answer.
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
    /// A reader over an answer; a lenient one keeps whatever can be decoded at all.
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

    /// Sets what is accepted at most.
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

    /// All of the answer, where the document does not describe it.
    #[must_use]
    pub fn raw(&self) -> Undocumented {
        Undocumented {
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
        }
    }

    /// Says that the document does not describe this status here.
    pub fn undocumented<T>(&mut self) -> Option<T> {
        self.undocumented = true;
        None
    }

    /// Reads a header that must be there.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional(parameter);
        if value.is_none() && self.report.mark() == mark {
            self.report.push("required", "is required");
            self.report.locate_since(mark, parameter.location);
        }
        value
    }

    /// Reads headers that are a struct.
    pub fn headers<T: ReadHeaders>(&mut self) -> Option<T> {
        T::read(self)
    }

    /// Reads a header that may be absent.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let kind = Spelling::text(parameter, T::LIST).kind;
        let node = header::read(parameter, kind, self.headers, &mut self.report);
        let value =
            node.and_then(|it| T::from_texts(&it.texts, &mut self.report, &parameter.schema));
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads a header that is an object, a union, or JSON text, and must be there.
    pub fn structured<T: Decode>(&mut self, parameter: &'static Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional_structured(parameter);
        if value.is_none() && self.report.mark() == mark {
            self.report.push("required", "is required");
            self.report.locate_since(mark, parameter.location);
        }
        value
    }

    /// Reads a header that is an object, a union, or JSON text, and may be absent.
    pub fn optional_structured<T: Decode>(&mut self, parameter: &'static Parameter) -> Option<T> {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = header::read(parameter, spelling.kind, self.headers, &mut self.report);
        let value = node.and_then(|it| style::decode(&spelling, &it, &mut self.report));
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads a JSON body.
    pub fn json<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        if !header::is_uncoded(self.headers, &mut self.report) || !self.names_json() {
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

    /// Reads a body that is not one of JSON alone.
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

    /// Whether the body is JSON by its own word; without one it may be.
    fn names_json(&mut self) -> bool {
        let named = self
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        match named {
            Some(named) if !is_json(named) => {
                let echo = self.report.echo(named);
                let mark = self.report.mark();
                self.report.push_found("content", "must be JSON", echo);
                self.report
                    .locate_since(mark, Location::Header("content-type"));
                false
            }
            _ => true,
        }
    }
}

/// Why an answer has no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// The document does not describe its status.
    Undocumented,
    /// The document describes its status, but it is not what the document says.
    Undecodable(Report),
}

/// Writes an answer.
///
/// # Errors
///
/// Every value that can't travel where the document puts it.
pub fn write_response<O: Incoming>(outcome: &Outcome<O>) -> Result<Response<Bytes>, Report> {
    let mut writer = ResponseWriter::default();
    match outcome {
        Ok(response) => response.write(&mut writer),
        Err(error) => error.write(&mut writer),
    }
    writer.finish()
}

/// Reads an answer whose body may be a stream, leniently.
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

/// Reads an answer leniently: whatever can be decoded at all, and warnings beside it.
///
/// # Errors
///
/// The status is undocumented, or nothing can be decoded.
pub fn read_response<O: Outgoing>(
    response: &Response<Bytes>,
) -> Result<(Outcome<O>, Report), Unreadable> {
    read::<O>(ResponseReader::new(response, true))
}

/// Reads an answer strictly, as a test of a server does.
///
/// # Errors
///
/// The status is undocumented, or anything is against the document.
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

/// Tries success first; what success does not document is left to failure.
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
