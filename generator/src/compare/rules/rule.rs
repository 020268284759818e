//! The row of a rule, and the ways to state a severity.

use crate::compare::severity::{By, Category, Severity};

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

pub(super) const NONE: Severity = Severity::None;
pub(super) const RISK: Severity = Severity::Risk;
pub(super) const BREAK: Severity = Severity::Break;

/// Fewer values are valid: the severities for a strict and for a lenient reader.
pub(super) const fn narrower(strict: Severity, lenient: Severity) -> By {
    values([strict, lenient], [NONE, NONE])
}

/// More values are valid.
pub(super) const fn wider(strict: Severity, lenient: Severity) -> By {
    values([NONE, NONE], [strict, lenient])
}

/// Other values are valid.
pub(super) const fn both(strict: Severity, lenient: Severity) -> By {
    values([strict, lenient], [strict, lenient])
}

pub(super) const fn values(narrower: [Severity; 2], wider: [Severity; 2]) -> By {
    By::Values { narrower, wider }
}

/// For callers (or receivers), and for servers.
pub(super) const fn parties(callers: Severity, servers: Severity) -> By {
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
pub(super) use rules;
