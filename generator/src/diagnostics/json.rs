//! Renders diagnostics as JSON for editors and continuous integration, one object per line.

use std::fmt::Write as _;

use super::render::render_one;
use super::{Diagnostic, Diagnostics, Label};
use crate::source::Files;

/// Renders each diagnostic as one line of JSON.
///
/// The members are `code`, `severity`, `message`, `file`, `line`, `column`, `end_line`,
/// `end_column` (from 1, columns in characters; the end is exclusive), `pointer`, `cost`, `help`,
/// `others` (objects with the place and `label`) and `rendered` (the text without colour). Absent
/// values are `null`.
#[must_use]
pub fn render_json(diagnostics: &Diagnostics, files: &Files) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        push_diagnostic(&mut out, diagnostic, files);
        out.push('\n');
    }
    out
}

fn push_diagnostic(out: &mut String, diagnostic: &Diagnostic, files: &Files) {
    out.push_str("{\"code\":");
    string(out, diagnostic.code);
    out.push_str(",\"severity\":");
    string(out, diagnostic.severity.name());
    out.push_str(",\"message\":");
    string(out, &diagnostic.message);
    place(out, diagnostic.primary.as_ref(), files);
    for (name, value) in [
        ("pointer", &diagnostic.pointer),
        ("cost", &diagnostic.cost),
        ("help", &diagnostic.help),
    ] {
        // Writing to a string can't fail, here and below.
        let _ = write!(out, ",\"{name}\":");
        match value {
            Some(text) => string(out, text),
            None => out.push_str("null"),
        }
    }
    out.push_str(",\"others\":[");
    for (index, other) in diagnostic.others.iter().enumerate() {
        out.push_str(if index == 0 {
            "{\"label\":"
        } else {
            ",{\"label\":"
        });
        string(out, &other.text);
        place(out, Some(other), files);
        out.push('}');
    }
    out.push_str("],\"rendered\":");
    string(out, &render_one(diagnostic, files, false));
    out.push('}');
}

fn place(out: &mut String, label: Option<&Label>, files: &Files) {
    let Some(Label { span, .. }) = label else {
        out.push_str(
            ",\"file\":null,\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null",
        );
        return;
    };
    out.push_str(",\"file\":");
    string(out, files.path(span.file));
    let (line, column) = files.line_column(span.file, span.start);
    let (end_line, end_column) = files.line_column(span.file, span.end);
    let _ = write!(
        out,
        ",\"line\":{line},\"column\":{column},\"end_line\":{end_line},\"end_column\":{end_column}"
    );
}

/// A JSON string (RFC 8259, section 7).
fn string(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
