//! The answers of an operation: one enum for success, one for failure, a variant per status.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{Remarks, WaitUnit};
use crate::plan::{
    Answers, Declared, OperationPlan, ReplyHeaders, SharedAnswers, StatusMatch, Uses, Variant,
};
use crate::text::literal;

use super::operations::{code, source};
use super::parameters::{entry, field};
use super::tokens::{ident, lines, words};
use super::{bodies, headers};

/// The items of both enums in the file of their operation.
pub(super) fn items(operation: &OperationPlan) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for (answers, fails) in [(&operation.success, false), (&operation.errors, true)] {
        match &answers.declared {
            Declared::Here => {
                let about = about(&operation.id, fails);
                items.extend(enumeration(
                    &operation.id,
                    answers,
                    &format!("{about}."),
                    fails,
                ));
            }
            Declared::Runtime(name) => items.push(common(operation, answers, name, fails)),
            Declared::As(other) => items.push(alias(operation, answers, other, fails)),
            Declared::Apart => {}
            Declared::Never => items.push(never(operation, answers)),
            Declared::Undocumented => items.push(undocumented(operation, answers)),
        }
    }
    items.extend(headers::items(operation));
    items
}

/// The answers that an operation has from a file beside its own.
pub(super) fn imports(operation: &OperationPlan) -> Option<TokenStream> {
    let all = [&operation.success, &operation.errors];
    let apart = all.iter().filter(|it| it.declared == Declared::Apart);
    let answers = apart.map(|it| it.ident.as_str());
    names(answers.chain(headers::imported(operation)))
}

fn names<'n>(names: impl Iterator<Item = &'n str>) -> Option<TokenStream> {
    let names: Vec<_> = names.map(ident).collect();
    (!names.is_empty()).then(|| quote!(use super::{#(#names),*};))
}

/// The file of answers that several operations have.
pub(super) fn file(shared: &SharedAnswers) -> SourceFile {
    let about = about(&shared.id, shared.fails);
    let about = format!("{about}, and other operations as well.");
    let items = enumeration(&shared.id, &shared.answers, &about, shared.fails);
    let headers = shared.answers.variants.iter();
    let headers = headers.filter_map(|it| match &it.reply.headers {
        ReplyHeaders::Struct(name) => Some(name.as_str()),
        ReplyHeaders::Fields(_) => None,
    });
    let headers: BTreeSet<_> = headers.collect();
    source(
        &shared.file,
        Uses::of_answers(&shared.answers),
        names(headers.into_iter()),
        items,
    )
}

fn about(id: &str, fails: bool) -> String {
    let id = crate::text::code_span(id);
    let how = if fails { "fails" } else { "succeeds" };
    format!("What {id} answers when it {how}")
}

fn alias(operation: &OperationPlan, answers: &Answers, other: &str, fails: bool) -> TokenStream {
    let about = format!("{}, as other operations do.", about(&operation.id, fails));
    let (docs, name, other) = (lines(&[about]), ident(&answers.ident), ident(other));
    quote! {
        #docs
        pub type #name = super::#other;
    }
}

/// The operation's name for an enum of the runtime, with what the document says of the one answer.
fn common(
    operation: &OperationPlan,
    answers: &Answers,
    enumeration: &str,
    fails: bool,
) -> TokenStream {
    let mut docs = vec![format!("{}.", about(&operation.id, fails)), String::new()];
    let mut types = Vec::new();
    for Variant { words, reply, .. } in &answers.variants {
        docs.extend(words.lines.iter().cloned());
        types.extend(reply.body.as_ref().map(bodies::body_type));
        if let ReplyHeaders::Struct(name) = &reply.headers {
            let name = ident(name);
            types.push(quote!(#name));
        }
    }
    let arguments = (!types.is_empty()).then(|| quote!(<#(#types),*>));
    let (docs, name, enumeration) = (lines(&docs), ident(&answers.ident), ident(enumeration));
    quote! {
        #docs
        pub type #name = rt::response::#enumeration #arguments;
    }
}

fn never(operation: &OperationPlan, answers: &Answers) -> TokenStream {
    let id = crate::text::code_span(&operation.id);
    let docs = lines(&[format!(
        "The document has no answer of {id} that is a failure."
    )]);
    let name = ident(&answers.ident);
    quote! {
        #docs
        pub type #name = std::convert::Infallible;
    }
}

fn undocumented(operation: &OperationPlan, answers: &Answers) -> TokenStream {
    let docs = lines(&[
        format!("{}.", about(&operation.id, false)),
        String::new(),
        "The document has no answer of it that is a success, so any status of 2xx is one."
            .to_owned(),
    ]);
    let name = ident(&answers.ident);
    quote! {
        #docs
        pub type #name = rt::response::Undocumented;
    }
}

fn enumeration(id: &str, answers: &Answers, about: &str, fails: bool) -> Vec<TokenStream> {
    let id = crate::text::code_span(id);
    let mut items = vec![declaration(&answers.ident, about, &answers.variants)];
    items.extend(body_items(&answers.variants, &id));
    items.push(table(&answers.ident, &answers.variants, fails));
    items
}

fn declaration(name: &str, about: &str, variants: &[Variant]) -> TokenStream {
    let (name, docs) = (ident(name), lines(&[about.to_owned()]));
    let variants = variants.iter().map(|variant| {
        let (docs, name) = (words(&variant.words), ident(&variant.ident));
        let body = variant.reply.body.as_ref().map(bodies::body_type);
        let status = carries_status(variant).then(|| quote!(rt::StatusCode));
        let headers: Vec<_> = match &variant.reply.headers {
            ReplyHeaders::Struct(name) => {
                let ty = ident(name);
                vec![quote!(#[doc = " The headers."] headers: #ty)]
            }
            ReplyHeaders::Fields(headers) => {
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
        StatusMatch::SuccessDefault | StatusMatch::Default => 2,
    });
    let rows = ordered.into_iter().map(|variant| {
        let (status, content) = (status(variant), content(variant));
        let variant_name = ident(&variant.ident);
        // The document's own words; never a body, which may be personal.
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

/// The marks of a failure: whether it was not carried out, and the wait before another attempt.
fn remarks(remarks: &Remarks) -> Option<TokenStream> {
    let mut said = Vec::new();
    if remarks.not_carried_out {
        said.push(quote!(not_carried_out()));
    }
    let waits = remarks.waits.iter().map(|wait| {
        let pointer = literal(&wait.pointer);
        match wait.unit {
            WaitUnit::Seconds => quote!(rt::message::RetryDelay::seconds(#pointer)),
            WaitUnit::Milliseconds => quote!(rt::message::RetryDelay::milliseconds(#pointer)),
        }
    });
    if !remarks.waits.is_empty() {
        said.push(quote!(retry_after(&[#(#waits),*])));
    }
    (!said.is_empty()).then(|| quote!(where #(#said)*))
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
    let body = variant.reply.body.as_ref().map(|body| {
        let call = bodies::body_call(body, true);
        quote!(body: #call)
    });
    let headers = match &variant.reply.headers {
        ReplyHeaders::Struct(_) => vec![quote!(.. headers: headers())],
        ReplyHeaders::Fields(headers) => headers.iter().map(entry).collect(),
    };
    let whole: Vec<_> = status.into_iter().chain(body).collect();
    match (headers.is_empty(), whole.is_empty()) {
        (true, true) => quote!({}),
        (true, false) => quote!((#(#whole),*)),
        (false, _) => quote!({ #(#headers,)* #(.. #whole,)* }),
    }
}
