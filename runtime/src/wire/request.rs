//! Writing a request, and both directions of an operation.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::media::{media_value, visible};
use super::template::{captures, segments};
use super::{
    Operation, OperationInfo, Parameter, ParameterValue, RequestReader, WireRequest, percent,
};
use crate::codec::Encode;
use crate::json::to_json_with;
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
        let parsed = (HeaderName::from_bytes(name.as_bytes()), visible(value));
        if let (Ok(name), Some(mut value)) = parsed {
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
