//! Webhooks and callbacks: senders and receivers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::WebhookSignature;
use crate::options::Target;
use crate::plan::{HOOK_MODULES, OperationPlan, Plan, SecurityPlan};

use super::draft::Draft;
use super::signatures;
use super::tokens::{deprecated, ident, lines, operation_type};

/// The files under `webhooks/` and `callbacks/`.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let mut files: Vec<Draft<'_>> = Vec::new();
    for (module, role) in HOOK_MODULES {
        let callbacks: Vec<_> = plan.with(role).collect();
        if callbacks.is_empty() {
            continue;
        }
        files.push(Box::new(move || index(plan, module)));
        if plan.targets.contains(&Target::Client) {
            let callbacks = callbacks.clone();
            files.push(Box::new(move || sender(plan, module, &callbacks)));
        }
        if plan.targets.contains(&Target::Server) {
            files.push(Box::new(move || receiver(plan, module, &callbacks)));
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

fn sender(plan: &Plan, module: &str, callbacks: &[&OperationPlan]) -> SourceFile {
    let title = crate::text::code_span(&plan.title);
    let mut docs = vec![
        format!("Sends the {module} of {title}."),
        String::new(),
        "The URLs come from their receivers, so it sends nothing until `destinations` of its"
            .to_owned(),
        "builder lists the allowed ones.".to_owned(),
    ];
    let mut signers: Vec<_> = schemes(callbacks).map(signatures::signer).collect();
    signers.dedup();
    for signer in signers {
        docs.extend([
            String::new(),
            "Its requests are signed, so its builder needs a `signer`:".to_owned(),
            format!("[`rt::signature::{signer}`]."),
        ]);
    }
    let docs = lines(&docs);
    let methods = callbacks.iter().map(|callback| send(callback));
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

/// The schemes of signatures, sorted so that equal kinds are neighbours.
fn schemes<'p>(callbacks: &'p [&OperationPlan]) -> impl Iterator<Item = &'p WebhookSignature> {
    let schemes = callbacks.iter().filter_map(|it| it.signature.as_ref());
    let mut schemes: Vec<_> = schemes.collect();
    schemes.sort_by_key(|it| signatures::signer(it));
    schemes.into_iter()
}

/// The method of a sender; it is like a client's.
fn send(callback: &OperationPlan) -> TokenStream {
    let name = ident(&callback.names.function);
    let (marker, request) = (
        operation_type(&callback.names.ident),
        operation_type(&callback.names.request),
    );
    let (docs, result) = (signatures::brief(callback), signatures::result(callback));
    let deprecated = deprecated(&callback.words);
    quote! {
        #docs
        #result
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

fn receiver(plan: &Plan, module: &str, callbacks: &[&OperationPlan]) -> SourceFile {
    let secured = callbacks
        .iter()
        .any(|it| it.security != SecurityPlan::Public);
    let mut verifiers: Vec<_> = schemes(callbacks).map(signatures::verifier).collect();
    verifiers.dedup();
    let mut bounds = Vec::new();
    bounds.extend(secured.then(|| quote!(rt::server::Authenticate)));
    let verify = |verifier| quote!(rt::server::VerifyWebhooks<rt::signature::#verifier>);
    bounds.extend(verifiers.iter().map(verify));
    let bound = match bounds.as_slice() {
        [] => quote!(Send + Sync + 'static),
        bounds => quote!(#(#bounds)+*),
    };
    let title = crate::text::code_span(&plan.title);
    let mut docs = vec![format!("A receiver of the {module} of {title}.")];
    if !verifiers.is_empty() {
        docs.extend([
            String::new(),
            "Its requests are verified before anything of them is parsed, by the verifier of"
                .to_owned(),
            "[`rt::server::VerifyWebhooks`].".to_owned(),
        ]);
    }
    docs.extend(signatures::responds());
    let docs = lines(&docs);
    let methods = callbacks
        .iter()
        .map(|callback| signatures::method(callback));
    let paths = callbacks.iter().map(|callback| {
        let (id, path) = (
            crate::text::code_span(&callback.id),
            crate::text::code_span(&callback.path),
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
        signatures::routes(
            ["Receiver", "PartialReceiver"],
            &bound,
            callbacks.iter().copied(),
        ),
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
