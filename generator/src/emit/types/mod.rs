//! Files of types: one for each component, with the types inside it.

mod choices;
mod inputs;
mod newtypes;
mod structs;
mod unions;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::draft::Draft;
use crate::format::SourceFile;
use crate::plan::{Alias, Plan, TypeId, TypeKind, TypeName, TypePlan, Uses};

use crate::emit::schema::constant;
use crate::emit::tokens::{foreign, ident, lines, modules, words};

pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let mut by_file: BTreeMap<&str, Vec<&TypePlan>> = BTreeMap::new();
    for it in &plan.types {
        by_file.entry(&it.file).or_default().push(it);
    }
    if by_file.is_empty() {
        return Vec::new();
    }
    let files = by_file.clone().into_iter();
    let files = files.map(|(stem, types)| Box::new(move || file(stem, &types)) as Draft<'_>);
    let mut drafts: Vec<_> = files.collect();
    drafts.insert(0, Box::new(move || index(plan, &by_file)));
    drafts
}

fn index(plan: &Plan, by_file: &BTreeMap<&str, Vec<&TypePlan>>) -> SourceFile {
    let files = by_file.keys();
    let files = files.map(|stem| (*stem, plan.features.of_types(stem)));
    // The compiler reports a replacement type without a required trait once here, instead of at
    // every use.
    let checks = plan.replacements.iter().map(|path| foreign(path));
    let checks = (!plan.replacements.is_empty())
        .then(|| quote!(const _: () = { #(::copperplate_runtime::model::assert_replacement::<#checks>();)* };));
    SourceFile {
        path: "types/mod.rs".to_owned(),
        docs: vec!["The schemas of the document.".to_owned()],
        items: std::iter::once(modules(files)).chain(checks).collect(),
    }
}

fn file(stem: &str, types: &[&TypePlan]) -> SourceFile {
    let own: BTreeSet<_> = types.iter().map(|it| it.name.id()).collect();
    let mut items = Vec::new();
    if Uses::of_types(types.iter().copied()).rules {
        items.push(quote!(
            use super::super::rules;
        ));
    }
    if types
        .iter()
        .any(|it| !matches!(it.kind, TypeKind::Alias(_)))
    {
        items.push(quote!(
            use copperplate_runtime as rt;
        ));
    }
    for plan in types {
        let plan = beside(plan, &own);
        items.extend(type_items(&plan));
        items.extend(inputs::items(&plan));
        items.extend(plan.statics.iter().map(constant));
    }
    SourceFile {
        path: format!("types/{stem}.rs"),
        docs: Vec::new(),
        items,
    }
}

/// The type with paths to the types of other files. A list of imports would change with each of
/// them.
fn beside<'p>(plan: &'p TypePlan, own: &BTreeSet<TypeId>) -> Cow<'p, TypePlan> {
    let is_own = |name: &TypeName| own.contains(&name.id());
    if plan.names().all(is_own) {
        return Cow::Borrowed(plan);
    }
    let path = |name: &TypeName| (!is_own(name)).then(|| name.in_super());
    let mut plan = plan.clone();
    for ty in plan.kind.types_mut() {
        *ty = ty.renamed(&path);
    }
    for input in &mut plan.inputs {
        input.response = path(&input.response).unwrap_or_else(|| input.response.clone());
        for (_, ty) in &mut input.given {
            *ty = ty.renamed(&path);
        }
    }
    Cow::Owned(plan)
}

fn type_items(plan: &TypePlan) -> Vec<TokenStream> {
    match &plan.kind {
        TypeKind::Struct(object) => structs::items(plan, object),
        TypeKind::Union(union) => unions::items(plan, union),
        TypeKind::Choice(choice) => choices::items(plan, choice),
        TypeKind::Newtype(newtype) => newtypes::items(plan, newtype),
        TypeKind::Alias(alias) => alias_items(plan, alias),
    }
}

/// An alias for another place of the same schema, with the documentation of that place.
fn alias_items(plan: &TypePlan, alias: &Alias) -> Vec<TokenStream> {
    let item = |own: &TokenStream, name: &str, of: &str| {
        let same = lines(&[format!("The same as [`{of}`](super::{of}).")]);
        let (name, of) = (ident(name), ident(of));
        quote!(#own #same pub type #name = super::#of;)
    };
    let own = words(&plan.words);
    let apart = (!plan.words.lines.is_empty()).then(|| lines(&[String::new()]));
    let required = alias.required.iter();
    std::iter::once(item(
        &quote!(#own #apart),
        plan.name.as_str(),
        alias.of.as_str(),
    ))
    .chain(required.map(|it| item(&TokenStream::new(), &it.own, &it.of)))
    .collect()
}
