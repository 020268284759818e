//! A report for a terminal.

use std::fmt::Write as _;

use super::plain::lines;
use super::semver::{advice, line};
use super::words::{forms, group, parties, places, reach};
use super::{Report, Summary};
use crate::compare::Finding;

/// The whole report: the numbers first, then a group for each operation.
#[must_use]
pub fn text(report: &Report) -> String {
    let report = &lines(report);
    let mut out = format!("{}\n", report.summary().line());
    let _ = writeln!(out, "{}", line(&advice(report), report.version.as_deref()));
    for (api, findings) in &report.apis {
        for (operation, findings) in groups(findings) {
            let mut summary = Summary::default();
            for finding in &findings {
                summary.count(&finding.effects);
            }
            // Writing to a string can't fail, here and below.
            let _ = writeln!(out, "\n{api}: {operation}\n  {}", summary.line());
            for finding in findings {
                out.push_str(&paragraph(finding));
            }
        }
    }
    for accepted in &report.accepted {
        let _ = writeln!(
            out,
            "\naccepted until {}: {} {} ({})",
            accepted.until, accepted.finding.id, accepted.finding.rule.id, accepted.reason
        );
    }
    for problem in &report.problems {
        let _ = writeln!(out, "\nerror: {problem}");
    }
    out
}

/// The findings by their first operation, in the order of the strongest.
pub(super) fn groups(findings: &[Finding]) -> Vec<(&str, Vec<&Finding>)> {
    let mut groups: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let name = group(finding);
        match groups.iter_mut().find(|it| it.0 == name) {
            Some((_, own)) => own.push(finding),
            None => groups.push((name, vec![finding])),
        }
    }
    groups
}

fn paragraph(finding: &Finding) -> String {
    let mut out = String::new();
    let mut head = vec![finding.rule.id, finding.rule.category.name()];
    if !finding.subject.is_empty() {
        head.push(&finding.subject);
    }
    let places = places(finding);
    if !places.is_empty() {
        head.push(&places);
    }
    let _ = writeln!(out, "  {}", head.join("  "));
    let forms = forms(finding.before.as_deref(), finding.after.as_deref());
    let _ = writeln!(
        out,
        "     change {}{}{forms}",
        finding.rule.says,
        if forms.is_empty() { "" } else { ": " }
    );
    let _ = writeln!(out, "     effect {}", parties(&finding.effects));
    for change in &finding.rust {
        let forms = super::words::forms(change.before.as_deref(), change.after.as_deref());
        let _ = writeln!(
            out,
            "     Rust   {}  {}  {forms}",
            change.rule.id, change.item
        );
    }
    let _ = writeln!(out, "     who    {}", reach(finding));
    let _ = writeln!(out, "     mend   {}", finding.rule.mend);
    let _ = writeln!(out, "     id     {}", finding.id);
    out
}
