//! The common form of all files under `operations/`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::ident;
use crate::format::SourceFile;
use crate::plan::Uses;

/// A file under `operations/`, with its imports.
pub(super) fn source(
    stem: &str,
    neighbours: Uses,
    imports: impl IntoIterator<Item = TokenStream>,
    mut items: Vec<TokenStream>,
) -> SourceFile {
    let mut uses = Vec::new();
    let modules = [
        ("rules", neighbours.rules),
        ("security", neighbours.security),
        ("servers", neighbours.servers),
        ("types", neighbours.types),
        ("xml", neighbours.xml),
    ];
    let neighbours = modules.iter().filter(|(_, used)| *used);
    let neighbours: Vec<_> = neighbours.map(|(name, _)| ident(name)).collect();
    if !neighbours.is_empty() {
        uses.push(match neighbours.as_slice() {
            [only] => quote!(use super::super::#only;),
            _ => quote!(use super::super::{#(#neighbours),*};),
        });
    }
    uses.extend(imports);
    uses.push(quote!(
        use copperplate_runtime as rt;
    ));
    uses.append(&mut items);
    SourceFile {
        path: format!("operations/{stem}.rs"),
        docs: Vec::new(),
        items: uses,
    }
}
