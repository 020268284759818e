//! Renders diagnostics as annotations of GitHub: a command for each.

use std::fmt::Write as _;

use super::{Diagnostic, Diagnostics, Severity};
use crate::source::Files;
use crate::text::{command_message, command_property, plain};

/// Renders each diagnostic as a line that a workflow prints to annotate the place in a pull request.
#[must_use]
pub fn render_github(diagnostics: &Diagnostics, files: &Files) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        push_command(&mut out, diagnostic, files);
    }
    out
}

fn push_command(out: &mut String, diagnostic: &Diagnostic, files: &Files) {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(label) = &diagnostic.primary {
        let span = label.span;
        let (line, column) = files.line_column(span.file, span.start);
        let (end_line, end_column) = files.line_column(span.file, span.end);
        let file = plain(files.path(span.file));
        properties.push(format!("file={}", command_property(&file)));
        properties.push(format!("line={line},col={column}"));
        properties.push(format!("endLine={end_line},endColumn={end_column}"));
    }
    properties.push(format!("title={}", command_property(diagnostic.code)));
    // Writing to a string can't fail.
    let _ = writeln!(
        out,
        "::{command} {}::{}",
        properties.join(","),
        command_message(&message(diagnostic))
    );
}

/// The whole text of a diagnostic, a line for each part.
pub(super) fn message(diagnostic: &Diagnostic) -> String {
    let cost = diagnostic.cost.iter().map(|it| format!("note: {it}"));
    let help = diagnostic.help.iter().map(|it| format!("help: {it}"));
    let parts = std::iter::once(diagnostic.message.clone());
    let parts: Vec<_> = parts.chain(cost).chain(help).map(|it| plain(&it)).collect();
    parts.join("\n")
}
