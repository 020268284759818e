//! Combines assertions without subschemas, and finds contradictions.

use std::mem::discriminant;

use crate::decimal::{compare, plain_decimal};
use crate::ir::Constraint;
use crate::source::Place;

/// Adds an assertion to a list with one of each kind: of two bounds the narrower remains. Returns
/// an assertion that can't be combined, such as a second pattern.
pub(super) fn tighten(known: &mut Vec<Constraint>, new: Constraint) -> Option<Constraint> {
    let slot = known.iter_mut().find(|it| is_alike(it, &new));
    let Some(slot) = slot else {
        known.push(new);
        return None;
    };
    let narrower = match (&*slot, &new) {
        (old, new) if old == new => false,
        (Constraint::MinLength(old), Constraint::MinLength(new))
        | (Constraint::MinItems(old), Constraint::MinItems(new))
        | (Constraint::MinProperties(old), Constraint::MinProperties(new)) => new > old,
        (Constraint::MaxLength(old), Constraint::MaxLength(new))
        | (Constraint::MaxItems(old), Constraint::MaxItems(new))
        | (Constraint::MaxProperties(old), Constraint::MaxProperties(new)) => new < old,
        (Constraint::Minimum(old), Constraint::Minimum(new))
        | (Constraint::ExclusiveMinimum(old), Constraint::ExclusiveMinimum(new)) => {
            compare(new, old).is_gt()
        }
        (Constraint::Maximum(old), Constraint::Maximum(new))
        | (Constraint::ExclusiveMaximum(old), Constraint::ExclusiveMaximum(new)) => {
            compare(new, old).is_lt()
        }
        _ => return Some(new),
    };
    if narrower {
        *slot = new;
    }
    None
}

/// Returns true if the runtime's `Schema` stores both assertions in one field.
fn is_alike(left: &Constraint, right: &Constraint) -> bool {
    let lists = |it: &Constraint| matches!(it, Constraint::Enum(_) | Constraint::Const(_));
    discriminant(left) == discriminant(right) || lists(left) && lists(right)
}

/// The digits of a bound as decimal text, without an exponent unless it is very large.
pub(crate) fn number(place: &Place<'_>) -> Option<String> {
    place.node.as_number().map(plain_decimal)
}

/// A count; `2.0` is valid, too.
pub(crate) fn count(place: &Place<'_>) -> Option<u64> {
    place.node.as_u64().or_else(|| {
        let digits = plain_decimal(place.node.as_number()?);
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let integral = fraction.bytes().all(|byte| byte == b'0');
        integral.then(|| whole.parse().ok()).flatten()
    })
}

/// True if a pattern matches a text. An invalid pattern was reported, and matches nothing.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    copperplate_pattern::Pattern::new(pattern).is_ok_and(|it| it.is_match(text) == Ok(true))
}

/// Pairs of keywords that no value satisfies together.
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
