//! Constants for keywords that need the whole value.

use std::collections::BTreeSet;

use crate::ir::{Api, Constraint, Keyword, RuleId};

use super::rules::{Call, RuleName, RuleNames, Rules, Static};
use crate::naming::{Scope, module_name};

/// A constant of the module `rules`.
#[derive(Clone, Debug)]
pub struct RulePlan {
    /// The name.
    pub name: String,
    /// The stem of its file, which is the one of its component or path.
    pub file: String,
    /// The assertions.
    pub rules: Rules,
    /// Patterns of the assertions.
    pub patterns: Vec<Static>,
}

/// Names the rule sets of schemas, and all rule sets they refer to.
pub(super) fn names(api: &Api) -> RuleNames {
    let schemas = api.schemas.iter();
    let found = closure(api, schemas.filter_map(|(_, it)| it.rules).collect());
    let mut scope = Scope::default();
    let named = found.into_iter().map(|id| {
        let words = &api.rules.get(id).words;
        let name = RuleName {
            ident: scope.constant(&words.texts().join(" ")),
            file: file(&words.texts()),
        };
        (id, name)
    });
    RuleNames(named.collect())
}

/// The file of a rule set: the one of its component or path, so that a change of one schema is a
/// change of one file.
fn file(words: &[&str]) -> String {
    const SECTIONS: [&str; 7] = [
        "$defs",
        "callbacks",
        "headers",
        "parameters",
        "pathItems",
        "requestBodies",
        "responses",
    ];
    let owner = words.iter().find(|it| !SECTIONS.contains(it));
    module_name(owner.copied().unwrap_or("document"))
}

/// These rule sets, and all rule sets they refer to.
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

/// The constants of the rule sets that types and operations use, by file and name.
pub(super) fn plans(api: &Api, names: &RuleNames, used: BTreeSet<RuleId>) -> Vec<RulePlan> {
    let used = closure(api, used.into_iter().collect()).into_iter();
    let mut plans: Vec<_> = used.map(|id| plan(api, names, id, names.get(id))).collect();
    plans.sort_by(|left, right| (&left.file, &left.name).cmp(&(&right.file, &right.name)));
    plans
}

fn plan(api: &Api, names: &RuleNames, id: RuleId, own: &RuleName) -> RulePlan {
    let set = api.rules.get(id);
    let mut patterns = Vec::new();
    let mut pattern = |text: &str| {
        let constant = format!("{}_PATTERN{}", own.ident, patterns.len() + 1);
        patterns.push(Static::Pattern(constant.clone(), text.to_owned()));
        constant
    };
    let (mut calls, mut keywords) = (Vec::new(), Vec::new());
    for keyword in &set.keywords {
        match keyword {
            Keyword::Constraint(Constraint::Pattern(text)) => {
                calls.push(Call::Pattern(pattern(text)));
            }
            Keyword::Constraint(Constraint::Format(check)) => calls.push(Call::Format(check)),
            Keyword::Constraint(other) => calls.push(Call::Constraint(other.clone())),
            other => {
                let mut named = other.clone().map(&mut |id| names.path_in(&own.file, id));
                if let Keyword::Properties { matching, .. } = &mut named {
                    matching
                        .iter_mut()
                        .for_each(|(text, _)| *text = pattern(text));
                }
                keywords.push(named);
            }
        }
    }
    calls.extend(set.nullable.then_some(Call::Nullable));
    calls.extend(set.sensitive.then_some(Call::Sensitive));
    calls.extend((!keywords.is_empty()).then_some(Call::Keywords(keywords)));
    RulePlan {
        name: own.ident.clone(),
        file: own.file.clone(),
        rules: Rules { calls },
        patterns,
    }
}
