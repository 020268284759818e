//! Validates `default` against its own schema.
//!
//! The generated code never inserts a default, since an absent value differs from a sent one. It
//! offers a valid default in a function, and an invalid one is reported. If the validity is
//! unknown, the default is only documented.

use std::collections::HashSet;

use crate::decimal::compare;
use crate::diagnostics::{self, Severity};
use crate::ir::{
    Choice, ChoiceKind, Constraint, Default, Number, Schema, SchemaId, Schemas, Shape, TextFormat,
};
use crate::judge;
use crate::source::{Node, Span, Value, json_text};

use crate::lower::findings::Findings;

/// Checks all defaults, and returns the places of the reported ones.
pub(crate) fn check(
    defaults: &[(SchemaId, &Node)],
    schemas: &mut Schemas,
    strict: bool,
    findings: &mut Findings,
) -> HashSet<Span> {
    let mut reported = HashSet::new();
    for (id, node) in defaults {
        let schema = schemas.get(*id);
        let target = schemas.get(schemas.target(*id));
        match offered(node, schema, target) {
            Ok(Some(default)) => schemas.set_default(*id, default),
            Ok(None) => {}
            // Several schemas may contain the same default.
            Err(why) if reported.insert(node.span) => {
                let text = json_text(node);
                let mut wrong = diagnostics::schema::invalid_default(node.span, &text, &why);
                if strict {
                    wrong.severity = Severity::Error;
                }
                findings.error(wrong);
            }
            Err(_) => {}
        }
    }
    reported
}

/// A valid default; `None` if the validity is unknown or it is not a scalar; else the reason why it
/// is invalid.
fn offered(node: &Node, schema: &Schema, target: &Schema) -> Result<Option<Default>, String> {
    let known = [schema, target].iter().all(|it| it.rules.is_none());
    let default = match (&node.value, &target.shape) {
        (_, Shape::Any | Shape::Never(_) | Shape::Same(_) | Shape::Union(_)) => return Ok(None),
        (Value::Null, _) if schema.nullable || target.nullable => return Ok(None),
        (Value::Array(_), Shape::Array(_)) | (Value::Object(_), Shape::Object(_)) => {
            return Ok(None);
        }
        (Value::Bool(value), Shape::Boolean) => Default::Boolean(*value),
        (Value::Number(text), Shape::Number(number)) => {
            if !fits(text, *number)? {
                return Ok(None);
            }
            Default::Number(text.clone())
        }
        (Value::String(text), Shape::Choice(choice)) if choice.kind == ChoiceKind::Text => {
            listed(choice, text)?;
            Default::Text(text.clone())
        }
        (Value::Number(text), Shape::Choice(choice)) if choice.kind == ChoiceKind::Integer => {
            listed(choice, text)?;
            Default::Number(text.clone())
        }
        (Value::String(text), Shape::Text(_)) => Default::Text(text.clone()),
        (_, shape) => return Err(format!("is not {}", wanted(shape))),
    };
    let plain = match &target.shape {
        Shape::Text(text) => matches!(text.format, TextFormat::Plain | TextFormat::Decimal),
        _ => true,
    };
    let mut sure = known && plain && target.replaced.is_none();
    for constraint in schema.constraints.iter().chain(&target.constraints) {
        sure &= keeps(node, constraint)?;
    }
    Ok(sure.then_some(default))
}

fn listed(choice: &Choice, text: &str) -> Result<(), String> {
    let same = |it: &str| match choice.kind {
        ChoiceKind::Text => it == text,
        ChoiceKind::Integer => compare(it, text).is_eq(),
    };
    match choice.values.iter().any(|it| same(&it.text)) {
        true => Ok(()),
        false => Err("is none of the values of the enumeration".to_owned()),
    }
}

/// The valid values, for a message.
fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Boolean => "true or false",
        Shape::Number(
            Number::Integer
            | Number::Int32
            | Number::Int64
            | Number::MinorUnits
            | Number::ExactInteger,
        ) => "an integer",
        Shape::Number(_) => "a number",
        Shape::Text(_) => "a string",
        Shape::Choice(choice) => match choice.kind {
            ChoiceKind::Text => "a string",
            ChoiceKind::Integer => "an integer",
        },
        Shape::Array(_) => "an array",
        Shape::Object(_) => "an object",
        Shape::Any | Shape::Never(_) | Shape::Same(_) | Shape::Union(_) => "a value of the schema",
    }
}

/// True if a number certainly has a format, false if that is unknown. An error is the reason why it
/// does not.
fn fits(text: &str, number: Number) -> Result<bool, String> {
    let (low, high) = match number {
        Number::Float | Number::Decimal | Number::Exact => return Ok(true),
        Number::Int32 => ("-2147483648", "2147483647"),
        _ => ("-9223372036854775808", "9223372036854775807"),
    };
    if text.contains(['e', 'E']) {
        return Ok(false);
    }
    if let Some((_, fraction)) = text.split_once('.') {
        return match fraction.bytes().all(|it| it == b'0') {
            true => Ok(false),
            false => Err("is not an integer".to_owned()),
        };
    }
    let inside = compare(text, low).is_ge() && compare(text, high).is_le();
    match number {
        Number::Int32 | Number::Int64 | Number::MinorUnits if !inside => {
            Err("does not fit the format".to_owned())
        }
        _ => Ok(true),
    }
}

/// True if a default certainly satisfies a constraint, false if that is unknown. An error is the
/// violation.
fn keeps(node: &Node, constraint: &Constraint) -> Result<bool, String> {
    match (constraint, judge::broken(node, constraint)) {
        (Constraint::MultipleOf(_), _) => Ok(false),
        (_, Some(keyword)) => Err(format!("breaks `{keyword}` of its schema")),
        (_, None) => Ok(true),
    }
}
