//! Objects: a struct, the table of its members, and reading, writing and checking over it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Closing;
use crate::plan::{
    AdditionalPlan, Constructor, Entry, EntryKind, Field, Presence, Struct, TypePlan,
};
use crate::text::literal;

use super::tokens::{From, evaluation, further, ident, path, rules, rules_or_any, ty, words};

/// The items of an object.
pub(super) fn items(plan: &TypePlan, object: &Struct) -> Vec<TokenStream> {
    let mut items = vec![declaration(plan, object)];
    items.extend(constructor(plan, object));
    items.extend(super::defaults::of_fields(&plan.ident, &object.fields));
    items.extend([
        table(object),
        decode(plan, object),
        encode(plan, object),
        validate(plan, object),
    ]);
    items
}

fn declaration(plan: &TypePlan, object: &Struct) -> TokenStream {
    let further = further(plan);
    let name = ident(&plan.ident);
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
                /// Members that the document does not name.
                pub #name: rt::Map<#value>
            })
        }
        AdditionalPlan::Ignored | AdditionalPlan::Refused(_) => None,
    };
    let fields = fields.chain(additional);
    let default = can_default(object).then(|| quote!(, Default));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #further
        pub struct #name { #(#fields),* }
    }
}

/// A struct of optional members only can be built from nothing.
fn can_default(object: &Struct) -> bool {
    object
        .fields
        .iter()
        .all(|field| field.presence != Presence::Required)
}

/// The function that makes a struct of what is required, where the plan has one.
fn constructor(plan: &TypePlan, object: &Struct) -> Option<TokenStream> {
    let constructor = object.constructor.as_ref()?;
    let name = ident(&plan.ident);
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
                /// With what is required and nothing else.
                #[must_use]
                pub fn new(#(#names: #types),*) -> Self { Self { #(#values),* } }
            }
        },
        Constructor::Named(required) => {
            let docs = format!(" What [`{}`] must hold.", plan.ident);
            let owner = &plan.ident;
            let links = object
                .fields
                .iter()
                .filter(|field| field.presence == Presence::Required);
            let links = links.map(|field| format!(" See [`{owner}::{}`].", field.ident));
            let required = ident(required);
            quote! {
                #[doc = #docs]
                #[derive(Clone, Debug)]
                pub struct #required { #(#[doc = #links] pub #names: #types),* }

                impl #name {
                    /// With what is required and nothing else.
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

fn table(object: &Struct) -> TokenStream {
    let name = ident(&object.table);
    let length = Literal::usize_unsuffixed(object.entries.len());
    let entries = object.entries.iter().map(entry);
    quote!(static #name: [rt::Member; #length] = [#(#entries),*];)
}

fn entry(entry: &Entry) -> TokenStream {
    let name = literal(&entry.name);
    let member = match &entry.kind {
        EntryKind::Required => quote!(rt::Member::required(#name)),
        EntryKind::Optional => quote!(rt::Member::optional(#name)),
        EntryKind::Constant(value) => {
            let value = literal(value);
            quote!(rt::Member::constant(#name, #value))
        }
        EntryKind::Forbidden(keyword) => {
            let keyword = literal(keyword);
            quote!(rt::Member::forbidden(#name, #keyword))
        }
    };
    if entry.rules.is_empty() {
        return member;
    }
    let rules = rules(&entry.rules);
    quote!(#member.schema(#rules))
}

fn decode(plan: &TypePlan, object: &Struct) -> TokenStream {
    let name = ident(&plan.ident);
    let table = ident(&object.table);
    let locals = object.fields.iter().map(|field| {
        let local = ident(&field.local);
        quote!(let mut #local = None;)
    });
    let arms = object.fields.iter().map(|field| {
        let (index, local) = (Literal::usize_unsuffixed(field.entry), ident(&field.local));
        quote!(#index => #local = members.value(),)
    });
    let fields = object.fields.iter().map(|field| {
        let (name, local) = (ident(&field.ident), ident(&field.local));
        let value = match field.presence {
            Presence::Required => quote!(#local?),
            Presence::Optional if field.ident == field.local => return quote!(#name),
            Presence::Optional => quote!(#local),
            Presence::Nullable => quote!(#local.unwrap_or_default()),
        };
        quote!(#name: #value)
    });
    let (map, other, kept) = match &object.additional {
        AdditionalPlan::Ignored => (None, quote!(members.skip()), None),
        AdditionalPlan::Refused(Closing::Additional) => (None, quote!(members.refuse()), None),
        AdditionalPlan::Refused(Closing::Unevaluated) => {
            (None, quote!(members.refuse_unevaluated()), None)
        }
        AdditionalPlan::Kept {
            ident: name, rules, ..
        } => {
            let rules = rules_or_any(rules.as_ref());
            let field = match name.as_str() {
                "additional" => quote!(additional),
                other => {
                    let name = ident(other);
                    quote!(#name: additional)
                }
            };
            (
                Some(quote!(let mut additional = rt::Map::new();)),
                quote!(members.additional(&mut additional, #rules)),
                Some(field),
            )
        }
    };
    let reading = if object.fields.is_empty() {
        quote!(while members.next().is_some() { #other; })
    } else {
        quote! {
            while let Some(member) = members.next() {
                match member { #(#arms)* _ => #other, }
            }
        }
    };
    let fields = fields.chain(kept);
    let (begin, evaluate) = evaluation(plan);
    quote! {
        impl rt::Decode for #name {
            fn decode(input: &mut rt::Reader<'_>, _: &'static rt::Schema) -> Option<Self> {
                #begin
                let mut members = input.object(&#table)?;
                #(#locals)*
                #map
                #reading
                members.finish();
                #evaluate
                Some(Self { #(#fields),* })
            }
        }
    }
}

fn encode(plan: &TypePlan, object: &Struct) -> TokenStream {
    let name = ident(&plan.ident);
    let table = ident(&object.table);
    let values = object.fields.iter().map(|field| {
        let name = ident(&field.ident);
        quote!(members.value(&self.#name);)
    });
    let additional = match &object.additional {
        AdditionalPlan::Kept {
            ident: name, rules, ..
        } => {
            let (name, rules) = (ident(name), rules_or_any(rules.as_ref()));
            Some(quote!(members.additional(&self.#name, #rules);))
        }
        AdditionalPlan::Ignored | AdditionalPlan::Refused(_) => None,
    };
    if object.fields.is_empty() && additional.is_none() {
        return quote! {
            impl rt::Encode for #name {
                fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                    output.object(&#table).finish();
                }
            }
        };
    }
    quote! {
        impl rt::Encode for #name {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&#table);
                #(#values)*
                #additional
                members.finish();
            }
        }
    }
}

fn validate(plan: &TypePlan, object: &Struct) -> TokenStream {
    let name = ident(&plan.ident);
    let table = ident(&object.table);
    let mut checks: Vec<_> = object
        .fields
        .iter()
        .filter(|field| field.checked)
        .map(|field| {
            let (index, name) = (Literal::usize_unsuffixed(field.entry), ident(&field.ident));
            quote!(report.member(&#table[#index], &self.#name);)
        })
        .collect();
    match &object.additional {
        AdditionalPlan::Kept {
            ident: name, rules, ..
        } => {
            let (name, rules) = (ident(name), rules_or_any(rules.as_ref()));
            checks.push(quote!(report.additional(&#table, &self.#name, #rules);));
        }
        AdditionalPlan::Ignored | AdditionalPlan::Refused(_) => {}
    }
    checks.extend(plan.rules.as_ref().map(|rules| {
        let rules = path(rules);
        quote!(report.evaluate(self, &#rules);)
    }));
    let report = if checks.is_empty() {
        quote!(_)
    } else {
        quote!(report)
    };
    quote! {
        impl rt::Validate for #name {
            fn check(&self, #report: &mut rt::Report, _: &rt::Schema) { #(#checks)* }
        }
    }
}
