//! The answers of an operation: one enum for success, one for failure, a variant per status.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{OperationPlan, StatusMatch, Variant};
use crate::text::literal;

use super::bodies;
use super::operations::code;
use super::parameters::{field_type, method, parameter};
use super::tokens::{ident, lines, words};

/// The items of both enums.
pub(super) fn items(operation: &OperationPlan) -> Vec<TokenStream> {
    let id = crate::text::code_span(&operation.id);
    let response = format!("{}Response", operation.ident);
    let error = format!("{}Error", operation.ident);
    let mut items = Vec::new();
    items.push(declaration(
        &response,
        &format!("What {id} answers when it succeeds."),
        &operation.success,
    ));
    items.extend(body_items(&operation.success, &id));
    items.extend(headers(&operation.success));
    items.push(table(&response, &operation.success, false));
    items.push(declaration(
        &error,
        &format!("What {id} answers when it fails."),
        &operation.errors,
    ));
    items.extend(body_items(&operation.errors, &id));
    items.extend(headers(&operation.errors));
    items.push(table(&error, &operation.errors, true));
    items
}

fn declaration(name: &str, about: &str, variants: &[Variant]) -> TokenStream {
    let (name, docs) = (ident(name), lines(&[about.to_owned()]));
    let variants = variants.iter().map(|variant| {
        let (docs, name) = (words(&variant.words), ident(&variant.ident));
        let body = variant.reply.body.as_ref().map(bodies::body_type);
        let status = carries_status(variant).then(|| quote!(rt::StatusCode));
        if variant.reply.headers.is_empty() {
            let parts: Vec<_> = status.into_iter().chain(body).collect();
            return if parts.is_empty() {
                quote!(#docs #name)
            } else {
                quote!(#docs #name(#(#parts),*))
            };
        }
        let status = status.map(|ty| quote!(#[doc = " The status."] status: #ty));
        let body = body.map(|ty| quote!(#[doc = " The body."] body: #ty));
        let headers = variant.reply.headers.iter().map(|header| {
            let (docs, field) = (words(&header.words), ident(&header.ident));
            let ty = field_type(header);
            quote!(#docs #field: #ty)
        });
        let fields = status.into_iter().chain(body).chain(headers);
        quote!(#docs #name { #(#fields),* })
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants),* }
    }
}

fn carries_status(variant: &Variant) -> bool {
    match variant.status {
        StatusMatch::Code(_) => false,
        StatusMatch::Range(_) | StatusMatch::Default => true,
    }
}

fn headers(variants: &[Variant]) -> impl Iterator<Item = TokenStream> {
    let headers = variants.iter().flat_map(|variant| &variant.reply.headers);
    headers.map(parameter)
}

fn body_items(variants: &[Variant], id: &str) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for variant in variants {
        if let Some(body) = &variant.reply.body {
            let about = format!(
                "The body of the answer {} of {id}.",
                crate::text::code_span(&variant.ident)
            );
            items.extend(bodies::items(body, &about));
        }
    }
    items
}

/// What ties the variants to the statuses; those of failures are shown too.
fn table(name: &str, variants: &[Variant], fails: bool) -> TokenStream {
    let name = ident(name);
    // The named statuses come first, then the classes, then the rest.
    let mut ordered: Vec<_> = variants.iter().collect();
    ordered.sort_by_key(|variant| match variant.status {
        StatusMatch::Code(_) => 0,
        StatusMatch::Range(_) => 1,
        StatusMatch::Default => 2,
    });
    let rows = ordered.into_iter().map(|variant| {
        let (status, content) = (status(variant), content(variant));
        let variant_name = ident(&variant.ident);
        // The document's own words; never a body, which may be personal.
        let shown = fails.then(|| {
            let title = literal(&variant.title);
            quote!(as #title)
        });
        quote!(#status => #variant_name #content #shown)
    });
    let rows = quote!(#(#rows,)*);
    match fails {
        true => quote!(rt::failure! { #name { #rows } }),
        false => quote!(rt::response! { #name { #rows } }),
    }
}

fn status(variant: &Variant) -> TokenStream {
    match variant.status {
        StatusMatch::Code(it) => {
            let it = code(it);
            quote!(#it)
        }
        StatusMatch::Range(class) => {
            let low = u16::from(class) * 100;
            let (low, high) = (code(low), code(low + 99));
            quote!((#low..=#high))
        }
        StatusMatch::Default => quote!(_),
    }
}

fn content(variant: &Variant) -> TokenStream {
    let status = carries_status(variant).then(|| quote!(status: status_code()));
    let headers = variant.reply.headers.iter().map(|header| {
        let (constant, field) = (ident(&header.constant), ident(&header.ident));
        let method = method(header);
        quote!(#field: #method(&#constant))
    });
    let body = variant.reply.body.as_ref().map(|body| {
        let way = bodies::way(body, true);
        quote!(body: #way)
    });
    let parts: Vec<_> = status.into_iter().chain(headers).chain(body).collect();
    if parts.is_empty() || !variant.reply.headers.is_empty() {
        quote!({ #(#parts,)* })
    } else {
        quote!((#(#parts),*))
    }
}
