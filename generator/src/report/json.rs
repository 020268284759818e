//! A report for programs.

use serde_json::{Value, json};

use super::semver::{advice, next};
use super::{Report, changelog};
use crate::compare::{Effects, Finding, Flow, Position};

/// The whole report as one JSON object.
#[must_use]
pub fn json(report: &Report) -> String {
    let summary = report.summary();
    let advice = advice(report);
    let findings = report.findings().map(|(api, it)| finding(api, it));
    let accepted = report.accepted.iter().map(|it| {
        let mut value = finding(&it.api, &it.finding);
        if let Some(members) = value.as_object_mut() {
            members.insert("reason".to_owned(), json!(it.reason));
            members.insert("until".to_owned(), json!(it.until));
        }
        value
    });
    let value = json!({
        "against": report.against,
        "breaks": {
            "callers": summary.callers,
            "servers": summary.servers,
            "receivers": summary.receivers,
            "builds": summary.builds,
            "names": summary.names,
        },
        "risks": summary.risks,
        "notes": summary.notes,
        "version": {
            "advice": advice.name(),
            "current": report.version,
            "next": report.version.as_deref().and_then(|it| next(it, advice)),
        },
        "findings": findings.collect::<Vec<_>>(),
        "accepted": accepted.collect::<Vec<_>>(),
        "problems": report.problems,
        "changelog": changelog(report),
    });
    format!("{value:#}\n")
}

fn finding(api: &str, finding: &Finding) -> Value {
    let rust = finding.rust.iter().map(
        |it| json!({ "rule": it.rule.id, "item": it.item, "before": it.before, "after": it.after }),
    );
    json!({
        "id": finding.id,
        "api": api,
        "rule": finding.rule.id,
        "category": finding.rule.category.name(),
        "message": finding.flow.map(Flow::name),
        "effects": effects(&finding.effects),
        "subject": finding.subject,
        "says": finding.rule.says,
        "before": finding.before,
        "after": finding.after,
        "old": finding.old.as_ref().map(place),
        "new": finding.new.as_ref().map(place),
        "rust": rust.collect::<Vec<_>>(),
        "operations": finding.operations,
        "mend": finding.rule.mend,
    })
}

fn effects(effects: &Effects) -> Value {
    json!({
        "callers": effects.callers.name(),
        "servers": effects.servers.name(),
        "receivers": effects.receivers.name(),
        "builds": effects.builds.name(),
        "names": effects.names,
    })
}

fn place(place: &Position) -> Value {
    json!({
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "pointer": place.pointer,
    })
}
