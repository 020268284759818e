//! Equal rule sets of both revisions, whatever their order is and however they refer to each other.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, Constraint, Keyword, RuleId, RuleSet};

/// The class of each rule set. Rule sets are equal if they are in one class.
#[derive(Debug, Default)]
pub(in crate::compare) struct Classes {
    old: HashMap<RuleId, usize>,
    new: HashMap<RuleId, usize>,
}

impl Classes {
    /// Divides the rule sets of both revisions into classes by their own keywords, and then by the
    /// classes of their subschemas, until no class is divided any more.
    pub(in crate::compare) fn of(old: &Api, new: &Api) -> Self {
        let mut classes = Self::default();
        let mut count = 0;
        loop {
            let mut known: HashMap<(usize, BTreeSet<String>), usize> = HashMap::new();
            let mut next = Self::default();
            for (api, before, after) in [
                (old, &classes.old, &mut next.old),
                (new, &classes.new, &mut next.new),
            ] {
                for (id, set) in api.rules.iter() {
                    let own = before.get(&id).copied().unwrap_or_default();
                    let signature = (own, signature(set, before));
                    let class = known.len();
                    after.insert(id, *known.entry(signature).or_insert(class));
                }
            }
            classes = next;
            if known.len() == count {
                return classes;
            }
            count = known.len();
        }
    }

    pub(super) fn are_equal(&self, old: RuleId, new: RuleId) -> bool {
        let (old, new) = (self.old.get(&old), self.new.get(&new));
        old.is_some() && old == new
    }
}

/// The keywords of a rule set, with the classes of their subschemas.
fn signature(set: &RuleSet, classes: &HashMap<RuleId, usize>) -> BTreeSet<String> {
    let flags = format!("{} {} {}", set.nullable, set.read_only, set.write_only);
    let keywords = set.keywords.iter();
    let class = |id: RuleId| classes.get(&id).copied().unwrap_or_default();
    keywords
        .map(|it| keyword(it, class))
        .chain([flags])
        .collect()
}

/// A keyword as text in which order does not matter.
pub(super) fn keyword<T: std::fmt::Debug + Ord>(
    keyword: &Keyword<RuleId>,
    mut class: impl FnMut(RuleId) -> T,
) -> String {
    let mut keyword = keyword.clone().map(&mut class);
    match &mut keyword {
        Keyword::Constraint(Constraint::Enum(values) | Constraint::Const(values))
        | Keyword::Type(values)
        | Keyword::Required(values) => {
            values.sort_unstable();
            values.dedup();
        }
        Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => all.sort_unstable(),
        Keyword::DependentRequired(all) => {
            all.sort_unstable();
            for (_, names) in all {
                names.sort_unstable();
            }
        }
        Keyword::DependentSchemas(all) => all.sort_unstable(),
        Keyword::Properties {
            named, matching, ..
        } => {
            named.sort_unstable();
            matching.sort_unstable();
        }
        // The other keywords have no lists without an order.
        _ => {}
    }
    format!("{keyword:?}")
}
