//! Items of a list whose parts have headers: a struct of the value and its headers.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::{ParameterPlan, PartHeaderPlan, PartPlan, Spelling};
use crate::text::literal;

use super::{one_type, optional};
use crate::emit::tokens::{From, ident, ty, words};

/// The struct of an item, and its conversion; `about` is the list or the stream.
pub(super) fn items(part: &PartPlan, about: &str) -> Vec<TokenStream> {
    let Some(name) = &part.item else {
        return Vec::new();
    };
    vec![declaration(name, part, about), wire(name, part)]
}

fn declaration(name: &str, part: &PartPlan, about: &str) -> TokenStream {
    let docs = format!(" An item of {about} with the headers of its part.");
    let (name, value) = (ident(name), one_type(part));
    let headers = part.headers.iter().map(|PartHeaderPlan { parameter, .. }| {
        let header = parameter;
        let (docs, field) = (words(&header.words), ident(&header.ident));
        let ty = optional(header.required, ty(&header.ty, From::Elsewhere));
        quote!(#docs pub #field: #ty)
    });
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            /// The value of the part.
            pub value: #value,
            #(#headers),*
        }
    }
}

/// The method that writes or reads a header of a part.
pub(super) fn header_way(header: &ParameterPlan) -> Ident {
    ident(match (is_structured(header), header.required) {
        (false, true) => "header",
        (false, false) => "optional_header",
        (true, true) => "structured_header",
        (true, false) => "optional_structured_header",
    })
}

/// True for an object, a union, or JSON text.
pub(super) fn is_structured(header: &ParameterPlan) -> bool {
    !matches!(header.spelling, Spelling::Text)
}

/// The value of a header, as its check takes it.
pub(super) fn checked_value(header: &ParameterPlan) -> TokenStream {
    let field = ident(&header.ident);
    match (is_structured(header), header.required) {
        (false, _) => quote!(&self.#field),
        (true, true) => quote!(Some(&self.#field)),
        (true, false) => quote!(self.#field.as_ref()),
    }
}

fn wire(name: &str, part: &PartPlan) -> TokenStream {
    let (name, constant) = (ident(name), ident(&part.constant));
    let (part_name, value) = (literal(&part.name), one_type(part));
    let write = part.headers.iter().map(|header| {
        let (way, field) = (
            header_way(&header.parameter),
            ident(&header.parameter.ident),
        );
        let header = ident(&header.constant);
        quote!(to.#way(#part_name, &#header, &self.#field);)
    });
    let read = part.headers.iter().map(|header| {
        let (way, local) = (
            header_way(&header.parameter),
            ident(&header.parameter.local),
        );
        let header = ident(&header.constant);
        quote!(let #local = from.#way(#part_name, &#header);)
    });
    let fields = part.headers.iter().map(|PartHeaderPlan { parameter, .. }| {
        let header = parameter;
        let (field, local) = (ident(&header.ident), ident(&header.local));
        match header.required {
            true => quote!(#field: #local?),
            false if header.ident == header.local => quote!(#field),
            false => quote!(#field: #local),
        }
    });
    let check = part.headers.iter().map(|header| {
        let constant = ident(&header.constant);
        let value = checked_value(&header.parameter);
        match is_structured(&header.parameter) {
            true => quote!(report.structured_item_header(&#constant, #value);),
            false => quote!(report.item_header(&#constant, #value);),
        }
    });
    quote! {
        impl rt::body::PartItem for #name {
            type Value = #value;
            fn write(&self, to: &mut rt::body::PartsWriter) {
                to.one(&#constant, &self.value);
                #(#write)*
            }
            fn read(from: &mut rt::body::PartsReader<'_>) -> Option<Self> {
                #(#read)*
                let value = from.one(&#constant);
                Some(Self { value: value?, #(#fields),* })
            }
            fn check(&self, report: &mut rt::Report) {
                report.item_part(&#constant, &self.value);
                #(#check)*
            }
        }
    }
}
