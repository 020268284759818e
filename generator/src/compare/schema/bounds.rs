//! Lower and upper bounds, inclusive and exclusive together.

use crate::decimal::Digits;
use crate::ir::Constraint;

/// A bound of numbers, or of a length.
pub(super) struct Bound {
    digits: Digits,
    exclusive: bool,
    /// The keyword with its value.
    pub(super) shown: String,
}

/// A kind of bound.
#[derive(Clone, Copy)]
pub(super) struct Side {
    /// The keyword of the inclusive bound, for ids.
    pub(super) name: &'static str,
    lower: bool,
}

/// Every kind of bound.
pub(super) const SIDES: [Side; 8] = [
    side("minimum", true),
    side("maximum", false),
    side("minLength", true),
    side("maxLength", false),
    side("minItems", true),
    side("maxItems", false),
    side("minProperties", true),
    side("maxProperties", false),
];

const fn side(name: &'static str, lower: bool) -> Side {
    Side { name, lower }
}

impl Side {
    /// The strictest bound of this kind.
    pub(super) fn of(self, constraints: &[Constraint]) -> Option<Bound> {
        let bounds = constraints.iter().filter_map(bound);
        let bounds = bounds.filter(|(name, _)| *name == self.name);
        let mut strictest: Option<Bound> = None;
        for (_, bound) in bounds {
            let stricter = strictest
                .as_ref()
                .is_none_or(|it| self.is_stricter(&bound, it));
            if stricter {
                strictest = Some(bound);
            }
        }
        strictest
    }

    /// True if the first bound admits fewer values.
    pub(super) fn is_stricter(self, first: &Bound, second: &Bound) -> bool {
        let order = first.digits.cmp(&second.digits);
        let order = if self.lower { order } else { order.reverse() };
        order.then(first.exclusive.cmp(&second.exclusive)).is_gt()
    }
}

/// A bound with the kind of it.
pub(super) fn bound(constraint: &Constraint) -> Option<(&'static str, Bound)> {
    let (name, keyword, text, exclusive) = match constraint {
        Constraint::Minimum(it) => ("minimum", "minimum", it.clone(), false),
        Constraint::ExclusiveMinimum(it) => ("minimum", "exclusiveMinimum", it.clone(), true),
        Constraint::Maximum(it) => ("maximum", "maximum", it.clone(), false),
        Constraint::ExclusiveMaximum(it) => ("maximum", "exclusiveMaximum", it.clone(), true),
        Constraint::MinLength(it) => ("minLength", "minLength", it.to_string(), false),
        Constraint::MaxLength(it) => ("maxLength", "maxLength", it.to_string(), false),
        Constraint::MinItems(it) => ("minItems", "minItems", it.to_string(), false),
        Constraint::MaxItems(it) => ("maxItems", "maxItems", it.to_string(), false),
        Constraint::MinProperties(it) => ("minProperties", "minProperties", it.to_string(), false),
        Constraint::MaxProperties(it) => ("maxProperties", "maxProperties", it.to_string(), false),
        // The other keywords, and new ones, are not bounds.
        _ => return None,
    };
    let bound = Bound {
        digits: Digits::of(&text),
        exclusive,
        shown: format!("{keyword} {text}"),
    };
    Some((name, bound))
}
