//! `server.rs`: a trait with a method for each operation, and a router for it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{RefusalReason, Role};
use crate::plan::{Plan, SecurityPlan};
use crate::text::literal;

use super::signatures::{method, responds, routes};
use super::tokens::{lines, operations};

pub(super) fn file(plan: &Plan) -> SourceFile {
    let secured = plan
        .with(Role::Call)
        .any(|it| it.security != SecurityPlan::Public);
    let mut items: Vec<_> = operations(plan.with(Role::Call)).into_iter().collect();
    items.push(quote!(
        use copperplate_runtime as rt;
    ));
    let bound = if secured {
        quote!(rt::server::Authenticate)
    } else {
        quote!(Send + Sync + 'static)
    };
    let routes = routes(["Service", "PartialService"], &bound, plan.with(Role::Call));
    items.extend([service(plan, secured, &bound), routes, refusals(plan)]);
    SourceFile {
        path: "server.rs".to_owned(),
        docs: vec!["The server: implement [`Service`] and serve [`router`].".to_owned()],
        items,
    }
}

fn service(plan: &Plan, secured: bool, bound: &TokenStream) -> TokenStream {
    let mut docs = vec![format!(
        "A server of {}.",
        crate::text::code_span(&plan.title)
    )];
    if secured {
        docs.push(String::new());
        docs.push("Its `Authenticate` half checks credentials before a body is read.".to_owned());
    }
    docs.extend(responds());
    let docs = lines(&docs);
    let methods = plan.with(Role::Call).map(method);
    quote! {
        #docs
        pub trait Service: #bound { #(#methods)* }
    }
}

fn refusals(plan: &Plan) -> TokenStream {
    let calls = plan.refusals.iter().map(|refusal| {
        let reason = match refusal.reason {
            RefusalReason::Invalid => quote!(Invalid),
            RefusalReason::Unauthenticated => quote!(Unauthenticated),
            RefusalReason::Forbidden => quote!(Forbidden),
            RefusalReason::NotAcceptable => quote!(NotAcceptable),
            RefusalReason::TooLarge => quote!(TooLarge),
            RefusalReason::UnsupportedMediaType => quote!(UnsupportedMediaType),
            RefusalReason::Failed => quote!(Failed),
            RefusalReason::NotFound => quote!(NotFound),
            RefusalReason::MethodNotAllowed => quote!(MethodNotAllowed),
            RefusalReason::RequestTimeout => quote!(RequestTimeout),
            RefusalReason::GatewayTimeout => quote!(GatewayTimeout),
            RefusalReason::TooManyRequests => quote!(TooManyRequests),
            RefusalReason::HeadersTooLarge => quote!(HeadersTooLarge),
            RefusalReason::NotImplemented => quote!(NotImplemented),
            RefusalReason::Unavailable => quote!(Unavailable),
            RefusalReason::KeyReused => quote!(KeyReused),
            RefusalReason::KeyInUse => quote!(KeyInUse),
        };
        let status = proc_macro2::Literal::u16_unsuffixed(refusal.status);
        let (media_type, body) = (literal(&refusal.media_type), literal(&refusal.body));
        quote! {
            .on(
                rt::refusal::Refusal::#reason,
                rt::refusal::RefusalTemplate { status: #status, media_type: #media_type, body: #body },
            )
        }
    });
    quote! {
        /// The responses to refused requests and for failed handlers: of this API, or else problem
        /// details (RFC 9457).
        pub static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new() #(#calls)*;
    }
}
