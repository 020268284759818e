//! Tables that convert the response form of a type to its request form.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Carried, InputPlan, RustType, TypePlan};

use crate::emit::tokens::{From, ident, ty};

/// A table for each response form that converts into the type.
pub(super) fn items(plan: &TypePlan) -> impl Iterator<Item = TokenStream> {
    plan.inputs.iter().map(|it| table(plan, it))
}

fn table(plan: &TypePlan, input: &InputPlan) -> TokenStream {
    let name = ident(plan.name.as_str());
    let response = ty(&RustType::Named(input.response.clone()), From::Types);
    let parts = input.parts.iter().map(|(part, carried)| {
        let part = ident(part);
        let how = match carried {
            Carried::Same => quote!(same),
            Carried::Converted => quote!(convert),
            Carried::Absent => quote!(absent),
            Carried::Given => quote!(given),
        };
        quote!(#part: #how)
    });
    let given = input.given.iter().map(|(field, of)| {
        let (field, of) = (ident(field), ty(of, From::Types));
        quote!(#field: #of)
    });
    let given = (!input.given.is_empty()).then(|| quote!((#(#given),*)));
    let kind = input.union.then(|| quote!(: union));
    quote! {
        rt::input! {
            #response => #name #given #kind { #(#parts,)* }
        }
    }
}
