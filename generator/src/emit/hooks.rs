//! Webhooks and callbacks: senders and receivers.

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
            pub use receiver::{PartialReceiver, Receiver, router, routes};
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

/// The method of a sender; it is like a client's.
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
        faces::routes("Receiver", &bound, hooks.iter().copied()),
        quote! {
            /// The responses to refused requests and for failed handlers: problem details (RFC 9457).
            pub static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
        },
    ];
    SourceFile {
        path: format!("{module}/receiver.rs"),
        docs: about,
        items,
    }
}
