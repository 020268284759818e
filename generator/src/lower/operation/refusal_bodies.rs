//! Validates the bodies of refusals against the documented responses of operations.

use crate::diagnostics;
use crate::ir::{Refusal, RefusalReason, Status};
use crate::judge::{Judge, MessageKind};
use crate::source::{Node, Object, Place, Value};

use super::media_type::covers;
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::schema::rules::RuleBuilder;

/// A documented response of an operation.
struct Documented<'a> {
    operation: String,
    status: Status,
    /// Its media types, each with its object.
    content: Vec<(&'a str, Place<'a>)>,
    at: Place<'a>,
}

/// The members of a violation in a response.
const VIOLATION: [&str; 5] = ["in", "pointer", "keyword", "code", "expected"];

/// A sample sentence for the placeholder of the detail.
const SENTENCE: &str = "/amount: is required";

/// The responses that operations document.
#[derive(Default)]
pub(crate) struct DocumentedResponses<'a>(Vec<Documented<'a>>);

impl<'a> DocumentedResponses<'a> {
    pub(super) fn note(
        &mut self,
        context: Context<'a>,
        (id, status): (&str, Status),
        map: &Place<'a>,
    ) {
        let content = map.members();
        let content = content.map(|(key, _, it)| (key, context.document.follow(&it)));
        self.0.push(Documented {
            operation: id.to_owned(),
            status,
            content: content.collect(),
            at: map.clone(),
        });
    }

    /// Validates each refusal against every documented response for its status. The rule sets for
    /// that are not part of the output.
    pub(crate) fn judge(
        &self,
        context: Context<'a>,
        root: &Place<'a>,
        refusals: &[Refusal],
        findings: &mut Findings,
    ) {
        let mut rules = RuleBuilder::new(context);
        let map = root.get("x-copperplate-refusals");
        for refusal in refusals {
            let of_reason = RefusalReason::ALL.iter();
            let mut of_reason = of_reason.filter(|(_, reason)| *reason == refusal.reason);
            let place = of_reason.find_map(|(key, _)| map.as_ref()?.get(key));
            let Some((place, stated)) = place.and_then(|it| Some((it.clone(), it.get("body")?)))
            else {
                continue;
            };
            let made = filled(stated.node, refusal);
            for documented in responses_for(&self.0, refusal.status) {
                let sources = (&place, &stated, &made);
                let found = judge_refusal(sources, refusal, documented, &mut rules);
                // Operations mostly share their errors, so one report is enough.
                if let Some(found) = found {
                    findings.diagnostics.push(found);
                    break;
                }
            }
        }
    }
}

/// Compares the body of a refusal with the documented response for its status.
fn judge_refusal<'a>(
    (place, stated, made): (&Place<'a>, &Place<'a>, &Node),
    refusal: &Refusal,
    documented: &Documented<'a>,
    rules: &mut RuleBuilder<'a>,
) -> Option<diagnostics::Diagnostic> {
    let response = (refusal.status, documented.operation.as_str());
    let fits = |it: &&(&str, Place<'a>)| covers(it.0, &refusal.media_type);
    let Some((_, media)) = documented.content.iter().find(fits) else {
        let first = documented.content.first().map_or("none", |(key, _)| key);
        let at = (first, documented.at.span());
        return Some(diagnostics::instances::refusal_type(place, at, response));
    };
    let schema = media.get("schema")?;
    let rule = rules.rule(&schema, &mut Findings::default());
    let mut judge = Judge::new(&rules.built, &rules.listed);
    let complaints = judge.judge(made, rule, MessageKind::Response);
    let why = complaints.first()?;
    let schema = (&stated.pointer, schema.span());
    Some(diagnostics::instances::refusal_body(why, schema, response))
}

/// The response of each operation for a status: by its code, its class or `default`.
fn responses_for<'d, 'a>(
    documented: &'d [Documented<'a>],
    status: u16,
) -> impl Iterator<Item = &'d Documented<'a>> {
    let rank = move |it: &Documented<'a>| match it.status {
        Status::Code(code) => (code == status).then_some(0),
        Status::Range(class) => (u16::from(class) == status / 100).then_some(1),
        Status::Default => Some(2),
    };
    documented.iter().filter(move |it| {
        let own = rank(it);
        let others = documented
            .iter()
            .filter(|other| other.operation == it.operation);
        own.is_some() && others.filter_map(rank).min() == own
    })
}

/// A body with samples in place of placeholders; the places in the document stay.
fn filled(node: &Node, refusal: &Refusal) -> Node {
    let value = match &node.value {
        Value::String(text) => match text.as_str() {
            "{status}" => Value::Number(refusal.status.to_string()),
            // Only invalid requests have a list of violations.
            "{violations}" if refusal.reason == RefusalReason::Invalid => {
                Value::Array(vec![violation(node)])
            }
            "{violations}" => Value::Array(Vec::new()),
            text => {
                let text = text.replace("{title}", "Bad Request");
                let text = text.replace("{status}", &refusal.status.to_string());
                Value::String(text.replace("{detail}", SENTENCE))
            }
        },
        Value::Array(items) => Value::Array(items.iter().map(|it| filled(it, refusal)).collect()),
        Value::Object(members) => {
            let mut members = members.clone();
            for (_, it) in members.nodes_mut() {
                *it = filled(it, refusal);
            }
            Value::Object(members)
        }
        other => other.clone(),
    };
    Node {
        value,
        span: node.span,
    }
}

fn violation(at: &Node) -> Node {
    let mut members = Object::new();
    for name in VIOLATION {
        let text = Node {
            value: Value::String("body".to_owned()),
            span: at.span,
        };
        members.set(name.to_owned(), at.span, text);
    }
    Node {
        value: Value::Object(members),
        span: at.span,
    }
}
