//! Compares two revisions of an API: the messages, the generated code, and the documentation.
//!
//! In come two [`Side`]s, which [`crate::examine`] makes of documents. Out come [`Finding`]s: each
//! names its rule, the parties that it breaks, its places in both revisions, the changed Rust items,
//! and every operation that reaches it. Nothing here reads a file or compares text of a document,
//! so layout, notation, order and references make no difference.

mod finding;
mod operation;
mod parameter;
mod rules;
mod schema;
mod security;
mod severity;
mod side;
mod spot;
mod surface;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
mod walk;

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::source::Pointer;

use finding::{RawFinding, stable_id};
use walk::Walk;

pub use finding::{Finding, Position, RustChange};
pub use rules::{Rule, all_rules};
pub use severity::{By, Category, Effects, Flow, Severity};
pub use side::Side;

/// Compares two revisions of one API. The strongest finding comes first.
///
/// ```
/// use copperplate::{compare, examine_text};
///
/// let text = |member: &str| format!(r#"{{
///     "openapi": "3.1.0", "info": {{"title": "Pay", "version": "1"}},
///     "paths": {{"/pay": {{"post": {{"operationId": "pay",
///         "requestBody": {{"required": true, "content": {{"application/json": {{"schema":
///             {{"type": "object", "properties": {{"bic": {{"type": "string"}}}} {member} }} }} }} }},
///         "responses": {{"204": {{"description": "Done."}} }} }} }} }} }}"#);
/// let before = examine_text(&text(""), "pay").unwrap();
/// let after = examine_text(&text(r#", "required": ["bic"]"#), "pay").unwrap();
/// let findings = compare::compare(&before, &after);
/// assert_eq!(findings[0].rule.id, "member-required");
/// assert_eq!(findings[0].effects.callers, compare::Severity::Break);
/// ```
#[must_use]
pub fn compare(before: &Side, after: &Side) -> Vec<Finding> {
    crate::threads::with_stack(|| staged(before, after)).unwrap_or_else(|| staged(before, after))
}

fn staged(before: &Side, after: &Side) -> Vec<Finding> {
    let paired = operation::pair(before, after);
    let mut walk = Walk::new(before, after);
    walk.operations(&paired);
    walk.schemes();
    walk.servers();
    walk.refusals();
    let (mut messages, pairs) = walk.into_raw();
    messages.extend(examples(before, after));
    let items = surface::compare(before, after, &pairs, &paired);
    let seen = surface::join(messages, items);
    let mut findings: Vec<Finding> = seen
        .into_iter()
        .map(|it| it.finish(before, after))
        .collect();
    disambiguate(&mut findings);
    findings.sort_by(|left, right| left.rank().cmp(&right.rank()));
    findings
}

/// A whole API that only one revision has.
#[must_use]
pub fn alone(side: &Side, is_new: bool) -> Finding {
    let rule = match is_new {
        true => &rules::API_ADDED,
        false => &rules::API_REMOVED,
    };
    let seen = RawFinding::new(rule, format!("api {}", side.name), side.name.clone());
    let seen = seen.reached_by(side.api.operations.iter().map(side::label));
    let mut finding = seen.finish(side, side);
    if !is_new {
        finding.effects.builds = Severity::Break;
    }
    finding
}

/// Code of two versions of the generator.
#[must_use]
pub fn regenerated(side: &Side, before: &str, after: &str) -> Finding {
    let seen = RawFinding::new(&rules::GENERATOR_CHANGED, "generator", "generator");
    let seen = seen.forms(Some(before.to_owned()), Some(after.to_owned()));
    seen.finish(side, side)
}

/// Examples that fitted their schemas before.
fn examples(before: &Side, after: &Side) -> Vec<RawFinding> {
    let invalid = |it: &&Diagnostic| it.code.starts_with("invalid-example");
    let known: BTreeSet<_> = before
        .warnings
        .iter()
        .filter(invalid)
        .map(|it| &it.pointer)
        .collect();
    let new = after
        .warnings
        .iter()
        .filter(invalid)
        .filter(|it| !known.contains(&it.pointer));
    let seen = new.map(|it| {
        let pointer = it.pointer.clone().unwrap_or_default();
        let mut seen = RawFinding::new(&rules::EXAMPLE_INVALID, pointer.clone(), "example");
        seen.new = it.primary.as_ref().map(|label| crate::ir::Origin {
            span: label.span,
            pointer: Pointer::parse(&pointer).unwrap_or_default(),
        });
        seen.forms(None, Some(it.message.clone()))
    });
    seen.collect()
}

impl RawFinding {
    fn finish(self, before: &Side, after: &Side) -> Finding {
        let mut effects = self.rule.by.effects(self.flow, self.hard);
        effects = self.joined.iter().fold(effects, |all, it| all.with(*it));
        let flow = self.flow.map(Flow::name).unwrap_or_default();
        let elsewhere = self.old.is_some() || self.new.is_some();
        Finding {
            id: stable_id(&[&after.name, self.rule.id, flow, &self.at]),
            rule: self.rule,
            flow: self.flow,
            effects,
            subject: match self.flow {
                Some(flow) if self.subject.is_empty() => flow.name().to_owned(),
                _ => self.subject,
            },
            before: self.before,
            after: self.after,
            old: self.old.map(|it| Position::of(&it, &before.files)),
            new: match elsewhere {
                true => self.new.map(|it| Position::of(&it, &after.files)),
                // A reader of a report needs a place, even for a change of the whole document.
                false => Position::root(&after.files),
            },
            rust: self.rust,
            operations: self.operations.into_iter().collect(),
        }
    }
}

/// Makes ids unique, by the changed items.
fn disambiguate(findings: &mut [Finding]) {
    let mut used = BTreeSet::new();
    findings.sort_by(|left, right| {
        let order = left.id.cmp(&right.id);
        order.then_with(|| left.rank().cmp(&right.rank()))
    });
    for finding in findings {
        let mut number = 0;
        let base = finding.id.clone();
        while !used.insert(finding.id.clone()) {
            number += 1;
            let item = finding
                .rust
                .first()
                .map(|it| it.item.clone())
                .unwrap_or_default();
            finding.id = stable_id(&[&base, &item, &number.to_string()]);
        }
    }
}
