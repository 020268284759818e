//! `oneOf` and `anyOf`: an enum with a variant per branch.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Dispatch, TypePlan, Union};
use crate::text::literal;

use super::tokens::{From, evaluation, further, ident, path, rules_or_any, ty, words};

/// The items of a union.
pub(super) fn items(plan: &TypePlan, union: &Union) -> Vec<TokenStream> {
    let further = further(plan);
    let name = ident(&plan.ident);
    let docs = words(&plan.words);
    let variants = union.variants.iter().map(|variant| {
        let (docs, name) = (words(&variant.words), ident(&variant.ident));
        let ty = ty(&variant.ty, From::Types);
        quote!(#docs #name(#ty))
    });
    let encode = arms(union, &|rules| quote!(value.encode(output, #rules)));
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #further
            pub enum #name { #(#variants),* }
        },
        decode(plan, union),
        quote! {
            impl rt::Encode for #name {
                fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                    match self { #(#encode),* }
                }
            }
        },
        validate(plan, union),
    ]
    .into_iter()
    .chain(conversions(plan, union))
    .collect()
}

/// An arm for each variant, with a call that takes the rules of its branch.
fn arms(union: &Union, call: &dyn Fn(TokenStream) -> TokenStream) -> Vec<TokenStream> {
    let arm = |variant: &crate::plan::UnionVariant| {
        let name = ident(&variant.ident);
        let call = call(rules_or_any(variant.rules.as_ref()));
        quote!(Self::#name(value) => #call)
    };
    union.variants.iter().map(arm).collect()
}

/// Checks the variant, and where branches may overlap what reading the value would say.
fn validate(plan: &TypePlan, union: &Union) -> TokenStream {
    let name = ident(&plan.ident);
    let finish = match union.dispatch {
        Dispatch::Tagged { .. } | Dispatch::Apart => None,
        Dispatch::OneOf => Some(quote!(report.one_of(self, own);)),
        Dispatch::AnyOf => Some(quote!(report.any_of(self, own);)),
    };
    let (begin, to) = match finish {
        Some(_) => (
            Some(quote!(let mut own = report.alternative();)),
            quote!(own),
        ),
        None => (None, quote!(report)),
    };
    let check = arms(union, &|rules| quote!(#to.value(value, #rules)));
    let evaluate = plan.rules.as_ref().map(|rules| {
        let rules = path(rules);
        quote!(#to.evaluate(self, &#rules);)
    });
    quote! {
        impl rt::Validate for #name {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                #begin
                match self { #(#check),* }
                #evaluate
                #finish
            }
        }
    }
}

/// `From` for each branch whose type no other branch has.
fn conversions(plan: &TypePlan, union: &Union) -> Vec<TokenStream> {
    let name = ident(&plan.ident);
    let unique = union.variants.iter().filter(|variant| variant.alone);
    unique
        .map(|variant| {
            let (variant_name, ty) = (ident(&variant.ident), ty(&variant.ty, From::Types));
            quote! {
                impl From<#ty> for #name {
                    fn from(value: #ty) -> Self { Self::#variant_name(value) }
                }
            }
        })
        .collect()
}

fn decode(plan: &TypePlan, union: &Union) -> TokenStream {
    let name = ident(&plan.ident);
    let open = match &union.dispatch {
        Dispatch::Tagged { member, values } => {
            let member = literal(member);
            let values = values.iter().map(|values| {
                let values = values.iter().map(|value| literal(value));
                quote!(&[#(#values),*])
            });
            quote!(input.tagged(#member, &[#(#values),*]))
        }
        Dispatch::OneOf => quote!(input.one_of()),
        Dispatch::Apart => quote!(input.one_of_apart()),
        Dispatch::AnyOf => quote!(input.any_of()),
    };
    let branches = union.variants.iter().map(|variant| {
        let name = ident(&variant.ident);
        match &variant.rules {
            Some(rules) => {
                let rules = ident(rules);
                quote!(union.branch_with(Self::#name, &#rules);)
            }
            None => quote!(union.branch(Self::#name);),
        }
    });
    let (begin, evaluate) = evaluation(plan);
    let finish = match evaluate {
        Some(evaluate) => quote! {
            let value = union.finish();
            #evaluate
            value
        },
        None => quote!(union.finish()),
    };
    quote! {
        impl rt::Decode for #name {
            fn decode(input: &mut rt::Reader<'_>, _: &'static rt::Schema) -> Option<Self> {
                #begin
                let mut union = #open;
                #(#branches)*
                #finish
            }
        }
    }
}
