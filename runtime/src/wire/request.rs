//! Requests, written and read.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::media::media_value;
use super::template::{captures, segments};
use super::{Operation, OperationInfo, Parameter, ParameterValue, WireRequest, percent};
use crate::codec::{Decode, Encode};
use crate::json::{Limits, from_json_with, to_json_with};
use crate::report::{Location, Report};
use crate::schema::Schema;

/// Collects the parts of a request.
#[derive(Debug, Default)]
pub struct RequestWriter {
    path: Vec<(&'static str, String)>,
    query: String,
    headers: HeaderMap,
    cookies: String,
    body: Vec<u8>,
    report: Report,
}

impl RequestWriter {
    /// Writes a parameter that is there.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter, value: &T) {
        let texts = value.texts(&parameter.schema);
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        self.texts(parameter, &texts, T::LIST);
    }

    /// Writes a parameter that may be absent.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter, value: &Option<T>) {
        if let Some(value) = value {
            self.parameter(parameter, value);
        }
    }

    /// Writes a JSON body.
    pub fn json<T: Encode>(&mut self, media_type: &'static str, body: &T, schema: &Schema) {
        self.headers.insert(CONTENT_TYPE, media_value(media_type));
        self.body = to_json_with(body, schema);
    }

    /// Writes a JSON body that may be absent.
    pub fn optional_json<T: Encode>(
        &mut self,
        media_type: &'static str,
        body: &Option<T>,
        schema: &Schema,
    ) {
        if let Some(body) = body {
            self.json(media_type, body, schema);
        }
    }

    fn texts(&mut self, parameter: &Parameter, texts: &[&str], list: bool) {
        match parameter.location {
            Location::Path(name) => self.path_value(name, texts),
            Location::Query(name) => {
                // A list that is spread over parameters says nothing where it is empty.
                write_form(
                    &mut self.query,
                    '&',
                    name,
                    texts,
                    parameter.explode || !list,
                );
            }
            Location::Header(name) => {
                let value = texts.join(",");
                self.header(
                    name,
                    &value,
                    parameter.location,
                    parameter.schema.is_sensitive(),
                );
            }
            Location::Cookie(name) => {
                write_form(
                    &mut self.cookies,
                    ';',
                    name,
                    texts,
                    parameter.explode || !list,
                );
            }
            Location::Body => {}
        }
    }

    /// One segment a value: text that would leave its segment is refused before it is sent.
    fn path_value(&mut self, name: &'static str, texts: &[&str]) {
        let mut encoded = String::new();
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                encoded.push(',');
            }
            percent::encode(text, &mut encoded);
        }
        if encoded.is_empty() {
            let mark = self.report.mark();
            self.report.push("path", "must not be empty in a path");
            self.report.locate_since(mark, Location::Path(name));
        }
        self.path.push((name, encoded));
    }

    fn header(&mut self, name: &'static str, value: &str, at: Location, sensitive: bool) {
        let parsed = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value),
        );
        if let (Ok(name), Ok(mut value)) = parsed {
            value.set_sensitive(sensitive);
            self.headers.append(name, value);
        } else {
            let mark = self.report.mark();
            self.report
                .push("header", "has characters that a header can't carry");
            self.report.locate_since(mark, at);
        }
    }

    /// The finished request, with a path and query for its URI.
    ///
    /// # Errors
    ///
    /// Every value that can't travel where the document puts it.
    pub fn finish(mut self, info: &OperationInfo) -> Result<http::Request<Bytes>, Report> {
        let mut target = self.path(info);
        if !self.query.is_empty() {
            target.push(if target.contains('?') { '&' } else { '?' });
            target.push_str(&self.query);
        }
        if !self.cookies.is_empty() {
            let cookies = std::mem::take(&mut self.cookies);
            let mut value = HeaderValue::from_str(&cookies).unwrap_or(HeaderValue::from_static(""));
            value.set_sensitive(true);
            self.headers.insert(COOKIE, value);
        }
        self.report.clone().into_result()?;
        let built = http::Request::builder()
            .method(info.method.clone())
            .uri(target);
        match built.body(Bytes::from(self.body)) {
            Ok(mut request) => {
                *request.headers_mut() = self.headers;
                Ok(request)
            }
            Err(error) => {
                self.report.push("path", error.to_string());
                Err(self.report)
            }
        }
    }

    fn path(&mut self, info: &OperationInfo) -> String {
        let template = info.path.split('#').next().unwrap_or_default();
        let mut path = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            path.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            match self.path.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => path.push_str(value),
                None => self
                    .report
                    .push("path", format!("the path parameter `{name}` is missing")),
            }
            rest = behind;
        }
        path.push_str(rest);
        // RFC 3986, section 5.2.4: a dot segment would lead to another resource.
        let shape = segments(template.split('?').next().unwrap_or_default());
        let found = path.split('?').next().unwrap_or_default();
        if segments(found) != shape || found.split('/').any(|it| matches!(it, "." | "..")) {
            let mark = self.report.mark();
            self.report.push("path", "must not be a segment of dots");
            if let Some((name, _)) = self
                .path
                .iter()
                .find(|(_, it)| matches!(it.as_str(), "." | ".."))
            {
                self.report.locate_since(mark, Location::Path(name));
            }
        }
        path
    }
}

/// Style `form` (OpenAPI 3.0.3, Style Values).
fn write_form(out: &mut String, separator: char, name: &str, texts: &[&str], explode: bool) {
    let begin = |out: &mut String| {
        if !out.is_empty() {
            out.push(separator);
            // RFC 6265, section 4.2.1.
            if separator == ';' {
                out.push(' ');
            }
        }
        percent::encode(name, out);
        out.push('=');
    };
    if explode {
        for text in texts {
            begin(out);
            percent::encode(text, out);
        }
        return;
    }
    begin(out);
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        percent::encode(text, out);
    }
}

/// Reads the parts of a request strictly, and reports all that is wrong with any of them.
#[derive(Debug)]
pub struct RequestReader<'r> {
    headers: &'r HeaderMap,
    captures: Vec<(&'static str, &'r str)>,
    query: &'r str,
    body: &'r [u8],
    limits: Limits,
    report: Report,
}

impl<'r> RequestReader<'r> {
    /// A reader over a request whose path matched `captures`.
    #[must_use]
    pub fn new(
        parts: &'r http::request::Parts,
        captures: Vec<(&'static str, &'r str)>,
        body: &'r [u8],
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

    /// Checks that a header is there which a signer fills.
    pub fn signed(&mut self, name: &'static str) {
        if !self.headers.contains_key(name) {
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
            Location::Header(name) => self.header(name, list),
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

    fn header(&mut self, name: &str, list: bool) -> Option<Vec<String>> {
        let mut found = None;
        for value in self.headers.get_all(name) {
            let Ok(text) = value.to_str() else {
                self.report.push("header", "must be visible ASCII text");
                return None;
            };
            let texts = found.get_or_insert_with(Vec::new);
            if list {
                // RFC 9110, section 5.6.1: white space around the items of a list is no part of them.
                let items = text.split(',').map(str::trim).filter(|it| !it.is_empty());
                texts.extend(items.map(str::to_owned));
            } else {
                texts.push(text.to_owned());
            }
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

/// The first value of a name in a query or in cookies.
#[cfg(feature = "server")]
pub(crate) fn query_value(text: &str, separator: char, name: &str) -> Option<String> {
    let mut pairs = text
        .split(separator)
        .filter_map(|pair| pair.trim_start().split_once('='));
    let decode = |text| percent::decode(text, separator == '&');
    let (_, value) = pairs.find(|(key, _)| decode(key).as_deref() == Some(name))?;
    decode(value)
}

/// Writes a request.
///
/// # Errors
///
/// Every value that can't travel where the document puts it.
pub fn write_request<O: Operation>(request: &O::Request) -> Result<http::Request<Bytes>, Report> {
    let mut writer = RequestWriter::default();
    request.write(&mut writer);
    writer.finish(&O::INFO)
}

/// Reads a request strictly.
///
/// # Errors
///
/// Everything in the path, the query, the headers and the body that is against the document.
pub fn read_request<O: Operation>(request: &http::Request<Bytes>) -> Result<O::Request, Report> {
    let (parts, body) = request.clone().into_parts();
    let Some(captures) = captures(O::INFO.path, parts.uri.path()) else {
        let mut report = Report::new();
        report.push("path", "is not the path of this operation");
        return Err(report);
    };
    let mut reader = RequestReader::new(&parts, captures, &body);
    let read = O::Request::read(&mut reader);
    let report = reader.into_report();
    match read {
        Some(request) if report.is_empty() => Ok(request),
        _ => Err(report),
    }
}
