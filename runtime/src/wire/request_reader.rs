//! Reads a request, strictly unless it is a webhook or a callback.

use std::fmt;

use bytes::Bytes;
use http::header::{COOKIE, HeaderMap};

use crate::body::{BodyCodec, BodyReader, ByteStream, Parts};
use crate::codec::Decode;
use crate::json::Limits;
use crate::parameter::{
    self, Node, Parameter, ParameterValue, Spelling, header, read_form, read_path, read_query,
};
use crate::report::{Location, Report};
use crate::syntax::percent;

/// Reads the parts of a request, and reports the violations of all. It is strict by default, and
/// lenient for webhooks and callbacks.
pub struct RequestReader<'r> {
    headers: &'r HeaderMap,
    captures: Vec<(&'static str, &'r str)>,
    query: &'r str,
    body: &'r Bytes,
    stream: Option<ByteStream>,
    parts: Option<Parts>,
    /// True if there is no content, regardless of the media type.
    absent: bool,
    /// True if it has a violation that lenient reading refuses too.
    refused: bool,
    report: Report,
}

/// Hides the message, which can have secrets and personal data.
impl fmt::Debug for RequestReader<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RequestReader")
            .finish_non_exhaustive()
    }
}

impl<'r> RequestReader<'r> {
    /// A reader for a request whose path matched `captures`.
    #[must_use]
    pub fn new(
        parts: &'r http::request::Parts,
        captures: Vec<(&'static str, &'r str)>,
        body: &'r Bytes,
    ) -> Self {
        Self {
            headers: &parts.headers,
            captures,
            query: parts.uri.query().unwrap_or_default(),
            body,
            stream: None,
            parts: None,
            absent: false,
            refused: false,
            report: Report::new(),
        }
    }

    /// Reads leniently, as a client reads a response: a decodable request is accepted with
    /// warnings.
    #[must_use]
    pub fn lenient(mut self, lenient: bool) -> Self {
        let limits = self.report.limits();
        let report = if lenient {
            Report::warnings()
        } else {
            Report::new()
        };
        self.report = report.with_limits(limits);
        self
    }

    /// Treats the body as absent, regardless of the media type.
    #[must_use]
    pub fn absent(mut self, absent: bool) -> Self {
        self.absent = absent;
        self
    }

    /// Sets the limits of reports.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.report = self.report.with_limits(limits);
        self
    }

    /// Sets the stream to read the body from.
    #[cfg(feature = "server")]
    pub(crate) fn stream(mut self, stream: Option<ByteStream>) -> Self {
        self.stream = stream;
        self
    }

    /// Sets the parts of a multipart body, split while it arrived.
    #[cfg(feature = "server")]
    pub(crate) fn parts(mut self, parts: Option<Parts>) -> Self {
        self.parts = parts;
        self
    }

    /// Reads a required parameter.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = match self.node(&Spelling::text(parameter, T::LIST)) {
            Some(node) => T::from_texts(&node.texts, &mut self.report, &parameter.schema),
            None => self.missing(mark),
        };
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads an optional parameter.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self
            .node(&Spelling::text(parameter, T::LIST))
            .and_then(|node| T::from_texts(&node.texts, &mut self.report, &parameter.schema));
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads a required parameter that is an object, a union, or JSON text.
    pub fn structured<T: Decode>(&mut self, parameter: &'static Parameter) -> Option<T> {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let value = match self.node(&spelling) {
            Some(node) => parameter::decode(&spelling, &node, &mut self.report),
            // An object with absent members only leaves no trace. Its type decides if that is an
            // object.
            None if self.report.mark() == mark && parameter.is_spread(spelling.kind) => {
                parameter::decode(&spelling, &Node::default(), &mut self.report)
            }
            None => self.missing(mark),
        };
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads an optional parameter that is an object, a union, or JSON text.
    pub fn optional_structured<T: Decode>(&mut self, parameter: &'static Parameter) -> Option<T> {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = self.node(&spelling);
        let value = node.and_then(|node| parameter::decode(&spelling, &node, &mut self.report));
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reports a missing parameter, but not an invalid one.
    fn missing<T>(&mut self, mark: usize) -> Option<T> {
        if self.report.mark() == mark {
            self.report.push("required", "is required");
        }
        None
    }

    /// Checks that a header for a signature is present and not empty.
    pub fn signed(&mut self, name: &'static str) {
        if self.headers.get(name).is_none_or(|value| value.is_empty()) {
            // An unsigned request may come from anybody.
            self.refused = true;
            let mark = self.report.mark();
            self.report.push("required", "is required");
            self.report.locate_since(mark, Location::Header(name));
        }
    }

    /// Reads a required body.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C) -> Option<T> {
        let mark = self.report.mark();
        let body = self.optional_body(codec);
        if body.is_none() && self.report.mark() == mark {
            return self.no_body();
        }
        body
    }

    /// Reads an optional body.
    pub fn optional_body<T, C: BodyCodec<T>>(&mut self, codec: &C) -> Option<T> {
        let report = self.report.sibling(self.report.is_lenient());
        // A server has refused other media types before it reads strictly.
        let judged = !self.report.is_lenient();
        let reader = BodyReader::new(self.headers, self.body, report).judged(judged);
        let reader = reader.stream(self.stream.clone());
        let mut reader = reader.parts(self.parts.take());
        if self.absent || reader.is_absent(codec) {
            return None;
        }
        let body = codec.read(&mut reader);
        self.take(body, reader)
    }

    fn no_body<T>(&mut self) -> Option<T> {
        self.report.push("required", "a body is required");
        None
    }

    /// Takes the value of a present body. An unreadable body must not pass for an absent one.
    fn take<T>(&mut self, body: Option<T>, reader: BodyReader<'_>) -> Option<T> {
        self.refused |= body.is_none();
        self.report.append(reader.finish());
        body
    }

    /// The request with its warnings. The error has the reasons for refusing it.
    pub(crate) fn judge<T>(self, request: Option<T>) -> Result<(T, Report), Report> {
        let admitted = self.report.is_empty() || (self.report.is_lenient() && !self.refused);
        match request {
            Some(request) if admitted => Ok((request, self.report)),
            _ => Err(self.report),
        }
    }

    /// The violations of the request.
    #[must_use]
    pub fn into_report(self) -> Report {
        self.report
    }

    /// The value of a parameter; `None` if it is absent or unreadable.
    fn node(&mut self, spelling: &Spelling<'_>) -> Option<Node> {
        let (parameter, kind) = (spelling.parameter, spelling.kind);
        let report = &mut self.report;
        match parameter.location {
            Location::Path(name) => {
                let raw = self.captures.iter().find(|(known, _)| *known == name)?.1;
                read_path(parameter, kind, raw, report)
            }
            Location::Query(_) if parameter.whole => read_query(self.query, report),
            Location::Query(_) => read_form(spelling, self.query, '&', report),
            Location::Cookie(_) => read_form(spelling, &cookies(self.headers), ';', report),
            Location::Header(_) => header::read(parameter, kind, self.headers, report),
            Location::Body => None,
        }
    }
}

/// All cookies as one text. Bytes beyond ASCII have no defined meaning (RFC 9110, section 5.5), so
/// they are escaped. The other cookies stay readable, and a cookie with such bytes must be UTF-8.
fn cookies(headers: &HeaderMap) -> String {
    let mut cookies = String::new();
    for value in headers.get_all(COOKIE) {
        for &byte in value.as_bytes() {
            if byte.is_ascii() {
                cookies.push(char::from(byte));
            } else {
                percent::escape(byte, &mut cookies);
            }
        }
        cookies.push(';');
    }
    cookies
}

/// The value of a `name=value` pair of a query, if it has this name; the inner `None` is a value
/// that can't be decoded.
pub(crate) fn query_value(pair: &str, name: &str) -> Option<Option<String>> {
    let (key, value) = pair.split_once('=')?;
    let named = percent::decode(key, true).as_deref() == Some(name);
    named.then(|| percent::decode(value, true))
}
