//! Plans choices: a variant for each value.

use std::rc::Rc;

use crate::internal;
use crate::ir::{self, Schema, SchemaId};
use crate::lock::Item;
use crate::naming::{Scope, variant_name};
use crate::plan::doc_text::DocText;
use crate::plan::names::sources::{Source, Style, claim_all};
use crate::text::code_span;

use super::item::{Choice, ChoiceValue, UNKNOWN};
use super::planner::Planner;

impl Planner<'_> {
    /// The choice of a schema, planned once.
    pub(super) fn choice(&mut self, id: SchemaId, choice: &ir::Choice) -> Rc<Choice> {
        if let Some(known) = self.choices.get(&id) {
            return Rc::clone(known);
        }
        let schema = self.api.schemas.get(id);
        let made = Rc::new(self.make_choice(id, schema, choice));
        self.choices.insert(id, Rc::clone(&made));
        made
    }

    fn make_choice(&mut self, id: SchemaId, schema: &Schema, choice: &ir::Choice) -> Choice {
        let mut scope = Scope::default();
        // An open choice has this variant for unlisted values.
        let open = self.directions.in_responses(id);
        if open {
            scope.unique(UNKNOWN);
        }
        let kept = Rc::clone(&self.overrides.kept);
        let sources = choice.values.iter().map(|value| {
            let given = keys(value).any(|key| self.overrides.has_variant(schema, key));
            let name = kept.inside(id, Item::Variant, &["enum", &value.text]);
            match (given, name) {
                (true, _) => Source::Configured,
                (false, Some(name)) => Source::Kept(name),
                (false, None) => Source::Spelled(value.title.as_ref().unwrap_or(&value.text)),
            }
        });
        let sources: Vec<_> = sources.collect();
        let style = Style {
            name: variant_name,
            snake: false,
            ending: "Value",
        };
        let named = claim_all(&sources, &style, &mut scope);
        let values = choice.values.iter().zip(named).map(|(value, own)| {
            let keys: Vec<&str> = keys(value).collect();
            let given = || self.overrides.variant(schema, &keys, None, &mut scope);
            ChoiceValue {
                ident: own
                    .or_else(given)
                    .unwrap_or_else(|| internal::error("a variant has no name")),
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

/// The configuration keys of a value.
fn keys(value: &ir::Listed) -> impl Iterator<Item = &str> {
    std::iter::once(value.text.as_str()).chain(value.title.as_deref())
}

/// The value on the wire, followed by its documentation.
fn words(value: &ir::Listed) -> DocText {
    let mut words = DocText::of(&value.docs);
    let wire = code_span(&value.text);
    // Lists, headings and fences must stay at the beginning of a line.
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
    DocText { lines, ..words }
}
