//! The files of types: one for each component, with what stands inside it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::plan::{AdditionalPlan, Kind, Plan, RustType, TypePlan, names_in};

use super::tokens::{constant, foreign, ident};
use super::{choices, newtypes, structs, unions};

/// The files under `types/`.
pub(super) fn files(plan: &Plan) -> Vec<SourceFile> {
    let mut by_file: BTreeMap<&str, Vec<&TypePlan>> = BTreeMap::new();
    for it in &plan.types {
        by_file.entry(&it.file).or_default().push(it);
    }
    if by_file.is_empty() {
        return Vec::new();
    }
    let mut files = vec![index(&by_file, &plan.replacements)];
    files.extend(by_file.iter().map(|(stem, types)| file(stem, types)));
    files
}

fn index(by_file: &BTreeMap<&str, Vec<&TypePlan>>, replacements: &[String]) -> SourceFile {
    let modules = by_file.keys().map(|stem| {
        let stem = ident(stem);
        quote!(mod #stem;)
    });
    // People expect the traits of serde; they are thin shims over the same decoder and encoder.
    let mut all: Vec<_> = by_file
        .values()
        .flatten()
        .map(|it| it.ident.as_str())
        .collect();
    all.sort_unstable();
    let all = all.iter().map(|name| ident(name));
    let shims = quote! {
        #[cfg(feature = "serde")]
        copperplate_runtime::serde_shims!(#(#all),*);
    };
    // What a type of one's own lacks is told here, rather than in every use of it.
    let checks = replacements.iter().map(|path| foreign(path));
    let checks = (!replacements.is_empty())
        .then(|| quote!(const _: () = { #(copperplate_runtime::stands_in::<#checks>();)* };));
    let names = by_file.iter().map(|(stem, types)| {
        let stem = ident(stem);
        let mut names: Vec<_> = types.iter().flat_map(|it| it.declared()).collect();
        names.sort_unstable();
        let names = names.into_iter().map(ident);
        quote!(pub use #stem::{#(#names),*};)
    });
    SourceFile {
        path: "types/mod.rs".to_owned(),
        docs: vec!["The schemas of the document.".to_owned()],
        items: modules.chain(names).chain(checks).chain([shims]).collect(),
    }
}

fn file(stem: &str, types: &[&TypePlan]) -> SourceFile {
    let own: BTreeSet<_> = types.iter().map(|it| it.ident.clone()).collect();
    let mut used = BTreeSet::new();
    for ty in types.iter().flat_map(|it| held(&it.kind)) {
        names_in(ty, &mut used);
    }
    let foreign: Vec<_> = used.difference(&own).map(|name| ident(name)).collect();
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    if !foreign.is_empty() {
        items.push(quote!(use super::{#(#foreign),*};));
    }
    let first = items.len();
    for plan in types {
        items.extend(type_items(plan));
        items.extend(plan.statics.iter().map(constant));
    }
    if items.iter().any(|it| super::leads_into(it, "rules")) {
        items.insert(
            first,
            quote!(
                use super::super::rules;
            ),
        );
    }
    SourceFile {
        path: format!("types/{stem}.rs"),
        docs: Vec::new(),
        items,
    }
}

fn type_items(plan: &TypePlan) -> Vec<TokenStream> {
    match &plan.kind {
        Kind::Struct(object) => structs::items(plan, object),
        Kind::Union(union) => unions::items(plan, union),
        Kind::Choice(choice) => choices::items(plan, choice),
        Kind::Newtype(newtype) => newtypes::items(plan, newtype),
    }
}

fn held(kind: &Kind) -> Vec<&RustType> {
    match kind {
        Kind::Struct(it) => {
            let mut types: Vec<_> = it.fields.iter().map(|field| &field.ty).collect();
            match &it.additional {
                AdditionalPlan::Kept { ty, .. } => types.push(ty),
                AdditionalPlan::Ignored | AdditionalPlan::Refused => {}
            }
            types
        }
        Kind::Union(it) => it.variants.iter().map(|variant| &variant.ty).collect(),
        Kind::Choice(_) => Vec::new(),
        Kind::Newtype(it) => vec![&it.ty],
    }
}
