//! Functions that return the default of an absent value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{
    DefaultPlan, DefaultValue, Field, OperationPlan, ParameterPlan, Presence, RustType,
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
    let functions = operation.request.parameters.iter().filter_map(|parameter| {
        let ParameterPlan { ident, ty, .. } = parameter;
        let default = parameter.default.as_ref()?;
        Some(function((ident, ty), default, false, From::Elsewhere))
    });
    block(&operation.names.request, functions.collect())
}

fn block(owner: &str, functions: Vec<TokenStream>) -> Option<TokenStream> {
    let owner = ident(owner);
    (!functions.is_empty()).then(|| quote!(impl #owner { #(#functions)* }))
}

/// The longest default repeated in documentation, in characters.
const LONG: usize = 60;

fn function(
    (field, field_type): (&str, &RustType),
    default: &DefaultPlan,
    nullable: bool,
    from: From,
) -> TokenStream {
    let plain = ty(field_type, from);
    let name = ident(&default.function);
    let (value, lent) = value(&default.value, &plain);
    let field = ident(field);
    let response = match lent {
        Lent::No => plain,
        Lent::Text => quote!(&str),
        Lent::Value => quote!(&#plain),
    };
    let (response, body) = if nullable {
        let start = match lent {
            Lent::No => quote!(self.#field),
            Lent::Text => quote!(self.#field.as_ref().map(String::as_str)),
            Lent::Value => quote!(self.#field.as_ref()),
        };
        (quote!(Option<#response>), quote!(#start.or_default(#value)))
    } else {
        let start = match lent {
            Lent::No => quote!(self.#field),
            Lent::Text => quote!(self.#field.as_deref()),
            Lent::Value => quote!(self.#field.as_ref()),
        };
        (response, quote!(#start.unwrap_or(#value)))
    };
    let shown = shown(&default.value);
    // A long text is only in the function's body.
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
        "`{}`, or its default{shown} where it is absent{null}.",
        default.field
    )]);
    quote! {
        #docs
        #[must_use]
        pub fn #name(&self) -> #response { #body }
    }
}

/// The form of the returned default: a value, a `&str`, or a reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lent {
    No,
    Text,
    Value,
}

fn value(default: &DefaultValue, ty: &TokenStream) -> (TokenStream, Lent) {
    match default {
        DefaultValue::Bool(value) => (quote!(#value), Lent::No),
        DefaultValue::Integer(value) => (signed(*value), Lent::No),
        DefaultValue::Float(text) => {
            let value: f64 = text.parse().unwrap_or_default();
            let literal = Literal::f64_unsuffixed(value.abs());
            let minus = value.is_sign_negative().then(|| quote!(-));
            (quote!(#minus #literal), Lent::No)
        }
        DefaultValue::MinorUnits(value) => {
            let value = signed(i128::from(*value));
            (quote!(rt::MinorUnits::new(#value)), Lent::No)
        }
        DefaultValue::Decimal(value, scale, _) => {
            let (value, scale) = (signed(i128::from(*value)), Literal::u32_unsuffixed(*scale));
            (quote!(rt::Decimal::new(#value, #scale)), Lent::No)
        }
        DefaultValue::Text(text) => {
            let text = literal(text);
            (quote!(#text), Lent::Text)
        }
        DefaultValue::Variant {
            ident: name, copy, ..
        } => {
            let name = ident(name);
            match copy {
                true => (quote!(#ty::#name), Lent::No),
                false => (quote!(&#ty::#name), Lent::Value),
            }
        }
    }
}

fn signed(value: i128) -> TokenStream {
    let literal = Literal::u128_unsuffixed(value.unsigned_abs());
    let minus = (value < 0).then(|| quote!(-));
    quote!(#minus #literal)
}

fn shown(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Bool(value) => value.to_string(),
        DefaultValue::Integer(value) => value.to_string(),
        DefaultValue::MinorUnits(value) => value.to_string(),
        DefaultValue::Float(text)
        | DefaultValue::Decimal(_, _, text)
        | DefaultValue::Text(text)
        | DefaultValue::Variant { text, .. } => text.clone(),
    }
}
