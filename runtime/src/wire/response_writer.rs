//! Writes a response.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::undocumented::{Undocumented, of_the_transport};
use crate::body::{BodyCodec, BodyWriter, ByteStream};
use crate::codec::{Decode, Encode, Validate};
use crate::parameter::{self, Node, Parameter, ParameterValue, Spelling, header};
use crate::report::{Location, Report};

/// Collects the parts of a response.
pub struct ResponseWriter {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    stream: Option<ByteStream>,
    report: Report,
    /// The violations of the document; `None` if nobody asked.
    violations: Option<Report>,
}

impl Default for ResponseWriter {
    fn default() -> Self {
        Self {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            stream: None,
            report: Report::new(),
            violations: None,
        }
    }
}

/// Hides the message, which can have secrets and personal data.
impl fmt::Debug for ResponseWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ResponseWriter")
            .finish_non_exhaustive()
    }
}

impl ResponseWriter {
    /// A writer that checks every header and the body by the document: see
    /// [`ResponseWriter::violations`].
    ///
    /// Items of a stream are checked while they are sent; a wrong one breaks off the stream.
    ///
    /// ```
    /// use copperplate_runtime as rt;
    ///
    /// static LEFT: rt::parameter::Parameter = rt::parameter::Parameter::header("x-rate-left")
    ///     .schema(rt::schema::Schema::new().minimum("0"));
    /// let mut writer = rt::message::ResponseWriter::validating();
    /// writer.status(200);
    /// writer.parameter(&LEFT, &-5_i64);
    /// assert_eq!(writer.violations().len(), 1);
    /// ```
    #[must_use]
    pub fn validating() -> Self {
        Self {
            violations: Some(Report::new()),
            ..Self::default()
        }
    }

    /// The violations so far, if the writer is [`validating`](Self::validating).
    #[must_use]
    pub fn violations(&self) -> Report {
        self.violations.clone().unwrap_or_default()
    }

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

    /// Reports a status chosen by a handler that does not select this documented response.
    pub fn refuse_status(&mut self) {
        let reason = "must be a documented status of this response";
        let found = self.status.as_str().to_owned();
        self.report.push_found("status", reason, found);
    }

    /// Writes an undocumented response.
    pub fn raw(&mut self, response: &Undocumented) {
        self.status = response.status;
        self.body = response.body.clone();
        for (name, value) in &response.headers {
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
        if let Some(violations) = &mut self.violations {
            violations.parameter(parameter, value);
        }
        let texts = value.texts(&parameter.schema);
        let texts = texts.into_iter().map(Cow::into_owned).collect();
        self.header(&Spelling::text(parameter, T::LIST), &Node::of(texts));
    }

    /// Writes a required header that is an object, a union, or JSON text.
    pub fn structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &T,
    ) {
        if let Some(violations) = &mut self.violations {
            violations.structured(parameter, value);
        }
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = parameter::encode(&spelling, value, &mut self.report);
        self.report.locate_since(mark, parameter.location);
        if let Some(node) = node {
            self.header(&spelling, &node);
        }
    }

    /// Writes an optional header that is an object, a union, or JSON text.
    pub fn optional_structured<T: Encode + Decode + Validate>(
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

    /// Writes the body.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        if let Some(violations) = &mut self.violations {
            violations.body(codec, body);
        }
        let mut writer = BodyWriter::validating(self.violations.is_some());
        codec.write(body, &mut writer);
        (self.body, self.stream) = writer.finish(&mut self.headers, &mut self.report);
    }

    /// The finished response.
    ///
    /// # Errors
    ///
    /// Reports every value that its location can't carry.
    pub fn finish(mut self) -> Result<Response<Bytes>, Report> {
        if self.stream.take().is_some() {
            self.report
                .push("stream", "a stream can't be written as a whole");
        }
        self.finish_streaming().map(|(response, _)| response)
    }

    /// The finished response, with the stream of its body, if it has one.
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
