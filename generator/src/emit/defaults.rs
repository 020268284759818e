//! Functions that answer a default where something is absent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{
    DefaultPlan, Field, OperationPlan, ParameterPlan, Presence, RustType, default_accessor,
};
use crate::text::{code_span, literal};

use super::tokens::{From, ident, lines, ty};

/// The functions of a struct.
pub(super) fn of_fields(owner: &str, fields: &[Field]) -> Option<TokenStream> {
    let functions = fields.iter().filter_map(|field| {
        let default = field.default.as_ref()?;
        let nullable = field.presence == Presence::Nullable;
        Some(function(
            (&field.ident, &field.ty),
            default,
            nullable,
            From::Types,
        ))
    });
    block(owner, functions.collect())
}

/// The functions of a request.
pub(super) fn of_parameters(operation: &OperationPlan) -> Option<TokenStream> {
    let functions = operation.parameters.iter().filter_map(|parameter| {
        let ParameterPlan { ident, ty, .. } = parameter;
        let default = parameter.default.as_ref()?;
        Some(function((ident, ty), default, false, From::Elsewhere))
    });
    block(&operation.request(), functions.collect())
}

fn block(owner: &str, functions: Vec<TokenStream>) -> Option<TokenStream> {
    let owner = ident(owner);
    (!functions.is_empty()).then(|| quote!(impl #owner { #(#functions)* }))
}

/// How long a default is that documentation repeats, in characters.
const LONG: usize = 60;

fn function(
    (field, field_type): (&str, &RustType),
    default: &DefaultPlan,
    nullable: bool,
    from: From,
) -> TokenStream {
    let (accessor, bare) = default_accessor(field);
    let name = ident(&accessor);
    let plain = ty(field_type, from);
    let (value, lent) = value(default, &plain);
    let field = ident(field);
    let answer = match lent {
        Lent::No => plain,
        Lent::Text => quote!(&str),
        Lent::Value => quote!(&#plain),
    };
    let (answer, body) = if nullable {
        let start = match lent {
            Lent::No => quote!(self.#field),
            Lent::Text => quote!(self.#field.as_ref().map(String::as_str)),
            Lent::Value => quote!(self.#field.as_ref()),
        };
        (quote!(Option<#answer>), quote!(#start.or_default(#value)))
    } else {
        let start = match lent {
            Lent::No => quote!(self.#field),
            Lent::Text => quote!(self.#field.as_deref()),
            Lent::Value => quote!(self.#field.as_ref()),
        };
        (answer, quote!(#start.unwrap_or(#value)))
    };
    let shown = shown(default);
    // A long text says no more here than it does below.
    let shown = match shown.chars().count() {
        0..=LONG => format!(" {}", code_span(&shown)),
        _ => String::new(),
    };
    let null = if nullable {
        ", and `None` for null"
    } else {
        ""
    };
    let docs = lines(&[format!(
        "`{bare}`, or its default{shown} where it is absent{null}."
    )]);
    quote! {
        #docs
        #[must_use]
        pub fn #name(&self) -> #answer { #body }
    }
}

/// Whether a value is handed out by reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lent {
    No,
    Text,
    Value,
}

fn value(default: &DefaultPlan, ty: &TokenStream) -> (TokenStream, Lent) {
    match default {
        DefaultPlan::Bool(value) => (quote!(#value), Lent::No),
        DefaultPlan::Integer(value) => (signed(*value), Lent::No),
        DefaultPlan::Float(text) => {
            let value: f64 = text.parse().unwrap_or_default();
            let literal = Literal::f64_unsuffixed(value.abs());
            let minus = value.is_sign_negative().then(|| quote!(-));
            (quote!(#minus #literal), Lent::No)
        }
        DefaultPlan::MinorUnits(value) => {
            let value = signed(i128::from(*value));
            (quote!(rt::MinorUnits::new(#value)), Lent::No)
        }
        DefaultPlan::Decimal(value, scale, _) => {
            let (value, scale) = (signed(i128::from(*value)), Literal::u32_unsuffixed(*scale));
            (quote!(rt::Decimal::new(#value, #scale)), Lent::No)
        }
        DefaultPlan::Text(text) => {
            let text = literal(text);
            (quote!(#text), Lent::Text)
        }
        DefaultPlan::Variant { variant, .. } => {
            let (name, lent) = variant.clone().unwrap_or_default();
            let name = ident(&name);
            match lent {
                true => (quote!(&#ty::#name), Lent::Value),
                false => (quote!(#ty::#name), Lent::No),
            }
        }
    }
}

fn signed(value: i128) -> TokenStream {
    let literal = Literal::u128_unsuffixed(value.unsigned_abs());
    let minus = (value < 0).then(|| quote!(-));
    quote!(#minus #literal)
}

fn shown(default: &DefaultPlan) -> String {
    match default {
        DefaultPlan::Bool(value) => value.to_string(),
        DefaultPlan::Integer(value) => value.to_string(),
        DefaultPlan::MinorUnits(value) => value.to_string(),
        DefaultPlan::Float(text)
        | DefaultPlan::Decimal(_, _, text)
        | DefaultPlan::Text(text)
        | DefaultPlan::Variant { text, .. } => text.clone(),
    }
}
