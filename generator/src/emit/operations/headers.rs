//! Structs of response headers, for responses with two or more.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::plan::{Declared, OperationPlan, ParameterPlan, SharedHeaders, Uses};
use crate::text::code_span;

use super::source::source;
use crate::emit::parameters::{entry, field};
use crate::emit::tokens::{ident, lines};

/// The structs and aliases in the file of their operation.
pub(super) fn items(operation: &OperationPlan) -> Vec<TokenStream> {
    let about = format!("The headers of responses of {}", code_span(&operation.id));
    let items = operation
        .header_structs
        .iter()
        .flat_map(|of| match &of.declared {
            Declared::Here => structure(&of.ident, &format!("{about}."), &of.headers),
            Declared::As(other) => {
                let docs = lines(&[format!("{about}, as of other operations.")]);
                let (name, other) = (ident(&of.ident), ident(other));
                vec![quote!(#docs pub type #name = super::#other;)]
            }
            Declared::Shared | Declared::Runtime(_) | Declared::Never | Declared::Undocumented => {
                Vec::new()
            }
        });
    items.collect()
}

/// The shared structs used by responses in the file of their operation.
pub(super) fn imported(operation: &OperationPlan) -> impl Iterator<Item = &str> {
    operation.imported_headers()
}

/// The file of headers shared by several responses.
pub(super) fn file(shared: &SharedHeaders) -> SourceFile {
    let about = format!(
        "The headers of responses of {}, and of other operations.",
        code_span(&shared.id)
    );
    let items = structure(&shared.ident, &about, &shared.headers);
    source(&shared.file, Uses::of_headers(&shared.headers), None, items)
}

fn structure(name: &str, about: &str, headers: &[ParameterPlan]) -> Vec<TokenStream> {
    let (name, docs) = (ident(name), lines(&[about.to_owned()]));
    let fields = headers.iter().map(|it| field(it, &quote!(pub)));
    let entries = headers.iter().map(entry);
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            pub struct #name { #(#fields),* }
        },
        quote! {
            rt::headers! {
                #name { #(#entries,)* }
            }
        },
    ]
}
