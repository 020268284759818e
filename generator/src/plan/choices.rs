//! Enumerations: a variant for each value.

use crate::ir::{self, Schema, SchemaId};
use crate::text::code_span;

use super::model::{Choice, ChoiceValue};
use super::types::Planner;
use super::words::Words;
use crate::naming::{Scope, distinct, variant_name};

impl Planner<'_> {
    pub(super) fn choice(&mut self, id: SchemaId, schema: &Schema, choice: &ir::Choice) -> Choice {
        let mut scope = Scope::default();
        // An open enumeration has a variant of this name for a value that nobody listed.
        let open = self.reach.in_responses(id);
        if open {
            scope.unique("Unknown");
        }
        let spellings = choice.values.iter();
        let spellings = spellings.map(|it| it.title.as_ref().unwrap_or(&it.text).as_str());
        let spellings: Vec<&str> = spellings.collect();
        let idents = distinct(&spellings, variant_name, false);
        // Names of our own making first, then those that are given.
        let named = choice.values.iter().zip(idents);
        let named: Vec<_> = named
            .map(|(value, ident)| {
                let own = keys(value).all(|key| !self.given.has_variant(schema, key));
                own.then(|| match scope.claim(&ident, None) {
                    Ok(()) => ident,
                    Err(_) => scope.unique(&format!("{ident}Value")),
                })
            })
            .collect();
        let values = choice.values.iter().zip(named).map(|(value, own)| {
            let keys: Vec<&str> = keys(value).collect();
            let given = || self.given.variant(schema, &keys, None, &mut scope);
            ChoiceValue {
                ident: own.or_else(given).unwrap_or_default(),
                text: value.text.clone(),
                words: words(value),
            }
        });
        Choice {
            kind: choice.kind,
            values: values.collect(),
            open,
        }
    }
}

/// What a value is called in the configuration.
fn keys(value: &ir::Listed) -> impl Iterator<Item = &str> {
    std::iter::once(value.text.as_str()).chain(value.title.as_deref())
}

/// What the document says, behind the value as it is on the wire.
fn words(value: &ir::Listed) -> Words {
    let mut words = Words::of(&value.docs);
    let wire = code_span(&value.text);
    // A list, a heading or a fence is one only at the beginning of a line.
    let lines = match words.lines.split_first() {
        None => vec![wire],
        Some((first, more)) if first.starts_with(char::is_alphabetic) => {
            let mut lines = vec![format!("{wire}: {first}")];
            lines.extend_from_slice(more);
            lines
        }
        Some(_) => {
            let mut lines = vec![wire, String::new()];
            lines.append(&mut words.lines);
            lines
        }
    };
    Words { lines, ..words }
}
