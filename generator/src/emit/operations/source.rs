//! The form of every file under `operations/`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::ident;
use crate::format::SourceFile;
use crate::plan::Uses;

/// A file under `operations/`, with what its items need of others.
pub(super) fn source(
    stem: &str,
    neighbours: Uses,
    imports: impl IntoIterator<Item = TokenStream>,
    mut items: Vec<TokenStream>,
) -> SourceFile {
    let mut uses = vec![quote!(
        use copperplate_runtime as rt;
    )];
    uses.extend(imports);
    let modules = [
        ("rules", neighbours.rules),
        ("security", neighbours.security),
        ("servers", neighbours.servers),
        ("types", neighbours.types),
    ];
    let neighbours = modules.iter().filter(|(_, used)| *used);
    let neighbours: Vec<_> = neighbours.map(|(name, _)| ident(name)).collect();
    if !neighbours.is_empty() {
        uses.push(quote!(use super::super::{#(#neighbours),*};));
    }
    uses.append(&mut items);
    SourceFile {
        path: format!("operations/{stem}.rs"),
        docs: Vec::new(),
        items: uses,
    }
}
