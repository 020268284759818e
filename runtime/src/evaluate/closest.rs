//! Selects the alternative to report when none fits.

use crate::report::Report;

/// Keeps the report of the closest alternative. A different type is furthest; then the number of
/// different constants decides, then the number of violations.
pub(super) fn closer(closest: &mut Option<(Distance, Report)>, report: Report) {
    let distance = distance(&report);
    if closest.as_ref().is_none_or(|(known, _)| distance < *known) {
        *closest = Some((distance, report));
    }
}

pub(super) type Distance = (bool, usize, usize);

fn distance(report: &Report) -> Distance {
    let other_type = report
        .violations()
        .iter()
        .any(|it| it.keyword == "type" && it.pointer.is_empty());
    let constants = report
        .violations()
        .iter()
        .filter(|it| matches!(it.keyword, "const" | "enum" | "false"));
    (other_type, constants.count(), report.len())
}

pub(super) fn report_closest(
    closest: Option<(Distance, Report)>,
    keyword: &'static str,
    report: &mut Report,
) {
    match closest {
        Some((_, why)) => report.append(why),
        None => report.push(keyword, "has no alternative that it could fit"),
    }
}
