//! Whether keywords look at members that a struct has no field for.

use std::collections::BTreeSet;

use crate::ir::{Constraint, Keyword, Member, RuleId, Rules};

/// Whether keywords that stand beside a struct look at other members than its own. Such members
/// have to be kept: without them, a value that was read would be checked and written as another.
pub(super) fn look_beyond(rules: &Rules, keywords: &[Keyword], members: &[Member]) -> bool {
    let mut search = Search {
        rules,
        members,
        seen: BTreeSet::new(),
    };
    keywords.iter().any(|keyword| search.keyword(keyword))
}

struct Search<'r> {
    rules: &'r Rules,
    members: &'r [Member],
    seen: BTreeSet<RuleId>,
}

impl Search<'_> {
    fn is_unknown(&self, name: &str) -> bool {
        !self.members.iter().any(|member| member.name == name)
    }

    fn keyword(&mut self, keyword: &Keyword) -> bool {
        let unknown = |names: &[String]| names.iter().any(|name| self.is_unknown(name));
        match keyword {
            Keyword::Const(_)
            | Keyword::Enum(_)
            | Keyword::PropertyNames(_)
            | Keyword::UnevaluatedProperties(_) => true,
            Keyword::Required(names) => unknown(names),
            Keyword::DependentRequired(all) => all
                .iter()
                .any(|(name, names)| self.is_unknown(name) || unknown(names)),
            Keyword::Properties {
                named,
                matching,
                additional,
            } => {
                additional.is_some()
                    || !matching.is_empty()
                    || named.iter().any(|(name, _)| self.is_unknown(name))
            }
            Keyword::DependentSchemas(all) => {
                all.iter().any(|(name, _)| self.is_unknown(name)) || self.applied(keyword)
            }
            Keyword::Ref(_)
            | Keyword::AllOf(_)
            | Keyword::AnyOf(_)
            | Keyword::OneOf(_)
            | Keyword::Not(_)
            | Keyword::If(..) => self.applied(keyword),
            Keyword::False
            | Keyword::Type(_)
            | Keyword::Items(..)
            | Keyword::Contains(..)
            | Keyword::UnevaluatedItems(_) => false,
        }
    }

    /// Looks into the schemas that are applied to the same value.
    fn applied(&mut self, keyword: &Keyword) -> bool {
        keyword.applied().into_iter().any(|id| self.rule(id))
    }

    fn rule(&mut self, id: RuleId) -> bool {
        if !self.seen.insert(id) {
            return false;
        }
        let rules = self.rules;
        let rule = rules.get(id);
        let counts = |it: &Constraint| {
            matches!(
                it,
                Constraint::MinProperties(_) | Constraint::MaxProperties(_)
            )
        };
        rule.constraints.iter().any(counts)
            || rule.keywords.iter().any(|keyword| self.keyword(keyword))
    }
}
