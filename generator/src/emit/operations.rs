//! The file of an operation: its request, its answers, and how both travel.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{Idempotency, Role};
use crate::plan::{BodyPlan, Declared, OperationPlan, ParameterPlan, Plan, SecurityPlan, Uses};
use crate::text::literal;

use super::parameters::{entry, field};
use super::tokens::{constant, deprecated, gate, ident, lines, words};
use super::{Draft, bodies, headers, replies};

/// The files under `operations/`.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    if plan.operations.is_empty() {
        return Vec::new();
    }
    let mut drafts: Vec<Draft<'_>> = vec![Box::new(|| index(plan))];
    for operation in &plan.operations {
        drafts.push(Box::new(|| file(plan, operation)));
    }
    for shared in &plan.shared_answers {
        drafts.push(Box::new(|| replies::file(shared)));
    }
    for shared in &plan.shared_headers {
        drafts.push(Box::new(|| headers::file(shared)));
    }
    drafts
}

fn index(plan: &Plan) -> SourceFile {
    let operations = plan.operations.iter().map(|it| (&it.file, &it.gate));
    let answers = plan.shared_answers.iter().map(|it| (&it.file, &it.gate));
    let headers = plan.shared_headers.iter().map(|it| (&it.file, &it.gate));
    let files: Vec<_> = operations.chain(answers).chain(headers).collect();
    let modules = files.iter().map(|(stem, features)| {
        let (stem, gate) = (ident(stem), gate(features));
        quote!(#gate mod #stem;)
    });
    let names = files.iter().map(|(stem, features)| {
        let (stem, gate) = (ident(stem), gate(features));
        quote!(#gate pub use #stem::*;)
    });
    SourceFile {
        path: "operations/mod.rs".to_owned(),
        docs: vec![
            "The operations of the document, each with its request and its answers.".to_owned(),
        ],
        items: modules.chain(names).collect(),
    }
}

fn file(plan: &Plan, operation: &OperationPlan) -> SourceFile {
    let mut items = vec![marker(operation), info(plan, operation)];
    items.push(request(operation));
    items.extend(super::defaults::of_parameters(operation));
    if let Some(body) = &operation.body {
        let id = crate::text::code_span(&operation.id);
        items.extend(bodies::items(
            body,
            &format!("The body that {id} is called with."),
        ));
    }
    items.push(table(operation));
    items.extend(replies::items(operation));
    items.extend(super::hooks::urls(operation));
    items.extend(super::links::items(operation));
    items.extend(operation.statics.iter().map(constant));
    let imports = replies::imports(operation).into_iter();
    let imports = imports.chain(super::links::imports(operation));
    source(
        &operation.file,
        Uses::of_operation(operation),
        imports,
        items,
    )
}

/// A file under `operations/`, with what its items need of others.
pub(super) fn source(
    stem: &str,
    neighbours: Uses,
    imports: impl IntoIterator<Item = TokenStream>,
    mut items: Vec<TokenStream>,
) -> SourceFile {
    let mut uses = vec![quote!(
        use copperplate_runtime as rt;
    )];
    uses.extend(imports);
    let modules = [
        ("rules", neighbours.rules),
        ("security", neighbours.security),
        ("servers", neighbours.servers),
        ("types", neighbours.types),
    ];
    let neighbours = modules.iter().filter(|(_, used)| *used);
    let neighbours: Vec<_> = neighbours.map(|(name, _)| ident(name)).collect();
    if !neighbours.is_empty() {
        uses.push(quote!(use super::super::{#(#neighbours),*};));
    }
    uses.append(&mut items);
    SourceFile {
        path: format!("operations/{stem}.rs"),
        docs: Vec::new(),
        items: uses,
    }
}

/// The zero-sized type that stands for the operation.
fn marker(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.ident);
    let docs = lines(&operation.words.lines);
    let deprecated = deprecated(&operation.words);
    let route = lines(&[String::new(), route(operation)]);
    quote! {
        #docs
        #route
        #deprecated
        pub struct #name;
    }
}

/// The method and the path of an operation.
pub(super) fn route(operation: &OperationPlan) -> String {
    let route = format!("{} {}", operation.method.as_str(), operation.path);
    crate::text::code_span(&route)
}

fn info(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.ident);
    let (id, path) = (literal(&operation.id), literal(&operation.path));
    let method = ident(operation.method.as_str());
    let mut calls = Vec::new();
    let security = match &operation.security {
        SecurityPlan::Public => None,
        SecurityPlan::Required(alternatives) | SecurityPlan::Optional(alternatives) => {
            Some(alternatives)
        }
    };
    if let Some(alternatives) = security {
        // An empty alternative says that a caller may come without any credential.
        let open = matches!(operation.security, SecurityPlan::Optional(_)).then(|| quote!(&[]));
        let alternatives = alternatives
            .iter()
            .map(|all| requirements(plan, all))
            .chain(open);
        calls.push(quote!(security(&[#(#alternatives),*])));
    }
    if let Some(body) = &operation.body {
        let consumed = bodies::media_types(body).map(|it| literal(it));
        calls.push(quote!(consumes(&[#(#consumed),*])));
        let uploads: Vec<_> = bodies::uploads(body)
            .into_iter()
            .map(|it| literal(it))
            .collect();
        if !uploads.is_empty() {
            calls.push(quote!(streamed_request_types(&[#(#uploads),*])));
        }
        let held: Vec<_> = bodies::held_parts(body).into_iter().map(literal).collect();
        if !held.is_empty() {
            calls.push(quote!(buffered_parts(&[#(#held),*])));
        }
    }
    let mut produced: Vec<&str> = Vec::new();
    for variant in operation.variants() {
        for media_type in variant.reply.body.iter().flat_map(bodies::media_types) {
            if !produced.contains(&media_type.as_str()) {
                produced.push(media_type);
            }
        }
    }
    // An undescribed success may have any media type, so it must not be refused for `Accept`.
    let undocumented = operation.success.declared == Declared::Undocumented;
    if undocumented && !produced.is_empty() {
        produced.push("*/*");
    }
    if !produced.is_empty() {
        let produced = produced.iter().map(|media_type| literal(media_type));
        calls.push(quote!(produces(&[#(#produced),*])));
        let mut succeeds = operation.success.variants.iter();
        if undocumented || succeeds.any(|it| it.reply.body.is_none()) {
            calls.push(quote!(no_content()));
        }
    }
    if let Some(streams) = streams(operation) {
        calls.push(streams);
    }
    calls.extend(idempotency(&operation.idempotency));
    if operation.role != Role::Call {
        calls.push(quote!(webhook()));
    }
    if !operation.servers.is_empty() {
        let servers = operation.servers.iter().map(|it| ident(it));
        calls.push(quote!(servers(&[#(servers::#servers),*])));
    }
    let signed: Vec<_> = operation.parameters.iter().filter(|it| it.signed).collect();
    if !signed.is_empty() {
        let signed = signed.iter().map(|it| literal(&it.name));
        calls.push(quote!(signed(&[#(#signed),*])));
    }
    let [request, response, error] = ["Request", "Response", "Error"]
        .map(|suffix| ident(&format!("{}{suffix}", operation.ident)));
    quote! {
        impl rt::Operation for #name {
            const INFO: rt::operation::OperationInfo = rt::operation::OperationInfo::new(#id, rt::Method::#method, #path)
                #(.#calls)*;
            type Request = #request;
            type Response = #response;
            type Error = #error;
        }
    }
}

/// The media types of answers that are streams of bytes or items.
fn streams(operation: &OperationPlan) -> Option<TokenStream> {
    let mut streams: Vec<&str> = Vec::new();
    for variant in operation.variants() {
        for media_type in variant.reply.body.iter().flat_map(bodies::streams) {
            if !streams.contains(&media_type.as_str()) {
                streams.push(media_type);
            }
        }
    }
    let literals = streams.iter().map(|it| literal(it));
    (!streams.is_empty()).then(|| quote!(streamed_response_types(&[#(#literals),*])))
}

fn requirements(plan: &Plan, all: &[(usize, Vec<String>)]) -> TokenStream {
    let all = all.iter().filter_map(|(index, scopes)| {
        let scheme = ident(&plan.schemes.get(*index)?.constant);
        let scopes = scopes.iter().map(|scope| literal(scope));
        Some(quote!(security::#scheme.requires(&[#(#scopes),*])))
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

/// The struct of what a caller passes: a field for each parameter, and the body.
fn request(operation: &OperationPlan) -> TokenStream {
    let name = ident(&format!("{}Request", operation.ident));
    let mut docs = vec![format!(
        "What {} is called with.",
        crate::text::code_span(&operation.id)
    )];
    if let Some(example) = operation.examples.first() {
        docs.extend([
            String::new(),
            "An example of its body:".to_owned(),
            String::new(),
        ]);
        docs.extend(crate::text::json_fence(&example.value));
    }
    docs.extend(operation.signed_words.iter().cloned());
    let docs = lines(&docs);
    let parameters = filled_by_caller(operation).map(|it| field(it, &quote!(pub)));
    let body = operation.body.as_ref().map(|body| {
        let (docs, ty) = (words(&body.words), body_type(body));
        quote!(#docs pub body: #ty)
    });
    let fields = parameters.chain(body);
    let default = can_default(operation).then(|| quote!(Default,));
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct #name { #(#fields),* }
    }
}

/// A request of optional parts only can be built from nothing.
fn can_default(operation: &OperationPlan) -> bool {
    let body = operation.body.as_ref().is_some_and(|it| it.required);
    !body && filled_by_caller(operation).all(|it| !it.required)
}

fn body_type(body: &BodyPlan) -> TokenStream {
    let ty = bodies::body_type(body);
    if body.required {
        ty
    } else {
        quote!(Option<#ty>)
    }
}

fn filled_by_caller(operation: &OperationPlan) -> impl Iterator<Item = &ParameterPlan> {
    operation.parameters.iter().filter(|it| !it.signed)
}

/// What ties the fields of a request to the message.
fn table(operation: &OperationPlan) -> TokenStream {
    let name = ident(&format!("{}Request", operation.ident));
    let parameters = operation.parameters.iter();
    let fields = parameters.filter(|it| !it.signed || it.required);
    let fields = fields.map(|parameter| {
        if parameter.signed {
            let wire = literal(&parameter.name);
            return quote!(.. => signed(#wire));
        }
        entry(parameter)
    });
    let body = operation.body.as_ref().map(|body| {
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

/// A status as it stands in a call.
pub(super) fn code(code: u16) -> Literal {
    Literal::u16_unsuffixed(code)
}
