//! Webhooks and callbacks: a sender and a receiver, and the URLs that callbacks go to.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::options::Target;
use crate::plan::{HOOK_MODULES, OperationPlan, Plan, SecurityPlan};

use super::draft::Draft;
use super::faces;
use super::tokens::{deprecated, ident, lines, operation_type};

/// The files under `webhooks/` and `callbacks/`.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let mut files: Vec<Draft<'_>> = Vec::new();
    for (module, role) in HOOK_MODULES {
        let hooks: Vec<_> = plan.with(role).collect();
        if hooks.is_empty() {
            continue;
        }
        files.push(Box::new(move || index(plan, module)));
        if plan.targets.contains(&Target::Client) {
            let hooks = hooks.clone();
            files.push(Box::new(move || sender(plan, module, &hooks)));
        }
        if plan.targets.contains(&Target::Server) {
            files.push(Box::new(move || receiver(plan, module, &hooks)));
        }
    }
    files
}

fn index(plan: &Plan, module: &str) -> SourceFile {
    let mut items = Vec::new();
    if plan.targets.contains(&Target::Client) {
        items.push(quote!(
            #[cfg(feature = "client")]
            pub mod sender;
        ));
        items.push(quote!(
            #[cfg(feature = "client")]
            pub use sender::Sender;
        ));
    }
    if plan.targets.contains(&Target::Server) {
        items.push(quote!(
            #[cfg(feature = "server")]
            pub mod receiver;
        ));
        items.push(quote!(
            #[cfg(feature = "server")]
            pub use receiver::{Receiver, router, routes};
        ));
    }
    SourceFile {
        path: format!("{module}/mod.rs"),
        docs: vec![format!(
            "The {module} of the document: requests that its server makes."
        )],
        items,
    }
}

fn sender(plan: &Plan, module: &str, hooks: &[&OperationPlan]) -> SourceFile {
    let title = crate::text::code_span(&plan.title);
    let docs = lines(&[
        format!("Sends the {module} of {title}."),
        String::new(),
        "The URLs come from their receivers, so it sends nothing until `destinations` of its"
            .to_owned(),
        "builder lists the allowed ones.".to_owned(),
    ]);
    let methods = hooks.iter().map(|hook| send(hook));
    let items = vec![
        quote!(
            use super::super::operations;
        ),
        quote!(
            use copperplate_runtime as rt;
        ),
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct Sender(rt::client::Client);
        },
        quote! {
            impl Sender {
                /// Begins a sender.
                #[must_use]
                pub fn builder() -> rt::client::Builder<Self> {
                    rt::client::Builder::without_server(Self)
                }
                #(#methods)*
            }
        },
    ];
    SourceFile {
        path: format!("{module}/sender.rs"),
        docs: vec!["The sender: build one with [`Sender::builder`].".to_owned()],
        items,
    }
}

/// As a client's method.
fn send(hook: &OperationPlan) -> TokenStream {
    let name = ident(&hook.names.function);
    let (marker, request) = (
        operation_type(&hook.names.ident),
        operation_type(&hook.names.request),
    );
    let (docs, outcome) = (faces::brief(hook), faces::outcome(hook));
    let deprecated = deprecated(&hook.words);
    quote! {
        #docs
        #outcome
        #deprecated
        pub fn #name(
            &self,
            destination: &rt::expression::Destination,
            request: &#request,
        ) -> rt::client::Sending<#marker> {
            self.0.send_to::<#marker>(destination, request)
        }
    }
}

fn receiver(plan: &Plan, module: &str, hooks: &[&OperationPlan]) -> SourceFile {
    let secured = hooks.iter().any(|it| it.security != SecurityPlan::Public);
    let bound = match secured {
        true => quote!(rt::server::Authenticate),
        false => quote!(Send + Sync + 'static),
    };
    let title = crate::text::code_span(&plan.title);
    let mut docs = vec![format!("A receiver of the {module} of {title}.")];
    docs.extend(faces::answers());
    let docs = lines(&docs);
    let methods = hooks.iter().map(|hook| faces::method(hook));
    let paths = hooks.iter().map(|hook| {
        let (id, path) = (
            crate::text::code_span(&hook.id),
            crate::text::code_span(&hook.path),
        );
        format!("- {id} at {path}")
    });
    let mut about = vec![
        "The receiver: implement [`Receiver`] and serve [`router`].".to_owned(),
        String::new(),
        "`mount` of [`routes`] moves an operation to the path where it was registered. Until then:"
            .to_owned(),
        String::new(),
    ];
    about.extend(paths);
    let items = vec![
        quote!(
            use super::super::operations;
        ),
        quote!(
            use copperplate_runtime as rt;
        ),
        quote! {
            #docs
            pub trait Receiver: #bound { #(#methods)* }
        },
        faces::routes("Receiver", hooks.iter().copied()),
        quote! {
            #mounts
            #[must_use]
            pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
                rt::server::Routes::new(service, &REFUSALS) #(#routes)*
            }
        },
        quote! {
            /// An ordinary `axum` router of [`routes`].
            pub fn router<S: Receiver>(service: S) -> rt::server::Router {
                routes(service).finish()
            }
        },
        quote! {
            /// How a receiver says no: problem details (RFC 9457).
            pub static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
        },
    ];
    SourceFile {
        path: format!("{module}/receiver.rs"),
        docs: about,
        items,
    }
}

/// The functions that make the URLs of an operation's callbacks.
pub(super) fn urls(operation: &OperationPlan) -> Option<TokenStream> {
    if operation.callbacks.is_empty() {
        return None;
    }
    let name = ident(&operation.ident);
    let functions = operation.callbacks.iter().map(|it| url(operation, it));
    Some(quote! {
        impl #name { #(#functions)* }
    })
}

fn url(operation: &OperationPlan, callback: &CallbackPlan) -> TokenStream {
    let docs = lines(&[
        format!(
            "Where the callback {} goes: {}.",
            crate::text::code_span(&callback.name),
            crate::text::code_span(&callback.expression)
        ),
        String::new(),
        "The URL comes from the caller: a sender asks its `destinations` before it is used."
            .to_owned(),
    ]);
    let function = ident(&callback.function);
    let marker = ident(&operation.ident);
    let [request, response] =
        ["Request", "Response"].map(|suffix| ident(&format!("{}{suffix}", operation.ident)));
    let base = callback.needs_url.then(|| quote!(, base_url: &str));
    let with_base = callback.needs_url.then(|| quote!(.base_url(base_url)));
    let answer = callback
        .needs_response
        .then(|| quote!(, response: &#response));
    let with_answer = callback
        .needs_response
        .then(|| quote!(.response(response)?));
    let pieces = callback.pieces.iter().map(piece);
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// A value that is not there.
        pub fn #function(
            request: &#request #answer #base
        ) -> Result<rt::expression::Destination, rt::expression::ExpressionError> {
            let exchange = rt::expression::Exchange::of::<#marker>().request::<#marker>(request)?;
            exchange #with_answer #with_base .destination(&[#(#pieces),*])
        }
    }
}

/// A piece of a text with expressions.
pub(super) fn piece(piece: &Piece) -> TokenStream {
    match piece {
        Piece::Text(text) => {
            let text = literal(text);
            quote!(rt::expression::Piece::Text(#text))
        }
        Piece::Value(value) => {
            let value = expression(value);
            quote!(rt::expression::Piece::Value(#value))
        }
    }
}

/// A runtime expression.
pub(super) fn expression(expression: &Expression) -> TokenStream {
    let (variant, name) = match expression {
        Expression::Url => return quote!(rt::expression::Expression::Url),
        Expression::Method => return quote!(rt::expression::Expression::Method),
        Expression::StatusCode => return quote!(rt::expression::Expression::StatusCode),
        Expression::RequestPath(name) => ("RequestPath", name),
        Expression::RequestQuery(name) => ("RequestQuery", name),
        Expression::RequestHeader(name) => ("RequestHeader", name),
        Expression::RequestBody(name) => ("RequestBody", name),
        Expression::ResponseHeader(name) => ("ResponseHeader", name),
        Expression::ResponseBody(name) => ("ResponseBody", name),
    };
    let (variant, name) = (ident(variant), literal(name));
    quote!(rt::expression::Expression::#variant(#name))
}
