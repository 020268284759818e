//! Small pieces of Rust, common to all emitters.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::plan::{DocText, OperationPlan, RustType, TypePlan};
use crate::text::{code_span, literal};

/// An identifier from the plan; `r#` marks a raw one.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The path of a constant from the plan: `rules::NAME`, or the name alone.
pub(super) fn path(path: &str) -> TokenStream {
    match path.split_once("::") {
        Some((module, name)) => {
            let (module, name) = (ident(module), ident(name));
            quote!(#module::#name)
        }
        None => {
            let name = ident(path);
            quote!(#name)
        }
    }
}

/// The `cfg` of an item; `None` if it is always enabled.
pub(super) fn cfg(features: &[String]) -> Option<TokenStream> {
    let names = features.iter().map(|feature| literal(feature));
    match features {
        [] => None,
        [only] => {
            let only = literal(only);
            Some(quote!(#[cfg(feature = #only)]))
        }
        _ => Some(quote!(#[cfg(any(#(feature = #names),*))])),
    }
}

/// The files of a folder with their features, one on each line: private modules whose items are all
/// exported. The path of the macro is absolute, since a component may have the name of the
/// runtime's crate.
pub(super) fn modules<'f>(files: impl Iterator<Item = (&'f str, &'f [String])>) -> TokenStream {
    let files = files.map(|(stem, features)| {
        let (stem, cfg) = (ident(stem), cfg(features));
        quote!(#cfg #stem)
    });
    quote!(::copperplate_runtime::modules! { #(#files,)* })
}

/// The import of `operations`, if there are any.
pub(super) fn operations<'p>(
    mut all: impl Iterator<Item = &'p OperationPlan>,
) -> Option<TokenStream> {
    all.next().map(|_| {
        quote!(
            use super::operations;
        )
    })
}

/// A type of an operation, in a file that imports `operations`. Importing each type by name would
/// change the import with every operation.
pub(super) fn operation_type(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(operations::#name)
}

/// The further derives of a type.
pub(super) fn further(plan: &TypePlan) -> Option<TokenStream> {
    if plan.derives.is_empty() {
        return None;
    }
    let derives = plan.derives.iter().map(|derive| foreign(derive));
    Some(quote!(#[derive(#(#derives),*)]))
}

/// The path of a type or trait from the configuration.
pub(super) fn foreign(path: &str) -> TokenStream {
    let parts = path.split("::").map(str::trim);
    let parts = parts.filter(|part| !part.is_empty()).map(ident);
    let start = path.starts_with("::").then(|| quote!(::));
    quote!(#start #(#parts)::*)
}

/// Documentation, and the `deprecated` attribute.
pub(super) fn words(words: &DocText) -> TokenStream {
    let (lines, deprecated) = (lines(&words.lines), deprecated(words));
    quote!(#lines #deprecated)
}

/// The attribute of a deprecated item.
pub(super) fn deprecated(words: &DocText) -> Option<TokenStream> {
    words.deprecated.then(|| match &words.note {
        Some(note) => {
            let note = literal(note);
            quote!(#[deprecated(note = #note)])
        }
        None => quote!(#[deprecated]),
    })
}

/// Lines of documentation.
pub(super) fn lines(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        let line = literal(&line);
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// The Rust type. The path of a named type depends on the file.
pub(super) fn ty(ty: &RustType, from: From) -> TokenStream {
    let inner = |inner: &RustType| self::ty(inner, from);
    match ty {
        RustType::Bool => quote!(bool),
        RustType::I32 => quote!(i32),
        RustType::I64 => quote!(i64),
        RustType::U64 => quote!(u64),
        RustType::I128 => quote!(i128),
        RustType::F64 => quote!(f64),
        RustType::Text => quote!(String),
        RustType::Decimal => quote!(rt::Decimal),
        RustType::MinorUnits => quote!(rt::MinorUnits),
        RustType::Uuid => quote!(rt::Uuid),
        RustType::Date => quote!(rt::Date),
        RustType::DateTime => quote!(rt::DateTime),
        RustType::Bytes => quote!(rt::Base64),
        RustType::Ipv4 => quote!(std::net::Ipv4Addr),
        RustType::Ipv6 => quote!(std::net::Ipv6Addr),
        RustType::Json => quote!(rt::Json),
        RustType::ExactInteger => quote!(rt::Integer),
        RustType::Exact => quote!(rt::Number),
        RustType::Named(name) => match from {
            From::Types => path(name.as_str()),
            From::Elsewhere => {
                let name = ident(name.as_str());
                quote!(types::#name)
            }
        },
        RustType::Foreign(path) => foreign(path),
        RustType::List(item) => {
            let item = inner(item);
            quote!(Vec<#item>)
        }
        RustType::Map(value) => {
            let value = inner(value);
            quote!(rt::Map<#value>)
        }
        RustType::Nullable(value) => {
            let value = inner(value);
            quote!(Option<#value>)
        }
        RustType::Sensitive(value) => {
            let value = inner(value);
            quote!(rt::Sensitive<#value>)
        }
        RustType::Boxed(value) => {
            let value = inner(value);
            quote!(Box<#value>)
        }
    }
}

/// The file that names a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// A file of types, with paths relative to its siblings.
    Types,
    /// Any other file, with paths such as `types::Name`.
    Elsewhere,
}

/// The method and the path of an operation.
pub(super) fn method_and_path(operation: &OperationPlan) -> String {
    let route = format!("{} {}", operation.method.as_str(), operation.path);
    code_span(&route)
}

/// A status as an argument.
pub(super) fn code(code: u16) -> Literal {
    Literal::u16_unsuffixed(code)
}

/// The name of an element or attribute of XML.
pub(super) fn xml_name(name: &crate::ir::XmlName) -> TokenStream {
    let local = literal(&name.local);
    let namespace = name.namespace.as_ref().map(|it| {
        let it = literal(it);
        quote!(.namespace(#it))
    });
    let prefix = name.prefix.as_ref().map(|it| {
        let it = literal(it);
        quote!(.prefix(#it))
    });
    quote!(rt::body::XmlName::new(#local) #namespace #prefix)
}
