//! The client's face: a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::plan::{OperationPlan, Plan};
use crate::text::literal;

use super::tokens::{ident, lines, words};

/// `client.rs`.
pub(super) fn file(plan: &Plan) -> SourceFile {
    let imports = plan.operations.iter().flat_map(|operation| {
        ["", "Error", "Request", "Response"]
            .map(|suffix| ident(&format!("{}{suffix}", operation.ident)))
    });
    let items = vec![
        quote!(
            use copperplate_runtime as rt;
        ),
        quote!(use super::operations::{#(#imports),*};),
        client(plan),
        methods(plan),
        servers(plan),
    ];
    SourceFile {
        path: "client.rs".to_owned(),
        docs: vec!["The client: build one with [`Client::builder`].".to_owned()],
        items,
    }
}

fn client(plan: &Plan) -> TokenStream {
    let docs = lines(&[
        format!("Calls {}.", crate::text::code_span(&plan.title)),
        String::new(),
        "Cloning it is cheap; clones share connections and credentials.".to_owned(),
    ]);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client(rt::client::Client);
    }
}

fn methods(plan: &Plan) -> TokenStream {
    let methods = plan.operations.iter().map(method);
    quote! {
        impl Client {
            /// Begins a client; the first of [`SERVERS`] is called unless another URL is set.
            #[must_use]
            pub fn builder() -> rt::client::Builder<Self> {
                rt::client::Builder::new(SERVERS, Self)
            }
            #(#methods)*
        }
    }
}

fn method(operation: &OperationPlan) -> TokenStream {
    let (marker, name) = (ident(&operation.ident), ident(&operation.function));
    let [request, response, error] = ["Request", "Response", "Error"]
        .map(|suffix| ident(&format!("{}{suffix}", operation.ident)));
    let docs = words(&operation.words);
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn #name(
            &self,
            request: &#request,
        ) -> Result<rt::client::Answer<#response>, rt::client::Error<#error>> {
            self.0.send::<#marker>(request).await
        }
    }
}

fn servers(plan: &Plan) -> TokenStream {
    let servers = plan.servers.iter().map(|server| {
        let url = literal(&server.url);
        let description = literal(server.description.as_deref().unwrap_or_default());
        quote!(rt::Server { url: #url, description: #description })
    });
    quote! {
        /// The servers that the document names.
        pub const SERVERS: &[rt::Server] = &[#(#servers),*];
    }
}
