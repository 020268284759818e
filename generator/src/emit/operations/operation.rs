//! The file of an operation: its request, its responses, and their wire formats.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{Idempotency, Method, Role, WebhookSignature};
use crate::plan::{BodyPlan, OperationPlan, RequirementPlan, SecurityPlan, Uses};
use crate::text::literal;

use super::source::source;
use super::{callback_urls, credentials, links, responses, sequences};
use crate::emit::bodies;
use crate::emit::build;
use crate::emit::parameters::{entry, field, field_type, value_type};
use crate::emit::schema::constant;
use crate::emit::tokens::{deprecated, ident, lines, method_and_path, words};

pub(super) fn file(operation: &OperationPlan) -> SourceFile {
    let mut items = vec![marker(operation), info(operation)];
    items.push(request(operation));
    items.extend(constructor(operation));
    items.extend(crate::emit::defaults::of_parameters(operation));
    if let Some(body) = &operation.request.body {
        let id = crate::text::code_span(&operation.id);
        items.extend(bodies::items(body, &format!("The request body of {id}.")));
    }
    items.push(table(operation));
    items.extend(responses::items(operation));
    items.extend(callback_urls::urls(operation));
    items.extend(links::items(operation));
    items.extend(sequences::items(operation));
    items.extend(operation.statics.iter().map(constant));
    let imports = responses::imports(operation).into_iter();
    let imports = imports.chain(links::imports(operation));
    source(
        &operation.names.file,
        Uses::of_operation(operation),
        imports,
        items,
    )
}

/// The zero-sized type that represents the operation. Only its documentation has the whole text.
fn marker(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.names.ident);
    let mut docs = operation.words.lines.clone();
    docs.extend([String::new(), method_and_path(operation)]);
    let credentials = credentials::docs(operation);
    if !credentials.is_empty() {
        docs.push(String::new());
        docs.extend(credentials);
    }
    let (docs, deprecated) = (lines(&docs), deprecated(&operation.words));
    quote! {
        #docs
        #deprecated
        pub struct #name;
    }
}

fn info(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.names.ident);
    let (id, path) = (literal(&operation.id), literal(&operation.path));
    let method = match &operation.method {
        Method::Other(_) => {
            let name = literal(operation.method.as_str());
            quote!(#name)
        }
        method => {
            let name = ident(method.as_str());
            quote!(#name)
        }
    };
    let mut calls = Vec::new();
    let security = match &operation.security {
        SecurityPlan::Public => None,
        SecurityPlan::Required(alternatives) | SecurityPlan::Optional(alternatives) => {
            Some(alternatives)
        }
    };
    if let Some(alternatives) = security {
        let alternatives = alternatives.iter().map(|all| requirements(all));
        calls.push(quote!(security(&[#(#alternatives),*])));
    }
    calls.extend(media_types(operation));
    calls.extend(idempotency(&operation.idempotency));
    if operation.role != Role::Call {
        calls.push(quote!(webhook()));
    }
    if !operation.servers.is_empty() {
        let servers = operation.servers.iter().map(|it| ident(it));
        calls.push(quote!(servers(&[#(servers::#servers),*])));
    }
    calls.extend(texts("signed", signed(operation).into_iter()));
    calls.extend(operation.signature.as_ref().map(signature));
    let names = &operation.names;
    let [request, response, error] =
        [&names.request, &names.response, &names.error].map(|name| ident(name));
    quote! {
        rt::operation! {
            #name {
                id: #id,
                method: #method,
                path: #path,
                request: #request,
                response: #response,
                error: #error,
                #(#calls,)*
            }
        }
    }
}

/// The calls with the media types of the request and of the responses.
fn media_types(operation: &OperationPlan) -> Vec<TokenStream> {
    let produces = &operation.produces;
    let mut calls = Vec::new();
    if let Some(body) = &operation.request.body {
        let consumed = body.media_types().map(String::as_str);
        calls.extend(texts("consumes", consumed));
        let streamed = body.unbuffered().into_iter().map(String::as_str);
        calls.extend(texts("streamed_request_types", streamed));
        let ordered = body.ordered().into_iter().map(String::as_str);
        calls.extend(texts("ordered_request_types", ordered));
        let buffered = body.buffered_parts();
        calls.extend(texts("buffered_parts", buffered.iter().map(String::as_str)));
    }
    let produced = produces.media_types.iter().map(String::as_str);
    calls.extend(texts("produces", produced));
    calls.extend(produces.no_content.then(|| quote!(no_content())));
    let streamed = produces.streamed.iter().map(String::as_str);
    calls.extend(texts("streamed_response_types", streamed));
    calls
}

/// A call with a list of texts; `None` if the list is empty.
fn texts<'t>(call: &str, texts: impl Iterator<Item = &'t str>) -> Option<TokenStream> {
    let texts: Vec<_> = texts.map(literal).collect();
    let call = ident(call);
    (!texts.is_empty()).then(|| quote!(#call(&[#(#texts),*])))
}

/// The headers that a signer sets: of the scheme, and further ones of the document.
fn signed(operation: &OperationPlan) -> Vec<&str> {
    let scheme = operation.signature.as_ref();
    let mut names = scheme.map(WebhookSignature::headers).unwrap_or_default();
    let parameters = operation.request.parameters.iter();
    for parameter in parameters.filter(|it| it.signed) {
        let mut known = names.iter();
        if !known.any(|name| name.eq_ignore_ascii_case(&parameter.name)) {
            names.push(&parameter.name);
        }
    }
    names
}

fn signature(scheme: &WebhookSignature) -> TokenStream {
    let scheme = match scheme {
        WebhookSignature::StandardWebhooks => quote!(StandardWebhooks),
        WebhookSignature::TimestampedHmac(header) => {
            let header = literal(header);
            quote!(TimestampedHmac(#header))
        }
        WebhookSignature::HttpMessageSignatures => quote!(HttpMessageSignatures),
    };
    quote!(signature(rt::operation::WebhookSignature::#scheme))
}

fn requirements(all: &[RequirementPlan]) -> TokenStream {
    let all = all.iter().map(|requirement| {
        let scheme = ident(&requirement.constant);
        let scopes = requirement.scopes.iter().map(|scope| literal(scope));
        quote!(security::#scheme.requires(&[#(#scopes),*]))
    });
    quote!(&[#(#all),*])
}

fn idempotency(key: &Idempotency) -> Option<TokenStream> {
    match key {
        Idempotency::None => None,
        Idempotency::Header(header) => {
            let header = literal(header);
            Some(quote!(idempotency(rt::operation::Idempotency::Header(#header))))
        }
        Idempotency::Member(member) => {
            let member = literal(member);
            Some(quote!(idempotency(rt::operation::Idempotency::Member(#member))))
        }
        Idempotency::Either(header, member) => {
            let (header, member) = (literal(header), literal(member));
            Some(quote! {
                idempotency(rt::operation::Idempotency::HeaderOrMember { header: #header, member: #member })
            })
        }
    }
}

/// The struct of the request: a field for each parameter, and the body.
fn request(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.names.request);
    let mut docs = vec![format!(
        "The request of {}.",
        crate::text::code_span(&operation.id)
    )];
    if let Some(example) = operation.request.examples().first() {
        docs.extend([
            String::new(),
            "An example of its body:".to_owned(),
            String::new(),
        ]);
        docs.extend(crate::text::json_fence(&example.value));
    }
    docs.extend(operation.request.signed_words.iter().cloned());
    let docs = lines(&docs);
    let parameters = operation.request.fields();
    let parameters = parameters.map(|it| field(it, &quote!(pub)));
    let body = operation.request.body.as_ref().map(|body| {
        let (docs, ty) = (words(&body.words), body_type(body));
        quote!(#docs pub body: #ty)
    });
    let fields = parameters.chain(body);
    let default = operation.request.has_default();
    let default = default.then(|| quote!(Default,));
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct #name { #(#fields),* }
    }
}

/// The table of its constructor and its setters.
fn constructor(operation: &OperationPlan) -> Option<TokenStream> {
    let request = &operation.request;
    let body = request.body.as_ref();
    let required = request.fields().filter(|it| it.required);
    let required = required.map(|it| (it.ident.as_str(), field_type(it)));
    let whole = body.filter(|it| it.required);
    let whole = whole.map(|body| ("body", bodies::body_type(body)));
    let absent = request.fields().filter(|it| !it.required);
    let absent = absent.map(|it| (it.ident.as_str(), Some((it.setter(), value_type(it)))));
    let part = body.filter(|it| !it.required);
    let part = part.map(|body| {
        let setter = (request.body_setter(), bodies::body_type(body));
        ("body", Some(setter))
    });
    let constructor = request.constructor(&operation.names.required);
    build::table(
        &operation.names.request,
        constructor.as_ref(),
        required.chain(whole).collect(),
        absent.chain(part).collect(),
    )
}

fn body_type(body: &BodyPlan) -> TokenStream {
    let ty = bodies::body_type(body);
    if body.required {
        ty
    } else {
        quote!(Option<#ty>)
    }
}

/// The table that maps the fields of a request to the message.
fn table(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.names.request);
    let parameters = operation.request.parameters.iter();
    let fields = parameters.filter(|it| !it.signed || it.required);
    let fields = fields.map(|parameter| {
        if parameter.signed {
            let wire = literal(&parameter.name);
            return quote!(.. => signed(#wire));
        }
        entry(parameter)
    });
    let body = operation.request.body.as_ref().map(|body| {
        let call = bodies::body_call(body, body.required);
        quote!(.. body: #call)
    });
    let fields = fields.chain(body);
    quote! {
        rt::request! {
            #name { #(#fields,)* }
        }
    }
}
