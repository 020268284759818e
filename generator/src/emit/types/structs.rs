//! Objects: a struct, and the table that maps its fields to properties.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Closing;
use crate::plan::{
    AdditionalPlan, Constructor, Entry, EntryKind, Field, Presence, Struct, TypePlan,
};
use crate::text::literal;

use crate::emit::schema::{rule_calls, rules_or_any};
use crate::emit::tokens::{From, further, ident, path, ty, words};

pub(super) fn items(plan: &TypePlan, object: &Struct) -> Vec<TokenStream> {
    let mut items = vec![declaration(plan, object)];
    items.extend(constructor(plan, object));
    items.extend(crate::emit::defaults::of_fields(
        plan.name.as_str(),
        &object.fields,
    ));
    items.push(table(plan, object));
    items
}

fn declaration(plan: &TypePlan, object: &Struct) -> TokenStream {
    let further = further(plan);
    let name = ident(plan.name.as_str());
    let docs = words(&plan.words);
    let fields = object.fields.iter().map(|field| {
        let (docs, name, ty) = (words(&field.words), ident(&field.ident), field_type(field));
        quote!(#docs pub #name: #ty)
    });
    let additional = match &object.additional {
        AdditionalPlan::Kept {
            ident: name,
            ty: value,
            ..
        } => {
            let (name, value) = (ident(name), ty(value, From::Types));
            Some(quote! {
                /// Properties that the document does not name.
                pub #name: rt::Map<#value>
            })
        }
        AdditionalPlan::Unknown { ident: name } => {
            let name = ident(name);
            Some(quote! {
                /// Properties that the document does not describe, as they were received.
                pub #name: rt::Map<rt::Json>
            })
        }
        AdditionalPlan::Ignored | AdditionalPlan::Refused(_) => None,
    };
    let fields = fields.chain(additional);
    let default = object.has_default.then(|| quote!(, Default));
    quote! {
        #docs
        #[derive(Clone #default)]
        #further
        pub struct #name { #(#fields),* }
    }
}

/// The constructor for the required fields, if the plan has one.
fn constructor(plan: &TypePlan, object: &Struct) -> Option<TokenStream> {
    let constructor = object.constructor.as_ref()?;
    let name = ident(plan.name.as_str());
    let required = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required);
    let members: Vec<_> = required
        .map(|field| (ident(&field.ident), field_type(field)))
        .collect();
    let (names, types): (Vec<_>, Vec<_>) = members.into_iter().unzip();
    let values = object.fields.iter().map(|field| {
        let name = ident(&field.ident);
        match field.presence {
            Presence::Required => quote!(#name),
            Presence::Optional => quote!(#name: None),
            Presence::Nullable => quote!(#name: rt::Presence::Absent),
        }
    });
    let map = object.additional.field().map(|name| {
        let name = ident(name);
        quote!(#name: rt::Map::new())
    });
    let values: Vec<_> = values.chain(map).collect();
    Some(match constructor {
        Constructor::Positional => quote! {
            impl #name {
                /// Builds a value of the required properties only.
                #[must_use]
                pub fn new(#(#names: #types),*) -> Self { Self { #(#values),* } }
            }
        },
        Constructor::Named(required) => {
            let docs = format!(" The required properties of [`{}`].", plan.name);
            let owner = &plan.name;
            let links = object
                .fields
                .iter()
                .filter(|field| field.presence == Presence::Required);
            // A link needs the plain name of a raw identifier.
            let links = links.map(|field| field.ident.trim_start_matches("r#"));
            let links = links.map(|field| format!(" See [`{owner}::{field}`]."));
            let required = ident(required);
            quote! {
                #[doc = #docs]
                #[derive(Clone, Debug)]
                pub struct #required { #(#[doc = #links] pub #names: #types),* }

                impl #name {
                    /// Builds a value of the required properties only.
                    #[must_use]
                    pub fn new(required: #required) -> Self {
                        let #required { #(#names),* } = required;
                        Self { #(#values),* }
                    }
                }
            }
        }
    })
}

fn field_type(field: &Field) -> TokenStream {
    let inner = ty(&field.ty, From::Types);
    match field.presence {
        Presence::Required => inner,
        Presence::Optional => quote!(Option<#inner>),
        Presence::Nullable => quote!(rt::Presence<#inner>),
    }
}

/// The table that maps the fields to properties.
fn table(plan: &TypePlan, object: &Struct) -> TokenStream {
    let name = ident(plan.name.as_str());
    let rules = plan.rules.as_ref().map(|rules| {
        let rules = path(rules);
        quote!(where #rules)
    });
    let members = object.entries.iter().enumerate().map(|(index, entry)| {
        let field = object.fields.iter().find(|field| field.entry == index);
        member(entry, field)
    });
    let other = match &object.additional {
        AdditionalPlan::Ignored => quote!(skip),
        AdditionalPlan::Refused(Closing::Additional) => quote!(refuse),
        AdditionalPlan::Refused(Closing::Unevaluated) => quote!(refuse_unevaluated),
        AdditionalPlan::Unknown { ident: name } => {
            let name = ident(name);
            quote!(#name: keep_unknown())
        }
        AdditionalPlan::Kept {
            ident: name, rules, ..
        } => {
            let (name, rules) = (ident(name), rules_or_any(rules.as_ref()));
            quote!(#name: keep(#rules))
        }
    };
    quote! {
        rt::object! {
            impl Debug, PartialEq for #name #rules { #(#members,)* .. => #other, }
        }
    }
}

fn member(entry: &Entry, field: Option<&Field>) -> TokenStream {
    let name = literal(&entry.name);
    let kind = match (&entry.kind, field.map(|it| it.presence)) {
        (EntryKind::Constant(value), _) => {
            let value = literal(value);
            return quote!(_: constant(#name, #value));
        }
        (EntryKind::Number(value), _) => {
            let value = literal(value);
            return quote!(_: number(#name, #value));
        }
        (EntryKind::Forbidden(keyword), _) => {
            let keyword = literal(keyword);
            return quote!(_: forbidden(#name, #keyword));
        }
        (EntryKind::Ignored, _) => return quote!(_: ignored(#name)),
        (EntryKind::Required, _) => quote!(required),
        (EntryKind::Optional, Some(Presence::Nullable)) => quote!(nullable),
        (EntryKind::Optional, _) => quote!(optional),
    };
    let place = field.map(|field| {
        let field = ident(&field.ident);
        quote!(#field:)
    });
    let rules = (!entry.rules.is_empty()).then(|| {
        let calls = rule_calls(&entry.rules);
        quote!(where #(#calls)*)
    });
    quote!(#place #kind(#name) #rules)
}
