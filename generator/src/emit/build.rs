//! Tables of constructors and setters, by which new optional parts break no caller.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Constructor;

use super::tokens::ident;

/// The name of a setter, and the type that it takes.
pub(super) type Setter = (String, TokenStream);

/// The table of a struct: its required fields with their types, and the others with their
/// setters. `None` if it would be empty.
pub(super) fn table(
    name: &str,
    constructor: Option<&Constructor>,
    required: Vec<(&str, TokenStream)>,
    absent: Vec<(&str, Option<Setter>)>,
) -> Option<TokenStream> {
    let owner = ident(name);
    let setters = absent.iter().any(|(_, setter)| setter.is_some());
    let required = required.into_iter().map(|(field, ty)| {
        let field = ident(field);
        quote!(#field: #ty)
    });
    let others = absent.into_iter().map(|(field, setter)| {
        let field = ident(field);
        let setter = setter.map(|(name, value)| {
            let name = ident(&name);
            quote!(: #name(#value))
        });
        quote!(.. #field #setter)
    });
    match constructor {
        None if !setters => None,
        None => Some(quote!(rt::setters! { #owner { #(#others,)* } })),
        Some(Constructor::Positional) => Some(quote! {
            rt::constructor! { #owner { #(#required,)* #(#others,)* } }
        }),
        Some(Constructor::Named(by)) => {
            let by = ident(by);
            Some(quote! {
                rt::constructor! { #owner by #by { #(#required,)* #(#others,)* } }
            })
        }
    }
}
