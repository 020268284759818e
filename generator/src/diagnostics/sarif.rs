//! Renders diagnostics as SARIF 2.1.0, which code scanning reads.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::github::message;
use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{Files, Span};
use crate::text::{plain, uri};

/// Renders each diagnostic as one line: a Result Object, for [`sarif_log`].
#[must_use]
pub fn render_sarif(diagnostics: &Diagnostics, files: &Files) -> String {
    let lines = diagnostics
        .iter()
        .map(|it| format!("{}\n", result(it, files)));
    lines.collect()
}

fn result(diagnostic: &Diagnostic, files: &Files) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let primary = diagnostic.primary.iter();
    let primary = primary.map(|it| json!({ "physicalLocation": location(it.span, files) }));
    let others = diagnostic.others.iter().enumerate();
    let others = others.map(|(id, it)| {
        json!({
            "id": id,
            "message": { "text": plain(&it.text) },
            "physicalLocation": location(it.span, files),
        })
    });
    json!({
        "ruleId": diagnostic.code,
        "level": level,
        "message": { "text": message(diagnostic) },
        "locations": primary.collect::<Vec<_>>(),
        "relatedLocations": others.collect::<Vec<_>>(),
    })
}

fn location(span: Span, files: &Files) -> Value {
    let (line, column) = files.line_column(span.file, span.start);
    let (end_line, end_column) = files.line_column(span.file, span.end);
    json!({
        "artifactLocation": { "uri": uri(&plain(files.path(span.file))) },
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    })
}

/// A SARIF log of results, each a line of [`render_sarif`]. `explain` has the explanation of a code in Markdown.
#[must_use]
pub fn sarif_log(lines: &str, explain: &dyn Fn(&str) -> Option<&'static str>) -> String {
    let results = lines.lines().filter_map(|it| serde_json::from_str(it).ok());
    let results: Vec<Value> = results.collect();
    let codes = results.iter().filter_map(|it| it.get("ruleId")?.as_str());
    let rules: BTreeMap<&str, Value> = codes
        .map(|code| (code, rule(code, explain(code))))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "copperplate",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_values().collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &str, explanation: Option<&str>) -> Value {
    match explanation {
        Some(text) => json!({ "id": code, "help": { "text": text, "markdown": text } }),
        None => json!({ "id": code }),
    }
}
