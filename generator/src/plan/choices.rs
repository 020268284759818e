//! Enumerations of strings: a variant for each.

use crate::ir::{Schema, SchemaId};

use super::model::{Choice, ChoiceValue};
use super::names::{Scope, distinct, variant_name};
use super::types::Planner;

impl Planner<'_> {
    pub(super) fn choice(&mut self, id: SchemaId, schema: &Schema, values: &[String]) -> Choice {
        let mut scope = Scope::default();
        // An open enumeration has a variant of this name for text that nobody listed.
        let open = self.reach.in_responses(id);
        if open {
            scope.unique("Unknown");
        }
        let spellings: Vec<&str> = values.iter().map(String::as_str).collect();
        let idents = distinct(&spellings, variant_name, false);
        // Names of our own making first, then those that are given.
        let named = values.iter().zip(idents);
        let named: Vec<_> = named
            .map(|(text, ident)| {
                let own = !self.given.has_variant(schema, text);
                own.then(|| match scope.claim(&ident, None) {
                    Ok(()) => ident,
                    Err(_) => scope.unique(&format!("{ident}Value")),
                })
            })
            .collect();
        let values = values.iter().zip(named).map(|(text, own)| {
            let given = || self.given.variant(schema, &[text], None, &mut scope);
            let ident = own.or_else(given).unwrap_or_default();
            ChoiceValue {
                ident,
                text: text.clone(),
            }
        });
        Choice {
            values: values.collect(),
            open,
        }
    }
}
