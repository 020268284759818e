//! The headers of answers, which are a struct where they are more than one.
//!
//! The answers of a large API tend to have the same headers, such as those of a rate limit. They
//! are declared once, so that a caller can look at them in one place, and each operation keeps its
//! name for them as an alias.

use std::collections::{BTreeMap, HashMap};

use super::answers::{Declared, aliases, common_gate, resolved};
use super::model::{RustType, TypePlan};
use super::operations::{OperationPlan, Variant};
use super::parameters::{ParameterPlan, Spelling};
use super::rules::{Call, Rules};
use super::words::Words;
use crate::ir::Role;
use crate::naming::{Scope, module_name};

/// The headers of an answer.
#[derive(Clone, Debug)]
pub enum ReplyHeaders {
    /// None, or one, which is a field beside the body.
    Fields(Vec<ParameterPlan>),
    /// More, in a struct of this name.
    Struct(String),
}

/// Headers of answers that are a struct.
#[derive(Clone, Debug)]
pub struct HeaderStruct {
    /// The struct, or an alias of it.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// Where it is declared.
    pub declared: Declared,
}

/// A struct of headers that answers of several operations have.
#[derive(Clone, Debug)]
pub struct SharedHeaders {
    /// The stem of its file.
    pub file: String,
    /// The `operationId` of the operation that names it.
    pub id: String,
    /// The struct.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// The features of which one must be on; empty where it is always there.
    pub gate: Vec<String>,
}

/// Puts headers that are more than one in a struct. All answers of an operation that have the same
/// ones share it; that of the lowest status has the name of the operation, and others that of their
/// answer.
pub(super) fn structs(
    variants: &mut [&mut Variant],
    mut name: impl FnMut(Option<&str>) -> String,
) -> Vec<HeaderStruct> {
    // Names don't depend on the order in which the document lists the answers.
    variants.sort_by_key(|it| it.status.order());
    let aliases = BTreeMap::new();
    let mut structs: Vec<HeaderStruct> = Vec::new();
    for variant in variants {
        let ReplyHeaders::Fields(headers) = &mut variant.reply.headers else {
            continue;
        };
        if headers.len() < 2 {
            continue;
        }
        let said = said(headers, &aliases);
        let same = |it: &&HeaderStruct| said.is_some() && self::said(&it.headers, &aliases) == said;
        let ident = match structs.iter().find(same) {
            Some(known) => known.ident.clone(),
            None => {
                let ident = name((!structs.is_empty()).then_some(variant.ident.as_str()));
                structs.push(HeaderStruct {
                    ident: ident.clone(),
                    headers: std::mem::take(headers),
                    declared: Declared::Here,
                });
                ident
            }
        };
        variant.reply.headers = ReplyHeaders::Struct(ident);
    }
    structs
}

/// Finds the structs of headers that several operations have.
pub(super) fn share(
    operations: &mut [OperationPlan],
    types: &[TypePlan],
    files: &mut Scope,
) -> Vec<SharedHeaders> {
    let aliases = aliases(types);
    let groups = groups(operations, &aliases).into_iter();
    groups
        .filter_map(|group| declare_once(operations, &group, &aliases, files))
        .collect()
}

/// Where a struct is: its operation, and its place among those of the operation.
type Place = (usize, usize);

/// The places of equal structs, in the order of the first of each.
fn groups(operations: &[OperationPlan], aliases: &BTreeMap<&str, &str>) -> Vec<Vec<Place>> {
    let mut known: HashMap<(Role, Vec<SaidHeader<'_>>), usize> = HashMap::new();
    let mut groups: Vec<Vec<Place>> = Vec::new();
    for (at, operation) in operations.iter().enumerate() {
        for (nth, of) in operation.header_structs.iter().enumerate() {
            let Some(said) = said(&of.headers, aliases) else {
                continue;
            };
            let next = groups.len();
            let group = *known.entry((operation.role, said)).or_insert(next);
            match groups.get_mut(group) {
                Some(group) => group.push((at, nth)),
                None => groups.push(vec![(at, nth)]),
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The shortest name is that of the struct.
fn declare_once(
    operations: &mut [OperationPlan],
    group: &[Place],
    aliases: &BTreeMap<&str, &str>,
    files: &mut Scope,
) -> Option<SharedHeaders> {
    let of = |(at, nth): &Place| operations.get(*at)?.header_structs.get(*nth);
    let name = |place: &Place| of(place).map(|it| (it.ident.len(), &it.ident));
    let first = *group
        .iter()
        .min_by(|left, right| name(left).cmp(&name(right)))?;
    let HeaderStruct {
        ident, mut headers, ..
    } = of(&first)?.clone();
    for header in &mut headers {
        header.ty = resolved(&header.ty, aliases);
    }
    let gate = common_gate(group.iter().filter_map(|(at, _)| operations.get(*at)));
    let id = operations.get(first.0)?.id.clone();
    for (at, nth) in group {
        let of = operations.get_mut(*at)?.header_structs.get_mut(*nth)?;
        // What is printed elsewhere need not be held for each operation.
        of.headers = Vec::new();
        of.declared = match (*at, *nth) == first {
            true => Declared::Apart,
            false => Declared::As(ident.clone()),
        };
    }
    Some(SharedHeaders {
        file: files.unique(&module_name(&ident)),
        id,
        ident,
        headers,
        gate,
    })
}

/// All that decides about a header.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct SaidHeader<'v> {
    ident: &'v str,
    name: &'v str,
    explode: bool,
    required: bool,
    ty: RustType,
    rules: &'v Rules,
    words: &'v Words,
}

/// What headers say; `None` where they have types or constants in the file of their operation.
pub(super) fn said<'v>(
    headers: &'v [ParameterPlan],
    aliases: &BTreeMap<&str, &str>,
) -> Option<Vec<SaidHeader<'v>>> {
    let alone =
        |it: &ParameterPlan| stand_alone(&it.rules) && matches!(it.spelling, Spelling::Text);
    headers.iter().all(alone).then(|| {
        let headers = headers.iter().map(|header| SaidHeader {
            ident: &header.ident,
            name: &header.name,
            explode: header.explode,
            required: header.required,
            ty: resolved(&header.ty, aliases),
            rules: &header.rules,
            words: &header.words,
        });
        headers.collect()
    })
}

/// Whether rules refer to no constant in the file of their operation.
fn stand_alone(rules: &Rules) -> bool {
    rules.calls.iter().all(|call| match call {
        Call::Pattern(_) => false,
        Call::Items(inner) => stand_alone(inner),
        Call::Constraint(_)
        | Call::Format(_)
        | Call::AsString
        | Call::Sensitive
        | Call::Nullable
        | Call::ListsConstants
        | Call::Keywords(_) => true,
    })
}
