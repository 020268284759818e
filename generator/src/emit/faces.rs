//! Methods that the faces of calls and of hooks have alike.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::{Declared, OperationPlan, SecurityPlan};

use super::tokens::{ident, lines, method_and_path, of};

/// What comes of a call: the types stand in the documentation, since the signature has only that of
/// the operation.
pub(super) fn outcome(operation: &OperationPlan) -> TokenStream {
    let link = |name: &str| format!("[`{name}`](operations::{name})");
    let mut docs = vec![
        format!("Gives {}.", link(&operation.names.response)),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "See [`rt::client::Error`] for the kinds of failure.".to_owned(),
    ];
    if operation.errors.declared != Declared::Never {
        docs.push(format!(
            "A documented failure is {}.",
            link(&operation.names.error)
        ));
    }
    lines(&docs)
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
    let name = ident(&operation.names.function);
    let (marker, request) = (of(&operation.names.ident), of(&operation.names.request));
    // A server must serve what is deprecated, so its trait does not carry the mark.
    let docs = lines(&operation.words.lines);
    let route = lines(&[String::new(), method_and_path(operation)]);
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
        ) -> impl Future<Output = rt::server::Outcome<#marker>> + Send;
    }
}

/// A route calls the method of its trait by path: a service has methods of other traits as well, and
/// so has the pointer to it, and an operation may be called `authenticate` or `clone`.
pub(super) fn route(operation: &OperationPlan, service: &Ident) -> TokenStream {
    let (marker, function) = (of(&operation.names.ident), ident(&operation.names.function));
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
