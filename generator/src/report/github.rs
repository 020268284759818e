//! Annotations of GitHub: a command for each finding.

use std::fmt::Write as _;

use super::Report;
use super::plain::lines;
use super::words::{parties, reach, sentence};
use crate::compare::{Category, Severity};
use crate::text::{command_message, command_property};

/// A line for each finding, which a workflow prints to annotate the lines of a pull request.
/// Documentation is left out.
#[must_use]
pub fn github(report: &Report) -> String {
    let report = &lines(report);
    let mut out = String::new();
    for (api, finding) in report.findings() {
        if finding.rule.category == Category::Docs && finding.after.is_none() {
            continue;
        }
        let command = match finding.effects.worst() {
            Severity::Break => "error",
            Severity::Risk => "warning",
            Severity::None => "notice",
        };
        let mut properties = Vec::new();
        if let Some(place) = &finding.new {
            properties.push(format!("file={}", command_property(&place.file)));
            properties.push(format!("line={}", place.line));
            properties.push(format!("col={}", place.column));
        }
        properties.push(format!(
            "title={}",
            command_property(&format!("{api} {}", finding.rule.id))
        ));
        let message = format!(
            "{}. {}. {}. {} (id {})",
            sentence(finding),
            parties(&finding.effects),
            reach(finding),
            finding.rule.mend,
            finding.id
        );
        // Writing to a string can't fail.
        let _ = writeln!(
            out,
            "::{command} {}::{}",
            properties.join(","),
            command_message(&message)
        );
    }
    for problem in &report.problems {
        let _ = writeln!(
            out,
            "::error title=review.allow.toml::{}",
            command_message(problem)
        );
    }
    out
}
