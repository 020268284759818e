//! Plans objects: their fields, and the type of each.

use std::rc::Rc;
use std::sync::Arc;

use crate::ir::{self, Additional, ChoiceKind, Constraint, Name, SchemaId, Shape};

use crate::internal;
use crate::lock::Item;
use crate::naming::{Scope, value_name};
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::facts::{self, WireName};
use crate::plan::names::sources::{Source, Style, claim_all};
use crate::plan::rules::{RuleBook, Rules, Static};

use super::defaults::default;
use super::draft::StructDraft;
use super::item::{AdditionalPlan, Field, Presence, PropertyRow, RowKind};
use super::named::is_named;
use super::planner::Planner;
use super::rust_type::RustType;

impl Planner<'_> {
    pub(super) fn object(
        &mut self,
        (id, owner, object): (SchemaId, &ir::Schema, &ir::Object),
        direction: Direction,
        form: Option<Direction>,
        book: &mut RuleBook<'_>,
    ) -> StructDraft {
        let mut scope = Scope::default();
        let mut entries = Vec::with_capacity(object.members.len());
        let mut fields = Vec::with_capacity(object.members.len());
        let kept = Rc::clone(&self.overrides.kept);
        let others = kept.inside(id, Item::Field, &["additionalProperties"]);
        let others = others.filter(|it| scope.claim(it, None).is_ok());
        let names = self.field_names((id, owner), object, &mut scope);
        let open = matches!(object.additional, Additional::Unstated);
        let keeps_unknown = open && self.overrides.keeps_unknown(owner);
        for (member, name) in object.members.iter().zip(names) {
            if is_left_out(member, form) {
                // The member is declared, so the object must not keep it as unknown.
                entries.extend(keeps_unknown.then(|| PropertyRow {
                    name: member.name.clone(),
                    kind: RowKind::Ignored,
                    rules: Rules::default(),
                }));
                continue;
            }
            let kind = self.entry_kind(member);
            let has_field = matches!(kind, RowKind::Required | RowKind::Optional);
            let rules = if has_field {
                book.rules(member.schema, &member.name)
            } else {
                Rules::default()
            };
            if has_field {
                fields.push(self.field(member, entries.len(), name, direction));
            }
            entries.push(PropertyRow {
                name: member.name.clone(),
                kind,
                rules,
            });
        }
        let additional = match object.additional {
            Additional::Unstated if keeps_unknown => AdditionalPlan::Unknown {
                ident: others.map_or_else(|| scope.unique("unknown"), str::to_owned),
            },
            Additional::Unstated => AdditionalPlan::Ignored,
            Additional::Refused(closing) => AdditionalPlan::Refused(closing),
            Additional::Kept(values) => {
                let ident = others.map_or_else(|| scope.unique("additional"), str::to_owned);
                self.kept(values, direction, ident, book)
            }
        };
        StructDraft {
            entries,
            fields,
            additional,
        }
    }

    /// The name of each field. Configured names are claimed last.
    fn field_names(
        &mut self,
        (id, owner): (SchemaId, &ir::Schema),
        object: &ir::Object,
        scope: &mut Scope,
    ) -> Vec<String> {
        let kept = Rc::clone(&self.overrides.kept);
        let sources = object.members.iter().map(|member| {
            let name = kept.inside(id, Item::Field, &["properties", &member.name]);
            match (self.overrides.has_member(owner, &member.name), name) {
                (true, _) => Source::Configured,
                (false, Some(name)) => Source::Kept(name),
                (false, None) => Source::Spelled(&member.name),
            }
        });
        let sources: Vec<_> = sources.collect();
        let style = Style {
            name: value_name,
            snake: true,
            ending: "",
        };
        let own = claim_all(&sources, &style, scope);
        let members = object.members.iter().zip(own);
        let names = members.map(|(member, own)| {
            own.or_else(|| self.overrides.member(owner, &member.name, scope))
                .unwrap_or_else(|| internal::error("a field has no name"))
        });
        names.collect()
    }

    fn kept(
        &mut self,
        values: SchemaId,
        direction: Direction,
        ident: String,
        book: &mut RuleBook<'_>,
    ) -> AdditionalPlan {
        let rules = book.rules(values, "additional");
        let rules = (!rules.is_empty()).then(|| {
            let constant = book.scope.constant(&format!("{} additional", book.prefix));
            book.statics.push(Static::Rules(constant.clone(), rules));
            constant
        });
        let ty = self.rust_type(values, direction);
        AdditionalPlan::Kept { ident, ty, rules }
    }

    fn entry_kind(&self, member: &ir::Member) -> RowKind {
        let schemas = &self.api.schemas;
        let target = schemas.target(member.schema);
        let schema = schemas.get(target);
        if let Shape::Never(keyword) = schema.shape {
            return RowKind::Forbidden(keyword);
        }
        if !member.required {
            return RowKind::Optional;
        }
        // A response may bring a new value, which an open choice keeps.
        let may_differ = schemas.is_nullable(member.schema) || self.directions.in_responses(target);
        if may_differ || schema.rules.is_some() {
            return RowKind::Required;
        }
        constant(schema).unwrap_or(RowKind::Required)
    }

    fn field(
        &mut self,
        member: &ir::Member,
        entry: usize,
        ident: String,
        direction: Direction,
    ) -> Field {
        let schema = self.api.schemas.get(member.schema);
        let ty = self.rust_type(member.schema, direction);
        let (ty, presence) = match (ty, member.required) {
            (ty, true) => (ty, Presence::Required),
            (RustType::Nullable(inner), false) => (*inner, Presence::Nullable),
            (ty, false) => (ty, Presence::Optional),
        };
        let mut docs = Arc::clone(&schema.docs);
        // A named type has the rest of the documentation at its declaration.
        if matches!(schema.name, Name::Component(_)) || is_named(schema) {
            let docs = Arc::make_mut(&mut docs);
            docs.description = docs.description.as_deref().map(crate::text::first_sentence);
            docs.examples
                .retain(|example| !example.starts_with(['{', '[']));
            docs.provenance.clear();
        }
        let wire = WireName::Property(&member.name);
        let place = (&self.api.schemas, member.schema);
        let words = facts::of_field(DocText::of(&docs), (&wire, &ident), place, || {
            format!("The property {}.", crate::text::code_span(&member.name))
        });
        Field {
            entry,
            default: (presence != Presence::Required)
                .then(|| default(self, member.schema, &ident, &ty))
                .flatten(),
            ident,
            words,
            ty,
            presence,
        }
    }
}

/// True if this form of the object lacks the property.
fn is_left_out(member: &ir::Member, form: Option<Direction>) -> bool {
    match form {
        Some(Direction::Request) => member.read_only,
        Some(Direction::Response) => member.write_only,
        None => false,
    }
}

/// The only string or number of a schema. A boolean stays a field: the generator must not state
/// consent on the user's behalf.
fn constant(schema: &ir::Schema) -> Option<RowKind> {
    match (&schema.shape, schema.constraints.as_slice()) {
        (Shape::Choice(choice), _) => match (choice.kind, choice.values.as_slice()) {
            (ChoiceKind::Text, [only]) => Some(RowKind::Constant(only.text.clone())),
            (ChoiceKind::Integer, [only]) => Some(RowKind::Number(only.text.clone())),
            _ => None,
        },
        (Shape::Number(_), [Constraint::Enum(values) | Constraint::Const(values)]) => {
            match values.as_slice() {
                [only] => Some(RowKind::Number(only.clone())),
                _ => None,
            }
        }
        _ => None,
    }
}
