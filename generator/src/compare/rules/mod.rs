//! The rules as data: a row each. The code that finds a rule names its row.

mod operation;
mod parameter;
mod rule;
mod schema;
mod surface;

pub(super) use operation::*;
pub(super) use parameter::*;
pub(super) use schema::*;
pub(super) use surface::*;

pub use rule::Rule;

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
