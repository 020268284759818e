//! Responses of an operation: an enum for success and one for errors, with a variant for each
//! status.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{Remarks, WaitUnit};
use crate::plan::{
    Declared, OperationPlan, ResponseHeaders, Responses, SharedResponses, StatusMatch, Uses,
    Variant,
};
use crate::text::literal;

use super::headers;
use super::source::source;
use crate::emit::bodies;
use crate::emit::parameters::{entry, field};
use crate::emit::tokens::{code, ident, lines, words};

/// The items of both enums in the file of their operation.
pub(super) fn items(operation: &OperationPlan) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for (responses, fails) in [(&operation.success, false), (&operation.errors, true)] {
        match &responses.declared {
            Declared::Here => {
                let about = about(&operation.id, fails);
                items.extend(enumeration(
                    &operation.id,
                    responses,
                    &format!("{about}."),
                    fails,
                ));
            }
            Declared::Runtime(name) => items.push(common(operation, responses, name, fails)),
            Declared::As(other) => items.push(alias(operation, responses, other, fails)),
            Declared::Shared => {}
            Declared::Never => items.push(never(operation, responses)),
            Declared::Undocumented => items.push(undocumented(operation, responses)),
        }
    }
    items.extend(headers::items(operation));
    items
}

/// The imports of shared responses and headers.
pub(super) fn imports(operation: &OperationPlan) -> Option<TokenStream> {
    let all = [&operation.success, &operation.errors];
    let shared = all.iter().filter(|it| it.declared == Declared::Shared);
    let responses = shared.map(|it| it.ident.as_str());
    names(responses.chain(headers::imported(operation)))
}

fn names<'n>(names: impl Iterator<Item = &'n str>) -> Option<TokenStream> {
    let names: Vec<_> = names.map(ident).collect();
    (!names.is_empty()).then(|| quote!(use super::{#(#names),*};))
}

/// The file of responses shared by several operations.
pub(super) fn file(shared: &SharedResponses) -> SourceFile {
    let about = about(&shared.id, shared.fails);
    let about = format!("{about}, and of other operations.");
    let items = enumeration(&shared.id, &shared.responses, &about, shared.fails);
    let headers = shared.responses.variants.iter();
    let headers = headers.filter_map(|it| match &it.headers {
        ResponseHeaders::Struct(name) => Some(name.as_str()),
        ResponseHeaders::Fields(_) => None,
    });
    let headers: BTreeSet<_> = headers.collect();
    source(
        &shared.file,
        Uses::of_responses(&shared.responses),
        names(headers.into_iter()),
        items,
    )
}

fn about(id: &str, fails: bool) -> String {
    let id = crate::text::code_span(id);
    let kind = if fails { "An error" } else { "A successful" };
    format!("{kind} response of {id}")
}

fn alias(
    operation: &OperationPlan,
    responses: &Responses,
    other: &str,
    fails: bool,
) -> TokenStream {
    let about = format!("{}, as of other operations.", about(&operation.id, fails));
    let (docs, name, other) = (lines(&[about]), ident(&responses.ident), ident(other));
    quote! {
        #docs
        pub type #name = super::#other;
    }
}

/// The operation's alias for an enum of the runtime, with the documentation of the only response.
fn common(
    operation: &OperationPlan,
    responses: &Responses,
    enumeration: &str,
    fails: bool,
) -> TokenStream {
    let mut docs = vec![format!("{}.", about(&operation.id, fails)), String::new()];
    let mut types = Vec::new();
    for Variant {
        words,
        body,
        headers,
        ..
    } in &responses.variants
    {
        docs.extend(words.lines.iter().cloned());
        types.extend(body.as_ref().map(bodies::body_type));
        if let ResponseHeaders::Struct(name) = headers {
            let name = ident(name);
            types.push(quote!(#name));
        }
    }
    let arguments = (!types.is_empty()).then(|| quote!(<#(#types),*>));
    let (docs, name, enumeration) = (lines(&docs), ident(&responses.ident), ident(enumeration));
    quote! {
        #docs
        pub type #name = rt::response::#enumeration #arguments;
    }
}

fn never(operation: &OperationPlan, responses: &Responses) -> TokenStream {
    let id = crate::text::code_span(&operation.id);
    let docs = lines(&[format!("The document has no error response of {id}.")]);
    let name = ident(&responses.ident);
    quote! {
        #docs
        pub type #name = std::convert::Infallible;
    }
}

fn undocumented(operation: &OperationPlan, responses: &Responses) -> TokenStream {
    let docs = lines(&[
        format!("{}.", about(&operation.id, false)),
        String::new(),
        "The document has no successful response of it, so any status of 2xx is one.".to_owned(),
    ]);
    let name = ident(&responses.ident);
    quote! {
        #docs
        pub type #name = rt::response::Undocumented;
    }
}

fn enumeration(id: &str, responses: &Responses, about: &str, fails: bool) -> Vec<TokenStream> {
    let id = crate::text::code_span(id);
    let mut items = vec![declaration(&responses.ident, about, &responses.variants)];
    items.extend(body_items(&responses.variants, &id));
    items.push(table(responses, fails));
    items
}

fn declaration(name: &str, about: &str, variants: &[Variant]) -> TokenStream {
    let (name, docs) = (ident(name), lines(&[about.to_owned()]));
    let variants = variants.iter().map(|variant| {
        let (docs, name) = (words(&variant.words), ident(&variant.ident));
        let body = variant.body.as_ref().map(bodies::body_type);
        let status = carries_status(variant).then(|| quote!(rt::StatusCode));
        let headers: Vec<_> = match &variant.headers {
            ResponseHeaders::Struct(name) => {
                let ty = ident(name);
                vec![quote!(#[doc = " The headers."] headers: #ty)]
            }
            ResponseHeaders::Fields(headers) => {
                let fields = headers.iter().map(|it| field(it, &quote!()));
                fields.collect()
            }
        };
        if headers.is_empty() {
            let parts: Vec<_> = status.into_iter().chain(body).collect();
            return if parts.is_empty() {
                quote!(#docs #name)
            } else {
                quote!(#docs #name(#(#parts),*))
            };
        }
        let status = status.map(|ty| quote!(#[doc = " The status."] status: #ty));
        let body = body.map(|ty| quote!(#[doc = " The body."] body: #ty));
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
        StatusMatch::Range(_) | StatusMatch::SuccessDefault | StatusMatch::Default => true,
    }
}

fn body_items(variants: &[Variant], id: &str) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for variant in variants.iter().filter(|it| !it.is_repeated) {
        if let Some(body) = &variant.body {
            let about = format!(
                "The body of the response {} of {id}.",
                crate::text::code_span(&variant.ident)
            );
            items.extend(bodies::items(body, &about));
        }
    }
    items
}

/// The table that maps variants to statuses. Error responses implement `Display` and `Error`, too.
fn table(responses: &Responses, fails: bool) -> TokenStream {
    let name = ident(&responses.ident);
    let rows = responses.by_precision().map(|variant| {
        let (status, content) = (status(variant), content(variant));
        let variant_name = ident(&variant.ident);
        // Errors display text of the document, never of a body, since a body may contain personal
        // data.
        let shown = fails.then(|| {
            let (title, remarks) = (literal(&variant.title), remarks(&variant.remarks));
            quote!(as #title #remarks)
        });
        quote!(#status => #variant_name #content #shown)
    });
    let rows = quote!(#(#rows,)*);
    match fails {
        true => quote!(rt::failure! { impl Display, Error for #name { #rows } }),
        false => quote!(rt::response! { #name { #rows } }),
    }
}

/// The remarks about an error response: the operation was not carried out, or the wait before
/// another attempt.
fn remarks(remarks: &Remarks) -> Option<TokenStream> {
    let mut facts = Vec::new();
    if remarks.not_carried_out {
        facts.push(quote!(not_carried_out()));
    }
    let waits = remarks.waits.iter().map(|wait| {
        let pointer = literal(&wait.pointer);
        match wait.unit {
            WaitUnit::Seconds => quote!(rt::message::RetryDelay::seconds(#pointer)),
            WaitUnit::Milliseconds => quote!(rt::message::RetryDelay::milliseconds(#pointer)),
        }
    });
    if !remarks.waits.is_empty() {
        facts.push(quote!(retry_after(&[#(#waits),*])));
    }
    if !remarks.shown.is_empty() {
        let shown = remarks.shown.iter().map(|pointer| literal(pointer));
        facts.push(quote!(shown(&[#(#shown),*])));
    }
    (!facts.is_empty()).then(|| quote!(where #(#facts)*))
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
        StatusMatch::SuccessDefault => quote!((100..=399)),
        StatusMatch::Default => quote!(_),
    }
}

fn content(variant: &Variant) -> TokenStream {
    let status = carries_status(variant).then(|| quote!(status: status_code()));
    let body = variant.body.as_ref().map(|body| {
        let call = bodies::body_call(body, true);
        quote!(body: #call)
    });
    let headers = match &variant.headers {
        ResponseHeaders::Struct(_) => vec![quote!(.. headers: headers())],
        ResponseHeaders::Fields(headers) => headers.iter().map(entry).collect(),
    };
    let whole: Vec<_> = status.into_iter().chain(body).collect();
    match (headers.is_empty(), whole.is_empty()) {
        (true, true) => quote!({}),
        (true, false) => quote!((#(#whole),*)),
        (false, _) => quote!({ #(#headers,)* #(.. #whole,)* }),
    }
}
