//! Webhooks and callbacks: a sender and a receiver, and the URLs that callbacks go to.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::options::Target;
use crate::plan::{HOOK_MODULES, OperationPlan, Plan, SecurityPlan};

use super::draft::Draft;
use super::faces;
use super::tokens::{deprecated, ident, lines, of};

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
        "Where they go is said by somebody else, so that it sends nothing until".to_owned(),
        "`destinations` of its builder says which URLs are allowed.".to_owned(),
    ]);
    let methods = hooks.iter().map(|hook| send(hook));
    let items = vec![
        quote!(
            use copperplate_runtime as rt;
        ),
        quote!(
            use super::super::operations;
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
    let (marker, request) = (of(&hook.names.ident), of(&hook.names.request));
    let (docs, outcome) = (lines(&hook.words.lines), faces::outcome(hook));
    let deprecated = deprecated(&hook.words);
    quote! {
        #docs
        ///
        #outcome
        #deprecated
        pub fn #name(
            &self,
            destination: &rt::Destination,
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
    let mut docs = vec![format!("What receives the {module} of {title}.")];
    docs.extend(faces::answers());
    let docs = lines(&docs);
    let methods = hooks.iter().map(|hook| faces::method(hook));
    let name = ident("Receiver");
    let routes = hooks.iter().map(|hook| faces::route(hook, &name));
    let paths = hooks.iter().map(|hook| {
        let (id, path) = (
            crate::text::code_span(&hook.id),
            crate::text::code_span(&hook.path),
        );
        format!("- {id} at {path}")
    });
    let mut mounts = vec![
        "The operations, so that `mount` can put each where it was registered. Until then they are"
            .to_owned(),
        "here:".to_owned(),
        String::new(),
    ];
    mounts.extend(paths);
    let mounts = lines(&mounts);
    let items = vec![
        quote!(
            use copperplate_runtime as rt;
        ),
        quote!(
            use super::super::operations;
        ),
        quote! {
            #docs
            pub trait Receiver: #bound { #(#methods)* }
        },
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
            pub static REFUSALS: rt::Refusals = rt::Refusals::new();
        },
    ];
    SourceFile {
        path: format!("{module}/receiver.rs"),
        docs: vec!["The receiver: implement [`Receiver`] and serve [`router`].".to_owned()],
        items,
    }
}
