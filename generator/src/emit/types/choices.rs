//! Choices: enums of strings and integers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::ChoiceKind;
use crate::plan::{Choice, TypePlan};
use crate::text::literal;

use crate::emit::tokens::{further, ident, words};

pub(super) fn items(plan: &TypePlan, choice: &Choice) -> Vec<TokenStream> {
    let further = further(plan);
    let name = ident(plan.name.as_str());
    let docs = words(&plan.words);
    let variants = choice.values.iter().map(|value| {
        let (docs, name) = (words(&value.words), ident(&value.ident));
        quote!(#docs #name)
    });
    let variants = variants.chain(choice.open.then(|| unknown(choice.kind)));
    let open = choice.open.then(|| quote!(#[non_exhaustive]));
    vec![
        quote! {
            #docs
            #further
            #open
            pub enum #name { #(#variants),* }
        },
        wire(plan, choice),
    ]
}

/// The variant for unlisted values.
fn unknown(kind: ChoiceKind) -> TokenStream {
    match kind {
        ChoiceKind::Text => quote! {
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown)
        },
        ChoiceKind::Integer => quote! {
            /// A number that the document does not list; read it with `as_i64`.
            #[doc(hidden)]
            Unknown(rt::UnknownInteger)
        },
    }
}

/// The variants with their values on the wire; a macro of the runtime generates the code.
fn wire(plan: &TypePlan, choice: &Choice) -> TokenStream {
    let name = ident(plan.name.as_str());
    let values = choice.values.iter().map(|value| {
        let name = ident(&value.ident);
        let text = match (choice.kind, value.text.parse()) {
            (ChoiceKind::Integer, Ok(number)) => {
                let number = Literal::i64_unsuffixed(number);
                quote!(#number)
            }
            (ChoiceKind::Integer, Err(_)) | (ChoiceKind::Text, _) => {
                let text = literal(&value.text);
                quote!(#text)
            }
        };
        quote!(#name = #text)
    });
    let unknown = choice.open.then(|| quote!(..Unknown));
    let rows = values.chain(unknown);
    let table = match choice.kind {
        ChoiceKind::Text => quote!(choice),
        ChoiceKind::Integer => quote!(integer_choice),
    };
    // An open choice of text owns its unlisted values.
    let copy = (!choice.open || choice.kind == ChoiceKind::Integer).then(|| quote!(Copy,));
    quote! {
        rt::#table! {
            impl Clone, #copy Debug, Display, Eq, Hash, PartialEq for #name { #(#rows,)* }
        }
    }
}
