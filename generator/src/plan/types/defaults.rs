//! Plans functions that return the default of an absent value.

use crate::ir::{self, Default, SchemaId, Schemas, Shape};
use crate::naming::{bare_name, default_name};

use super::item::{DefaultPlan, DefaultValue};
use super::planner::Planner;
use super::rust_type::RustType;

/// The default of a schema for a field, if its Rust type can represent it.
pub(crate) fn default(
    types: &mut Planner<'_>,
    id: SchemaId,
    field: &str,
    ty: &RustType,
) -> Option<DefaultPlan> {
    let schemas = &types.api.schemas;
    let target = schemas.target(id);
    let value = match (stated(schemas, id)?, ty, &schemas.get(target).shape) {
        (Default::Boolean(value), RustType::Bool, _) => DefaultValue::Bool(*value),
        (
            Default::Number(text) | Default::Text(text),
            RustType::Named(_),
            Shape::Choice(choice),
        ) => variant(types, target, choice, text)?,
        (Default::Number(text), ..) => number(text, ty)?,
        (Default::Text(text), RustType::Text, _) => DefaultValue::Text(text.clone()),
        (Default::Text(text), RustType::Decimal, _) => decimal(text)?,
        _ => return None,
    };
    Some(DefaultPlan {
        field: bare_name(field).to_owned(),
        function: default_name(field),
        value,
    })
}

fn stated(schemas: &Schemas, id: SchemaId) -> Option<&Default> {
    let mut step = id;
    for _ in 0..=schemas.len() {
        let schema = schemas.get(step);
        // A closer default hides the default of the type, even if it can't be used.
        if schema.default.is_some() || schema.docs.default.is_some() {
            return schema.default.as_ref();
        }
        let Shape::Same(next) = schema.shape else {
            return None;
        };
        step = next;
    }
    None
}

fn variant(
    types: &mut Planner<'_>,
    id: SchemaId,
    choice: &ir::Choice,
    text: &str,
) -> Option<DefaultValue> {
    let choice = types.choice(id, choice);
    let value = choice.values.iter().find(|it| it.text == text)?;
    Some(DefaultValue::Variant {
        text: text.to_owned(),
        ident: value.ident.clone(),
        copy: choice.is_copy(),
    })
}

fn number(text: &str, ty: &RustType) -> Option<DefaultValue> {
    match ty {
        RustType::F64 => {
            let value: f64 = text.parse().ok()?;
            value
                .is_finite()
                .then(|| DefaultValue::Float(text.to_owned()))
        }
        RustType::Decimal => decimal(text),
        RustType::MinorUnits => text.parse().ok().map(DefaultValue::MinorUnits),
        RustType::I32 => integer(text, i32::MIN, i32::MAX),
        RustType::I64 => integer(text, i64::MIN, i64::MAX),
        RustType::U64 => integer(text, u64::MIN, u64::MAX),
        RustType::I128 => integer(text, i128::MIN, i128::MAX),
        _ => None,
    }
}

fn integer<T>(text: &str, low: T, high: T) -> Option<DefaultValue>
where
    i128: From<T>,
{
    let value: i128 = text.parse().ok()?;
    let fits = (i128::from(low)..=i128::from(high)).contains(&value);
    fits.then_some(DefaultValue::Integer(value))
}

fn decimal(text: &str) -> Option<DefaultValue> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let dotted = text.contains('.');
    if !digits(whole.trim_start_matches('-')) || dotted && !digits(fraction) {
        return None;
    }
    let value = format!("{whole}{fraction}").parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok()?;
    (scale <= 28).then(|| DefaultValue::Decimal(value, scale, text.to_owned()))
}
