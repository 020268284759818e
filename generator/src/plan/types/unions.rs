//! Plans unions: a variant for each alternative, and the dispatch.

use std::rc::Rc;

use crate::ir::{Docs, Number, Schema, SchemaId, Shape, Union};
use crate::naming::{Scope, variant_name};
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::rules::{Call, RuleBook, Static};
use crate::plan::scalars::shape_name;

use super::dispatch::dispatch;
use super::draft::{UnionDraft, VariantDraft};
use super::item::{Dispatch, SEVERAL, UNKNOWN};
use super::named::is_named;
use super::overlap::may_skip;
use super::planner::Planner;

impl Planner<'_> {
    /// The variants of a union, and its dispatch.
    pub(super) fn union(
        &mut self,
        (id, owner): (SchemaId, &Schema),
        union: &Union,
        direction: Direction,
        book: &mut RuleBook<'_>,
    ) -> UnionDraft {
        let dispatch = dispatch(self.api, union);
        let mut scope = Scope::default();
        // An open union has this variant for unknown values.
        let open = self.directions.in_responses(id);
        if open {
            scope.unique(UNKNOWN);
        }
        let kept = Rc::clone(&self.overrides.kept);
        let reserved = union.branches.iter().map(|branch| {
            let name = kept.of_branch(self.api, id, branch)?;
            scope.claim(name, None).is_ok().then(|| name.to_owned())
        });
        let reserved: Vec<Option<String>> = reserved.collect();
        let mut variants = Vec::with_capacity(union.branches.len());
        for (index, branch) in union.branches.iter().enumerate() {
            let tag = match &dispatch {
                Dispatch::Tagged { values, .. } => {
                    values.get(index).and_then(|all| match all.as_slice() {
                        [only] => Some(only.clone()),
                        _ => None,
                    })
                }
                Dispatch::OneOf | Dispatch::Disjoint | Dispatch::Ambiguous | Dispatch::AnyOf => {
                    None
                }
            };
            let ty = self.rust_type(branch.schema, direction);
            let words = [&tag, &branch.component, &branch.title];
            let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
            let inline = Some(self.api.schemas.get(branch.schema));
            let given = self.overrides.variant(owner, &words, inline, &mut scope);
            // A number or boolean makes a poor name.
            let named = |it: &String| it.parse::<i64>().is_err() && it.parse::<bool>().is_err();
            let word = tag
                .filter(named)
                .or_else(|| branch.component.clone())
                .or_else(|| branch.title.clone());
            let ident = match word {
                Some(word) => Some(variant_name(&word)),
                None => self.place_name(owner, branch.schema),
            };
            let ident = ident.unwrap_or_else(|| shape_name(&ty, index));
            let name = format!("variant {}", index + 1);
            let mut rules = book.rules(branch.schema, &name);
            let target = self.api.schemas.get(self.api.schemas.target(branch.schema));
            if matches!(target.shape, Shape::Number(Number::Int64)) {
                // Without a format, a larger integer may fit, and then no other alternative is taken.
                rules.calls.push(Call::Format("Int64"));
            }
            let rules = (!rules.is_empty()).then(|| {
                let constant = book.scope.constant(&format!("{} {name}", book.prefix));
                book.statics.push(Static::Rules(constant.clone(), rules));
                constant
            });
            let schema = self.api.schemas.get(branch.schema);
            let description = schema
                .docs
                .description
                .as_deref()
                .map(crate::text::first_sentence);
            let words = DocText::of(&Docs {
                description,
                ..Docs::default()
            });
            let words = other_words(&dispatch, index).unwrap_or(words);
            variants.push(VariantDraft {
                ident: given
                    .or_else(|| reserved.get(index).cloned().flatten())
                    .unwrap_or_else(|| scope.unique(&ident)),
                ty,
                rules,
                words: words.or(|| "An alternative of this value.".to_owned()),
            });
        }
        // An alternative of the same name keeps it.
        let several = (dispatch == Dispatch::AnyOf && may_skip(self.api, union))
            .then(|| scope.unique(SEVERAL));
        UnionDraft {
            variants,
            dispatch,
            several,
            open,
        }
    }

    /// The variant of an inline alternative: its only enum value, else its path relative to the
    /// union.
    fn place_name(&self, owner: &Schema, branch: SchemaId) -> Option<String> {
        let branch = self.api.schemas.get(self.api.schemas.target(branch));
        let words = branch.name.words();
        let inside = words.strip_prefix(owner.name.words().as_slice())?;
        match &branch.shape {
            _ if inside.is_empty() || !is_named(branch) => None,
            Shape::Choice(choice) if choice.values.len() == 1 => {
                let only = choice.values.first()?;
                Some(variant_name(only.title.as_ref().unwrap_or(&only.text)))
            }
            _ => Some(variant_name(&inside.join(" "))),
        }
    }
}

/// The documentation of the variant for all other tags of a discriminator.
fn other_words(dispatch: &Dispatch, branch: usize) -> Option<DocText> {
    let Dispatch::Tagged { member, values, .. } = dispatch else {
        return None;
    };
    let is_other = values.get(branch).is_some_and(Vec::is_empty);
    let member = crate::text::code_span(member);
    is_other.then(|| DocText {
        lines: vec![format!("Any other value of {member}.")],
        ..DocText::default()
    })
}
