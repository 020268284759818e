//! Assertions that a Rust type does not hold by itself: one arm per keyword.

use crate::decimal::{compare, plain_decimal};
use crate::diagnostics;
use crate::ir::Constraint;
use crate::source::Place;

use super::Lower;
use super::formats::{integer_range, integer_width};
use super::kinds::types_of;
use super::layers::{Layer, Layers};

impl<'a> Lower<'a> {
    pub(super) fn text_constraints(&mut self, layers: &Layers<'a>, out: &mut Vec<Constraint>) {
        out.extend(
            self.count(layers, "minLength")
                .into_iter()
                .max()
                .map(Constraint::MinLength),
        );
        out.extend(
            self.count(layers, "maxLength")
                .into_iter()
                .min()
                .map(Constraint::MaxLength),
        );
        for place in layers.all("pattern") {
            let source = place.node.as_str().unwrap_or_default();
            match self.translate(source) {
                Ok(pattern) => out.push(Constraint::Pattern(pattern)),
                Err(why) => self.error(diagnostics::pattern::pattern(&place, source, &why)),
            }
        }
    }

    pub(super) fn number_constraints(&mut self, layers: &Layers<'a>, out: &mut Vec<Constraint>) {
        // In OpenAPI 3.0 an exclusive bound is a flag on the bound beside it, so layer by layer.
        for layer in &layers.0 {
            let bound = |key: &str| layer.get(key).and_then(|it| number(&it));
            let flag = |key: &str| layer.get(key).and_then(|it| it.node.as_bool()) == Some(true);
            if let Some(limit) = bound("minimum") {
                out.push(if flag("exclusiveMinimum") {
                    Constraint::ExclusiveMinimum(limit)
                } else {
                    Constraint::Minimum(limit)
                });
            }
            if let Some(limit) = bound("maximum") {
                out.push(if flag("exclusiveMaximum") {
                    Constraint::ExclusiveMaximum(limit)
                } else {
                    Constraint::Maximum(limit)
                });
            }
            out.extend(bound("exclusiveMinimum").map(Constraint::ExclusiveMinimum));
            out.extend(bound("exclusiveMaximum").map(Constraint::ExclusiveMaximum));
            // A divisor of zero or less was reported when the document was read.
            out.extend(bound("multipleOf").map(Constraint::MultipleOf));
            if let Some((low, high)) = integer_format(layer).and_then(integer_range) {
                narrow(out, low, high);
            }
        }
        out.dedup();
    }

    /// The ranges of `int32` and `int64`, which are no constraints where a type is as wide.
    pub(super) fn width_constraints(layer: &Layer<'a>, out: &mut Vec<Constraint>) {
        if let Some((low, high)) = integer_format(layer).and_then(integer_width) {
            narrow(out, low, high);
        }
    }

    pub(super) fn array_constraints(&mut self, layers: &Layers<'a>, out: &mut Vec<Constraint>) {
        out.extend(
            self.count(layers, "minItems")
                .into_iter()
                .max()
                .map(Constraint::MinItems),
        );
        out.extend(
            self.count(layers, "maxItems")
                .into_iter()
                .min()
                .map(Constraint::MaxItems),
        );
        out.extend(
            layers
                .flag("uniqueItems")
                .then_some(Constraint::UniqueItems),
        );
    }

    pub(super) fn object_constraints(&mut self, layers: &Layers<'a>, out: &mut Vec<Constraint>) {
        let min = self.count(layers, "minProperties").into_iter().max();
        let max = self.count(layers, "maxProperties").into_iter().min();
        out.extend(min.map(Constraint::MinProperties));
        out.extend(max.map(Constraint::MaxProperties));
    }

    /// The values of a keyword that counts something.
    fn count(&mut self, layers: &Layers<'a>, keyword: &str) -> Vec<u64> {
        let mut found = Vec::new();
        for place in layers.all(keyword) {
            match count(&place) {
                Some(count) => found.push(count),
                None => self.error(diagnostics::schema::not_a_count(&place, keyword)),
            }
        }
        found
    }
}

/// The digits of a bound as plain decimal text, where they fit the runtime's exact numbers.
fn number(place: &Place<'_>) -> Option<String> {
    place.node.as_number().map(plain_decimal)
}

/// The format of whole numbers.
fn integer_format<'a>(layer: &Layer<'a>) -> Option<&'a str> {
    let types = types_of(&layer.get("type")?);
    let format = layer.get("format")?.node.as_str();
    format.filter(|_| types.iter().any(|it| it == "integer"))
}

/// Adds a range to bounds, in place of those that say no more.
pub(super) fn narrow(bounds: &mut Vec<Constraint>, low: &str, high: &str) {
    bounds.retain(|bound| match bound {
        Constraint::Minimum(limit) => compare(limit, low).is_gt(),
        Constraint::Maximum(limit) => compare(limit, high).is_lt(),
        _ => true,
    });
    let above = |it: &Constraint| match it {
        Constraint::Minimum(limit) | Constraint::ExclusiveMinimum(limit) => {
            compare(limit, low).is_ge()
        }
        _ => false,
    };
    let below = |it: &Constraint| match it {
        Constraint::Maximum(limit) | Constraint::ExclusiveMaximum(limit) => {
            compare(limit, high).is_le()
        }
        _ => false,
    };
    if !bounds.iter().any(above) {
        bounds.push(Constraint::Minimum(low.to_owned()));
    }
    if !bounds.iter().any(below) {
        bounds.push(Constraint::Maximum(high.to_owned()));
    }
}

/// A count, which may be written `2.0`.
pub(super) fn count(place: &Place<'_>) -> Option<u64> {
    place.node.as_u64().or_else(|| {
        let digits = plain_decimal(place.node.as_number()?);
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let integral = fraction.bytes().all(|byte| byte == b'0');
        integral.then(|| whole.parse().ok()).flatten()
    })
}

/// Whether a pattern is found in a text. One that is wrong was reported, and matches nothing.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    copperplate_pattern::Pattern::new(pattern).is_ok_and(|it| it.is_match(text) == Ok(true))
}

/// Whether a text satisfies a constraint of strings.
pub(super) fn satisfies(text: &str, constraint: &Constraint) -> bool {
    let length = || u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    match constraint {
        Constraint::MinLength(least) => length() >= *least,
        Constraint::MaxLength(most) => length() <= *most,
        Constraint::Pattern(pattern) => matches(pattern, text),
        _ => false,
    }
}

/// Pairs of keywords that no value can satisfy together.
pub(super) fn contradictions(all: &[Constraint]) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for low in all {
        for high in all {
            let clash = match (low, high) {
                (Constraint::MinLength(low), Constraint::MaxLength(high)) if low > high => {
                    ("minLength", "maxLength")
                }
                (Constraint::MinItems(low), Constraint::MaxItems(high)) if low > high => {
                    ("minItems", "maxItems")
                }
                (Constraint::MinProperties(low), Constraint::MaxProperties(high)) if low > high => {
                    ("minProperties", "maxProperties")
                }
                (Constraint::Minimum(low), Constraint::Maximum(high))
                    if compare(low, high).is_gt() =>
                {
                    ("minimum", "maximum")
                }
                (Constraint::ExclusiveMinimum(low), Constraint::Maximum(high))
                    if compare(low, high).is_ge() =>
                {
                    ("exclusiveMinimum", "maximum")
                }
                (Constraint::Minimum(low), Constraint::ExclusiveMaximum(high))
                    if compare(low, high).is_ge() =>
                {
                    ("minimum", "exclusiveMaximum")
                }
                (Constraint::ExclusiveMinimum(low), Constraint::ExclusiveMaximum(high))
                    if compare(low, high).is_ge() =>
                {
                    ("exclusiveMinimum", "exclusiveMaximum")
                }
                _ => continue,
            };
            found.push(clash);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_one_of_ecma_262() {
        assert!(matches("^(?=a)b$|c", "c"));
        assert!(!matches("(?i)a", "a"));
        assert!(matches(r"^(a|b)\1$", "aa"));
    }
}
