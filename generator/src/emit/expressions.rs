//! Runtime expressions as data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Expression, Piece};
use crate::text::literal;

use super::tokens::ident;

/// A piece of a template with runtime expressions.
pub(super) fn piece(piece: &Piece) -> TokenStream {
    match piece {
        Piece::Text(text) => {
            let text = literal(text);
            quote!(rt::expression::Piece::Text(#text))
        }
        Piece::Value(value) => {
            let value = expression(value);
            quote!(rt::expression::Piece::Value(#value))
        }
    }
}

pub(super) fn expression(expression: &Expression) -> TokenStream {
    let (variant, name) = match expression {
        Expression::Url => return quote!(rt::expression::Expression::Url),
        Expression::Method => return quote!(rt::expression::Expression::Method),
        Expression::StatusCode => return quote!(rt::expression::Expression::StatusCode),
        Expression::RequestPath(name) => ("RequestPath", name),
        Expression::RequestQuery(name) => ("RequestQuery", name),
        Expression::RequestHeader(name) => ("RequestHeader", name),
        Expression::RequestBody(name) => ("RequestBody", name),
        Expression::ResponseHeader(name) => ("ResponseHeader", name),
        Expression::ResponseBody(name) => ("ResponseBody", name),
    };
    let (variant, name) = (ident(variant), literal(name));
    quote!(rt::expression::Expression::#variant(#name))
}
