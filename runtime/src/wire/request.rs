//! Writing a request, and both directions of an operation.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::body::{BodyCodec, BodyWriter};
use super::media::media_value;
use super::template::{captures, segments};
use super::{
    Operation, OperationInfo, Parameter, ParameterValue, RequestReader, WireRequest, header,
    percent,
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
    body: Bytes,
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
        self.body = to_json_with(body, schema).into();
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

    /// Writes a body that is not one of JSON alone.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        let mut writer = BodyWriter::default();
        codec.write(body, &mut writer);
        let (bytes, stream) = writer.finish(&mut self.headers, &mut self.report);
        self.body = bytes;
        if stream.is_some() {
            self.report
                .push("stream", "a request can't be a stream of items");
        }
    }

    /// Writes a body that may be absent and is not one of JSON alone.
    pub fn optional_body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &Option<T>) {
        if let Some(body) = body {
            self.body(codec, body);
        }
    }

    fn texts(&mut self, parameter: &Parameter, texts: &[&str], list: bool) {
        let in_form = matches!(parameter.location, Location::Query(_) | Location::Cookie(_));
        if in_form && list && !parameter.explode && texts == [""] {
            let reason = "a list of one empty text can't be told from an empty list";
            self.refuse(parameter.location, "style", reason);
        }
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
                let value = header::value(texts, list);
                self.header(name, value, parameter.schema.is_sensitive());
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
            self.refuse(Location::Path(name), "path", "must not be empty in a path");
        }
        self.path.push((name, encoded));
    }

    fn header(&mut self, name: &'static str, value: Option<HeaderValue>, sensitive: bool) {
        if let (Ok(parsed), Some(mut value)) = (HeaderName::from_bytes(name.as_bytes()), value) {
            value.set_sensitive(sensitive);
            self.headers.append(parsed, value);
        } else {
            self.refuse(Location::Header(name), "header", header::UNCARRIED);
        }
    }

    fn refuse(&mut self, at: Location, keyword: &'static str, reason: &str) {
        let mark = self.report.mark();
        self.report.push(keyword, reason);
        self.report.locate_since(mark, at);
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
        match built.body(self.body) {
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
        self.check_path(info.path, &path);
        path
    }

    /// Whether the path leads to what was asked for.
    fn check_path(&mut self, template: &'static str, path: &str) {
        let whole = template;
        let template = template.split(['?', '#']).next().unwrap_or_default();
        let found = path.split('?').next().unwrap_or_default();
        // RFC 3986, section 5.2.4: a dot segment would lead to another resource.
        let dots = |text: &str| matches!(text, "." | "..");
        if segments(found) != segments(template) || found.split('/').any(dots) {
            let mut values = self.path.iter();
            let at = values.find(|(_, value)| dots(value));
            let at = at.map_or(Location::Body, |(name, _)| Location::Path(name));
            self.refuse(at, "path", "must not be a segment of dots");
        }
        // Parameters that share a segment could each end elsewhere: `{a}...{b}`.
        for (name, text) in captures(whole, found).unwrap_or_default() {
            let mut values = self.path.iter();
            if values.any(|(known, value)| *known == name && value != text) {
                let reason = "could not be told from the text around it in the path";
                self.refuse(Location::Path(name), "path", reason);
                return;
            }
        }
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
