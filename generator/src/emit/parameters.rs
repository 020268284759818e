//! What parameters are on the wire.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Location, Style};
use crate::plan::{ParameterPlan, ShapePlan, ShapeUse, Spelling};
use crate::text::literal;

use super::tokens::{From, ident, rules, ty};

/// A parameter as an expression.
pub(super) fn expression(parameter: &ParameterPlan) -> TokenStream {
    let place = place(parameter);
    let calls = calls(parameter);
    quote!(rt::Parameter::#place #(.#calls)*)
}

/// A parameter in the table of its message: how it is moved, what it is, and what it adds to that.
pub(super) fn entry(parameter: &ParameterPlan) -> TokenStream {
    let (field, method, place) = (ident(&parameter.ident), method(parameter), place(parameter));
    let calls = calls(parameter);
    let adds = (!calls.is_empty()).then(|| quote!(where #(#calls)*));
    quote!(#field: #method(#place) #adds)
}

/// The part of the message, and the name there.
fn place(parameter: &ParameterPlan) -> TokenStream {
    let wire = literal(&parameter.name);
    match parameter.location {
        Location::Path => quote!(path(#wire)),
        Location::Query => quote!(query(#wire)),
        Location::Header => quote!(header(#wire)),
        Location::Cookie => quote!(cookie(#wire)),
    }
}

/// The constants of the shapes of a parameter's value.
pub(super) fn shapes(parameter: &ParameterPlan) -> impl Iterator<Item = TokenStream> {
    let shapes = match &parameter.spelling {
        Spelling::Shaped(shaped) => shaped.constants.as_slice(),
        Spelling::Text | Spelling::Json => &[],
    };
    shapes.iter().map(|(name, plan)| {
        let (name, plan) = (ident(name), shape(plan));
        quote!(static #name: rt::Shape = #plan;)
    })
}

/// What is not as it is for any parameter of its place.
fn calls(parameter: &ParameterPlan) -> Vec<TokenStream> {
    let style = match parameter.location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie => Style::Form,
    };
    let mut calls = Vec::new();
    if parameter.style != style {
        let style = ident(&format!("{:?}", parameter.style));
        calls.push(quote!(style(rt::Style::#style)));
    }
    if parameter.explode != (style == Style::Form) {
        let explode = parameter.explode;
        calls.push(quote!(explode(#explode)));
    }
    if parameter.reserved {
        calls.push(quote!(allow_reserved()));
    }
    match &parameter.spelling {
        Spelling::Text => {}
        Spelling::Json => calls.push(quote!(json())),
        Spelling::Shaped(shaped) => {
            let whole = used(&shaped.whole);
            calls.push(quote!(shape(&#whole)));
        }
    }
    if !parameter.beside.is_empty() {
        let names = parameter.beside.iter().map(|name| literal(name));
        calls.push(quote!(beside(&[#(#names),*])));
    }
    if !parameter.rules.is_empty() {
        let rules = rules(&parameter.rules);
        calls.push(quote!(schema(#rules)));
    }
    calls
}

fn shape(plan: &ShapePlan) -> TokenStream {
    let mut value = quote!(rt::Shape::new());
    if plan.any {
        value = quote!(#value.any());
    }
    for (is, call) in [
        (plan.text, "text"),
        (plan.number, "number"),
        (plan.boolean, "boolean"),
    ] {
        if is {
            let call = ident(call);
            value = quote!(#value.#call());
        }
    }
    if let Some(items) = &plan.items {
        let items = used(items);
        value = quote!(#value.items(&#items));
    }
    if let Some(members) = &plan.members {
        let members = members.iter().map(|(name, shape)| {
            let (name, shape) = (literal(name), used(shape));
            quote!((#name, &#shape))
        });
        value = quote!(#value.members(&[#(#members),*]));
    }
    if let Some(values) = &plan.additional {
        let values = used(values);
        value = quote!(#value.additional(&#values));
    }
    value
}

fn used(shape: &ShapeUse) -> TokenStream {
    match shape {
        ShapeUse::Named(name) => {
            let name = ident(name);
            quote!(#name)
        }
        ShapeUse::Inline(plan) => self::shape(plan),
    }
}

/// The type of a field.
pub(super) fn field_type(parameter: &ParameterPlan) -> TokenStream {
    let mut ty = ty(&parameter.ty, From::Elsewhere);
    if parameter.may_be_empty {
        ty = quote!(rt::MaybeEmpty<#ty>);
    }
    if parameter.required {
        ty
    } else {
        quote!(Option<#ty>)
    }
}

/// The method that writes or reads it.
fn method(parameter: &ParameterPlan) -> Ident {
    ident(match (&parameter.spelling, parameter.required) {
        (Spelling::Text, true) => "parameter",
        (Spelling::Text, false) => "optional",
        (Spelling::Json | Spelling::Shaped(_), true) => "structured",
        (Spelling::Json | Spelling::Shaped(_), false) => "optional_structured",
    })
}
