//! Enumerations of strings.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Choice, TypePlan};
use crate::text::{code_span, literal};

use super::tokens::{further, ident, lines, words};

/// The items of an enumeration.
pub(super) fn items(plan: &TypePlan, choice: &Choice) -> Vec<TokenStream> {
    let further = further(plan);
    let name = ident(&plan.ident);
    let docs = words(&plan.words);
    let variants = choice.values.iter().map(|value| {
        let (docs, name) = (lines(&[code_span(&value.text)]), ident(&value.ident));
        quote!(#docs #name)
    });
    let unknown = choice.open.then(|| {
        quote! {
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown)
        }
    });
    let variants = variants.chain(unknown);
    let derives = if choice.open {
        quote!(Clone, Debug, PartialEq, Eq, Hash)
    } else {
        quote!(Clone, Copy, Debug, PartialEq, Eq, Hash)
    };
    let open = choice.open.then(|| quote!(#[non_exhaustive]));
    vec![
        quote! {
            #docs
            #[derive(#derives)]
            #further
            #open
            pub enum #name { #(#variants),* }
        },
        wire(plan, choice),
    ]
}

/// The variants and their texts; the runtime makes all of the code out of them.
fn wire(plan: &TypePlan, choice: &Choice) -> TokenStream {
    let name = ident(&plan.ident);
    let values = choice.values.iter().map(|value| {
        let (name, text) = (ident(&value.ident), literal(&value.text));
        quote!(#name = #text)
    });
    let unknown = choice.open.then(|| quote!(..Unknown));
    let rows = values.chain(unknown);
    quote!(rt::choice! { #name, #(#rows),* })
}
