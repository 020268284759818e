//! Decides which schemas become named types.

use crate::ir::{Name, Schema, Shape, TextFormat};

/// True if a schema becomes a type with a name.
pub(crate) fn is_named(schema: &Schema) -> bool {
    if schema.replaced.is_some() {
        return false;
    }
    match &schema.shape {
        Shape::Choice(_) | Shape::Union(_) => true,
        Shape::Object(_) => is_struct(schema) || schema.recursive,
        Shape::Any
        | Shape::Never(_)
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Array(_) => is_newtype(schema),
    }
}

/// True if a schema becomes a struct with a field for each member.
pub(super) fn is_struct(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Object(object) => !object.members.is_empty() || object.additional.is_refused(),
        _ => false,
    }
}

/// True if a schema becomes a newtype: a list or map that contains itself, a component with a
/// constrained string or number, or JSON without a fitting Rust type.
pub(super) fn is_newtype(schema: &Schema) -> bool {
    if schema.recursive {
        return schema.replaced.is_none();
    }
    let component = matches!(schema.name, Name::Component(_));
    let ruled = !schema.constraints.is_empty() || schema.rules.is_some();
    component
        && schema.replaced.is_none()
        && match &schema.shape {
            Shape::Text(text) => ruled || matches!(text.format, TextFormat::Checked(_)),
            Shape::Number(_) | Shape::Any => ruled,
            Shape::Never(_)
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Choice(_)
            | Shape::Array(_)
            | Shape::Object(_)
            | Shape::Union(_) => false,
        }
}

/// True if the type of a schema checks all rules of the schema by itself, in every use.
pub(crate) fn brings_rules(schema: &Schema) -> bool {
    is_named(schema) && !matches!(schema.shape, Shape::Choice(_))
}
