//! Constant schemas, and the constants they use.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Constraint, Operand};
use crate::plan::{Call, Rules, Static, method};
use crate::text::literal;

use super::keywords::keyword;
use super::tokens::ident;

/// A constant schema: `rt::schema::Schema::new().max_length(255)`.
pub(super) fn rules(rules: &Rules) -> TokenStream {
    let calls = rule_calls(rules);
    quote!(rt::schema::Schema::new() #(.#calls)*)
}

/// A constant for rules.
pub(super) fn constant(constant: &Static) -> TokenStream {
    match constant {
        Static::Rules(name, body) => {
            let (name, body) = (ident(name), rules(body));
            quote!(static #name: rt::schema::Schema = #body;)
        }
        Static::Pattern(name, pattern) => {
            let (name, pattern) = (ident(name), literal(pattern));
            quote!(static #name: rt::schema::Pattern = rt::schema::Pattern::new(#pattern);)
        }
    }
}

/// The schema for decoding a type.
pub(super) fn rules_or_any(name: Option<&String>) -> TokenStream {
    match name {
        Some(name) => {
            let name = ident(name);
            quote!(&#name)
        }
        None => quote!(&rt::schema::ANY),
    }
}

/// The calls after `where` in a table: `min_length(1) max_length(255)`.
pub(super) fn rule_calls(rules: &Rules) -> impl Iterator<Item = TokenStream> {
    rules.calls.iter().map(call)
}

fn call(call: &Call) -> TokenStream {
    match call {
        Call::Constraint(it) => constraint(it),
        Call::Pattern(name) => {
            let name = ident(name);
            quote!(pattern(&#name))
        }
        Call::Items(inner) => {
            let inner = rules(inner);
            quote!(items(&#inner))
        }
        Call::Format(name) => {
            let name = ident(name);
            quote!(format(rt::schema::Format::#name))
        }
        Call::AsString => quote!(as_string()),
        Call::Sensitive => quote!(sensitive()),
        Call::Nullable => quote!(nullable()),
        Call::ListsConstants => quote!(lists_constants()),
        Call::Keywords(keywords) => {
            let keywords = keywords.iter().map(keyword);
            quote!(keywords(&[#(#keywords),*]))
        }
    }
}

/// The call of the runtime's method for an assertion, which has the name of the keyword.
fn constraint(constraint: &Constraint) -> TokenStream {
    let name = ident(&method(constraint));
    match (constraint, constraint.operand()) {
        (Constraint::Enum(values), _) => {
            let values = values.iter().map(|value| literal(value));
            quote!(values(&[#(#values),*]))
        }
        (Constraint::Const(values), _) => {
            let values = values.iter().map(|value| literal(value));
            quote!(constants(&[#(#values),*]))
        }
        (Constraint::Format(check), _) => {
            let check = ident(check);
            quote!(format(rt::schema::Format::#check))
        }
        (_, Operand::Count(count)) => {
            let count = proc_macro2::Literal::u64_unsuffixed(count);
            quote!(#name(#count))
        }
        (_, Operand::Number(text) | Operand::Text(text)) => {
            let text = literal(text);
            quote!(#name(#text))
        }
        (_, Operand::Values(values)) => {
            let values = values.iter().map(|value| literal(value));
            quote!(#name(&[#(#values),*]))
        }
        (_, Operand::Flag) => quote!(#name()),
    }
}
