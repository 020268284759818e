//! The difference between the assertions of a schema and its Rust type: what stands beside the type.

use std::collections::BTreeSet;

use crate::ir::{Constraint, Keyword, Member, Number, RuleId, Rules, Sight};
use crate::judge;
use crate::source::Place;

use super::assertions::{Assertion, UNEVALUATED};
use super::constraints::tighten;
use super::layers::{Layer, Layers};
use super::shape::Rest;
use crate::lower::Lower;

/// The assertions that the Rust type does not enforce, each with the index of its layer.
pub(crate) type Left<'a> = Vec<(usize, Assertion<'a>)>;

impl<'a> Lower<'a> {
    /// The assertions that say something of the values of one JSON type. A layer that looks at what is left over
    /// is evaluated as a whole, and only its bounds are of use beside that.
    pub(crate) fn left(&mut self, kind: &str, layers: &Layers<'a>, rest: &mut Rest) -> Left<'a> {
        let whole = layers.any(&UNEVALUATED)
            && !(kind == "object" && self.context.closes_statically(layers));
        if whole {
            self.whole(layers, rest);
        }
        let mut left = Vec::new();
        for (index, layer) in layers.0.iter().enumerate() {
            let bounds = whole && layer.any(&UNEVALUATED);
            let found = self
                .rules
                .assertions(&layer.flat(), &mut self.findings)
                .into_iter();
            let found = found.filter(|it| concerns(kind, it));
            let found = found.filter(|it| !bounds || matches!(it, Keyword::Constraint(_)));
            left.extend(found.map(|it| (index, it)));
        }
        left
    }

    /// Notes what is left: assertions about single values are checked with the type, and all others are
    /// evaluated on the JSON of the value.
    pub(crate) fn leave(&mut self, left: Left<'a>, layers: &Layers<'a>, rest: &mut Rest) {
        for (index, assertion) in left {
            let keyword = match assertion {
                // The values that all layers list together are known to the type.
                Keyword::Constraint(Constraint::Enum(_) | Constraint::Const(_)) => continue,
                Keyword::Constraint(it) => {
                    tighten(&mut rest.constraints, it).map(Keyword::Constraint)
                }
                other => layers
                    .0
                    .get(index)
                    .map(|layer| self.rules.apply(other, layer, &mut self.findings)),
            };
            rest.keywords.extend(keyword);
        }
    }
}

impl<'a> Lower<'a> {
    /// Returns true if every branch of the unions only asserts something about a value of one type, for
    /// example its required properties or a pattern. Such a union needs no Rust enum.
    pub(crate) fn unions_assert(&mut self, layers: &Layers<'a>, kind: &str) -> bool {
        let lists = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|key| layers.all(key));
        let branches = lists.flat_map(|list| list.items()).map(|(_, it)| it);
        let branches: Vec<_> = branches.collect();
        let fields = layers.any(&["properties"]);
        layers.any(&["oneOf", "anyOf"])
            && branches.iter().all(|branch| match kind {
                "object" => fields && self.is_presence(branch),
                "string" | "number" | "integer" => self.is_bound(branch, kind),
                _ => false,
            })
    }

    /// Returns true if a schema only asserts the presence of properties.
    fn is_presence(&mut self, branch: &Place<'a>) -> bool {
        let found = self
            .rules
            .assertions(&Layer::new(branch.clone()), &mut self.findings);
        let speaks = |it: &Assertion<'a>| matches!(it, Keyword::Required(_) | Keyword::Not(_));
        has_keywords(branch)
            && found.iter().any(speaks)
            && found.iter().all(|it| match it {
                Keyword::Required(_) => true,
                Keyword::Type(types) => types.as_slice() == ["object"],
                Keyword::Not(inner) => self.is_presence(inner),
                Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => {
                    all.iter().all(|it| self.is_presence(it))
                }
                _ => false,
            })
    }

    /// Whether a schema asserts only bounds and patterns of a string or number. One with a title is an
    /// alternative that the author thinks of as a type.
    fn is_bound(&mut self, branch: &Place<'a>, kind: &str) -> bool {
        let found = self
            .rules
            .assertions(&Layer::new(branch.clone()), &mut self.findings);
        let titled = branch.get("title").is_some();
        let format = branch.get("format").is_some();
        !titled
            && !format
            && has_keywords(branch)
            && branch.members().next().is_some()
            && found.iter().all(|it| match it {
                Keyword::Type(types) => types.as_slice() == [kind],
                Keyword::Constraint(it) => matches!(it.subject(), Some("string" | "number")),
                Keyword::Not(_) => true,
                _ => false,
            })
    }
}

/// Whether a schema is an object of keywords, and refers to no other.
fn has_keywords(schema: &Place<'_>) -> bool {
    schema.node.as_object().is_some() && schema.get("$ref").is_none()
}

/// Whether an assertion says something of the values of a JSON type beside the type itself.
fn concerns(kind: &str, assertion: &Assertion<'_>) -> bool {
    match assertion {
        // The Rust type is of it.
        Keyword::Type(_) => false,
        // A layer with one of these is evaluated as a whole, or closes a struct.
        Keyword::UnevaluatedProperties(_) | Keyword::UnevaluatedItems(_) => false,
        other => other.subject().is_none_or(|it| includes(it, kind)),
    }
}

fn includes(subject: &str, kind: &str) -> bool {
    subject == kind || subject == "number" && kind == "integer"
}

/// Whether a number holds a format by its width.
pub(crate) fn holds_format(number: Number, assertion: &Assertion<'_>) -> bool {
    let Keyword::Constraint(Constraint::Format(check)) = assertion else {
        return false;
    };
    match number {
        Number::Int32 => matches!(*check, "Int32" | "Int64" | "MinorUnits"),
        Number::Int64 | Number::MinorUnits => matches!(*check, "Int64" | "MinorUnits"),
        Number::Decimal => *check == "Decimal",
        Number::Float => *check == "Double",
        Number::Integer | Number::ExactInteger | Number::Exact => false,
    }
}

/// Takes out what every listed value satisfies: an enumeration holds its values.
pub(crate) fn keep_unsatisfied(left: &mut Left<'_>, values: &[Place<'_>]) {
    left.retain(|(_, it)| match it {
        Keyword::Constraint(Constraint::Enum(_) | Constraint::Const(_)) => false,
        Keyword::Constraint(it) => !values.iter().all(|value| judge::keeps(value.node, it)),
        _ => true,
    });
}

/// Whether keywords that stand beside a struct look at other members than its own. Such members
/// have to be kept: without them, a value that was read would be checked and written as another.
pub(crate) fn sees_others(rules: &Rules, keywords: &[Keyword<RuleId>], members: &[Member]) -> bool {
    let is_other = |name: &str| !members.iter().any(|member| member.name == name);
    let mut seen = BTreeSet::new();
    let mut pending: Vec<&Keyword<RuleId>> = keywords.iter().collect();
    while let Some(keyword) = pending.pop() {
        let others = match keyword.sight() {
            Sight::All => true,
            Sight::Named(names) => names.into_iter().any(is_other),
        };
        if others {
            return true;
        }
        if keyword.is_in_place() || matches!(keyword, Keyword::Not(_)) {
            let applied = keyword.applied().into_iter().filter(|id| seen.insert(**id));
            pending.extend(applied.flat_map(|id| &rules.get(*id).keywords));
        }
    }
    false
}
