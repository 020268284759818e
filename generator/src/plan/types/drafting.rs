//! Drafts requested types.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::internal;
use crate::ir::{Name, Shape};
use crate::naming::{constant_name, module_name};
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::rules::RuleBook;
use crate::table::Table;

use super::draft::{DraftKind, Drafts, Key, TypeDraft};
use super::item::Newtype;
use super::named::is_struct;
use super::planner::Planner;
use super::rust_type::TypeName;

/// Drafts the requested types, and the types they refer to.
pub(super) fn draft_all(planner: &mut Planner<'_>) -> Drafts {
    let mut drafts = BTreeMap::new();
    while let Some((name, key)) = planner.next() {
        drafts.insert(name.id(), draft(planner, name, key));
    }
    Table::complete(drafts)
}

fn draft(planner: &mut Planner<'_>, name: TypeName, key: Key) -> TypeDraft {
    let api = planner.api;
    let (id, form) = key;
    let schema = api.schemas.get(id);
    let ident = name.to_string();
    let derives = planner.overrides.derives(schema, &ident);
    let mut book = RuleBook::new(api, Rc::clone(&planner.rule_names), ident.clone());
    let direction = form.unwrap_or(if planner.directions.in_responses(id) {
        Direction::Response
    } else {
        Direction::Request
    });
    let kind = match &schema.shape {
        Shape::Choice(choice) => DraftKind::Choice((*planner.choice(id, choice)).clone()),
        Shape::Union(union) => {
            DraftKind::Union(planner.union((id, schema), union, direction, &mut book))
        }
        Shape::Object(object) if is_struct(schema) => {
            DraftKind::Struct(planner.object((id, schema, object), direction, form, &mut book))
        }
        Shape::Object(_)
        | Shape::Any
        | Shape::Never(_)
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Array(_) => DraftKind::Newtype(Newtype {
            ty: planner.inner_type(id, direction),
            rules: book.own_rules(id),
            constant: constant_name(&ident),
        }),
    };
    let own = matches!(kind, DraftKind::Struct(_) | DraftKind::Union(_));
    let rules = schema.rules.filter(|_| own).map(|id| book.path(id));
    planner.used_rules.append(&mut book.used);
    TypeDraft {
        key,
        name,
        file: file(planner, &schema.name),
        words: DocText::of(&schema.docs),
        kind,
        rules,
        statics: book.statics,
        derives,
    }
}

/// The file of the enclosing component.
fn file(planner: &Planner<'_>, name: &Name) -> String {
    match planner.overrides.words(name).first() {
        Some(owner) => module_name(owner),
        None => internal::error("a schema has no name"),
    }
}
