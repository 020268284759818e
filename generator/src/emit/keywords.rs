//! Keywords that need the whole value, as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::KeywordPlan;
use crate::text::literal;

use super::tokens::path;

/// A keyword as data.
pub(super) fn keyword(keyword: &KeywordPlan) -> TokenStream {
    match keyword {
        // An assertion without subschemas is a call on the schema instead.
        KeywordPlan::Constraint(_) => TokenStream::new(),
        KeywordPlan::Never("false") => quote!(rt::schema::Keyword::False),
        KeywordPlan::Never(keyword) => {
            let keyword = literal(keyword);
            quote!(rt::schema::Keyword::Never(#keyword))
        }
        KeywordPlan::Type(types) => {
            let types = texts(types);
            quote!(rt::schema::Keyword::Type(#types))
        }
        KeywordPlan::Ref(name) => single(quote!(Ref), name),
        KeywordPlan::AllOf(names) => list(quote!(AllOf), names),
        KeywordPlan::AnyOf(names) => list(quote!(AnyOf), names),
        KeywordPlan::OneOf(names) => list(quote!(OneOf), names),
        KeywordPlan::Not(name) => single(quote!(Not), name),
        KeywordPlan::PropertyNames(name) => single(quote!(PropertyNames), name),
        KeywordPlan::UnevaluatedProperties(name) => single(quote!(UnevaluatedProperties), name),
        KeywordPlan::UnevaluatedItems(name) => single(quote!(UnevaluatedItems), name),
        KeywordPlan::If(test, then, otherwise) => {
            let (test, then, otherwise) = (path(test), option(then), option(otherwise));
            quote!(rt::schema::Keyword::If { test: &#test, then: #then, otherwise: #otherwise })
        }
        KeywordPlan::Required(names) => {
            let names = texts(names);
            quote!(rt::schema::Keyword::Required(#names))
        }
        KeywordPlan::DependentRequired(rules) => {
            let rules = rules.iter().map(|(name, names)| {
                let (name, names) = (literal(name), texts(names));
                quote!((#name, #names))
            });
            quote!(rt::schema::Keyword::DependentRequired(&[#(#rules),*]))
        }
        KeywordPlan::DependentSchemas(rules) => {
            let rules = rules.iter().map(|(name, schema)| {
                let (name, schema) = (literal(name), path(schema));
                quote!((#name, &#schema))
            });
            quote!(rt::schema::Keyword::DependentSchemas(&[#(#rules),*]))
        }
        KeywordPlan::Properties {
            named,
            matching,
            additional,
        } => properties(named, matching, additional),
        KeywordPlan::Items(prefix, rest) => {
            let (prefix, rest) = (prefix.iter().map(|name| path(name)), option(rest));
            quote!(rt::schema::Keyword::Items { prefix: &[#(&#prefix),*], rest: #rest })
        }
        KeywordPlan::Contains(schema, least, most) => {
            let (schema, least) = (path(schema), Literal::u64_unsuffixed(*least));
            let most = match *most {
                u64::MAX => quote!(u64::MAX),
                most => {
                    let most = Literal::u64_unsuffixed(most);
                    quote!(#most)
                }
            };
            quote!(rt::schema::Keyword::Contains { schema: &#schema, least: #least, most: #most })
        }
    }
}

fn properties(
    named: &[(String, Option<String>)],
    matching: &[(String, String)],
    additional: &Option<String>,
) -> TokenStream {
    let named = named.iter().map(|(name, schema)| {
        let name = literal(name);
        match schema {
            Some(schema) => {
                let schema = path(schema);
                quote!((#name, &#schema))
            }
            None => quote!((#name, &rt::schema::ANY)),
        }
    });
    let matching = matching.iter().map(|(pattern, schema)| {
        let (pattern, schema) = (path(pattern), path(schema));
        quote!((&#pattern, &#schema))
    });
    let additional = option(additional);
    quote! {
        rt::schema::Keyword::Properties {
            named: &[#(#named),*],
            matching: &[#(#matching),*],
            additional: #additional,
        }
    }
}

fn single(variant: TokenStream, name: &str) -> TokenStream {
    let name = path(name);
    quote!(rt::schema::Keyword::#variant(&#name))
}

fn list(variant: TokenStream, names: &[String]) -> TokenStream {
    let names = names.iter().map(|name| path(name));
    quote!(rt::schema::Keyword::#variant(&[#(&#names),*]))
}

fn option(name: &Option<String>) -> TokenStream {
    match name {
        Some(name) => {
            let name = path(name);
            quote!(Some(&#name))
        }
        None => quote!(None),
    }
}

fn texts(texts: &[String]) -> TokenStream {
    let texts = texts.iter().map(|text| literal(text));
    quote!(&[#(#texts),*])
}
