//! Headers in the style `simple` (OpenAPI 3.0.3, Style Values; RFC 9110, section 5).

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, HeaderName, HeaderValue, SET_COOKIE};

use super::definition::Parameter;
use super::kind::ValueForm;
use super::node::{Node, members};
use crate::report::{Location, Report};

/// The refusal of a value that a header would change. The received value must equal the sent one.
pub(crate) const UNCARRIED: &str = "can't travel in a header: it must be visible ASCII text \
     without white space at its ends, an item of a list must hold text and no comma, and a \
     member's name no equals sign";

/// A field line.
pub(crate) type Line = (HeaderName, HeaderValue);

/// The field lines of a header; `None` if they would be read as a different value.
pub(crate) fn write(parameter: &Parameter, kind: ValueForm, node: &Node) -> Option<Vec<Line>> {
    let pieces = node.pieces(parameter.explode, &|text, out| out.push_str(text));
    let texts: Vec<&str> = pieces.iter().map(AsRef::as_ref).collect();
    let mut lines = lines(parameter.name, &texts, kind != ValueForm::One)?;
    if kind == ValueForm::Object {
        let kept = |text: &str| Some(text.to_owned());
        let again = members(&texts, parameter.explode, &kept, &mut Report::new());
        again.filter(|again| again == node)?;
    }
    for (_, value) in &mut lines {
        value.set_sensitive(parameter.schema.is_sensitive());
    }
    Some(lines)
}

/// The value in a header; `None` if it is absent, or invalid with the reason in the report.
pub(crate) fn read(
    parameter: &Parameter,
    kind: ValueForm,
    headers: &HeaderMap,
    report: &mut Report,
) -> Option<Node> {
    let texts = texts(headers, parameter.name, kind != ValueForm::One, report)?;
    if kind != ValueForm::Object {
        return Some(Node::of(texts));
    }
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let kept = |text: &str| Some(text.to_owned());
    members(&texts, parameter.explode, &kept, report)
}

/// Returns true for `Set-Cookie`, the only header whose values may contain commas and so need
/// separate field lines (RFC 9110, section 5.3).
fn has_own_lines(name: &str) -> bool {
    SET_COOKIE.as_str().eq_ignore_ascii_case(name)
}

/// The field lines of a header; `None` if they would be read as a different value.
pub(crate) fn lines(name: &str, texts: &[&str], list: bool) -> Option<Vec<Line>> {
    let field = HeaderName::from_bytes(name.as_bytes()).ok()?;
    if list && has_own_lines(name) {
        let line = |text: &&str| Some((field.clone(), value(&[text], false)?));
        return texts.iter().map(line).collect();
    }
    Some(vec![(field, value(texts, list)?)])
}

fn value(texts: &[&str], list: bool) -> Option<HeaderValue> {
    // RFC 9110, section 5.5: a value excludes the white space around it. Section 5.6.1: a comma
    // ends an item, and empty items are ignored.
    let kept = |text: &&str| {
        text.is_ascii()
            && text.trim() == *text
            && !(list && (text.is_empty() || text.contains(',')))
    };
    if !texts.iter().all(kept) {
        return None;
    }
    HeaderValue::from_str(&texts.join(",")).ok()
}

/// The texts of a header; `None` if it is absent, or invalid with the reason in the report.
pub(crate) fn texts(
    headers: &HeaderMap,
    name: &str,
    list: bool,
    report: &mut Report,
) -> Option<Vec<String>> {
    let mut found = None;
    for value in headers.get_all(name) {
        let Ok(text) = value.to_str() else {
            report.push("header", "must be visible ASCII text");
            return None;
        };
        let texts = found.get_or_insert_with(Vec::new);
        if list && !has_own_lines(name) {
            let items = text.split(',').map(str::trim).filter(|it| !it.is_empty());
            texts.extend(items.map(str::to_owned));
        } else {
            texts.push(text.to_owned());
        }
    }
    found
}

/// Returns true for a message without a content coding (RFC 9110, section 8.4) other than
/// `identity`. Coded content would be mistaken for the value itself, so any other coding is
/// reported.
pub(crate) fn is_uncoded(headers: &HeaderMap, report: &mut Report) -> bool {
    let identity = |coding: &[u8]| {
        let coding = coding.trim_ascii();
        coding.is_empty() || coding.eq_ignore_ascii_case(b"identity")
    };
    let mut fields = headers.get_all(CONTENT_ENCODING).iter();
    let coded = fields.find(|it| !it.as_bytes().split(|byte| *byte == b',').all(identity));
    if let Some(codings) = coded {
        let mark = report.mark();
        let found = report.echo(&String::from_utf8_lossy(codings.as_bytes()));
        report.push_found("encoding", "must be `identity`", found);
        report.locate_since(mark, Location::Header("content-encoding"));
    }
    coded.is_none()
}
