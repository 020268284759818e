//! The tables of operations that are called several times.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::tokens::{From, ident, ty};
use crate::ir::{PageStyle, Pagination, Polling};
use crate::plan::{OperationPlan, RustType};
use crate::text::literal;

pub(super) fn items(operation: &OperationPlan) -> impl Iterator<Item = TokenStream> {
    let pages = operation.pagination.as_ref();
    let pages = pages.map(|(pagination, item)| pages_of(operation, pagination, item));
    let polled = operation.polling.as_ref();
    let polled = polled.map(|polling| polled_by(operation, polling));
    pages.into_iter().chain(polled)
}

fn pages_of(operation: &OperationPlan, pagination: &Pagination, item: &RustType) -> TokenStream {
    let (name, item) = (ident(&operation.names.ident), ty(item, From::Elsewhere));
    let style = match &pagination.style {
        PageStyle::Cursor { parameter, next } => {
            let (parameter, next) = (literal(parameter), literal(next));
            quote!(cursor(#parameter, #next))
        }
        PageStyle::Page { parameter, first } => counted("page", parameter, *first),
        PageStyle::Offset { parameter, first } => counted("offset", parameter, *first),
        PageStyle::Link => quote!(link()),
    };
    let items = (!pagination.items.is_empty()).then(|| {
        let pointer = literal(&pagination.items);
        quote!(items(#pointer),)
    });
    let more = pagination.more.as_ref().map(|pointer| {
        let pointer = literal(pointer);
        quote!(more(#pointer),)
    });
    quote! {
        rt::pages! {
            #name {
                item: #item,
                #style,
                #items
                #more
            }
        }
    }
}

fn counted(style: &str, parameter: &str, first: u64) -> TokenStream {
    let (style, parameter) = (ident(style), literal(parameter));
    let first = Literal::u64_unsuffixed(first);
    quote!(#style(#parameter, #first))
}

fn polled_by(operation: &OperationPlan, polling: &Polling) -> TokenStream {
    let (name, status) = (ident(&operation.names.ident), literal(&polling.status));
    let terminal = polling.terminal.iter().map(|it| literal(it));
    quote! {
        rt::polled! {
            #name {
                status: #status,
                terminal: &[#(#terminal),*],
            }
        }
    }
}
