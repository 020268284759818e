//! Numbers: their formats, and the widths that follow from their bounds.

use crate::compare::rules::{
    CONSTRAINT_ADDED, CONSTRAINT_CHANGED, CONSTRAINT_NARROWED, CONSTRAINT_REMOVED,
    CONSTRAINT_WIDENED, Rule, TYPE_CHANGED, TYPE_NARROWED, TYPE_WIDENED,
};
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{Constraint, Number};
use crate::plan::{RustType, number_type};

use super::Shapes;
use super::change::Change;

/// A number with its constraints.
type Bounded<'a> = (Number, &'a [Constraint]);

/// The least and the greatest integer; `None` if there is no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    least: Option<i128>,
    greatest: Option<i128>,
}

const fn range(least: i128, greatest: i128) -> Range {
    Range {
        least: Some(least),
        greatest: Some(greatest),
    }
}

const ENDLESS: Range = Range {
    least: None,
    greatest: None,
};

impl Range {
    /// True if each integer of another range is in this one.
    fn contains(self, other: Self) -> bool {
        let least = self
            .least
            .is_none_or(|own| other.least.is_some_and(|it| own <= it));
        let greatest = self
            .greatest
            .is_none_or(|own| other.greatest.is_some_and(|it| own >= it));
        least && greatest
    }

    /// The range within the bounds. Other bounds than integers leave it as it is.
    fn within(mut self, constraints: &[Constraint]) -> Self {
        for constraint in constraints {
            let lower = match constraint {
                Constraint::Minimum(it) => it.parse().ok(),
                Constraint::ExclusiveMinimum(it) => {
                    it.parse().ok().and_then(|it: i128| it.checked_add(1))
                }
                _ => None,
            };
            let upper = match constraint {
                Constraint::Maximum(it) => it.parse().ok(),
                Constraint::ExclusiveMaximum(it) => {
                    it.parse().ok().and_then(|it: i128| it.checked_sub(1))
                }
                _ => None,
            };
            self.least = self.least.max(lower);
            let both = self.greatest.into_iter().chain(upper);
            self.greatest = both.min();
        }
        self
    }
}

impl Walk<'_> {
    pub(super) fn numbers(
        &mut self,
        (old, new): (Bounded<'_>, Bounded<'_>),
        pair: Pair,
        here: &Here,
    ) -> Shapes {
        let change = match (integers(old), integers(new)) {
            // Bounds have findings of their own, so a value outside them does not change the type.
            (Some(before), Some(after)) => Change {
                narrower: !after.contains(before.within(old.1)),
                wider: !before.contains(after.within(new.1)),
            },
            _ => Change {
                narrower: !contains(new.0, old.0),
                wider: !contains(old.0, new.0),
            },
        };
        let same = number_type(old.0, old.1) == number_type(new.0, new.1);
        let rule = match same {
            true => constraint_rule(change, format(old.1).is_some(), format(new.1).is_some()),
            false => type_rule(change),
        };
        let Some(rule) = rule else {
            return Shapes::Comparable;
        };
        let mut seen = self.of_schema(rule, pair, here);
        if same {
            seen.at.push_str("#format");
        }
        self.add(seen.forms(Some(shown(old)), Some(shown(new))));
        Shapes::Comparable
    }
}

fn type_rule(change: Change) -> Option<&'static Rule> {
    match (change.narrower, change.wider) {
        (false, false) => None,
        (false, true) => Some(&TYPE_WIDENED),
        (true, false) => Some(&TYPE_NARROWED),
        (true, true) => Some(&TYPE_CHANGED),
    }
}

/// The rule for a format that does not change the Rust type, so that a lenient reader reads it.
fn constraint_rule(change: Change, before: bool, after: bool) -> Option<&'static Rule> {
    match (change.narrower, change.wider) {
        (false, false) => None,
        (true, true) => Some(&CONSTRAINT_CHANGED),
        (true, false) if !before => Some(&CONSTRAINT_ADDED),
        (true, false) => Some(&CONSTRAINT_NARROWED),
        (false, true) if !after => Some(&CONSTRAINT_REMOVED),
        (false, true) => Some(&CONSTRAINT_WIDENED),
    }
}

/// The range of an integer by its format, or else by the width that its Rust type has.
fn integers((number, constraints): Bounded<'_>) -> Option<Range> {
    const I64: Range = range(i64::MIN as i128, i64::MAX as i128);
    let own = match number {
        Number::Int32 => range(i32::MIN as i128, i32::MAX as i128),
        Number::Int64 | Number::MinorUnits => I64,
        Number::ExactInteger => ENDLESS,
        Number::Integer => match number_type(number, constraints) {
            RustType::U64 => range(0, u64::MAX as i128),
            RustType::I128 => range(i128::MIN, i128::MAX),
            RustType::ExactInteger => ENDLESS,
            _ => I64,
        },
        Number::Exact | Number::Float | Number::Decimal => return None,
    };
    Some(format(constraints).map_or(own, |it| it.1))
}

fn format(constraints: &[Constraint]) -> Option<(&'static str, Range)> {
    constraints.iter().find_map(|it| match it {
        Constraint::Format(name) => of_format(name).map(|range| (*name, range)),
        _ => None,
    })
}

/// The range of a format of integers (OpenAPI Format Registry).
pub(super) fn of_format(name: &str) -> Option<Range> {
    const DOUBLE_INT: i128 = (1 << 53) - 1;
    Some(match name {
        "Int8" => range(i8::MIN as i128, i8::MAX as i128),
        "Int16" => range(i16::MIN as i128, i16::MAX as i128),
        "Int32" => range(i32::MIN as i128, i32::MAX as i128),
        "Int64" | "MinorUnits" => range(i64::MIN as i128, i64::MAX as i128),
        "Uint8" => range(0, u8::MAX as i128),
        "Uint16" => range(0, u16::MAX as i128),
        "Uint32" => range(0, u32::MAX as i128),
        "Uint64" => range(0, u64::MAX as i128),
        "DoubleInt" => range(-DOUBLE_INT, DOUBLE_INT),
        _ => return None,
    })
}

/// True if each number of one format is one of another. Two integers are compared by their ranges.
fn contains(outer: Number, inner: Number) -> bool {
    use Number::{Decimal, Exact, Float, Int32, Int64, Integer, MinorUnits};
    match (outer, inner) {
        (Exact, _) => true,
        (Decimal, Int32 | Integer | Int64 | MinorUnits) => true,
        // A float can't keep every integer of 64 bits.
        (Float, Int32 | Decimal) => true,
        _ => outer == inner,
    }
}

fn shown((number, constraints): Bounded<'_>) -> String {
    if let Some((name, _)) = format(constraints) {
        return format!("integer, {}", name.to_lowercase());
    }
    let text = match number {
        Number::Integer => match number_type(number, constraints) {
            RustType::U64 => "unsigned integer of 64 bits",
            RustType::I128 => "integer of 128 bits",
            RustType::ExactInteger => "integer of any size",
            _ => "integer",
        },
        Number::Int32 => "integer of 32 bits",
        Number::Int64 => "integer of 64 bits",
        Number::MinorUnits => "integer of minor units",
        Number::ExactInteger => "integer of any size",
        Number::Exact => "number of any size",
        Number::Float => "number",
        Number::Decimal => "decimal number",
    };
    text.to_owned()
}
