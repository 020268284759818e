//! The rules as data: a row each. The code that finds a rule names its row.

mod operation;
mod parameter;
mod schema;
mod surface;

pub(super) use operation::*;
pub(super) use parameter::*;
pub(super) use schema::*;
pub(super) use surface::*;

use super::severity::{By, Category, Severity};

/// A rule: a kind of change with its consequences.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its stable id.
    pub id: &'static str,
    /// Its category.
    pub category: Category,
    /// Its severity by direction.
    pub by: By,
    /// The change in one phrase.
    pub says: &'static str,
    /// The way to make such a change compatible.
    pub mend: &'static str,
}

/// Every rule.
///
/// ```
/// let ids: Vec<&str> = copperplate::compare::all_rules().map(|it| it.id).collect();
/// assert!(ids.contains(&"member-required"));
/// ```
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    let tables = [OPERATIONS, PARAMETERS, SCHEMAS, ITEMS];
    tables.into_iter().flatten().copied()
}

const NONE: Severity = Severity::None;
const RISK: Severity = Severity::Risk;
const BREAK: Severity = Severity::Break;

/// Fewer values are valid; the severities are those of a strict and of a lenient reader.
const fn narrower(strict: Severity, lenient: Severity) -> By {
    values([strict, lenient], [NONE, NONE])
}

/// More values are valid.
const fn wider(strict: Severity, lenient: Severity) -> By {
    values([NONE, NONE], [strict, lenient])
}

/// Other values are valid.
const fn both(strict: Severity, lenient: Severity) -> By {
    values([strict, lenient], [strict, lenient])
}

const fn values(narrower: [Severity; 2], wider: [Severity; 2]) -> By {
    By::Values { narrower, wider }
}

/// For callers (or receivers), and for servers.
const fn parties(callers: Severity, servers: Severity) -> By {
    By::Parties {
        callers,
        servers,
        receivers: callers,
    }
}

/// Declares rules and the list of them.
macro_rules! rules {
    ($all:ident; $($name:ident $id:literal $category:ident $by:expr, $says:literal, $mend:literal;)*) => {
        $(
            pub(in crate::compare) static $name: Rule = Rule {
                id: $id,
                category: Category::$category,
                by: $by,
                says: $says,
                mend: $mend,
            };
        )*
        pub(super) static $all: &[&Rule] = &[$(&$name),*];
    };
}
use rules;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::all_rules;

    #[test]
    fn ids_are_unique_and_rows_are_complete() {
        let mut ids = BTreeSet::new();
        for rule in all_rules() {
            assert!(ids.insert(rule.id), "{} is there twice", rule.id);
            assert!(
                !rule.says.is_empty() && !rule.mend.is_empty(),
                "{}",
                rule.id
            );
        }
    }
}
