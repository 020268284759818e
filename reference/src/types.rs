//! The types of an API.

use std::collections::BTreeSet;

use copperplate::plan::{
    AdditionalPlan, Choice, Plan, Presence, RowKind, RustType, Struct, TypeKind, TypePlan, Union,
};
use maud::{Markup, html};

use crate::markdown;

/// The texts of types, with links to the named ones that the page has.
pub struct Types {
    known: BTreeSet<String>,
}

impl Types {
    /// The types of an API.
    pub fn new(plan: &Plan) -> Self {
        let known = plan.types.iter().map(|it| it.name.to_string());
        Self {
            known: known.collect(),
        }
    }

    /// The text of a type.
    pub fn text(ty: &RustType) -> String {
        ty.text("rt::", &|name| name.to_string())
    }

    /// A type, with a link to the named type inside.
    pub fn link(&self, ty: &RustType) -> Markup {
        let text = Self::text(ty);
        let name = ty.name().map(ToString::to_string);
        let Some(name) = name.filter(|it| self.known.contains(it)) else {
            return html! { code { (text) } };
        };
        let (before, after) = text.split_once(&name).unwrap_or((&text, ""));
        html! {
            code { (before) a href={ "#" (id(&name)) } { (name) } (after) }
        }
    }

    /// The section of all types.
    pub fn section(&self, plan: &Plan) -> Markup {
        html! {
            @if !plan.types.is_empty() {
                section id="types" aria-labelledby="types-heading" {
                    h2 id="types-heading" { "Types" }
                    @for ty in &plan.types { (self.one_type(ty)) }
                }
            }
        }
    }

    fn one_type(&self, ty: &TypePlan) -> Markup {
        let name = ty.name.as_str();
        let kind = match &ty.kind {
            TypeKind::Struct(_) => "object",
            TypeKind::Union(_) => "union",
            TypeKind::Choice(_) => "enumeration",
            TypeKind::Newtype(_) => "value",
            TypeKind::Alias(_) => "alias",
        };
        html! {
            section class="type" id=(id(name)) aria-labelledby={ (id(name)) "-heading" } {
                h3 id={ (id(name)) "-heading" } { code { (name) } " " span class="kind" { (kind) } }
                @if ty.words.deprecated { p class="deprecated" { "Deprecated." } }
                (markdown::html(&ty.words.lines))
                @match &ty.kind {
                    TypeKind::Struct(object) => (self.members(object)),
                    TypeKind::Union(union) => (self.alternatives(union)),
                    TypeKind::Choice(choice) => (values(choice)),
                    TypeKind::Newtype(newtype) => p { "A value of type " (self.link(&newtype.ty)) "." },
                    TypeKind::Alias(alias) => p { "The same as " (self.link(&RustType::Named(alias.of.clone()))) "." },
                }
            }
        }
    }

    fn members(&self, object: &Struct) -> Markup {
        let constants = object.entries.iter().filter_map(|row| match &row.kind {
            RowKind::Constant(text) => Some((&row.name, format!("always `{text}`"))),
            RowKind::Number(text) => Some((&row.name, format!("always {text}"))),
            RowKind::Forbidden(_) => Some((&row.name, "must be absent".to_owned())),
            RowKind::Required | RowKind::Optional | RowKind::Ignored => None,
        });
        html! {
            table {
                thead { tr { th scope="col" { "Member" } th scope="col" { "Type" } th scope="col" { "Required" } th scope="col" { "Description" } } }
                tbody {
                    @for (name, text) in constants {
                        tr { td data-label="Member" { code { (name) } } td {} td data-label="Required" { "yes" } td { (text) } }
                    }
                    @for field in &object.fields {
                        @let row = object.entries.get(field.entry);
                        @let name = row.map_or(field.ident.as_str(), |it| it.name.as_str());
                        tr {
                            td data-label="Member" { code { (name) } @if field.ident != name { br; small { "in Rust " code { (field.ident) } } } }
                            td data-label="Type" { (self.link(&field.ty)) @if field.presence == Presence::Nullable { " or null" } }
                            td data-label="Required" { @if field.presence == Presence::Required { "yes" } @else { "no" } }
                            td { @if field.words.deprecated { p class="deprecated" { "Deprecated." } } (markdown::html(&field.words.lines)) }
                        }
                    }
                }
            }
            (self.additional(&object.additional))
        }
    }

    fn additional(&self, additional: &AdditionalPlan) -> Markup {
        html! {
            @match additional {
                AdditionalPlan::Ignored => {},
                AdditionalPlan::Refused(_) => p { "Other members are not allowed." },
                AdditionalPlan::Unknown { ident } => p { "The field " code { (ident) } " keeps other members." },
                AdditionalPlan::Kept { ident, ty, .. } => p { "The field " code { (ident) } " keeps other members, each a " (self.link(ty)) "." },
            }
        }
    }

    fn alternatives(&self, union: &Union) -> Markup {
        use copperplate::plan::Dispatch;
        let tags = match &union.dispatch {
            Dispatch::Tagged { member, values, .. } => Some((member, values)),
            Dispatch::OneOf | Dispatch::Disjoint | Dispatch::Ambiguous | Dispatch::AnyOf => None,
        };
        html! {
            @if let Some((member, _)) = tags { p { "The member " code { (member) } " selects the alternative." } }
            table {
                thead { tr { th scope="col" { "Alternative" } th scope="col" { "Type" } th scope="col" { "Description" } } }
                tbody {
                    @for (at, variant) in union.variants.iter().enumerate() {
                        tr {
                            td data-label="Alternative" {
                                code { (variant.ident) }
                                @if let Some(values) = tags.and_then(|(_, values)| values.get(at)) {
                                    @for value in values { br; small { code { (value) } } }
                                }
                            }
                            td data-label="Type" { (self.link(&variant.ty)) }
                            td { (markdown::html(&variant.words.lines)) }
                        }
                    }
                }
            }
            @if union.open { p { "A value without an alternative is kept as " code { "Unknown" } "." } }
        }
    }
}

fn values(choice: &Choice) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Value" } th scope="col" { "In Rust" } th scope="col" { "Description" } } }
            tbody {
                @for value in &choice.values {
                    tr { td data-label="Value" { code { (value.text) } } td data-label="In Rust" { code { (value.ident) } } td { (markdown::html(&value.words.lines)) } }
                }
            }
        }
        @if choice.open { p { "Other values are kept as " code { "Unknown" } "." } }
    }
}

/// The anchor of a type.
fn id(name: &str) -> String {
    format!("type-{}", crate::page::slug(name))
}
