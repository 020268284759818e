//! The constants of keywords that need the whole value.

use std::collections::BTreeSet;

use crate::ir::{Api, Keyword, RuleId};

use super::rules::{Call, KeywordPlan, RuleNames, Rules, Static};
use crate::naming::Scope;

/// A constant of the module `rules`.
#[derive(Clone, Debug)]
pub struct RulePlan {
    /// Its name.
    pub name: String,
    /// What it asserts.
    pub rules: Rules,
    /// Patterns that it refers to.
    pub patterns: Vec<Static>,
}

/// Names the rule sets that schemas refer to, and all that these refer to.
pub(super) fn names(api: &Api) -> RuleNames {
    let schemas = api.schemas.iter();
    let found = closure(api, schemas.filter_map(|(_, it)| it.rules).collect());
    let mut scope = Scope::default();
    let named = found.into_iter().map(|id| {
        let words = api.rules.get(id).words.join(" ");
        (id, scope.constant(&words))
    });
    RuleNames::new(named.collect())
}

/// Rule sets, and all that these refer to.
fn closure(api: &Api, mut pending: Vec<RuleId>) -> BTreeSet<RuleId> {
    let mut found = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if found.insert(id) {
            let keywords = api.rules.get(id).keywords.iter();
            pending.extend(keywords.flat_map(Keyword::applied));
        }
    }
    found
}

/// The constants that types and operations refer to, by name: a schema may have no place in any.
pub(super) fn plans(api: &Api, names: &RuleNames) -> Vec<RulePlan> {
    let used = closure(api, names.used()).into_iter();
    let mut plans: Vec<_> = used
        .map(|id| plan(api, names, id, &names.name(id)))
        .collect();
    plans.sort_by(|left, right| left.name.cmp(&right.name));
    plans
}

fn plan(api: &Api, names: &RuleNames, id: RuleId, name: &str) -> RulePlan {
    let set = api.rules.get(id);
    let mut patterns = Vec::new();
    let mut pattern = |text: &str| {
        let constant = format!("{name}_PATTERN{}", patterns.len() + 1);
        patterns.push(Static::Pattern(constant.clone(), text.to_owned()));
        constant
    };
    let mut calls = Vec::new();
    for constraint in &set.constraints {
        calls.push(match constraint {
            crate::ir::Constraint::Pattern(text) => Call::Pattern(pattern(text)),
            other => Call::Constraint(other.clone()),
        });
    }
    calls.extend(set.format.map(Call::Format));
    calls.extend(set.sensitive.then_some(Call::Sensitive));
    let keywords: Vec<_> = set
        .keywords
        .iter()
        .map(|keyword| keyword_plan(names, keyword, &mut pattern))
        .collect();
    calls.extend((!keywords.is_empty()).then_some(Call::Keywords(keywords)));
    RulePlan {
        name: name.to_owned(),
        rules: Rules { calls },
        patterns,
    }
}

fn keyword_plan(
    names: &RuleNames,
    keyword: &Keyword,
    pattern: &mut impl FnMut(&str) -> String,
) -> KeywordPlan {
    let one = |id: &RuleId| names.name(*id);
    let all = |ids: &[RuleId]| ids.iter().map(one).collect();
    match keyword {
        Keyword::False => KeywordPlan::Never("false"),
        Keyword::Type(types) => KeywordPlan::Type(types.clone()),
        Keyword::Const(text) => KeywordPlan::Const(text.clone()),
        Keyword::Enum(texts) => KeywordPlan::Enum(texts.clone()),
        Keyword::Ref(id) => KeywordPlan::Ref(one(id)),
        Keyword::AllOf(ids) => KeywordPlan::AllOf(all(ids)),
        Keyword::AnyOf(ids) => KeywordPlan::AnyOf(all(ids)),
        Keyword::OneOf(ids) => KeywordPlan::OneOf(all(ids)),
        Keyword::Not(id) => KeywordPlan::Not(one(id)),
        Keyword::If(test, then, otherwise) => KeywordPlan::If(
            one(test),
            then.as_ref().map(one),
            otherwise.as_ref().map(one),
        ),
        Keyword::Required(members) => KeywordPlan::Required(members.clone()),
        Keyword::DependentRequired(rules) => KeywordPlan::DependentRequired(rules.clone()),
        Keyword::DependentSchemas(rules) => {
            let rules = rules.iter().map(|(name, id)| (name.clone(), one(id)));
            KeywordPlan::DependentSchemas(rules.collect())
        }
        Keyword::PropertyNames(id) => KeywordPlan::PropertyNames(one(id)),
        Keyword::Properties {
            named,
            matching,
            additional,
        } => KeywordPlan::Properties {
            named: named
                .iter()
                .map(|(name, id)| (name.clone(), id.as_ref().map(one)))
                .collect(),
            matching: matching
                .iter()
                .map(|(text, id)| (pattern(text), one(id)))
                .collect(),
            additional: additional.as_ref().map(one),
        },
        Keyword::Items(prefix, rest) => KeywordPlan::Items(all(prefix), rest.as_ref().map(one)),
        Keyword::Contains(id, least, most) => KeywordPlan::Contains(one(id), *least, *most),
        Keyword::UnevaluatedProperties(id) => KeywordPlan::UnevaluatedProperties(one(id)),
        Keyword::UnevaluatedItems(id) => KeywordPlan::UnevaluatedItems(one(id)),
    }
}
