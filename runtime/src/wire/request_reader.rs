//! Reading a request: every part of it, strictly.

use bytes::Bytes;
use http::header::{COOKIE, HeaderMap};

use super::body::{BodyCodec, BodyReader};
use super::{Parameter, ParameterValue, header, percent};
use crate::codec::Decode;
use crate::json::{Limits, from_json_with};
use crate::report::{Location, Report};
use crate::schema::Schema;

/// Reads the parts of a request strictly, and reports all that is wrong with any of them.
#[derive(Debug)]
pub struct RequestReader<'r> {
    headers: &'r HeaderMap,
    captures: Vec<(&'static str, &'r str)>,
    query: &'r str,
    body: &'r Bytes,
    limits: Limits,
    report: Report,
}

impl<'r> RequestReader<'r> {
    /// A reader over a request whose path matched `captures`.
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
            limits: Limits::default(),
            report: Report::new(),
        }
    }

    /// Reads a parameter that must be there.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = match self.texts(parameter, T::LIST) {
            Some(texts) => T::from_texts(&texts, &mut self.report, &parameter.schema),
            None => {
                if self.report.mark() == mark {
                    self.report.push("required", "is required");
                }
                None
            }
        };
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Reads a parameter that may be absent.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self
            .texts(parameter, T::LIST)
            .and_then(|texts| T::from_texts(&texts, &mut self.report, &parameter.schema));
        self.report.locate_since(mark, parameter.location);
        value
    }

    /// Checks that a header is there, and not empty, which a signer fills.
    pub fn signed(&mut self, name: &'static str) {
        if self.headers.get(name).is_none_or(|value| value.is_empty()) {
            let mark = self.report.mark();
            self.report.push("required", "is required");
            self.report.locate_since(mark, Location::Header(name));
        }
    }

    /// Reads a JSON body that must be there.
    pub fn json<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        if self.body.is_empty() {
            self.report.push("required", "a body is required");
            return None;
        }
        match from_json_with(self.body, schema, self.limits) {
            Ok(value) => Some(value),
            Err(report) => {
                self.report.append(report);
                None
            }
        }
    }

    /// Reads a JSON body that may be absent.
    pub fn optional_json<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        if self.body.is_empty() {
            None
        } else {
            self.json(schema)
        }
    }

    /// Reads a body that must be there and is not one of JSON alone.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C) -> Option<T> {
        let mark = self.report.mark();
        let body = self.optional_body(codec);
        if body.is_none() && self.report.mark() == mark {
            self.report.push("required", "a body is required");
        }
        body
    }

    /// Reads a body that may be absent and is not one of JSON alone.
    pub fn optional_body<T, C: BodyCodec<T>>(&mut self, codec: &C) -> Option<T> {
        let report = self.report.sibling(false);
        let mut reader = BodyReader::new(self.headers, self.body, self.limits, report);
        if reader.is_absent(codec) {
            return None;
        }
        let body = codec.read(&mut reader);
        self.report.append(reader.finish());
        body
    }

    /// What is wrong with the request.
    #[must_use]
    pub fn into_report(self) -> Report {
        self.report
    }

    /// The pieces of text of a parameter; `None` where it is absent or can't be read.
    fn texts(&mut self, parameter: &Parameter, list: bool) -> Option<Vec<String>> {
        let split = list && !parameter.explode;
        match parameter.location {
            Location::Path(name) => {
                let raw = self.captures.iter().find(|(known, _)| *known == name)?.1;
                self.decoded(raw, list, false)
            }
            Location::Query(name) => self.form(self.query, '&', name, split, true),
            Location::Cookie(name) => {
                let cookies = self.headers.get_all(COOKIE).iter();
                let cookies: Vec<_> = cookies.filter_map(|value| value.to_str().ok()).collect();
                self.form(&cookies.join(";"), ';', name, split, false)
            }
            Location::Header(name) => header::texts(self.headers, name, list, &mut self.report),
            Location::Body => None,
        }
    }

    fn form(
        &mut self,
        text: &str,
        separator: char,
        name: &str,
        split: bool,
        plus_is_space: bool,
    ) -> Option<Vec<String>> {
        let mut found = None;
        for pair in text.split(separator) {
            let (key, value) = pair
                .trim_start()
                .split_once('=')
                .unwrap_or((pair.trim(), ""));
            if percent::decode(key, plus_is_space).as_deref() != Some(name) {
                continue;
            }
            let values = self.decoded(value, split, plus_is_space)?;
            found.get_or_insert_with(Vec::new).extend(values);
        }
        found
    }

    /// Splits a list before it is decoded, so that an encoded comma stays part of its item.
    fn decoded(&mut self, raw: &str, split: bool, plus_is_space: bool) -> Option<Vec<String>> {
        let pieces: Vec<&str> = match (split, raw.is_empty()) {
            (true, true) => Vec::new(),
            (true, false) => raw.split(',').collect(),
            (false, _) => vec![raw],
        };
        let mut texts = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match percent::decode(piece, plus_is_space) {
                Some(text) => texts.push(text),
                None => {
                    self.report
                        .push("encoding", "must be percent-encoded UTF-8");
                    return None;
                }
            }
        }
        Some(texts)
    }
}

/// The value of a `name=value` pair of a query, if it has this name.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) fn query_value(pair: &str, name: &str) -> Option<String> {
    let (key, value) = pair.split_once('=')?;
    let named = percent::decode(key, true).as_deref() == Some(name);
    named.then(|| percent::decode(value, true)).flatten()
}
