//! The wire format of parameters.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Location, Style};
use crate::plan::{ParameterPlan, Spelling};
use crate::text::literal;

use super::schema::rule_calls;
use super::tokens::{From, ident, ty, words};

/// A parameter as an expression.
pub(super) fn expression(parameter: &ParameterPlan) -> TokenStream {
    let place = place(parameter);
    let calls = calls(parameter);
    quote!(rt::parameter::Parameter::#place #(.#calls)*)
}

/// A parameter in the table of its message: its method, its location, and its additional settings.
pub(super) fn entry(parameter: &ParameterPlan) -> TokenStream {
    let (field, method, place) = (ident(&parameter.ident), method(parameter), place(parameter));
    let calls = calls(parameter);
    let adds = (!calls.is_empty()).then(|| quote!(where #(#calls)*));
    quote!(#field: #method(#place) #adds)
}

/// The location of a parameter, with its name.
fn place(parameter: &ParameterPlan) -> TokenStream {
    let wire = literal(&parameter.name);
    match parameter.location {
        Location::Path => quote!(path(#wire)),
        Location::Query => quote!(query(#wire)),
        Location::Header => quote!(header(#wire)),
        Location::Cookie => quote!(cookie(#wire)),
    }
}

/// The settings that differ from the defaults of the location.
fn calls(parameter: &ParameterPlan) -> Vec<TokenStream> {
    let style = match parameter.location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie => Style::Form,
    };
    let mut calls = Vec::new();
    if parameter.style != style {
        let style = self::style(parameter.style);
        calls.push(quote!(style(rt::parameter::Style::#style)));
    }
    if parameter.explode != (style == Style::Form) && !parameter.whole {
        let explode = parameter.explode;
        calls.push(quote!(explode(#explode)));
    }
    if parameter.reserved {
        calls.push(quote!(allow_reserved()));
    }
    if parameter.empty_list {
        calls.push(quote!(allow_empty()));
    }
    if parameter.exact {
        calls.push(quote!(exact()));
    }
    if matches!(parameter.spelling, Spelling::Json) {
        calls.push(quote!(json()));
    }
    if parameter.undivided {
        calls.push(quote!(whole()));
    }
    if !parameter.beside.is_empty() {
        let names = parameter.beside.iter().map(|name| literal(name));
        calls.push(quote!(beside(&[#(#names),*])));
    }
    calls.extend(rule_calls(&parameter.rules));
    calls
}

/// The variant of `rt::parameter::Style`.
fn style(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Form => quote!(Form),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::DeepObject => quote!(DeepObject),
        Style::Cookie => quote!(Cookie),
    }
}

/// The field of a struct or of a variant.
pub(super) fn field(parameter: &ParameterPlan, visibility: &TokenStream) -> TokenStream {
    let (docs, field) = (words(&parameter.words), ident(&parameter.ident));
    let ty = field_type(parameter);
    quote!(#docs #visibility #field: #ty)
}

/// The type of a value that is there.
pub(super) fn value_type(parameter: &ParameterPlan) -> TokenStream {
    let ty = ty(&parameter.ty, From::Elsewhere);
    match parameter.may_be_empty {
        true => quote!(rt::parameter::MaybeEmpty<#ty>),
        false => ty,
    }
}

/// The type of a field, with its wrappers.
pub(super) fn field_type(parameter: &ParameterPlan) -> TokenStream {
    let ty = value_type(parameter);
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
