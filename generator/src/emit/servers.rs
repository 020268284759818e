//! `servers.rs`: a constant for each server, and a builder if its URL has variables.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{Environment, ServerVariable};
use crate::plan::{Plan, ServerPlan, VariablePlan};
use crate::text::literal;

use super::tokens::{ident, lines, words};

pub(super) fn file(plan: &Plan) -> SourceFile {
    let document = plan.servers.document.iter().map(|it| ident(it));
    let docs = lines(&match plan.servers.asks {
        true => [
            "The servers that the document names. The first is production, so a client has to be",
            "told which of them to call.",
        ],
        false => [
            "The servers that the document names; a client calls the first of them unless told",
            "otherwise.",
        ],
    }
    .map(str::to_owned));
    let mut items = vec![
        quote!(
            use copperplate_runtime as rt;
        ),
        quote! {
            #docs
            pub const SERVERS: &[rt::servers::Server] = &[#(#document),*];
        },
    ];
    for server in &plan.servers.servers {
        items.push(constant(server));
        if let Some((name, variables)) = &server.builder {
            let choices = variables.iter().zip(&server.server.variables);
            items.extend(choices.flat_map(|(plan, variable)| choice(plan, variable)));
            items.extend(builder(server, name, variables));
        }
    }
    SourceFile {
        path: "servers.rs".to_owned(),
        docs: vec![
            "The servers of the document. A router has the paths of the document alone: to serve \
             it below the path of a server's URL, nest it under `rt::servers::ServerUrl::path`."
                .to_owned(),
        ],
        items,
    }
}

fn constant(plan: &ServerPlan) -> TokenStream {
    let docs = words(&plan.words);
    let shown = lines(&[String::new(), crate::text::code_span(&plan.server.template)]);
    let (constant, url) = (ident(&plan.constant), literal(&plan.server.url));
    let description = plan
        .server
        .description
        .as_deref()
        .filter(|it| !it.is_empty());
    let description = description.map(|text| {
        let text = literal(text);
        quote!(.description(#text))
    });
    let variables = plan.server.variables.iter().map(|variable| {
        let (name, default) = (literal(&variable.name), literal(&variable.default));
        let values = variable.values.iter().map(|value| literal(value));
        quote!(rt::servers::ServerVariable { name: #name, default: #default, values: &[#(#values),*] })
    });
    let environment = plan
        .server
        .environment
        .map(|environment| match environment {
            Environment::Production => quote!(.environment(rt::servers::Environment::Production)),
            Environment::Sandbox => quote!(.environment(rt::servers::Environment::Sandbox)),
        });
    let template = literal(&plan.server.template);
    let variables = (!plan.server.variables.is_empty())
        .then(|| quote!(.variables(#template, &[#(#variables),*])));
    quote! {
        #docs
        #shown
        pub const #constant: rt::servers::Server = rt::servers::Server::new(#url) #description #environment #variables;
    }
}

/// The enum of a variable's values, if it has any.
fn choice(plan: &VariablePlan, variable: &ServerVariable) -> Vec<TokenStream> {
    let Some((name, values)) = &plan.choice else {
        return Vec::new();
    };
    let (docs, name) = (words(&plan.words), ident(name));
    let variants = values.iter().map(|(variant, value)| {
        let docs = lines(&[crate::text::code_span(value)]);
        let default = (*value == variable.default).then(|| quote!(#[default]));
        let variant = ident(variant);
        quote!(#docs #default #variant)
    });
    let arms = values.iter().map(|(variant, value)| {
        let (variant, value) = (ident(variant), literal(value));
        quote!(Self::#variant => #value)
    });
    vec![
        quote! {
            #docs
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub enum #name { #(#variants),* }
        },
        quote! {
            impl #name {
                /// The value in the URL.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { #(#arms),* }
                }
            }
        },
    ]
}

/// The builder with the variables of a server.
fn builder(plan: &ServerPlan, name: &str, variables: &[VariablePlan]) -> Vec<TokenStream> {
    let docs = lines(&[format!(
        "Fills the variables of [`{}`]; each begins with its default.",
        plan.constant
    )]);
    let (name, constant) = (ident(name), ident(&plan.constant));
    let fields = variables.iter().map(|variable| {
        let field = ident(&variable.ident);
        match &variable.choice {
            Some((ty, _)) => {
                let ty = ident(ty);
                quote!(#field: #ty)
            }
            None => quote!(#field: Option<String>),
        }
    });
    let setters = variables.iter().map(setter);
    let pairs = variables.iter().zip(&plan.server.variables);
    let pairs = pairs.map(|(variable, document)| {
        let (field, name) = (ident(&variable.ident), literal(&document.name));
        match &variable.choice {
            Some(_) => quote!((#name, self.#field.as_str())),
            None => {
                let default = literal(&document.default);
                quote!((#name, self.#field.as_deref().unwrap_or(#default)))
            }
        }
    });
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, Default, PartialEq, Eq)]
            pub struct #name { #(#fields),* }
        },
        quote! {
            impl #name {
                /// Begins with the defaults.
                #[must_use]
                pub fn new() -> Self {
                    Self::default()
                }
                #(#setters)*
                /// The URL.
                ///
                /// # Errors
                ///
                /// A value that would reach into another part of the URL.
                pub fn url(&self) -> Result<rt::servers::ServerUrl, rt::servers::ServerError> {
                    #constant.with(&[#(#pairs),*])
                }
            }
        },
    ]
}

fn setter(variable: &VariablePlan) -> TokenStream {
    let (docs, field) = (words(&variable.words), ident(&variable.ident));
    match &variable.choice {
        Some((ty, _)) => {
            let ty = ident(ty);
            quote! {
                #docs
                #[must_use]
                pub fn #field(mut self, value: #ty) -> Self {
                    self.#field = value;
                    self
                }
            }
        }
        None => quote! {
            #docs
            #[must_use]
            pub fn #field(mut self, value: impl Into<String>) -> Self {
                self.#field = Some(value.into());
                self
            }
        },
    }
}
