//! The server's face: a trait with a method per operation, and a router over it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{RefusalReason, Role};
use crate::plan::{Plan, SecurityPlan};
use crate::text::literal;

use super::faces::{answers, method, routes};
use super::tokens::{lines, operations};

/// `server.rs`.
pub(super) fn file(plan: &Plan) -> SourceFile {
    let secured = plan
        .with(Role::Call)
        .any(|it| it.security != SecurityPlan::Public);
    let mut items: Vec<_> = operations(plan.with(Role::Call)).into_iter().collect();
    items.push(quote!(
        use copperplate_runtime as rt;
    ));
    let routes = routes("Service", plan.with(Role::Call));
    items.extend([service(plan, secured), routes, refusals(plan)]);
    SourceFile {
        path: "server.rs".to_owned(),
        docs: vec!["The server: implement [`Service`] and serve [`router`].".to_owned()],
        items,
    }
}

fn service(plan: &Plan, secured: bool) -> TokenStream {
    let bound = if secured {
        quote!(rt::server::Authenticate)
    } else {
        quote!(Send + Sync + 'static)
    };
    let mut docs = vec![format!(
        "A server of {}.",
        crate::text::code_span(&plan.title)
    )];
    if secured {
        docs.push(String::new());
        docs.push("Its `Authenticate` half checks credentials before a body is read.".to_owned());
    }
    docs.extend(answers());
    let docs = lines(&docs);
    let methods = plan.with(Role::Call).map(method);
    quote! {
        #docs
        pub trait Service: #bound { #(#methods)* }
    }
}

/// The sentence in the documentation of a service about the results of its methods.
pub(super) fn answers() -> [String; 3] {
    [
        String::new(),
        "Each method answers a documented success, or an [`rt::server::Failed`]: a documented error, or"
            .to_owned(),
        "any error by `?`, which is a 500 in the API's own error shape.".to_owned(),
    ]
}

pub(super) fn method(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.function);
    let (marker, request) = (of(operation, ""), of(operation, "Request"));
    // A server must serve what is deprecated, so its trait does not carry the mark.
    let docs = lines(&operation.words.lines);
    let route = lines(&[String::new(), super::operations::route(operation)]);
    let principal = match operation.security {
        SecurityPlan::Public => quote!(()),
        SecurityPlan::Required(_) => quote!(Self::Principal),
        SecurityPlan::Optional(_) => quote!(Option<Self::Principal>),
    };
    quote! {
        #docs
        #route
        fn #name(
            &self,
            request: #request,
            context: rt::server::Context<#principal>,
        ) -> impl Future<Output = rt::server::HandlerResult<#marker>> + Send;
    }
}

fn router(plan: &Plan) -> TokenStream {
    let name = ident("Service");
    let routes = plan.with(Role::Call).map(|it| route(it, &name));
    quote! {
        /// An ordinary `axum` router, which nests, layers and merges like any other.
        pub fn router<S: Service>(service: S) -> rt::server::Router {
            routes(service).finish()
        }

        /// The operations, for a router with other limits, or with layers that see which operation is
        /// called.
        pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS) #(#routes)*
        }
    }
}

/// A route calls the method of its trait by path: a service has methods of other traits as well, and
/// so has the pointer to it, and an operation may be called `authenticate` or `clone`.
pub(super) fn route(operation: &OperationPlan, service: &Ident) -> TokenStream {
    let (marker, function) = (of(operation, ""), ident(&operation.function));
    let kind = match operation.security {
        SecurityPlan::Public => quote!(public),
        SecurityPlan::Required(_) => quote!(secured),
        SecurityPlan::Optional(_) => quote!(optional),
    };
    quote! {
        .#kind::<#marker, _, _>(|service, request, context| async move {
            #service::#function(&*service, request, context).await
        })
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
        /// How this API says no; problem details (RFC 9457) where it has no words of its own.
        pub static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new() #(#calls)*;
    }
}
