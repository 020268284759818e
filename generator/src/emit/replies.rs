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
    items.push(wire(&response, &operation.success));
    items.push(declaration(
        &error,
        &format!("What {id} answers when it fails."),
        &operation.errors,
    ));
    items.extend(body_items(&operation.errors, &id));
    items.extend(headers(&operation.errors));
    items.push(wire(&error, &operation.errors));
    items.extend(error_traits(&error, &operation.errors));
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
    variants
        .iter()
        .flat_map(|variant| variant.reply.headers.iter().map(parameter))
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

fn wire(name: &str, variants: &[Variant]) -> TokenStream {
    let name = ident(name);
    let write: Vec<_> = variants.iter().map(write).collect();
    // The named statuses come first, then the classes, then the rest.
    let mut ordered: Vec<_> = variants.iter().collect();
    ordered.sort_by_key(|variant| match variant.status {
        StatusMatch::Code(_) => 0,
        StatusMatch::Range(_) => 1,
        StatusMatch::Default => 2,
    });
    let read = ordered.iter().map(|variant| read(variant));
    let has_default = variants.iter().any(|it| it.status == StatusMatch::Default);
    let undocumented = (!has_default).then(|| quote!(_ => from.undocumented(),));
    let (to, write) = if write.is_empty() {
        (quote!(_), quote!(match *self {}))
    } else {
        (quote!(to), quote!(match self { #(#write)* }))
    };
    let read = if variants.is_empty() {
        quote!(from.undocumented())
    } else {
        quote!(match from.status() { #(#read)* #undocumented })
    };
    quote! {
        impl rt::WireResponse for #name {
            fn write(&self, #to: &mut rt::ResponseWriter) { #write }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> { #read }
        }
    }
}

fn write(variant: &Variant) -> TokenStream {
    let name = ident(&variant.ident);
    let set_status = match variant.status {
        StatusMatch::Code(it) => {
            let it = code(it);
            quote!(to.status(#it);)
        }
        StatusMatch::Range(_) | StatusMatch::Default => quote!(to.status_code(*status);),
    };
    let body = variant
        .reply
        .body
        .as_ref()
        .map(|body| match bodies::json(body) {
            Some((media_type, rules)) => quote!(to.json(#media_type, body, #rules);),
            None => {
                let codec = bodies::codec(body);
                quote!(to.body(#codec, body);)
            }
        });
    let status = carries_status(variant).then(|| quote!(status));
    let body_name = body.is_some().then(|| quote!(body));
    if variant.reply.headers.is_empty() {
        let parts: Vec<_> = status.into_iter().chain(body_name).collect();
        let pattern = if parts.is_empty() {
            quote!(Self::#name)
        } else {
            quote!(Self::#name(#(#parts),*))
        };
        return quote!(#pattern => { #set_status #body });
    }
    let headers = variant.reply.headers.iter().map(|header| {
        let (constant, field) = (ident(&header.constant), ident(&header.ident));
        let method = method(header);
        quote!(to.#method(&#constant, #field);)
    });
    let fields = variant
        .reply
        .headers
        .iter()
        .map(|header| ident(&header.ident))
        .map(|it| quote!(#it));
    let pattern = status.into_iter().chain(body_name).chain(fields);
    quote!(Self::#name { #(#pattern),* } => { #set_status #(#headers)* #body })
}

fn read(variant: &Variant) -> TokenStream {
    let name = ident(&variant.ident);
    let pattern = match variant.status {
        StatusMatch::Code(it) => {
            let it = code(it);
            quote!(#it)
        }
        StatusMatch::Range(class) => {
            let (low, high) = (
                code(u16::from(class) * 100),
                code(u16::from(class) * 100 + 99),
            );
            quote!(#low..=#high)
        }
        StatusMatch::Default => quote!(_),
    };
    let body = variant
        .reply
        .body
        .as_ref()
        .map(|body| match bodies::json(body) {
            Some((_, rules)) => quote!(from.json(#rules)),
            None => {
                let codec = bodies::codec(body);
                quote!(from.body(#codec))
            }
        });
    if variant.reply.headers.is_empty() {
        let value = match (carries_status(variant), body) {
            (false, None) => quote!(Some(Self::#name)),
            (false, Some(body)) => quote!(#body.map(Self::#name)),
            (true, None) => quote!(Some(Self::#name(from.status_code()))),
            (true, Some(body)) => {
                return quote! {
                    #pattern => {
                        let status = from.status_code();
                        #body.map(|body| Self::#name(status, body))
                    }
                };
            }
        };
        return quote!(#pattern => #value,);
    }
    let mut lets = Vec::new();
    let mut fields = Vec::new();
    if carries_status(variant) {
        fields.push(quote!(status: from.status_code()));
    }
    if let Some(body) = body {
        lets.push(quote!(let body = #body;));
        fields.push(quote!(body: body?));
    }
    for header in &variant.reply.headers {
        let (constant, field) = (ident(&header.constant), ident(&header.ident));
        let (local, method) = (ident(&header.local), method(header));
        lets.push(quote!(let #local = from.#method(&#constant);));
        if header.required {
            fields.push(quote!(#field: #local?));
        } else {
            let same = header.ident == header.local;
            fields.push(if same {
                quote!(#field)
            } else {
                quote!(#field: #local)
            });
        }
    }
    quote!(#pattern => { #(#lets)* Some(Self::#name { #(#fields),* }) })
}

fn error_traits(name: &str, variants: &[Variant]) -> Vec<TokenStream> {
    let name = ident(name);
    let arms = variants.iter().map(|variant| {
        let variant_name = ident(&variant.ident);
        let pattern = if variant.reply.headers.is_empty() {
            let fields =
                usize::from(carries_status(variant)) + usize::from(variant.reply.body.is_some());
            if fields == 0 {
                quote!(Self::#variant_name)
            } else {
                quote!(Self::#variant_name(..))
            }
        } else {
            quote!(Self::#variant_name { .. })
        };
        // The document's own words; never a body, which may be personal.
        let text = literal(&variant.title);
        quote!(#pattern => formatter.write_str(#text))
    });
    let (formatter, body) = if variants.is_empty() {
        (quote!(_), quote!(match *self {}))
    } else {
        (quote!(formatter), quote!(match self { #(#arms),* }))
    };
    vec![
        quote! {
            impl std::fmt::Display for #name {
                fn fmt(&self, #formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { #body }
            }
        },
        quote!(impl std::error::Error for #name {}),
    ]
}
