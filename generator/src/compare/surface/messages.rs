//! Fields of requests and variants of responses, as text for comparison and for people.

use std::collections::BTreeMap;

use crate::compare::parameter;
use crate::compare::side::Side;
use crate::ir::{Location, Operation, Parameter};
use crate::plan::{
    BodyPlan, Codec, Declared, OperationPlan, OtherParts, ParameterPlan, PartKind, PartPlan,
    PartsPlan, ResponseHeaders, Responses, RustType, StatusMatch, Variant,
};

use super::types::Item;

/// The text of a type.
pub(super) type Text<'t> = &'t dyn Fn(&RustType) -> String;

/// The fields of a request, by the names of parameters; `body` is the body.
pub(super) fn request(
    (operation, plan): (&Operation, &OperationPlan),
    same: Text<'_>,
    shown: Text<'_>,
) -> BTreeMap<String, Item> {
    let mut found = BTreeMap::new();
    for field in plan.request.fields() {
        let item = Item {
            ident: field.ident.clone(),
            same: parameter_type(field, same),
            shown: parameter_type(field, shown),
            default: field.default.as_ref().map(|it| it.function.clone()),
        };
        let named = operation.parameters.iter();
        let mut named = named.filter(|it| it.name == field.name && it.location == field.location);
        let name = named
            .next()
            .map(|it: &Parameter| parameter::name(it, &operation.path));
        found.insert(format!("parameter {}", name.unwrap_or_default()), item);
    }
    if let Some(body) = &plan.request.body {
        let optional = |text: String| match body.required {
            true => text,
            false => format!("Option<{text}>"),
        };
        let item = Item {
            ident: "body".to_owned(),
            same: optional(body_type(body, same)),
            shown: optional(body_type(body, shown)),
            default: None,
        };
        found.insert("body".to_owned(), item);
    }
    found
}

fn parameter_type(field: &ParameterPlan, text: Text<'_>) -> String {
    let mut own = text(&field.ty);
    if field.may_be_empty {
        own = format!("MaybeEmpty<{own}>");
    }
    match field.required || field.location == Location::Path {
        true => own,
        false => format!("Option<{own}>"),
    }
}

/// The type of a body; several media types are an enum.
fn body_type(body: &BodyPlan, text: Text<'_>) -> String {
    let mut all: Vec<String> = body
        .contents
        .iter()
        .map(|content| match &body.choice {
            Some(_) => format!("{}({})", content.variant, codec(&content.codec, text)),
            None => codec(&content.codec, text),
        })
        .collect();
    all.sort_unstable();
    all.join(" | ")
}

fn codec(codec: &Codec, text: Text<'_>) -> String {
    match codec {
        Codec::Json(ty, _) | Codec::Text(_, ty, _) => text(ty),
        Codec::Form(form) => text(&form.ty),
        Codec::Xml(xml) => text(&xml.ty),
        Codec::Items(items) => format!("Items<{}>", text(&items.ty)),
        Codec::Bytes(_) => "Bytes".to_owned(),
        Codec::Blob(_) => "Blob".to_owned(),
        Codec::ByteStream(_) => "ByteStream".to_owned(),
        Codec::BlobStream(_) => "BlobStream".to_owned(),
        Codec::Parts(parts) => parts_type(parts, text),
        Codec::Ordered(ordered) => parts_type(&ordered.parts, text),
        Codec::PartStream(stream) => format!("Items<{}>", part_type(&stream.part, text)),
        Codec::RawParts => "RawParts".to_owned(),
    }
}

fn parts_type(parts: &PartsPlan, text: Text<'_>) -> String {
    let field = |part: &PartPlan| format!("{}: {}", part.ident, part_type(part, text));
    let mut fields: Vec<String> = parts.all().map(field).collect();
    fields.sort_unstable();
    if let OtherParts::Kept(ident) = &parts.others {
        fields.push(format!("{ident}: others"));
    }
    format!("{{ {} }}", fields.join(", "))
}

fn part_type(part: &PartPlan, text: Text<'_>) -> String {
    let mut own = match &part.kind {
        PartKind::Text(ty) | PartKind::Json(ty) | PartKind::Shaped(ty) => text(ty),
        PartKind::File => "File".to_owned(),
        PartKind::Body(content) => codec(&content.codec, text),
    };
    if part.list {
        own = format!("Vec<{own}>");
    }
    if !part.required {
        own = format!("Option<{own}>");
    }
    let headers = part.headers.iter();
    let headers = headers.map(|it| format!(", {}: {}", it.parameter.ident, text(&it.parameter.ty)));
    format!("{own}{}", headers.collect::<String>())
}

/// The variants of responses by status: identifier, form for comparison, form for people.
pub(super) fn responses(
    side: &Side,
    operation: &OperationPlan,
    fails: bool,
    same: Text<'_>,
    shown: Text<'_>,
) -> BTreeMap<String, (String, String, String)> {
    let own = match fails {
        true => &operation.errors,
        false => &operation.success,
    };
    let all = declared(side, own).variants.iter();
    all.map(|variant| {
        let form = |text: Text<'_>| form(side, operation, variant, text);
        let name = status(variant.status);
        (name, (variant.ident.clone(), form(same), form(shown)))
    })
    .collect()
}

/// The enum that declares the variants.
fn declared<'s>(side: &'s Side, own: &'s Responses) -> &'s Responses {
    let name = match &own.declared {
        Declared::As(other) => other,
        Declared::Shared => &own.ident,
        Declared::Here | Declared::Runtime(_) | Declared::Never | Declared::Undocumented => {
            return own;
        }
    };
    let mut shared = side.plan.shared_responses.iter().map(|it| &it.responses);
    shared.find(|it| it.ident == *name).unwrap_or(own)
}

fn form(side: &Side, operation: &OperationPlan, variant: &Variant, text: Text<'_>) -> String {
    let mut parts = Vec::new();
    if !matches!(variant.status, StatusMatch::Code(_)) {
        parts.push("StatusCode".to_owned());
    }
    parts.extend(variant.body.as_ref().map(|it| body_type(it, text)));
    let headers: &[ParameterPlan] = match &variant.headers {
        ResponseHeaders::Fields(fields) => fields,
        ResponseHeaders::Struct(name) => headers(side, operation, name),
    };
    let mut named: Vec<String> = headers
        .iter()
        .map(|it| format!("{}: {}", it.ident, parameter_type(it, text)))
        .collect();
    named.sort_unstable();
    parts.extend(named);
    match parts.is_empty() {
        true => String::new(),
        false => format!("({})", parts.join(", ")),
    }
}

/// The fields of a struct of headers, wherever it is declared.
fn headers<'s>(side: &'s Side, operation: &'s OperationPlan, name: &str) -> &'s [ParameterPlan] {
    let own = operation.header_structs.iter().find(|it| it.ident == name);
    let shared = match own.map(|it| &it.declared) {
        Some(Declared::Here) => return own.map_or(&[], |it| &it.headers),
        Some(Declared::As(other)) => other.as_str(),
        _ => name,
    };
    let mut all = side.plan.shared_headers.iter();
    all.find(|it| it.ident == shared)
        .map_or(&[], |it| &it.headers)
}

fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Range(class) => format!("{class}XX"),
        StatusMatch::SuccessDefault | StatusMatch::Default => "default".to_owned(),
    }
}
