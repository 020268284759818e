//! URLs of callbacks.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::expressions::piece;
use crate::emit::tokens::{ident, lines};
use crate::plan::{CallbackPlan, OperationPlan};

/// The functions that build the URLs of an operation's callbacks.
pub(super) fn urls(operation: &OperationPlan) -> Option<TokenStream> {
    if operation.callbacks.is_empty() {
        return None;
    }
    let name = ident(&operation.names.ident);
    let functions = operation.callbacks.iter().map(|it| url(operation, it));
    Some(quote! {
        impl #name { #(#functions)* }
    })
}

fn url(operation: &OperationPlan, callback: &CallbackPlan) -> TokenStream {
    let docs = lines(&[
        format!(
            "The URL of the callback {}: {}.",
            crate::text::code_span(&callback.name),
            crate::text::code_span(&callback.expression)
        ),
        String::new(),
        "The URL comes from the caller: a sender asks its `destinations` before it is used."
            .to_owned(),
    ]);
    let function = ident(&callback.function);
    let marker = ident(&operation.names.ident);
    let names = &operation.names;
    let [request, response] = [&names.request, &names.response].map(|name| ident(name));
    let base = callback.needs_url.then(|| quote!(, base_url: &str));
    let with_base = callback.needs_url.then(|| quote!(.base_url(base_url)));
    let response_argument = callback
        .needs_response
        .then(|| quote!(, response: &#response));
    let with_response = callback
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
            request: &#request #response_argument #base
        ) -> Result<rt::expression::Destination, rt::expression::ExpressionError> {
            let exchange = rt::expression::Exchange::of::<#marker>().request::<#marker>(request)?;
            exchange #with_response #with_base .destination(&[#(#pieces),*])
        }
    }
}
