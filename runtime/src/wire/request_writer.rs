//! Writes a request.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::header::{COOKIE, HeaderMap, HeaderValue};

use super::operation_info::OperationInfo;
use crate::body::{BodyCodec, BodyWriter, ByteStream};
use crate::codec::{Decode, Encode};
use crate::parameter::{
    self, Node, Parameter, ParameterValue, Spelling, Style, ValueForm, header, read_form,
    read_path, read_query, write_form, write_path, write_query,
};
use crate::report::{Location, Report};
use crate::syntax::path_template::{captures, constants, segments};
use crate::syntax::percent::normal_path;

/// Collects the parts of a request.
#[derive(Default)]
pub struct RequestWriter {
    path: Vec<(&'static str, String)>,
    query: String,
    headers: HeaderMap,
    cookies: String,
    body: Bytes,
    stream: Option<ByteStream>,
    /// True if the request is not sent, so that its streams stay untouched.
    aside: bool,
    report: Report,
}

/// Hides the message, which can have secrets and personal data.
impl fmt::Debug for RequestWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RequestWriter")
            .finish_non_exhaustive()
    }
}

impl RequestWriter {
    /// A writer for a request that is not sent. A streamed body stays empty.
    pub(super) fn aside() -> Self {
        Self {
            aside: true,
            ..Self::default()
        }
    }

    /// Writes a required parameter.
    pub fn parameter<T: ParameterValue>(&mut self, parameter: &Parameter, value: &T) {
        self.value(parameter, value, false);
    }

    /// Writes an optional parameter.
    pub fn optional<T: ParameterValue>(&mut self, parameter: &Parameter, value: &Option<T>) {
        if let Some(value) = value {
            self.value(parameter, value, true);
        }
    }

    /// Writes a required parameter that is an object, a union, or JSON text.
    pub fn structured<T: Encode + Decode>(&mut self, parameter: &'static Parameter, value: &T) {
        self.structure(parameter, value, false);
    }

    /// Writes an optional parameter that is an object, a union, or JSON text.
    pub fn optional_structured<T: Encode + Decode>(
        &mut self,
        parameter: &'static Parameter,
        value: &Option<T>,
    ) {
        if let Some(value) = value {
            self.structure(parameter, value, true);
        }
    }

    /// Writes the body.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        let mut writer = BodyWriter::aside(self.aside);
        codec.write(body, &mut writer);
        (self.body, self.stream) = writer.finish(&mut self.headers, &mut self.report);
    }

    fn value<T: ParameterValue>(&mut self, parameter: &Parameter, value: &T, optional: bool) {
        let texts = value.texts(&parameter.schema);
        let texts = texts.into_iter().map(Cow::into_owned).collect();
        let spelling = Spelling::text(parameter, T::LIST);
        self.node(&spelling, &Node::of(texts), optional);
    }

    fn structure<T: Encode + Decode>(
        &mut self,
        parameter: &'static Parameter,
        value: &T,
        optional: bool,
    ) {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = parameter::encode(&spelling, value, &mut self.report);
        self.report.locate_since(mark, parameter.location);
        match (node, parameter.location) {
            (Some(node), _) => self.node(&spelling, &node, optional),
            // The violation has been reported; a missing path parameter would only repeat it.
            (None, Location::Path(name)) => self.path.push((name, String::new())),
            (None, _) => {}
        }
    }

    /// Writes a value in its style, and reads it back, because it must arrive unchanged.
    fn node(&mut self, spelling: &Spelling<'_>, node: &Node, optional: bool) {
        let (parameter, kind) = (spelling.parameter, spelling.kind);
        let read = match parameter.location {
            Location::Path(name) => {
                let text = write_path(parameter, kind, node);
                let read = read_path(parameter, kind, &text, &mut Report::new());
                let empty = text.is_empty();
                self.path.push((name, text));
                if empty {
                    self.refuse(parameter.location, "path", "must not be empty in a path");
                    return;
                }
                read
            }
            Location::Query(_) if parameter.whole => {
                write_query(node, &mut self.query);
                read_query(&self.query, &mut Report::new())
            }
            Location::Query(_) => form_again(spelling, node, '&', &mut self.query),
            Location::Cookie(_) => form_again(spelling, node, ';', &mut self.cookies),
            Location::Header(_) => {
                match header::write(parameter, kind, node) {
                    Some(lines) => self.headers.extend(lines),
                    None => self.refuse(parameter.location, "header", header::UNCARRIED),
                }
                return;
            }
            Location::Body => return,
        };
        // A spread list or object leaves no trace if it is empty, and an absent object is read as
        // one without members.
        let spread = node.is_empty() && (optional || kind != ValueForm::List);
        if read.as_ref() != Some(node) && !(spread && read.is_none()) {
            self.refuse(parameter.location, "style", parameter::UNCARRIED);
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
    /// Reports every value its location can't carry.
    pub fn finish(mut self, info: &OperationInfo) -> Result<http::Request<Bytes>, Report> {
        if self.stream.take().is_some() {
            self.report
                .push("stream", "a stream can't be written as a whole");
        }
        self.finish_streaming(info)
    }

    /// The finished request. A streamed body is in its extensions.
    pub(super) fn finish_streaming(
        mut self,
        info: &OperationInfo,
    ) -> Result<http::Request<Bytes>, Report> {
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
        let built = http::Request::builder().method(info.method).uri(target);
        match built.body(self.body) {
            Ok(mut request) => {
                *request.headers_mut() = self.headers;
                if let Some(stream) = self.stream {
                    request.extensions_mut().insert(stream);
                }
                Ok(request)
            }
            Err(error) => {
                self.report.push("path", error.to_string());
                Err(self.report)
            }
        }
    }

    fn path(&mut self, info: &OperationInfo) -> String {
        let template = info.path.split(['?', '#']).next().unwrap_or_default();
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
        for (place, constant) in constants(info.path).enumerate() {
            path.push(if place == 0 { '?' } else { '&' });
            path.push_str(constant);
        }
        path
    }

    /// Checks that the path leads to the requested resource.
    fn check_path(&mut self, template: &'static str, found: &str) {
        let whole = template;
        let template = template.split(['?', '#']).next().unwrap_or_default();
        // A path without parameters and dots is the template itself.
        if !template.bytes().any(|byte| b"{.%".contains(&byte)) {
            return;
        }
        // RFC 3986, section 5.2.4: a dot segment would lead to another resource. A percent-encoded
        // dot counts as one (RFC 3986, section 6.2.2.3).
        let dots = |text: &str| {
            let text = text.replace("%2E", ".");
            matches!(text.as_str(), "." | "..")
        };
        if segments(found) != segments(template) || found.split('/').any(dots) {
            let mut values = self.path.iter();
            let at = values.find(|(_, value)| dots(value));
            let at = at.map_or(Location::Body, |(name, _)| Location::Path(name));
            self.refuse(at, "path", "must not be a segment of dots");
        }
        // Parameters in one segment could be split differently: `{a}...{b}`.
        let normal = normal_path(found);
        let reason = "is ambiguous beside the text around it in the path";
        let Some(captures) = captures(whole, found).or_else(|| captures(whole, &normal)) else {
            // A repeated parameter could end elsewhere: `{a}-{a}`.
            let first = self.path.first().map(|(name, _)| *name);
            if let Some(name) = first.filter(|_| self.report.is_empty()) {
                self.refuse(Location::Path(name), "path", reason);
            }
            return;
        };
        for (name, text) in captures {
            let mut values = self.path.iter();
            if values.any(|(known, value)| *known == name && value != text) {
                self.refuse(Location::Path(name), "path", reason);
                return;
            }
        }
    }
}

/// Adds the pairs of a value, and reads them back.
fn form_again(
    spelling: &Spelling<'_>,
    node: &Node,
    separator: char,
    out: &mut String,
) -> Option<Node> {
    let start = out.len();
    if spelling.parameter.style == Style::Cookie && !node.fits_a_cookie() {
        return None;
    }
    write_form(spelling.parameter, spelling.kind, node, separator, out);
    let written = out.get(start..).unwrap_or_default();
    let written = written.trim_start_matches(separator);
    read_form(spelling, written, separator, &mut Report::new())
}
