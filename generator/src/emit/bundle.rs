//! All files of an API as one, with modules nested in place of files.
//!
//! Snapshots show a case as one text, and tests compile it as one module.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

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
    let nested = items
        .into_iter()
        .map(|item| match syn::parse2::<syn::ItemMod>(item.clone()) {
            Ok(module) if module.content.is_none() => {
                inline(&module, folder, files).unwrap_or(item)
            }
            _ => item,
        });
    nested.collect()
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
        let line = crate::text::literal(&format!(" {line}"));
        quote!(#![doc = #line])
    });
    let (attributes, visibility, name) = (&module.attrs, &module.vis, &module.ident);
    Some(quote!(#(#attributes)* #visibility mod #name { #(#docs)* #(#items)* }))
}
