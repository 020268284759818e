//! The client: a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{Role, SchemeKind};
use crate::plan::{OperationPlan, Plan};
use crate::text::literal;

use super::signatures::{brief, result};
use super::tokens::{cfg, deprecated, ident, lines, operation_type, operations};

/// `client.rs`.
pub(super) fn file(plan: &Plan) -> SourceFile {
    let mut items: Vec<_> = operations(plan.with(Role::Call)).into_iter().collect();
    items.extend(plan.has_credentials().then(|| {
        quote!(
            use super::security;
        )
    }));
    items.push(quote!(
        use copperplate_runtime as rt;
    ));
    items.extend([servers(plan), client(plan), constructors(plan)]);
    items.extend(credentials(plan));
    items.extend(methods(plan));
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

        impl AsRef<rt::client::Client> for Client {
            fn as_ref(&self) -> &rt::client::Client {
                &self.0
            }
        }
    }
}

fn constructors(plan: &Plan) -> TokenStream {
    let (docs, begin) = begin(plan);
    quote! {
        impl Client {
            #docs
            #[must_use]
            pub fn builder() -> rt::client::Builder<Self> {
                #begin
            }

            /// The same client at another server, such as one of [`SERVERS`] or what a type of
            /// `servers` has made.
            ///
            /// # Errors
            ///
            /// A URL that can't be used.
            pub fn at(
                &self,
                server: impl Into<rt::servers::ServerUrl>,
            ) -> Result<Self, rt::client::BuildError> {
                self.0.at(server).map(Self)
            }
        }
    }
}

/// The setters of credentials, one for each scheme.
fn credentials(plan: &Plan) -> Option<TokenStream> {
    if !plan.has_credentials() {
        return None;
    }
    let rows = plan.schemes.iter().filter_map(|scheme| {
        let (setter, constant) = (ident(&scheme.setter), ident(&scheme.constant));
        let kind = match scheme.kind {
            SchemeKind::Bearer | SchemeKind::ApiKey(..) => quote!(token),
            SchemeKind::Basic => quote!(basic),
            SchemeKind::MutualTls => quote!(certificate),
            SchemeKind::Unsupported => return None,
        };
        Some(quote!(#setter: #kind(security::#constant)))
    });
    Some(quote!(rt::credentials! { Client { #(#rows,)* } }))
}

/// The methods, grouped by tag.
fn methods(plan: &Plan) -> impl Iterator<Item = TokenStream> {
    plan.calls.iter().map(|tagged| {
        let docs = tagged.tag.as_deref().map(|tag| {
            let tag = crate::text::code_span(tag);
            lines(&[format!("Operations tagged {tag}.")])
        });
        let operations = tagged.operations.iter();
        let methods = operations.map(|it| method(&plan.operations[*it]));
        quote!(#docs impl Client { #(#methods)* })
    })
}

/// The servers of the document, under the name that they have in this file.
fn servers(plan: &Plan) -> TokenStream {
    match plan.servers.servers.is_empty() {
        true => quote! {
            /// The servers that the document names: none.
            pub const SERVERS: &[rt::servers::Server] = &[];
        },
        false => quote!(
            pub use super::servers::SERVERS;
        ),
    }
}

/// The constructor of the builder, and its documentation.
fn begin(plan: &Plan) -> (TokenStream, TokenStream) {
    let own = plan.with(Role::Call).all(|it| !it.servers.is_empty());
    if plan.servers.document.is_empty() && own {
        let docs = lines(&["Begins a client; each operation has servers of its own.".to_owned()]);
        return (docs, quote!(rt::client::Builder::without_server(Self)));
    }
    if plan.servers.asks {
        let names = plan.servers.document.iter().map(|name| literal(name));
        let docs = lines(&[
            "Begins a client. The first of [`SERVERS`] is production, so `build` is an error until",
            "[`server`](rt::client::Builder::server) chooses one of `servers`, or",
            "[`base_url`](rt::client::Builder::base_url) sets a URL.",
        ]
        .map(str::to_owned));
        let begin = quote!(rt::client::Builder::requiring_server(SERVERS, &[#(#names),*], Self));
        return (docs, begin);
    }
    let docs = "Begins a client; the first of [`SERVERS`] is called unless another URL is set.";
    (
        lines(&[docs.to_owned()]),
        quote!(rt::client::Builder::new(SERVERS, Self)),
    )
}

/// The method hands on the future of the runtime. Were it `async`, a compiler would build a future of
/// its own for each.
fn method(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.names.function);
    let (marker, request) = (
        operation_type(&operation.names.ident),
        operation_type(&operation.names.request),
    );
    let (docs, result) = (brief(operation), result(operation));
    let deprecated = deprecated(&operation.words);
    let cfg = cfg(&operation.features);
    quote! {
        #docs
        #result
        #deprecated
        #cfg
        pub fn #name(&self, request: &#request) -> rt::client::Sending<#marker> {
            self.0.send(request)
        }
    }
}
