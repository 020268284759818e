//! Rust types of single values.

use std::cmp::Ordering;

use crate::decimal::compare;
use crate::ir::{Constraint, Number, TextFormat};

use super::types::rust_type::RustType;

/// The type of a string.
pub(super) fn text_type(format: TextFormat) -> RustType {
    match format {
        TextFormat::Plain | TextFormat::Checked(_) => RustType::Text,
        TextFormat::Uuid => RustType::Uuid,
        TextFormat::Date => RustType::Date,
        TextFormat::DateTime => RustType::DateTime,
        TextFormat::Decimal => RustType::Decimal,
        TextFormat::Byte => RustType::Bytes,
        TextFormat::Ipv4 => RustType::Ipv4,
        TextFormat::Ipv6 => RustType::Ipv6,
    }
}

/// The narrowest type for the documented range; 64 bits without a documented range.
pub(crate) fn number_type(number: Number, constraints: &[Constraint]) -> RustType {
    match number {
        Number::Int32 => RustType::I32,
        Number::Int64 => RustType::I64,
        Number::MinorUnits => RustType::MinorUnits,
        Number::Float => RustType::F64,
        Number::ExactInteger => RustType::ExactInteger,
        Number::Exact => RustType::Exact,
        Number::Decimal => RustType::Decimal,
        Number::Integer => integer_type(constraints),
    }
}

/// The narrowest of `i64`, `u64` and `i128`, else a type without a fixed width.
fn integer_type(constraints: &[Constraint]) -> RustType {
    let (mut low, mut high) = (None, None);
    for constraint in constraints {
        match constraint {
            Constraint::Minimum(limit) | Constraint::ExclusiveMinimum(limit) => {
                narrow(&mut low, limit, Ordering::Greater);
            }
            Constraint::Maximum(limit) | Constraint::ExclusiveMaximum(limit) => {
                narrow(&mut high, limit, Ordering::Less);
            }
            // All other integer formats fit `i64`.
            Constraint::Format("Uint64") => {
                narrow(&mut low, "0", Ordering::Greater);
                narrow(&mut high, UNSIGNED, Ordering::Less);
            }
            Constraint::Format(_) => {
                narrow(&mut low, LEAST, Ordering::Greater);
                narrow(&mut high, GREATEST, Ordering::Less);
            }
            _ => {}
        }
    }
    let exceeds = |limit: Option<&str>, bound: &str, order: Ordering| {
        limit.is_some_and(|limit| compare(limit, bound) == order)
    };
    let above = exceeds(high, GREATEST, Ordering::Greater);
    let below = exceeds(low, LEAST, Ordering::Less);
    let unsigned = low.is_some_and(|low| compare(low, "0").is_ge())
        && !exceeds(high, UNSIGNED, Ordering::Greater);
    let beyond = exceeds(high, &i128::MAX.to_string(), Ordering::Greater)
        || exceeds(low, &i128::MIN.to_string(), Ordering::Less);
    match (above || below, unsigned) {
        (false, _) => RustType::I64,
        (true, true) => RustType::U64,
        (true, false) if beyond => RustType::ExactInteger,
        (true, false) => RustType::I128,
    }
}

const LEAST: &str = "-9223372036854775808";
const GREATEST: &str = "9223372036854775807";
const UNSIGNED: &str = "18446744073709551615";

/// Replaces a limit by `other` if `other` lies beyond it in a direction.
fn narrow<'l>(limit: &mut Option<&'l str>, other: &'l str, direction: Ordering) {
    if limit.is_none_or(|limit| compare(other, limit) == direction) {
        *limit = Some(other);
    }
}

/// The name of an unnamed alternative of a union.
pub(super) fn shape_name(ty: &RustType, index: usize) -> String {
    match ty {
        RustType::Bool => "Boolean".to_owned(),
        RustType::I32 | RustType::I64 | RustType::U64 | RustType::I128 | RustType::MinorUnits => {
            "Integer".to_owned()
        }
        RustType::ExactInteger => "Integer".to_owned(),
        RustType::Exact => "Number".to_owned(),
        RustType::F64 | RustType::Decimal => "Number".to_owned(),
        RustType::Text => "Text".to_owned(),
        RustType::Uuid => "Uuid".to_owned(),
        RustType::Date => "Date".to_owned(),
        RustType::DateTime => "DateTime".to_owned(),
        RustType::List(_) => "List".to_owned(),
        RustType::Map(_) => "Map".to_owned(),
        RustType::Named(name) => name.to_string(),
        RustType::Foreign(path) => {
            let name = path.rsplit("::").next().unwrap_or_default();
            crate::naming::type_name(&[name.to_owned()])
        }
        RustType::Nullable(inner) | RustType::Sensitive(inner) | RustType::Boxed(inner) => {
            shape_name(inner, index)
        }
        RustType::Bytes | RustType::Ipv4 | RustType::Ipv6 | RustType::Json => {
            format!("Variant{}", index + 1)
        }
    }
}
