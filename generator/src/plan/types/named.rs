//! Which schemas become a type with a name.

use crate::ir::{Name, Schema, Shape, TextFormat};

/// Whether a schema becomes a type with a name.
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

/// Whether a schema becomes a struct with a field for each member.
pub(super) fn is_struct(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Object(object) => !object.members.is_empty() || object.additional.is_refused(),
        _ => false,
    }
}

/// Whether a schema becomes a struct around a single value: a list or map that holds itself, a
/// component whose value is a constrained string or number, or JSON that no Rust type fits.
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

/// Whether the type of a schema checks the schema's rules by itself, wherever it is used.
pub(crate) fn brings_rules(schema: &Schema) -> bool {
    is_named(schema) && !matches!(schema.shape, Shape::Choice(_))
}
