//! Prints all files of an API as one file, with modules nested in place of files.
//!
//! Tests compile a document as one module.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};

use crate::format::SourceFile;

/// Nests every file of an API into its root.
pub(super) fn nested(files: Vec<SourceFile>) -> Option<SourceFile> {
    let mut by_path: BTreeMap<String, SourceFile> = files
        .into_iter()
        .map(|file| (file.path.clone(), file))
        .collect();
    let root = by_path.remove("mod.rs")?;
    let items = nest(root.items, "", &mut by_path);
    Some(SourceFile {
        path: root.path,
        docs: root.docs,
        items,
    })
}

fn nest(
    items: Vec<TokenStream>,
    folder: &str,
    files: &mut BTreeMap<String, SourceFile>,
) -> Vec<TokenStream> {
    let items = items.into_iter();
    let items = items.flat_map(|item| listed(&item).unwrap_or_else(|| vec![item]));
    let nested = items.map(|item| match syn::parse2::<syn::ItemMod>(item.clone()) {
        Ok(module) if module.content.is_none() => inline(&module, folder, files).unwrap_or(item),
        _ => item,
    });
    nested.collect()
}

/// The modules of a `modules!` list, expanded like the runtime's macro does; `None` for other
/// items.
fn listed(item: &TokenStream) -> Option<Vec<TokenStream>> {
    let list: syn::ItemMacro = syn::parse2(item.clone()).ok()?;
    let name = &list.mac.path.segments.last()?.ident;
    let entries = |input: ParseStream<'_>| {
        let mut items = Vec::new();
        while !input.is_empty() {
            let cfg = input.call(syn::Attribute::parse_outer)?;
            let name = input.call(syn::Ident::parse_any)?;
            input.parse::<syn::Token![,]>()?;
            items.push(quote!(#(#cfg)* mod #name;));
            items.push(quote!(#(#cfg)* pub use #name::*;));
        }
        Ok(items)
    };
    (name == "modules").then(|| entries.parse2(list.mac.tokens.clone()).ok())?
}

fn inline(
    module: &syn::ItemMod,
    folder: &str,
    files: &mut BTreeMap<String, SourceFile>,
) -> Option<TokenStream> {
    let name = module.ident.to_string();
    let inner = format!("{folder}{name}/");
    let file = files
        .remove(&format!("{folder}{name}.rs"))
        .or_else(|| files.remove(&format!("{inner}mod.rs")))?;
    let items = nest(file.items, &inner, files);
    let docs = file.docs.iter().map(|line| {
        let space = if line.is_empty() { "" } else { " " };
        let line = crate::text::literal(&format!("{space}{line}"));
        quote!(#![doc = #line])
    });
    let (attributes, visibility, name) = (&module.attrs, &module.vis, &module.ident);
    Some(quote!(#(#attributes)* #visibility mod #name { #(#docs)* #(#items)* }))
}
