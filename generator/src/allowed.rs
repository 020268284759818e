//! Applies the list of permitted unsupported features.

use std::collections::BTreeSet;

use crate::diagnostics::{self, Diagnostic, Diagnostics, Severity};
use crate::options::Feature;
use crate::summary::Summary;

/// Codes of mistakes that affect only a part of the document. The rest is generated, so the
/// configuration may permit them for documents of other parties.
const LEFT_OUT: [&str; 6] = [
    "invalid-default",
    "invalid-example",
    "media-type",
    "pattern",
    "plain-number",
    "unknown-keyword",
];

/// Turns the listed problems into warnings. The list can only shrink: an unused entry is an error.
pub(crate) fn allow(
    unsupported: impl Iterator<Item = (Feature, Diagnostic)>,
    listed: &[String],
    summary: &mut Summary,
    report: &mut Diagnostics,
) {
    let mut used = BTreeSet::new();
    for (feature, diagnostic) in unsupported {
        let at = diagnostic.primary.as_ref().map(|label| label.span);
        summary.unsupported(feature, at);
        if listed.iter().any(|name| name == feature.as_str()) {
            used.insert(feature.as_str());
            report.push(diagnostics::allowance::allowed(diagnostic));
        } else {
            report.push(diagnostic);
        }
    }
    let mistakes = report
        .iter_mut()
        .filter(|it| it.severity == Severity::Error && LEFT_OUT.contains(&it.code));
    for mistake in mistakes {
        if listed.iter().any(|name| name == mistake.code) {
            used.insert(mistake.code);
            summary.left_out(mistake);
            mistake.severity = Severity::Warning;
        } else {
            diagnostics::allowance::allowable(mistake);
        }
    }
    for name in listed.iter().filter(|name| !used.contains(name.as_str())) {
        report.push(diagnostics::allowance::unused_allowance(name));
    }
}
