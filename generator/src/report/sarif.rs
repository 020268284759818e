//! SARIF 2.1.0, which code scanning reads.

use serde_json::{Value, json};

use super::Report;
use super::plain::lines;
use super::words::{parties, reach, sentence};
use crate::compare::{Finding, Severity, all_rules};
use crate::text::uri;

/// The whole report as one SARIF log.
#[must_use]
pub fn sarif(report: &Report) -> String {
    let report = &lines(report);
    let rules = all_rules().map(|rule| {
        json!({
            "id": rule.id,
            "shortDescription": { "text": rule.says },
            "help": { "text": rule.mend },
            "properties": { "category": rule.category.name() },
        })
    });
    let results = report.findings().map(|(api, it)| result(api, it));
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "copperplate review",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{value:#}\n")
}

fn result(api: &str, finding: &Finding) -> Value {
    let level = match finding.effects.worst() {
        Severity::Break => "error",
        Severity::Risk => "warning",
        Severity::None => "note",
    };
    let place = finding.new.as_ref().or(finding.old.as_ref());
    let locations = place.map(|it| {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri(&it.file) },
            "region": { "startLine": it.line, "startColumn": it.column },
        } })
    });
    let text = format!(
        "{api}: {}; {}; {}. {}",
        sentence(finding),
        parties(&finding.effects),
        reach(finding),
        finding.rule.mend
    );
    json!({
        "ruleId": finding.rule.id,
        "level": level,
        "message": { "text": text },
        "locations": locations.into_iter().collect::<Vec<_>>(),
        "partialFingerprints": { "copperplate/v1": finding.id },
    })
}
