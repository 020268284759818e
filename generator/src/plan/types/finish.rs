//! Builds the plans of types from drafts.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Name, RuleId, SchemaId};
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::facts;
use crate::plan::findings::Findings;
use crate::table::Table;

use super::constant_names::{ConstantNames, with_constants};
use super::constructors::Constructors;
use super::draft::{DraftKind, Drafts, Key, StructDraft, TypeDraft, UnionDraft};
use super::drafting::draft_all;
use super::item::{Alias, InputPlan, Struct, TypeKind, TypePlan, Union, UnionVariant};
use super::planner::{Planner, PlannerParts};
use super::rust_type::{RustType, TypeId};
use super::sharing::Sharing;
use super::{boxes, derives, nesting, overlap, request_forms};

/// The files with the types of each schema.
pub(crate) type Homes = BTreeMap<SchemaId, Vec<String>>;

/// All named types, with further results of planning.
pub(crate) struct Types {
    /// The types in the order of printing.
    pub(crate) plans: Vec<TypePlan>,
    pub(crate) homes: Homes,
    pub(crate) sharing: Sharing,
    pub(crate) recursion_limit: Option<usize>,
    pub(crate) replacements: Vec<String>,
    /// The rule sets that types and operations refer to.
    pub(crate) used_rules: BTreeSet<RuleId>,
    pub(crate) findings: Findings,
}

/// Drafts pending types, and builds all types.
pub(crate) fn finish(mut planner: Planner<'_>) -> Types {
    let api = planner.api;
    let drafts = boxes::close_cycles(draft_all(&mut planner));
    let PlannerParts {
        mut scope,
        mut overrides,
        used_rules,
        mut findings,
        directions,
    } = planner.into_parts();
    let mut order: Vec<TypeId> = drafts.ids().collect();
    order.sort_by_cached_key(|id| place_in_file(api, drafts[*id].key));
    let derives = derives::find(&drafts, &order, &mut overrides);
    let sharing = Sharing::find(api, &drafts, &order, &derives);
    let constructors = Constructors::find(&drafts, &order, &sharing, &directions, &mut scope);
    let tables = Tables {
        derives,
        constructors,
        inputs: request_forms::find(&drafts, &sharing),
        repeated: repeated(&drafts, &sharing),
        sharing,
    };
    findings
        .diagnostics
        .extend(overlap::ambiguous(api, &drafts));
    let mut homes = Homes::new();
    for id in &order {
        let TypeDraft { key, file, .. } = &drafts[*id];
        homes.entry(key.0).or_default().push(file.clone());
    }
    let recursion_limit = nesting::recursion_limit(&drafts, &tables.sharing);
    let mut constants = ConstantNames::new(&drafts);
    let plans = drafts.into_ordered(&order).into_iter();
    let plans = plans.map(|(id, draft)| tables.plan(api, id, draft, &mut constants));
    let plans = plans.collect();
    let replacements = overrides.replacements();
    findings.diagnostics.extend(overrides.finish());
    Types {
        plans,
        homes,
        sharing: tables.sharing,
        recursion_limit,
        replacements,
        used_rules,
        findings,
    }
}

/// Facts that depend on more than one type.
struct Tables {
    derives: Table<TypeId, Vec<String>>,
    sharing: Sharing,
    constructors: Constructors,
    inputs: Table<TypeId, Vec<InputPlan>>,
    /// True for an alias with the same documentation as its type.
    repeated: Table<TypeId, bool>,
}

impl Tables {
    fn plan(
        &self,
        api: &Api,
        id: TypeId,
        draft: TypeDraft,
        constants: &mut ConstantNames,
    ) -> TypePlan {
        let schema = api.schemas.get(draft.key.0);
        if let Some(of) = self.sharing.alias(id) {
            let required = self.constructors.aliases.get(&id).cloned();
            let of = of.clone();
            return TypePlan {
                schema: draft.key.0,
                form: draft.key.1,
                name: draft.name,
                file: draft.file,
                words: self.alias_words(id, draft.words),
                kind: TypeKind::Alias(Alias { of, required }),
                rules: None,
                statics: Vec::new(),
                derives: Vec::new(),
                inputs: Vec::new(),
            };
        }
        let rename = constants.of_type(&draft.file);
        let (kind, statics) = with_constants(draft.kind, draft.statics, rename);
        TypePlan {
            schema: draft.key.0,
            form: draft.key.1,
            name: draft.name,
            file: draft.file,
            words: facts::of_type(draft.words.or(|| fallback(&schema.name)), schema),
            kind: match kind {
                DraftKind::Struct(object) => TypeKind::Struct(self.object(id, object)),
                DraftKind::Union(union) => TypeKind::Union(self.union(union)),
                DraftKind::Choice(choice) => TypeKind::Choice(choice),
                DraftKind::Newtype(newtype) => TypeKind::Newtype(newtype),
            },
            rules: draft.rules,
            statics,
            derives: self.derives[id].clone(),
            inputs: self.inputs[id].clone(),
        }
    }

    /// The documentation of an alias, unless the documentation of its type is the same.
    fn alias_words(&self, id: TypeId, words: DocText) -> DocText {
        match self.repeated[id] {
            true => DocText {
                lines: Vec::new(),
                ..words
            },
            false => words,
        }
    }

    fn object(&self, id: TypeId, object: StructDraft) -> Struct {
        Struct {
            has_default: object.has_default(),
            constructor: self.constructors.of[id].clone(),
            sent: self.constructors.sent.contains(&id),
            entries: object.entries,
            fields: object.fields,
            additional: object.additional,
        }
    }

    fn union(&self, union: UnionDraft) -> Union {
        let variants = union.variants.iter();
        let held: Vec<RustType> = variants.map(|it| self.sharing.resolved(&it.ty)).collect();
        let variants = union.variants.into_iter().zip(&held);
        let variants = variants.map(|(variant, own)| UnionVariant {
            distinct: held.iter().filter(|ty| *ty == own).count() == 1,
            ident: variant.ident,
            ty: variant.ty,
            rules: variant.rules,
            words: variant.words,
        });
        Union {
            variants: variants.collect(),
            dispatch: union.dispatch,
            several: union.several,
            open: union.open,
        }
    }
}

fn repeated(drafts: &Drafts, sharing: &Sharing) -> Table<TypeId, bool> {
    drafts.map(|id, draft| {
        let declared = sharing.alias(id).map(|of| &drafts[of.id()]);
        declared.is_some_and(|it| it.words.lines == draft.words.lines)
    })
}

/// The sort key of a type in its file: the component, then schemas inside it in document order,
/// then the others as they were found. The order of references has no effect.
fn place_in_file(api: &Api, (id, form): Key) -> (String, u8, u32, SchemaId, Option<Direction>) {
    let schema = api.schemas.get(id);
    let owner = schema.name.owner().unwrap_or_default();
    let pointer = schema.origin.pointer.segments();
    let is_inside =
        matches!(pointer.as_slice(), ["components", "schemas", name, _, ..] if *name == owner);
    let (rank, at) = match &schema.name {
        Name::Component(_) => (0, 0),
        Name::Inline(_) if is_inside => (1, schema.origin.span.start),
        Name::Inline(_) => (2, 0),
    };
    (owner.to_owned(), rank, at, id, form)
}

fn fallback(name: &Name) -> String {
    match name {
        Name::Component(name) => {
            format!("The schema {}.", crate::text::code_span(name))
        }
        Name::Inline(words) => {
            let (last, owners) = match words.texts().split_last() {
                Some((last, owners)) => ((*last).to_owned(), owners.join(".")),
                None => return "A schema without a name.".to_owned(),
            };
            let (last, owners) = (
                crate::text::code_span(&last),
                crate::text::code_span(&owners),
            );
            format!("The type of {last} in {owners}.")
        }
    }
}
