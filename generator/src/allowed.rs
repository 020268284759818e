//! What the configuration lets a document go without.

use std::collections::BTreeSet;

use crate::diagnostics::{self, Diagnostic, Diagnostics, Severity};
use crate::options::Feature;
use crate::summary::Summary;

/// Mistakes of a document after which all but the mistaken part is generated, by their codes. Whoever
/// can't change the document may go without that part.
const LEFT_OUT: [&str; 6] = [
    "invalid-default",
    "invalid-example",
    "media-type",
    "pattern",
    "plain-number",
    "unknown-keyword",
];

/// Turns what the configuration lists into warnings. The list may only shrink: an entry that nothing
/// needs is an error.
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
