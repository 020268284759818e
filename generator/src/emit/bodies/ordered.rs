//! Bodies whose parts have positions, and streams of parts.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{part_items, parts};
use crate::emit::tokens::ident;
use crate::plan::{OrderedPlan, PartPlan, PartStreamPlan};

/// The struct of a body, and its codec.
pub(super) fn body(plan: &OrderedPlan, media_type: &TokenStream, about: &str) -> Vec<TokenStream> {
    let mut items = parts::items(&plan.parts, about);
    let name = ident(&plan.constant);
    let count = |call: &str, count: Option<u64>| {
        let (call, count) = (ident(call), Literal::u64_unsuffixed(count?));
        Some(quote!(.#call(#count)))
    };
    let least = count("min_items", plan.least);
    let most = count("max_items", plan.most);
    let unique = plan.unique.then(|| quote!(.unique_items()));
    items.push(quote! {
        static #name: rt::body::OrderedBody =
            rt::body::OrderedBody::new(#media_type) #least #most #unique;
    });
    items
}

/// The codec of a stream, with the constants of its parts.
pub(super) fn stream(plan: &PartStreamPlan, media_type: &TokenStream) -> Vec<TokenStream> {
    let PartStreamPlan { constant, part } = plan;
    let mut items = parts::constants(part);
    items.extend(part.headers.iter().map(parts::header));
    items.extend(part_items::items(part, "the stream"));
    let (name, codec, of) = (ident(constant), parts::codec(part), ident(&part.constant));
    let way = match part.item {
        Some(_) => quote!(rt::body::PartItemsBody),
        None => quote!(rt::body::PartStreamBody),
    };
    items.push(quote!(static #name: #way<#codec> = #way::new(#media_type, &#of);));
    items
}

/// The calls that write, read and check the parts after the ones with a position of their own.
pub(super) fn rest(part: &PartPlan, first: usize) -> [TokenStream; 3] {
    let (constant, field) = (ident(&part.constant), ident(&part.ident));
    let (local, first) = (ident(&part.local), Literal::usize_unsuffixed(first));
    match part.item {
        Some(_) => [
            quote!(to.rest_items(#first, &self.#field);),
            quote!(let #local = from.rest_items(#first, &#constant);),
            quote!(report.rest_part_items(#first, &self.#field);),
        ],
        None => [
            quote!(to.rest(#first, &#constant, &self.#field);),
            quote!(let #local = from.rest(#first, &#constant);),
            quote!(report.rest_part(#first, &#constant, &self.#field);),
        ],
    }
}
