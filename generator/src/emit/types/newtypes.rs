//! Newtypes: a struct around a value with rules.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Newtype, RustType, TypePlan};

use crate::emit::schema::rules;
use crate::emit::tokens::{From, further, ident, ty, words};

pub(super) fn items(plan: &TypePlan, newtype: &Newtype) -> Vec<TokenStream> {
    let further = further(plan);
    let (name, docs) = (ident(plan.name.as_str()), words(&plan.words));
    let (inner, constant) = (ty(&newtype.ty, From::Types), ident(&newtype.constant));
    let body = rules(&newtype.rules);
    let derives = match newtype.ty {
        RustType::Text => quote!(Clone, Debug, PartialEq, Eq, Hash),
        _ => quote!(Clone, Debug, PartialEq),
    };
    vec![
        quote! {
            #docs
            #[derive(#derives)]
            #further
            pub struct #name(#inner);
        },
        quote!(rt::newtype!(#name(#inner), &#constant);),
        quote!(static #constant: rt::schema::Schema = #body;),
    ]
}
