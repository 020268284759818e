//! Unions: an enum with a variant for each alternative.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Dispatch, TypePlan, UNKNOWN, Union};
use crate::text::literal;

use crate::emit::tokens::{From, further, ident, path, ty, words};

pub(super) fn items(plan: &TypePlan, union: &Union) -> Vec<TokenStream> {
    vec![declaration(plan, union), table(plan, union)]
}

fn declaration(plan: &TypePlan, union: &Union) -> TokenStream {
    let further = further(plan);
    let name = ident(plan.name.as_str());
    let docs = words(&plan.words);
    let variants = union.variants.iter().map(|variant| {
        let (docs, name) = (words(&variant.words), ident(&variant.ident));
        let ty = ty(&variant.ty, From::Types);
        quote!(#docs #name(#ty))
    });
    let unknown = union.open.then(|| {
        let unknown = ident(UNKNOWN);
        quote! {
            /// JSON that fits no other variant; read it with `unknown`.
            #[doc(hidden)]
            #unknown(rt::UnknownJson)
        }
    });
    let several = union.several.as_ref().map(|several| {
        let several = ident(several);
        quote! {
            /// All alternatives that fit a value, if each has members of its own.
            #several(rt::Several<Self>)
        }
    });
    let variants = variants.chain(several).chain(unknown);
    let open = union.open.then(|| quote!(#[non_exhaustive]));
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #further
        #open
        pub enum #name { #(#variants),* }
    }
}

/// The table that maps variants to alternatives.
fn table(plan: &TypePlan, union: &Union) -> TokenStream {
    let name = ident(plan.name.as_str());
    let how = match &union.dispatch {
        Dispatch::Tagged { member, marked, .. } => {
            let how = if *marked {
                quote!(marked)
            } else {
                quote!(tagged)
            };
            let member = literal(member);
            quote!(#how(#member))
        }
        Dispatch::OneOf => quote!(one_of),
        Dispatch::Disjoint => quote!(one_of_disjoint),
        Dispatch::Ambiguous => quote!(one_of_ambiguous),
        Dispatch::AnyOf => match &union.several {
            Some(several) => {
                let several = ident(several);
                quote!(any_of(#several))
            }
            None => quote!(any_of),
        },
    };
    let tags: &[Vec<String>] = match &union.dispatch {
        Dispatch::Tagged { values, .. } => values,
        Dispatch::OneOf | Dispatch::Disjoint | Dispatch::Ambiguous | Dispatch::AnyOf => &[],
    };
    let tags = tags.iter().map(Some).chain(std::iter::repeat(None));
    let variants = union.variants.iter().zip(tags).map(|(variant, tags)| {
        let name = ident(&variant.ident);
        // `From` would be ambiguous for two alternatives of one type.
        let ty = variant.distinct.then(|| ty(&variant.ty, From::Types));
        let ty = ty.map(|ty| quote!((#ty)));
        let tags = tags.map(|tags| match tags.as_slice() {
            [] => quote!(= [..]),
            tags => {
                let tags = tags.iter().map(|tag| literal(tag));
                quote!(= [#(#tags),*])
            }
        });
        let rules = variant.rules.as_ref().map(|rules| {
            let rules = ident(rules);
            quote!(where #rules)
        });
        quote!(#name #ty #tags #rules)
    });
    let rules = plan.rules.as_ref().map(|rules| {
        let rules = path(rules);
        quote!(where #rules)
    });
    let unknown = union.open.then(|| {
        let unknown = ident(UNKNOWN);
        quote!(..#unknown,)
    });
    quote! {
        rt::union! {
            impl Debug, From for #name #rules: #how { #(#variants,)* #unknown }
        }
    }
}
