//! Rust types as a probe program writes them, with `types`, `operations` and `rt` in scope.

use copperplate::plan::{
    BodyPlan, Codec, ParameterPlan, Presence, ResponseHeaders, RustType, StatusMatch, Variant,
};

/// The path of a type.
pub fn ty(of: &RustType) -> String {
    of.text("rt::", &|name| format!("types::{name}"))
}

/// The type of a field.
pub fn field(of: &RustType, presence: Presence) -> String {
    match presence {
        Presence::Required => ty(of),
        Presence::Optional => format!("Option<{}>", ty(of)),
        Presence::Nullable => format!("rt::Presence<{}>", ty(of)),
    }
}

/// The type of a parameter; `None` if the probe does not name it.
pub fn parameter(of: &ParameterPlan) -> Option<String> {
    let own = (!of.may_be_empty).then(|| ty(&of.ty))?;
    Some(match of.required {
        true => own,
        false => format!("Option<{own}>"),
    })
}

/// The type of a body in one media type of JSON, text, forms or XML; `None` for others.
pub fn body(of: &BodyPlan) -> Option<String> {
    match (of.contents.as_slice(), &of.choice) {
        ([only], None) => match &only.codec {
            Codec::Json(own, _) | Codec::Text(_, own, _) => Some(ty(own)),
            Codec::Form(form) => Some(ty(&form.ty)),
            Codec::Xml(xml) => Some(ty(&xml.ty)),
            _ => None,
        },
        _ => None,
    }
}

/// A pattern for a variant of a response, with a check of the type of its body.
pub fn response(owner: &str, variant: &Variant) -> String {
    let status = !matches!(variant.status, StatusMatch::Code(_));
    let check = variant.body.as_ref().and_then(body);
    let check = check
        .map(|it| format!("let _: {it} = body;"))
        .unwrap_or_default();
    let mut parts = Vec::new();
    parts.extend(status.then_some("status"));
    parts.extend(variant.body.as_ref().map(|_| "body"));
    let pattern = match &variant.headers {
        ResponseHeaders::Fields(headers) if headers.is_empty() => match parts.is_empty() {
            true => String::new(),
            false => format!("({})", parts.join(", ")),
        },
        ResponseHeaders::Fields(headers) => {
            parts.extend(headers.iter().map(|it| it.ident.as_str()));
            format!(" {{ {} }}", parts.join(", "))
        }
        ResponseHeaders::Struct(_) => {
            parts.push("headers");
            format!(" {{ {} }}", parts.join(", "))
        }
    };
    format!("{owner}::{}{pattern} => {{ {check} }}", variant.ident)
}
