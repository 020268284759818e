//! Methods that clients and webhooks have in common.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::WebhookSignature;
use crate::plan::{Declared, OperationPlan, SecurityPlan};

use super::tokens::{ident, lines, operation_type};

/// The first line about an operation and a link to its marker. Only the marker has the whole text,
/// so rewording a sentence of a document changes one file.
pub(super) fn brief(operation: &OperationPlan) -> TokenStream {
    let mut docs = operation.brief.clone();
    docs.extend([
        String::new(),
        format!("See {}.", link(&operation.names.ident)),
    ]);
    lines(&docs)
}

/// The documentation of a client method with the types of the response and of the error, since the
/// signature has only the type of the operation.
pub(super) fn result(operation: &OperationPlan) -> TokenStream {
    let mut docs = vec![
        format!("Returns {}.", link(&operation.names.response)),
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

/// A link to a type of an operation, in a file that imports `operations`.
fn link(name: &str) -> String {
    format!("[`{name}`](operations::{name})")
}

/// The sentences about the results of handlers, for the documentation of a service.
pub(super) fn responds() -> [String; 3] {
    [
        String::new(),
        "Each method returns a documented success, or an [`rt::server::Failed`]: a documented error, or"
            .to_owned(),
        "any error by `?`, which is a 500 in the API's own error shape.".to_owned(),
    ]
}

pub(super) fn method(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.names.function);
    let (marker, request) = (
        operation_type(&operation.names.ident),
        operation_type(&operation.names.request),
    );
    // A server must implement deprecated operations, so its trait does not mark them.
    let docs = brief(operation);
    let principal = match operation.security {
        SecurityPlan::Public => quote!(()),
        SecurityPlan::Required(_) => quote!(Self::Principal),
        SecurityPlan::Optional(_) => quote!(Option<Self::Principal>),
    };
    quote! {
        #docs
        fn #name(
            &self,
            request: #request,
            context: rt::server::Context<#principal>,
        ) -> impl Future<Output = rt::server::HandlerResult<#marker>> + Send;
    }
}

/// The table of the functions `routes` and `router` and of the partial trait, with a line for each
/// operation.
pub(super) fn routes<'p>(
    [service, partial]: [&str; 2],
    bound: &TokenStream,
    operations: impl Iterator<Item = &'p OperationPlan>,
) -> TokenStream {
    let (service, partial, rows) = (ident(service), ident(partial), operations.map(route));
    quote!(rt::routes! { #service, #partial: [#bound], REFUSALS { #(#rows,)* } })
}

fn route(operation: &OperationPlan) -> TokenStream {
    let (marker, function) = (
        operation_type(&operation.names.ident),
        ident(&operation.names.function),
    );
    let Some(scheme) = &operation.signature else {
        let access = match operation.security {
            SecurityPlan::Public => quote!(public),
            SecurityPlan::Required(_) => quote!(secured),
            SecurityPlan::Optional(_) => quote!(optional),
        };
        return quote!(#access #marker => #function);
    };
    let access = match operation.security {
        SecurityPlan::Public => quote!(signed),
        SecurityPlan::Required(_) => quote!(signed_secured),
        SecurityPlan::Optional(_) => quote!(signed_optional),
    };
    let verifier = verifier(scheme);
    quote!(#access #marker: rt::signature::#verifier => #function)
}

/// The verifier of the runtime for a scheme.
pub(super) fn verifier(scheme: &WebhookSignature) -> Ident {
    ident(match scheme {
        WebhookSignature::StandardWebhooks => "StandardWebhooks",
        WebhookSignature::TimestampedHmac(_) => "TimestampedHmac",
        WebhookSignature::HttpMessageSignatures => "Verifier",
    })
}

/// The signer of the runtime for a scheme.
pub(super) fn signer(scheme: &WebhookSignature) -> &'static str {
    match scheme {
        WebhookSignature::StandardWebhooks => "StandardWebhooksSigner",
        WebhookSignature::TimestampedHmac(_) => "TimestampedHmacSigner",
        WebhookSignature::HttpMessageSignatures => "MessageSigner",
    }
}
