//! Reads a response.

use std::fmt;

use bytes::Bytes;
use http::header::HeaderMap;
use http::{Response, StatusCode};

use super::undocumented::Undocumented;
use crate::body::{BodyCodec, BodyReader, ByteStream};
use crate::codec::Decode;
use crate::json::Limits;
use crate::parameter::{self, Parameter, ParameterValue, Spelling, header};
use crate::report::Report;

/// Reads the parts of a response.
pub struct ResponseReader<'r> {
    pub(super) status: StatusCode,
    pub(super) headers: &'r HeaderMap,
    pub(super) body: &'r Bytes,
    pub(super) lenient: bool,
    pub(super) undocumented: bool,
    pub(super) stream: Option<ByteStream>,
    pub(super) report: Report,
}

/// Hides the message, which can have secrets and personal data.
impl fmt::Debug for ResponseReader<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ResponseReader")
            .finish_non_exhaustive()
    }
}

impl<'r> ResponseReader<'r> {
    /// Starts reading a response. Lenient reading keeps every decodable value.
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

    /// Sets the limits of reading and reporting.
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

    /// The response without its documented types.
    #[must_use]
    pub fn raw(&self) -> Undocumented {
        Undocumented {
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
        }
    }

    /// Records that the status is undocumented here.
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
        let value = node.and_then(|it| parameter::decode(&spelling, &it, &mut self.report));
        self.lose(mark, value.is_none());
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Counts a header as lost if it is present but can't be read: then the report has violations
    /// since the mark.
    fn lose(&mut self, mark: usize, absent: bool) {
        if absent && self.report.mark() > mark {
            self.report.lose_since(mark);
        }
    }

    /// Reads the body.
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
}
