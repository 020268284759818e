//! `security.rs`: a constant for each scheme.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{ApiKeyPlace, OAuthFlow, SchemeKind};
use crate::plan::{Plan, SchemePlan};
use crate::text::literal;

use super::tokens::{ident, lines, words};

pub(super) fn file(plan: &Plan) -> SourceFile {
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    items.extend(plan.schemes.iter().map(|scheme| {
        let docs = words(&scheme.words.clone().or(|| "A security scheme.".to_owned()));
        let (constant, name) = (ident(&scheme.constant), literal(&scheme.name));
        let kind = scheme_kind(&scheme.kind);
        let details = details(scheme);
        quote! {
            #docs
            pub const #constant: rt::security::Scheme = rt::security::Scheme { name: #name, kind: #kind };
            #details
        }
    }));
    SourceFile {
        path: "security.rs".to_owned(),
        docs: vec!["The security schemes of the document.".to_owned()],
        items,
    }
}

/// The OAuth 2 flows and the OpenID Connect URL of a scheme.
fn details(scheme: &SchemePlan) -> TokenStream {
    let flows = scheme.flows.iter().map(|(constant, flows)| {
        let constant = ident(constant);
        let docs = lines(&[format!(
            "The flows that issue a token for [`{}`].",
            scheme.constant
        )]);
        let flows = flows.iter().map(flow);
        quote! {
            #docs
            pub const #constant: &[rt::security::OAuthFlow] = &[#(#flows),*];
        }
    });
    let discovery = scheme.discovery.iter().map(|(constant, url)| {
        let (constant, url) = (ident(constant), literal(url));
        let docs = lines(&[format!(
            "The URL that describes the provider of [`{}`].",
            scheme.constant
        )]);
        quote! {
            #docs
            pub const #constant: &str = #url;
        }
    });
    quote!(#(#flows)* #(#discovery)*)
}

fn flow(flow: &OAuthFlow) -> TokenStream {
    let text = |url: &Option<String>| literal(url.as_deref().unwrap_or_default());
    let name = literal(&flow.name);
    let authorization = text(&flow.authorization_url);
    let (token, refresh) = (text(&flow.token_url), text(&flow.refresh_url));
    let scopes = flow.scopes.iter().map(|(scope, description)| {
        let (scope, description) = (literal(scope), literal(description));
        quote!((#scope, #description))
    });
    quote! {
        rt::security::OAuthFlow {
            name: #name,
            authorization_url: #authorization,
            token_url: #token,
            refresh_url: #refresh,
            scopes: &[#(#scopes),*],
        }
    }
}

fn scheme_kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(rt::security::SchemeKind::Bearer),
        SchemeKind::Basic => quote!(rt::security::SchemeKind::Basic),
        SchemeKind::MutualTls => quote!(rt::security::SchemeKind::MutualTls),
        SchemeKind::Unsupported => quote!(rt::security::SchemeKind::Unsupported),
        SchemeKind::ApiKey(place, name) => {
            let name = literal(name);
            let place = match place {
                ApiKeyPlace::Header => quote!(Header),
                ApiKeyPlace::Query => quote!(Query),
                ApiKeyPlace::Cookie => quote!(Cookie),
            };
            quote!(rt::security::SchemeKind::ApiKey { location: rt::security::ApiKeyLocation::#place, name: #name })
        }
    }
}
