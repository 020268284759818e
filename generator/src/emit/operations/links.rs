//! Links: functions that build the next request.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::LinkBody;
use crate::plan::{BodyFill, Fill, LinkPlan, OperationPlan};
use crate::text::literal;

use crate::emit::bodies;
use crate::emit::expressions::{expression, piece};
use crate::emit::parameters::{self, field_type};
use crate::emit::tokens::{ident, words};

/// The functions on an operation's request, one for each link to the operation.
pub(super) fn items(operation: &OperationPlan) -> Option<TokenStream> {
    if operation.links.is_empty() {
        return None;
    }
    let name = ident(&operation.names.request);
    let functions = operation.links.iter().map(|link| function(operation, link));
    Some(quote! {
        impl #name { #(#functions)* }
    })
}

/// The types of other operations that the functions use.
pub(super) fn imports(operation: &OperationPlan) -> Option<TokenStream> {
    let mut names = Vec::new();
    for link in &operation.links {
        if link.source.ident == operation.names.ident {
            continue;
        }
        names.extend([&link.source.ident, &link.response]);
        names.extend(link.needs_request.then_some(&link.source.request));
    }
    names.sort_unstable();
    names.dedup();
    let idents = names.iter().map(|name| ident(name));
    (!names.is_empty()).then(|| quote!(use super::{#(#idents),*};))
}

fn function(operation: &OperationPlan, link: &LinkPlan) -> TokenStream {
    let docs = words(&link.words);
    let (name, marker) = (ident(&link.function), ident(&link.source.ident));
    let (response, variant) = (ident(&link.response), ident(&link.variant));
    let request = ident(&link.source.request);
    let request_argument = link.needs_request.then(|| quote!(request: &#request,));
    let with_request = link
        .needs_request
        .then(|| quote!(.request::<#marker>(request)?));
    let base_argument = link.needs_url.then(|| quote!(base_url: &str,));
    let with_base = link.needs_url.then(|| quote!(.base_url(base_url)));
    let arguments: Vec<_> = arguments(operation, link).collect();
    let many = arguments.len() + 3 > 7;
    let many = many.then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let fields = fields(operation, link);
    let constants = constants(operation, link);
    let exchange = link.evaluates().then(|| {
        quote! {
            let exchange = rt::expression::Exchange::of::<#marker>() #with_request .response(response)? #with_base;
        }
    });
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// A response without the link, or a value that is absent or not valid in the request.
        #many
        pub fn #name(
            #request_argument
            response: &#response,
            #base_argument
            #(#arguments),*
        ) -> Result<Self, rt::expression::ExpressionError> {
            #(#constants)*
            if !matches!(response, #response::#variant { .. }) {
                return Err(rt::expression::ExpressionError::OtherResponse);
            }
            #exchange
            Ok(Self { #(#fields),* })
        }
    }
}

/// Arguments for required values without a source in the link.
fn arguments(operation: &OperationPlan, link: &LinkPlan) -> impl Iterator<Item = TokenStream> {
    let parameters = operation.request.parameters.iter().zip(&link.parameters);
    let parameters = parameters.filter_map(|(parameter, fill)| match fill {
        Fill::Argument(name) => {
            let (name, ty) = (ident(name), field_type(parameter));
            Some(quote!(#name: #ty))
        }
        Fill::Pieces { .. } | Fill::Nothing => None,
    });
    let body = match (&link.body, &operation.request.body) {
        (BodyFill::Argument(name), Some(body)) => {
            let (name, ty) = (ident(name), bodies::body_type(body));
            Some(quote!(#name: #ty))
        }
        _ => None,
    };
    parameters.chain(body)
}

/// The codecs of the parameters that are read from the exchange.
fn constants<'o>(
    operation: &'o OperationPlan,
    link: &'o LinkPlan,
) -> impl Iterator<Item = TokenStream> + 'o {
    let parameters = operation.request.parameters.iter().zip(&link.parameters);
    let sent = parameters.filter(|(parameter, _)| !parameter.signed);
    sent.filter_map(|(parameter, fill)| match fill {
        Fill::Pieces { constant, .. } => {
            let (name, value) = (ident(constant), parameters::expression(parameter));
            Some(quote!(static #name: rt::parameter::Parameter = #value;))
        }
        Fill::Argument(_) | Fill::Nothing => None,
    })
}

fn fields(operation: &OperationPlan, link: &LinkPlan) -> Vec<TokenStream> {
    let mut fields = Vec::new();
    let parameters = operation.request.parameters.iter().zip(&link.parameters);
    for (parameter, fill) in parameters.filter(|(parameter, _)| !parameter.signed) {
        let (field, required) = (ident(&parameter.ident), parameter.required);
        let value = match fill {
            Fill::Pieces { constant, pieces } => {
                let pieces = pieces.iter().map(piece);
                let constant = ident(constant);
                let value = quote!(exchange.parameter(&[#(#pieces),*], &#constant)?);
                match required {
                    true => value,
                    false => quote!(Some(#value)),
                }
            }
            Fill::Argument(name) => {
                let name = ident(name);
                quote!(#name)
            }
            Fill::Nothing => quote!(None),
        };
        fields.push(quote!(#field: #value));
    }
    if let Some(body) = &operation.request.body {
        let rules = bodies::json_rules(body);
        let value = match &link.body {
            BodyFill::Stated(LinkBody::Value(value)) => {
                let value = expression(value);
                Some(quote!(exchange.value(#value, #rules)?))
            }
            BodyFill::Stated(LinkBody::Constant(json)) => {
                let json = literal(json);
                Some(quote!(exchange.constant(#json, #rules)?))
            }
            BodyFill::Argument(name) => {
                let name = ident(name);
                Some(quote!(#name))
            }
            BodyFill::Nothing => None,
        };
        fields.push(match (value, body.required) {
            (Some(value), true) => quote!(body: #value),
            (Some(value), false) => quote!(body: Some(#value)),
            (None, _) => quote!(body: None),
        });
    }
    fields
}
