//! Objects: a struct, and the table that maps its fields to properties.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Closing;
use crate::plan::{AdditionalPlan, Field, Presence, PropertyRow, RowKind, Struct, TypePlan};
use crate::text::literal;

use crate::emit::build;
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
    let is_required = |field: &&Field| field.presence == Presence::Required;
    let required = object.fields.iter().filter(is_required);
    let required = required.map(|field| (field.ident.as_str(), field_type(field)));
    let absent = object.fields.iter().filter(|it| !is_required(it));
    let absent = absent.map(|field| {
        let value = ty(&field.ty, From::Types);
        let value = match field.presence {
            Presence::Nullable => quote!(rt::Presence<#value>),
            Presence::Optional | Presence::Required => value,
        };
        let setter = object.sent.then(|| (field.setter(), value));
        (field.ident.as_str(), setter)
    });
    let map = object.additional.field().map(|name| (name, None));
    build::table(
        plan.name.as_str(),
        object.constructor.as_ref(),
        required.collect(),
        absent.chain(map).collect(),
    )
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

fn member(entry: &PropertyRow, field: Option<&Field>) -> TokenStream {
    let name = literal(&entry.name);
    let kind = match (&entry.kind, field.map(|it| it.presence)) {
        (RowKind::Constant(value), _) => {
            let value = literal(value);
            return quote!(_: constant(#name, #value));
        }
        (RowKind::Number(value), _) => {
            let value = literal(value);
            return quote!(_: number(#name, #value));
        }
        (RowKind::Forbidden(keyword), _) => {
            let keyword = literal(keyword);
            return quote!(_: forbidden(#name, #keyword));
        }
        (RowKind::Ignored, _) => return quote!(_: ignored(#name)),
        (RowKind::Required, _) => quote!(required),
        (RowKind::Optional, Some(Presence::Nullable)) => quote!(nullable),
        (RowKind::Optional, _) => quote!(optional),
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
