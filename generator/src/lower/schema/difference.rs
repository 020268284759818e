//! Finds the assertions of a schema that its Rust type does not enforce.

use std::collections::BTreeSet;

use crate::ir::{Constraint, Keyword, Member, Number, RuleId, Rules, Sight};
use crate::judge;
use crate::source::Place;

use super::constraints::tighten;
use super::layers::{Layer, Layers};
use super::rules::{Assertion, RuleBuilder};
use crate::lower::findings::Findings;
use crate::lower::keywords::UNEVALUATED;

/// The assertions that the Rust type does not enforce, each with the index of its layer.
pub(crate) type Left<'a> = Vec<(usize, Assertion<'a>)>;

/// The parts of a schema that its Rust type does not enforce.
#[derive(Default)]
pub(crate) struct Rest {
    /// Assertions checked with the type.
    pub(crate) constraints: Vec<Constraint>,
    /// Assertions evaluated on the JSON of the value.
    pub(crate) keywords: Vec<Keyword<RuleId>>,
    /// The entry of the configuration that replaces the type.
    pub(super) replaced: Option<usize>,
}

/// The keyword that refuses a value if the schema at a place is `false`. If one part of an `allOf`
/// does not declare a member of another part, its `additionalProperties` refuses the member.
pub(super) fn refusing(place: &Place<'_>) -> &'static str {
    match place.pointer.segments().as_slice() {
        [.., "properties", "additionalProperties"] => "false",
        [.., "additionalProperties"] => "additionalProperties",
        _ => "false",
    }
}

impl<'a> RuleBuilder<'a> {
    /// The assertions about values of one JSON type. A layer with `unevaluated…` keywords is
    /// evaluated as a whole, so only its simple constraints are returned in addition.
    pub(crate) fn left(
        &mut self,
        kind: &str,
        layers: &Layers<'a>,
        rest: &mut Rest,
        findings: &mut Findings,
    ) -> Left<'a> {
        let whole = layers.any(&UNEVALUATED)
            && !(kind == "object" && self.context.closes_statically(layers));
        if whole {
            self.whole(layers, rest, findings);
        }
        let mut left = Vec::new();
        for (index, layer) in layers.0.iter().enumerate() {
            let bounds = whole && layer.any(&UNEVALUATED);
            let found = self.assertions(&layer.flat(), findings).into_iter();
            let found = found.filter(|it| concerns(kind, it));
            let found = found.filter(|it| !bounds || matches!(it, Keyword::Constraint(_)));
            left.extend(found.map(|it| (index, it)));
        }
        left
    }

    /// Evaluates layers with `unevaluated…` keywords as a whole, in addition to the Rust type.
    pub(crate) fn whole(&mut self, layers: &Layers<'a>, rest: &mut Rest, findings: &mut Findings) {
        for layer in layers.0.iter().filter(|layer| layer.any(&UNEVALUATED)) {
            let rule = self.rule(&layer.place, findings);
            rest.keywords.push(Keyword::Ref(rule));
        }
    }

    /// Keeps these assertions: constraints are checked with the type, and other keywords are
    /// evaluated on the JSON of the value.
    pub(crate) fn leave(
        &mut self,
        left: Left<'a>,
        layers: &Layers<'a>,
        rest: &mut Rest,
        findings: &mut Findings,
    ) {
        for (index, assertion) in left {
            let keyword = match assertion {
                // The type knows the values common to all lists.
                Keyword::Constraint(Constraint::Enum(_) | Constraint::Const(_)) => continue,
                Keyword::Constraint(it) => {
                    tighten(&mut rest.constraints, it).map(Keyword::Constraint)
                }
                other => layers
                    .0
                    .get(index)
                    .map(|layer| self.apply(other, layer, findings)),
            };
            rest.keywords.extend(keyword);
        }
    }
}

impl<'a> RuleBuilder<'a> {
    /// True if every alternative of the unions only restricts a value of one type, for example its
    /// required properties or a pattern. Such a union needs no Rust enum.
    pub(super) fn unions_assert(
        &mut self,
        layers: &Layers<'a>,
        kind: &str,
        findings: &mut Findings,
    ) -> bool {
        let lists = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|key| layers.all(key));
        let branches = lists.flat_map(|list| list.items()).map(|(_, it)| it);
        let branches: Vec<_> = branches.collect();
        let fields = layers.any(&["properties"]);
        layers.any(&["oneOf", "anyOf"])
            && branches.iter().all(|branch| match kind {
                "object" => fields && self.is_presence(branch, findings),
                "string" | "number" | "integer" => self.is_bound(branch, kind, findings),
                _ => false,
            })
    }

    /// True if a schema only asserts the presence of properties.
    fn is_presence(&mut self, branch: &Place<'a>, findings: &mut Findings) -> bool {
        let found = self.assertions(&Layer::new(branch.clone()), findings);
        let speaks = |it: &Assertion<'a>| matches!(it, Keyword::Required(_) | Keyword::Not(_));
        has_keywords(branch)
            && found.iter().any(speaks)
            && found.iter().all(|it| match it {
                Keyword::Required(_) => true,
                Keyword::Type(types) => types.as_slice() == ["object"],
                Keyword::Not(inner) => self.is_presence(inner, findings),
                Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => {
                    all.iter().all(|it| self.is_presence(it, findings))
                }
                _ => false,
            })
    }

    /// True if a schema asserts only bounds and patterns of a string or number. A title makes it an
    /// alternative with its own type, as the author intended.
    fn is_bound(&mut self, branch: &Place<'a>, kind: &str, findings: &mut Findings) -> bool {
        let found = self.assertions(&Layer::new(branch.clone()), findings);
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

/// True if a schema is an object without a reference.
fn has_keywords(schema: &Place<'_>) -> bool {
    schema.node.as_object().is_some() && schema.get("$ref").is_none()
}

/// True if an assertion restricts values of a JSON type further.
fn concerns(kind: &str, assertion: &Assertion<'_>) -> bool {
    match assertion {
        // The Rust type has this JSON type.
        Keyword::Type(_) => false,
        // Such a layer is evaluated as a whole, or closes a struct.
        Keyword::UnevaluatedProperties(_) | Keyword::UnevaluatedItems(_) => false,
        other => other.subject().is_none_or(|it| includes(it, kind)),
    }
}

fn includes(subject: &str, kind: &str) -> bool {
    subject == kind || subject == "number" && kind == "integer"
}

/// True if the width of a number enforces a format.
pub(super) fn holds_format(number: Number, assertion: &Assertion<'_>) -> bool {
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

/// Removes assertions satisfied by every listed value, since an enumeration admits no other values.
pub(super) fn keep_unsatisfied(left: &mut Left<'_>, values: &[Place<'_>]) {
    left.retain(|(_, it)| match it {
        Keyword::Constraint(Constraint::Enum(_) | Constraint::Const(_)) => false,
        Keyword::Constraint(it) => !values.iter().all(|value| judge::keeps(value.node, it)),
        _ => true,
    });
}

/// True if the keywords of a struct depend on members other than its own. The struct must keep such
/// members: without them, a value would be checked and written differently from how it was read.
pub(super) fn sees_others(rules: &Rules, keywords: &[Keyword<RuleId>], members: &[Member]) -> bool {
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
