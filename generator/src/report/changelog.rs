//! Lines for a change log.

use std::fmt::Write as _;

use super::Report;
use super::plain::{code, escaped, lines};
use super::words::sentence;
use crate::compare::{Category, Finding, Severity};

/// Text to paste into a change log: broken programs first, then additions. Documentation is left
/// out.
#[must_use]
pub fn changelog(report: &Report) -> String {
    let report = &lines(report);
    let accepted = report
        .accepted
        .iter()
        .map(|it| (it.api.as_str(), &it.finding));
    let all: Vec<_> = report.findings().chain(accepted).collect();
    let breaks = |it: &Finding| {
        let effects = &it.effects;
        let parties = [
            effects.callers,
            effects.servers,
            effects.receivers,
            effects.builds,
        ];
        parties.contains(&Severity::Break)
    };
    let mut out = String::new();
    let mut section = |title: &str, wanted: &dyn Fn(&Finding) -> bool| {
        let found: Vec<_> = all.iter().filter(|it| wanted(it.1)).collect();
        if !found.is_empty() {
            // Writing to a string can't fail, here and below.
            let _ = writeln!(out, "### {title}\n");
        }
        for (api, finding) in &found {
            let _ = writeln!(out, "- {}: {}", escaped(api), line(finding));
        }
        if !found.is_empty() {
            out.push('\n');
        }
    };
    section("Breaking", &|it| breaks(it));
    section("Renamed", &|it| !breaks(it) && it.effects.names);
    section("Changed", &|it| {
        !breaks(it) && !it.effects.names && it.rule.category != Category::Docs
    });
    out
}

fn line(finding: &Finding) -> String {
    let operation = super::words::group(finding);
    let mut text = format!("{}: {}", code(operation), escaped(&sentence(finding)));
    if let Some(change) = finding.rust.first() {
        let forms = super::words::forms(change.before.as_deref(), change.after.as_deref());
        text.push_str(&format!(
            ". In Rust: {} {}",
            code(&change.item),
            escaped(&forms)
        ));
    }
    text
}
