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
        text(plan, choice),
        wire(plan, choice),
        quote!(rt::choices!(#name);),
        quote! {
            impl std::fmt::Display for #name {
                fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    formatter.write_str(self.as_str())
                }
            }
        },
    ]
}

fn text(plan: &TypePlan, choice: &Choice) -> TokenStream {
    let name = ident(&plan.ident);
    let arms = choice.values.iter().map(|value| {
        let (name, text) = (ident(&value.ident), literal(&value.text));
        quote!(Self::#name => #text)
    });
    let unknown = choice
        .open
        .then(|| quote!(Self::Unknown(text) => text.as_str()));
    let arms = arms.chain(unknown);
    quote! {
        impl #name {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { #(#arms),* }
            }
        }
    }
}

fn wire(plan: &TypePlan, choice: &Choice) -> TokenStream {
    let name = ident(&plan.ident);
    let values = choice.values.iter().map(|value| literal(&value.text));
    let arms = choice.values.iter().map(|value| {
        let (name, text) = (ident(&value.ident), literal(&value.text));
        quote!(#text => Some(Self::#name))
    });
    let unknown = choice.open.then(|| {
        quote! {
            fn from_unknown(unknown: rt::Unknown) -> Option<Self> { Some(Self::Unknown(unknown)) }
        }
    });
    quote! {
        impl rt::Choice for #name {
            const VALUES: &'static [&'static str] = &[#(#values),*];
            fn from_wire(text: &str) -> Option<Self> {
                match text { #(#arms,)* _ => None }
            }
            fn as_wire(&self) -> &str { self.as_str() }
            #unknown
        }
    }
}
