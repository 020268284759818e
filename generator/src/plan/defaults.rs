//! Defaults that the code offers beside what may be absent.

use std::collections::BTreeMap;

use crate::ir::{Default, SchemaId, Schemas, Shape};

use super::model::{Kind, RustType, TypePlan};
use super::operations::OperationPlan;

/// A default as it stands in code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DefaultPlan {
    Bool(bool),
    Integer(i128),
    /// A number with a fraction, as it is written.
    Float(String),
    MinorUnits(i64),
    /// The digits of a decimal, how many of them stand after the point, and the whole as it is
    /// written.
    Decimal(i64, u32, String),
    Text(String),
    /// A value of the enumeration that is the type of the member: the text, and the variant once
    /// that is known. A variant that can't be copied is handed out by reference.
    Variant {
        text: String,
        variant: Option<(String, bool)>,
    },
}

/// The default of a schema as a value of its Rust type, if it can be one.
pub(super) fn default(schemas: &Schemas, id: SchemaId, ty: &RustType) -> Option<DefaultPlan> {
    let target = schemas.target(id);
    let mut step = id;
    let mut stated = None;
    for _ in 0..=schemas.len() {
        let schema = schemas.get(step);
        stated = stated.or(schema.default.as_ref());
        // What stands closer to the member hides what its type says, even where it is no value.
        let Shape::Same(next) = schema.shape else {
            break;
        };
        if stated.is_some() || schema.docs.default.is_some() {
            break;
        }
        step = next;
    }
    match (stated?, ty) {
        (Default::Boolean(value), RustType::Bool) => Some(DefaultPlan::Bool(*value)),
        (Default::Number(text) | Default::Text(text), RustType::Named(_))
            if matches!(schemas.get(target).shape, Shape::Choice(_)) =>
        {
            Some(DefaultPlan::Variant {
                text: text.clone(),
                variant: None,
            })
        }
        (Default::Number(text), _) => number(text, ty),
        (Default::Text(text), RustType::Text) => Some(DefaultPlan::Text(text.clone())),
        (Default::Text(text), RustType::Decimal) => decimal(text),
        _ => None,
    }
}

fn number(text: &str, ty: &RustType) -> Option<DefaultPlan> {
    match ty {
        RustType::F64 => {
            let value: f64 = text.parse().ok()?;
            value
                .is_finite()
                .then(|| DefaultPlan::Float(text.to_owned()))
        }
        RustType::Decimal => decimal(text),
        RustType::MinorUnits => text.parse().ok().map(DefaultPlan::MinorUnits),
        RustType::I32 => integer(text, i32::MIN, i32::MAX),
        RustType::I64 => integer(text, i64::MIN, i64::MAX),
        RustType::U64 => integer(text, u64::MIN, u64::MAX),
        RustType::I128 => integer(text, i128::MIN, i128::MAX),
        _ => None,
    }
}

fn integer<T>(text: &str, low: T, high: T) -> Option<DefaultPlan>
where
    i128: From<T>,
{
    let value: i128 = text.parse().ok()?;
    let fits = (i128::from(low)..=i128::from(high)).contains(&value);
    fits.then_some(DefaultPlan::Integer(value))
}

fn decimal(text: &str) -> Option<DefaultPlan> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let dotted = text.contains('.');
    if !digits(whole.trim_start_matches('-')) || dotted && !digits(fraction) {
        return None;
    }
    let value = format!("{whole}{fraction}").parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok()?;
    (scale <= 28).then(|| DefaultPlan::Decimal(value, scale, text.to_owned()))
}

/// Looks up the variants of enumerations, which have their names when all types are planned.
pub(super) fn settle(types: &mut [TypePlan], operations: &mut [OperationPlan]) {
    let mut variants = BTreeMap::new();
    let mut aliases = BTreeMap::new();
    for plan in types.iter() {
        match &plan.kind {
            Kind::Choice(choice) => {
                for value in &choice.values {
                    let key = (plan.ident.clone(), value.text.clone());
                    variants.insert(key, (value.ident.clone(), !choice.is_copy()));
                }
            }
            Kind::Alias(alias) => {
                aliases.insert(plan.ident.clone(), alias.of.clone());
            }
            Kind::Struct(_) | Kind::Union(_) | Kind::Newtype(_) => {}
        }
    }
    let fields = types.iter_mut().flat_map(|plan| match &mut plan.kind {
        Kind::Struct(object) => object.fields.iter_mut(),
        Kind::Union(_) | Kind::Choice(_) | Kind::Newtype(_) | Kind::Alias(_) => [].iter_mut(),
    });
    let fields = fields.map(|it| (&it.ty, &mut it.default));
    let parameters = operations.iter_mut().flat_map(|it| &mut it.parameters);
    let parameters = parameters.map(|it| (&it.ty, &mut it.default));
    for (ty, default) in fields.chain(parameters) {
        let Some(DefaultPlan::Variant { text, variant }) = default else {
            continue;
        };
        if let RustType::Named(name) = ty {
            let name = aliases.get(name).unwrap_or(name);
            *variant = variants.get(&(name.clone(), text.clone())).cloned();
        }
        if variant.is_none() {
            *default = None;
        }
    }
}
