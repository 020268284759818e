//! The types of parts.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::{From, ident, ty};
use crate::plan::{PartKind, PartPlan};

/// A type, in an `Option` if it is not required.
pub(super) fn optional(required: bool, ty: TokenStream) -> TokenStream {
    if required { ty } else { quote!(Option<#ty>) }
}

/// The type of one part.
pub(super) fn one_type(part: &PartPlan) -> TokenStream {
    match &part.kind {
        PartKind::Text(of) | PartKind::Json(of) | PartKind::Shaped(of) => ty(of, From::Elsewhere),
        PartKind::File => quote!(rt::body::File),
        PartKind::Body(content) => super::content_type(content),
    }
}

/// The type of an item of a list, which may have headers.
pub(super) fn item_type(part: &PartPlan) -> TokenStream {
    let item = part.item.as_deref().map(ident);
    item.map_or_else(|| one_type(part), |item| quote!(#item))
}
