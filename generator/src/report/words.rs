//! Pieces of text that several formats have.

use crate::compare::{Effects, Finding, Position, Severity};

/// The parties that a finding affects, such as `breaks callers, risk for builds`.
pub(super) fn parties(effects: &Effects) -> String {
    let all = [
        ("callers", effects.callers),
        ("servers", effects.servers),
        ("receivers", effects.receivers),
        ("builds", effects.builds),
    ];
    let with = |wanted: Severity| -> Vec<&str> {
        let found = all.iter().filter(|it| it.1 == wanted);
        found.map(|it| it.0).collect()
    };
    let mut parts = Vec::new();
    let (breaks, risks) = (with(Severity::Break), with(Severity::Risk));
    if !breaks.is_empty() {
        parts.push(format!("breaks {}", breaks.join(", ")));
    }
    if effects.names {
        parts.push("renames".to_owned());
    }
    if !risks.is_empty() {
        parts.push(format!("risk for {}", risks.join(", ")));
    }
    match parts.is_empty() {
        true => "breaks nobody".to_owned(),
        false => parts.join("; "),
    }
}

/// Both forms, such as `optional → required`; empty without forms.
pub(super) fn forms(before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => format!("{} → {}", short(before), short(after)),
        (None, Some(after)) => format!("+ {}", short(after)),
        (Some(before), None) => format!("− {}", short(before)),
        (None, None) => String::new(),
    }
}

/// One line of at most 90 characters.
fn short(text: &str) -> String {
    const MOST: usize = 90;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > MOST {
        true => line.chars().take(MOST - 1).chain(['…']).collect(),
        false => line,
    }
}

/// The places of a finding, such as `x.yaml:41:13 (was 39:13)`.
pub(super) fn places(finding: &Finding) -> String {
    let text = |it: &Position| format!("{}:{}:{}", it.file, it.line, it.column);
    match (&finding.old, &finding.new) {
        (Some(old), Some(new)) if old.file == new.file => {
            format!("{} (was {}:{})", text(new), old.line, old.column)
        }
        (Some(old), Some(new)) => format!("{} (was {})", text(new), text(old)),
        (None, Some(new)) => text(new),
        (Some(old), None) => format!("was {}", text(old)),
        (None, None) => String::new(),
    }
}

/// The operations that reach a finding, such as `3 operations reach it: a, b, c`.
pub(super) fn reach(finding: &Finding) -> String {
    const MOST: usize = 20;
    let ids: Vec<&str> = finding.operations.iter().map(|it| id(it)).collect();
    let shown = ids
        .iter()
        .take(MOST)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    let more = match ids.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match ids.len() {
        0 => "no operation reaches it".to_owned(),
        1 => format!("1 operation reaches it: {shown}"),
        number => format!("{number} operations reach it: {shown}{more}"),
    }
}

/// The id in the label of an operation.
fn id(label: &str) -> &str {
    label.rsplit(' ').next().unwrap_or(label)
}

/// The first operation of a finding, or the part of the API that it is about.
pub(super) fn group(finding: &Finding) -> &str {
    finding.operations.first().map_or("API", String::as_str)
}

/// A finding as one sentence without its place.
pub(super) fn sentence(finding: &Finding) -> String {
    let mut text = finding.rule.says.to_owned();
    let forms = forms(finding.before.as_deref(), finding.after.as_deref());
    if !forms.is_empty() {
        text.push_str(&format!(" ({forms})"));
    }
    match finding.subject.is_empty() {
        true => text,
        false => format!("{}: {text}", finding.subject),
    }
}
