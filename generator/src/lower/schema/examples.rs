//! Validates examples and defaults against their schemas.
//!
//! Lowering collects them, and validates them at its end with separate rule sets, which are not
//! part of the output.

use std::collections::HashSet;

use crate::diagnostics::instances::{Complaint, Shown};
use crate::diagnostics::{self, Diagnostics};
use crate::ir::RuleId;
use crate::judge::{Judge, MessageKind};
use crate::source::{Node, Place, Span, Value};

use super::rules::RuleBuilder;
use super::serialized::{self, Decoded, Written};
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::words;

/// The limit of warnings about the examples of one document.
const MOST: usize = 20;

/// A value of the document, and its schema.
#[derive(Clone)]
pub(crate) struct Instance<'a> {
    schema: Place<'a>,
    value: Place<'a>,
    shown: Shown,
    way: MessageKind,
    /// True if it is sent as text, so that `5` and `'5'` are the same.
    text: bool,
    /// The value of a serialized example.
    decoded: Option<Node>,
}

/// The use of an example.
#[derive(Clone, Copy)]
pub(crate) struct Use<'u> {
    pub(crate) way: MessageKind,
    /// True if the value is sent as text.
    pub(crate) text: bool,
    pub(crate) written: Written<'u>,
}

/// The examples and defaults of a document, each once for each of its schemas.
#[derive(Default)]
pub(crate) struct Examples<'a> {
    instance: Vec<Instance<'a>>,
    /// The pairs of value and schema in `instance`.
    known: HashSet<(Span, Span)>,
    /// Serialized examples without the form of such a text, each with the reason.
    malformed: Vec<(Place<'a>, &'static str)>,
    /// Serialized examples that are not validated.
    pub(crate) unchecked: HashSet<Span>,
}

impl<'a> Examples<'a> {
    /// Collects a schema's own examples and default.
    pub(super) fn hold_schema(&mut self, schema: &Place<'a>) {
        let listed = schema.get("examples");
        let listed = listed.iter().flat_map(Place::items).map(|(_, it)| it);
        let examples = schema.get("example").into_iter().chain(listed);
        let examples = examples.map(|it| (it, Shown::Example));
        let default = schema.get("default").map(|it| (it, Shown::Default));
        let all: Vec<_> = examples.chain(default).collect();
        for (value, shown) in all {
            self.keep(Instance {
                schema: schema.clone(),
                value,
                shown,
                way: MessageKind::Either,
                text: false,
                decoded: None,
            });
        }
    }

    fn keep(&mut self, instance: Instance<'a>) {
        let key = (instance.value.span(), instance.schema.span());
        if self.known.insert(key) {
            self.instance.push(instance);
        }
    }

    /// Collects the examples of a parameter, a header or a media type.
    pub(crate) fn hold(
        &mut self,
        context: Context<'a>,
        owner: &Place<'a>,
        schema: &Place<'a>,
        case: Use<'_>,
    ) {
        let named = owner.get("examples");
        let named = named.iter().flat_map(Place::members);
        let named: Vec<_> = named
            .map(|(_, _, it)| context.document.follow(&it))
            .collect();
        let values = named.iter().filter_map(words::value);
        for value in owner.get("example").into_iter().chain(values) {
            self.hold_value(value, schema, case);
        }
        for text in named.iter().filter_map(|it| it.get("serializedValue")) {
            self.hold_serialized(context, text, schema, case);
        }
    }

    /// Like [`hold`](Self::hold), for a media type that OpenAPI defines no `value` of. Since 3.2,
    /// `dataValue` is a value of the schema there as well.
    pub(crate) fn hold_data(
        &mut self,
        context: Context<'a>,
        owner: &Place<'a>,
        schema: &Place<'a>,
        case: Use<'_>,
    ) {
        let named = owner.get("examples");
        for (_, _, place) in named.iter().flat_map(Place::members) {
            let place = context.document.follow(&place);
            if let Some(value) = place.get("dataValue") {
                self.hold_value(value, schema, case);
            }
            if let Some(text) = place.get("serializedValue") {
                self.hold_serialized(context, text, schema, case);
            }
        }
    }

    fn hold_value(&mut self, value: Place<'a>, schema: &Place<'a>, case: Use<'_>) {
        self.keep(Instance {
            schema: schema.clone(),
            value,
            shown: Shown::Example,
            way: case.way,
            text: case.text,
            decoded: None,
        });
    }

    fn hold_serialized(
        &mut self,
        context: Context<'a>,
        at: Place<'a>,
        schema: &Place<'a>,
        case: Use<'_>,
    ) {
        // The sweep has reported values that are not text.
        let Some(text) = at.node.as_str() else {
            return;
        };
        match serialized::decode(context, (at.span(), text), schema, case.written) {
            Decoded::Value(node) => self.keep(Instance {
                schema: schema.clone(),
                value: at,
                shown: Shown::Example,
                way: case.way,
                text: case.text || !case.written.is_json(),
                decoded: Some(node),
            }),
            Decoded::Malformed(reason) => self.malformed.push((at, reason)),
            Decoded::Unknown => {
                self.unchecked.insert(at.span());
            }
        }
    }
}

/// Validates the collected values, with separate rule sets. `reported` has the places of values
/// already reported.
pub(crate) fn judge<'a>(
    examples: &Examples<'a>,
    context: Context<'a>,
    mut reported: HashSet<Span>,
) -> Diagnostics {
    let strict = context.reading.strict;
    let (mut rules, mut messages) = (RuleBuilder::new(context), Findings::default());
    let ruled = examples
        .instance
        .iter()
        .map(|it| (it, rules.rule(&it.schema, &mut messages)));
    let ruled: Vec<_> = ruled.collect();
    let mut judge = Judge::new(&rules.built, &rules.listed);
    let mut found = Diagnostics::new();
    let mut more = 0;
    for (at, reason) in &examples.malformed {
        if reported.insert(at.span()) {
            found.push(diagnostics::instances::malformed(at, reason, strict));
        }
    }
    for (instance, rule) in ruled {
        let complaints = instance.complaints(&mut judge, rule);
        let Some(first) = complaints
            .first()
            .filter(|_| reported.insert(instance.value.span()))
        else {
            continue;
        };
        if !strict && found.len() >= MOST {
            more += 1;
            continue;
        }
        found.push(diagnostics::instances::refused(
            (&instance.value, instance.shown),
            instance.schema.span(),
            first,
            complaints.len(),
            strict,
        ));
    }
    if more > 0 {
        found.push(diagnostics::instances::and_more(more));
    }
    found
}

impl Instance<'_> {
    /// The violations of the schema by the value, if no interpretation of the value is valid.
    fn complaints(&self, judge: &mut Judge<'_>, rule: RuleId) -> Vec<Complaint<'_>> {
        let node = self.decoded.as_ref().unwrap_or(self.value.node);
        let own = judge.judge(node, rule, self.way);
        if own.is_empty() || !self.text {
            return own;
        }
        let others = [as_texts(node), as_values(node)];
        let fits = |it: &Node| judge.judge(it, rule, self.way).is_empty();
        let meant = others.iter().any(fits);
        // A text may be a list or an object in its style.
        match meant || node.as_str().is_some() && judge.takes_parts(rule) {
            true => Vec::new(),
            false => own,
        }
    }
}

/// A value with all numbers and booleans as text.
fn as_texts(node: &Node) -> Node {
    with_plain(node, &|value| match value {
        Value::Number(text) => Value::String(text.clone()),
        Value::Bool(it) => Value::String(it.to_string()),
        other => other.clone(),
    })
}

/// A value with numbers and booleans in place of texts that spell them.
fn as_values(node: &Node) -> Node {
    with_plain(node, &|value| match value {
        Value::String(text) => match text.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            number if is_number(number) => Value::Number(number.to_owned()),
            _ => value.clone(),
        },
        other => other.clone(),
    })
}

/// A value with changed scalars.
fn with_plain(node: &Node, change: &impl Fn(&Value) -> Value) -> Node {
    let mut node = node.clone();
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|it| *it = with_plain(it, change)),
        Value::Object(members) => {
            for (_, it) in members.nodes_mut() {
                *it = with_plain(it, change);
            }
        }
        plain => *plain = change(plain),
    }
    node
}

/// RFC 8259, section 6.
fn is_number(text: &str) -> bool {
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let leading = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !leading && digits(fraction) && digits(exponent)
}
