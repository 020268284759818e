//! A value of the document that is held to its schema.

use crate::diagnostics::held::{Complaint, Shown};
use crate::ir::RuleId;
use crate::judge::{Judge, Way};
use crate::source::{Node, Place, Value};

/// A value of the document and the schema that it is held to.
#[derive(Clone)]
pub(in crate::lower) struct Held<'a> {
    pub(super) schema: Place<'a>,
    pub(super) value: Place<'a>,
    pub(super) shown: Shown,
    pub(super) way: Way,
    /// Whether it travels as text, so that `5` and `'5'` are the same.
    pub(super) text: bool,
}

impl Held<'_> {
    /// What the schema has against the value, in whichever way it can be meant.
    pub(super) fn complaints(&self, judge: &mut Judge<'_>, rule: RuleId) -> Vec<Complaint<'_>> {
        let node = self.value.node;
        let own = judge.judge(node, rule, self.way);
        if own.is_empty() || !self.text {
            return own;
        }
        let others = [as_texts(node), as_values(node)];
        let fits = |it: &Node| judge.judge(it, rule, self.way).is_empty();
        let meant = others.iter().any(fits);
        // A text may be a list or an object as its style spells it.
        match meant || node.as_str().is_some() && judge.takes_parts(rule) {
            true => Vec::new(),
            false => own,
        }
    }
}

/// A value with every number and boolean in it as text.
fn as_texts(node: &Node) -> Node {
    with_plain(node, &|value| match value {
        Value::Number(text) => Value::String(text.clone()),
        Value::Bool(it) => Value::String(it.to_string()),
        other => other.clone(),
    })
}

/// A value with every text in it that spells a number or a boolean as that.
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

/// A value with other plain values in it.
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
