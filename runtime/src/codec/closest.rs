//! Explains why no alternative of a union fits a value, in words that hold for all alternatives.

use crate::report::{Report, Violation};

/// The distance of an alternative from the value; smaller is closer. Its parts are a different JSON
/// type, the number of tags with another value, and the number of violations.
pub(super) type Distance = (bool, u32, usize);

/// Returns the distance of an alternative. A different JSON type weighs more than a different tag,
/// and a tag weighs more than any number of other violations.
pub(super) fn distance(report: &Report, tag_misses: u32) -> Distance {
    let first = report.violations().first();
    let other_type = first.is_some_and(|it| it.keyword == "type" && it.pointer.is_empty());
    (other_type, tag_misses, report.len())
}

/// An alternative that does not fit.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) distance: Distance,
    pub(super) report: Report,
}

/// Returns the violations of the closest alternative, without the ones that another alternative
/// permits.
#[cold]
pub(super) fn explain(mut refused: Vec<Refused>) -> Option<Report> {
    let closest = refused.iter().enumerate();
    let (place, _) = closest.min_by_key(|(place, it)| (it.distance, *place))?;
    let closest = refused.remove(place);
    let (other_type, misses, _) = closest.distance;
    let mut report = closest.report;
    // If this alternative has the right type, the ones of another type do not matter.
    refused.retain(|it| it.distance.0 == other_type);
    if other_type {
        name_types(&mut report, &refused);
    } else if misses > 0 {
        name_constants(&mut report, &refused);
    } else {
        refused.retain(|it| it.distance.1 == 0);
        name_missing(&mut report, &refused);
    }
    Some(report)
}

/// Names the types of all alternatives, if none of them is the type of the value.
fn name_types(report: &mut Report, others: &[Refused]) {
    let others = others.iter().map(|it| it.report.violations().first());
    let others: Option<Vec<&Violation>> = others.collect();
    let others = others.unwrap_or_default();
    let Some(own) = report.violations_mut().first_mut() else {
        return;
    };
    if own.options.is_empty() || others.iter().any(|it| it.options.is_empty()) {
        return;
    }
    for other in others {
        own.or(&other.options);
        // If an integer is permitted, a number with a fraction is shown itself, unless an
        // alternative makes the value secret.
        match (&own.found, &other.found) {
            (Some(shown), Some(found)) if shown != found => own.found = Some(found.clone()),
            (Some(_), None) => own.found = None,
            _ => {}
        }
    }
}

/// Names the constants of all alternatives. While the intended alternative is unknown, only
/// violations common to all of them are certain.
fn name_constants(report: &mut Report, others: &[Refused]) {
    let same = |one: &Violation, other: &Violation| {
        one.pointer == other.pointer && one.keyword == other.keyword
    };
    let in_all = |one: &Violation| {
        let has = |it: &Refused| it.report.violations().iter().any(|other| same(one, other));
        others.iter().all(has)
    };
    if !report.violations().iter().any(in_all) {
        return;
    }
    report.retain(in_all);
    for own in report.violations_mut() {
        let others = others.iter().flat_map(|it| it.report.violations());
        let others: Vec<_> = others.filter(|other| same(own, other)).collect();
        let known = |it: &Violation| !it.options.is_empty();
        if known(own) && others.iter().all(|it| known(it)) {
            others.iter().for_each(|it| own.or(&it.options));
        }
    }
}

/// If alternatives differ only in missing members, names the members that the others need as well.
fn name_missing(report: &mut Report, others: &[Refused]) {
    let lacks = |report: &Report| {
        report
            .violations()
            .iter()
            .all(|it| it.keyword == "required")
    };
    if others.is_empty() || !lacks(report) || !others.iter().all(|it| lacks(&it.report)) {
        return;
    }
    let pointers = |report: &Report| {
        let all = report.violations().iter().map(|it| it.pointer.clone());
        all.collect::<Vec<_>>()
    };
    let own = pointers(report);
    let mut ways: Vec<String> = Vec::new();
    for other in others {
        let other = pointers(&other.report);
        let more: Vec<_> = other.iter().filter(|it| !own.contains(it)).collect();
        let more: Vec<_> = more.into_iter().map(|it| format!("`{it}`")).collect();
        let more = more.join(" and ");
        if !more.is_empty() && !ways.contains(&more) {
            ways.push(more);
        }
    }
    let shared = |pointer: &String| {
        let has = |it: &Refused| {
            it.report
                .violations()
                .iter()
                .any(|it| it.pointer == *pointer)
        };
        others.iter().all(has)
    };
    let mut all = report.violations_mut().iter_mut();
    if let Some(first) = all.find(|it| !shared(&it.pointer))
        && !ways.is_empty()
    {
        first.expected = format!("is required, or else {}", ways.join(" or "));
    }
}
