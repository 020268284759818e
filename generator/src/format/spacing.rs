//! Decides on blank lines, because prettyplease prints none.

/// The kind of an item. Items of one kind stay together, others get an empty line in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// `use …;`
    Import,
    /// `pub use …;`
    Export,
    /// `mod …;`
    Module,
    /// Anything else.
    Other,
}

/// The kind of an item.
pub(super) fn kind(item: &syn::Item) -> ItemKind {
    match item {
        syn::Item::Use(it) if matches!(it.vis, syn::Visibility::Inherited) => ItemKind::Import,
        syn::Item::Use(_) => ItemKind::Export,
        syn::Item::Mod(it) if it.content.is_none() => ItemKind::Module,
        _ => ItemKind::Other,
    }
}
