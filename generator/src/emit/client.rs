//! The client's face: a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::Role;
use crate::plan::{Declared, OperationPlan, Plan, SecurityPlan};
use crate::text::literal;

use super::tokens::{deprecated, gate, ident, lines, of, operations};

/// `client.rs`.
pub(super) fn file(plan: &Plan) -> SourceFile {
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    items.extend(operations(plan.with(Role::Call)));
    items.extend([servers(plan), client(plan), constructors(plan)]);
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

/// The methods, those of each tag together.
fn methods(plan: &Plan) -> impl Iterator<Item = TokenStream> {
    plan.calls.iter().map(|tagged| {
        let docs = tagged.tag.as_deref().map(|tag| {
            let tag = crate::text::code_span(tag);
            lines(&[format!("Operations tagged {tag}.")])
        });
        let operations = tagged.operations.iter();
        let operations = operations.filter_map(|index| plan.operations.get(*index));
        let methods = operations.map(|it| method(plan, it));
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

/// How a client begins, and what is said about that.
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
fn method(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.function);
    let (marker, request) = (of(operation, ""), of(operation, "Request"));
    let docs = lines(&operation.words.lines);
    let deprecated = deprecated(&operation.words);
    let call = lines(&call(plan, operation));
    let outcome = outcome(operation);
    let gate = gate(&operation.gate);
    quote! {
        #docs
        ///
        #call
        ///
        #outcome
        #deprecated
        #gate
        pub fn #name(&self, request: &#request) -> rt::client::Sending<#marker> {
            self.0.send(request)
        }
    }
}

/// What comes of a call: the types stand in the documentation, since the signature has only that of
/// the operation.
pub(super) fn outcome(operation: &OperationPlan) -> TokenStream {
    let link = |suffix: &str| {
        let name = format!("{}{suffix}", operation.ident);
        format!("[`{name}`](operations::{name})")
    };
    let mut docs = vec![
        format!("Gives {}.", link("Response")),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "See [`rt::client::Error`] for the kinds of failure.".to_owned(),
    ];
    if operation.errors.declared != Declared::Never {
        docs.push(format!("A documented failure is {}.", link("Error")));
    }
    lines(&docs)
}

/// The method, the path and the credentials of a call: a caller should not have to look at the document.
pub(super) fn call(plan: &Plan, operation: &OperationPlan) -> Vec<String> {
    let mut docs = vec![super::operations::route(operation)];
    let credentials: Vec<_> = match &operation.security {
        SecurityPlan::Public => return docs,
        SecurityPlan::Required(alternatives) | SecurityPlan::Optional(alternatives) => {
            let all = alternatives.iter();
            all.map(|all| credentials(plan, all)).collect()
        }
    };
    let none = match operation.security {
        SecurityPlan::Optional(_) => ", or none",
        SecurityPlan::Required(_) | SecurityPlan::Public => "",
    };
    let text = format!("Credentials: {}{none}.", credentials.join(", or "));
    docs.push(String::new());
    docs.extend(crate::text::doc_lines(&text));
    docs
}

/// Credentials that are sent together, each with its scopes.
fn credentials(plan: &Plan, all: &[(usize, Vec<String>)]) -> String {
    let all = all.iter().filter_map(|(index, scopes)| {
        let scheme = crate::text::code_span(&plan.schemes.get(*index)?.name);
        let scopes: Vec<_> = scopes.iter().map(|it| crate::text::code_span(it)).collect();
        Some(match scopes.as_slice() {
            [] => scheme,
            [only] => format!("{scheme} with the scope {only}"),
            _ => format!("{scheme} with the scopes {}", scopes.join(", ")),
        })
    });
    all.collect::<Vec<_>>().join(" and ")
}
