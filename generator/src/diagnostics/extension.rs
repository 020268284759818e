//! Problems of this toolkit's own extensions.

use super::Diagnostic;
use super::load::shorten;
use crate::source::{Place, Span};

pub(crate) fn unknown_extension(at: Span, key: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "unknown-extension",
        at,
        format!("there is no extension `{}`", shorten(key)),
    )
    .label("not one of this toolkit's extensions")
    .cost("it would be ignored");
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic
            .help("names that start with `x-copperplate-` are reserved; choose another prefix"),
    }
}

/// An unknown key in an extension.
pub(crate) fn unknown_field(
    at: Span,
    key: &str,
    object: &str,
    (near, known): (Option<&str>, &[&str]),
) -> Diagnostic {
    let message = format!("{object} has no field `{}`", shorten(key));
    let diagnostic = Diagnostic::error("unknown-extension", at, message)
        .label("not known here")
        .cost("it would be ignored");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("the fields are `{}`", known.join("`, `"))),
    }
}

/// An extension on an object that does not admit it.
pub(crate) fn misplaced(at: Span, key: &str, object: &str, places: &str) -> Diagnostic {
    Diagnostic::error(
        "extension-place",
        at,
        format!("`{key}` has no meaning on {object}"),
    )
    .label("has no effect here")
    .cost(IDLE)
    .help(format!("write it on {places}"))
}

/// An extension in a map with free keys.
pub(crate) fn as_name(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error("extension-place", at, format!("`{key}` is used as a name"))
        .label("read as a name")
        .cost(IDLE)
        .help("write it next to the keywords of the intended object")
}

/// An extension next to a reference without effective siblings.
pub(crate) fn beside_ref(at: Span, key: &str, reference: Span) -> Diagnostic {
    Diagnostic::error(
        "extension-place",
        at,
        format!("`{key}` beside `$ref` has no effect"),
    )
    .label("not read")
    .other(reference, "only this is read")
    .cost(IDLE)
    .help(
        "for a schema, put the reference into `allOf`; otherwise write the extension at the target",
    )
}

/// An extension on a schema that no stage reads.
pub(crate) fn idle(at: Span, key: &str, where_it_acts: &str) -> Diagnostic {
    Diagnostic::error(
        "extension-place",
        at,
        format!("`{key}` has no effect on this schema"),
    )
    .label("not read here")
    .cost(IDLE)
    .help(format!("it acts on {where_it_acts}; move it, or remove it"))
}

/// A pagination that does not fit its operation.
pub(crate) fn pagination(at: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::error("pagination", at, message)
        .label("does not fit the operation")
        .cost("the client gets no stream of pages")
        .help(help)
}

/// A polling that does not fit its operation.
pub(crate) fn polling(at: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::error("polling", at, message)
        .label("does not fit the operation")
        .cost("the client can't wait for the end of the work")
        .help(help)
}

/// A statement about refusals on a successful response.
pub(crate) fn on_success(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error(
        "extension-place",
        at,
        format!("`{key}` has no effect on a successful response"),
    )
    .label("contradicts the status")
    .cost(IDLE)
    .help("write it on a response with a status of 4XX or 5XX, or remove it")
}

/// A secret without a type that could hide its values.
pub(crate) fn untyped_secret(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error(
        "extension-place",
        at,
        format!("`{key}` can't hide the values of this schema"),
    )
    .label("has no type of its own")
    .cost("the values are plain JSON inside another value, and are shown with it")
    .help("mark the enclosing schema, which hides the whole value")
}

/// A secret in a body of bytes or text.
pub(crate) fn secret_bytes(at: Span, key: &str) -> Diagnostic {
    let message = format!("`{key}` can't hide a part of a body of bytes or text");
    Diagnostic::error("extension-place", at, message)
        .label("not read")
        .cost("the whole body is shown, including this part")
        .help("remove the extension, or use a structured media type such as JSON")
}

/// A second extension of the same kind in a request.
pub(crate) fn second(at: Span, key: &str, first: Span, first_name: &str) -> Diagnostic {
    Diagnostic::error(
        "extension-place",
        at,
        format!("a request can have only one `{key}` of this kind"),
    )
    .label("has no effect")
    .other(first, format!("`{}` is the first", shorten(first_name)))
    .cost("a value set only here would be treated as missing")
    .help("remove one of the two")
}

/// A facet that the object can't have.
pub(crate) fn facet(at: Span, facet: &str, object: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("{object} has no key `{}`", shorten(facet));
    let diagnostic = Diagnostic::error("unknown-value", at, message).label("no such key");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic
            .help("name a key of the object, or remove `facet` to describe the whole object"),
    }
}

/// An unknown placeholder.
pub(crate) fn placeholder(at: Span, found: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("`{{{}}}` is not a placeholder", shorten(found));
    let diagnostic = Diagnostic::error("placeholder", at, message)
        .label("unknown name")
        .cost("callers would receive it literally");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{{{near}}}`?")),
        None => diagnostic
            .help("the placeholders are `{detail}`, `{title}`, `{status}` and `{violations}`"),
    }
}

/// A list inside a text.
pub(crate) fn list_in_text(at: Span) -> Diagnostic {
    let message = "`{violations}` becomes a list, so it can't be a part of a text";
    Diagnostic::error("placeholder", at, message)
        .label("more than the placeholder")
        .cost("callers would receive it literally")
        .help("make it the whole string, or write `{detail}`")
}

/// A placeholder in the name of a member.
pub(crate) fn placeholder_in_name(at: Span, found: &str) -> Diagnostic {
    let message =
        format!("`{{{found}}}` is in the name of a member, where placeholders are not replaced");
    Diagnostic::error("placeholder", at, message)
        .label("a name")
        .cost("callers would receive it literally")
        .help("write it in a value")
}

/// The cost of an ignored extension.
const IDLE: &str = "it would have no effect on the generated code";

/// A guess at an enforced part of the document.
pub(crate) fn guess(at: Span) -> Diagnostic {
    Diagnostic::error(
        "guess",
        at,
        "only the `format` of a schema can be `guessed`, and it must be next to the mark",
    )
    .cost("any other guess would be enforced like a fact")
    .help("write `facet: format`, or `source: inferred` if it is to be enforced")
}

/// A signature in a header without a name.
pub(crate) fn no_signature_header(place: &Place<'_>) -> Diagnostic {
    let message = "the scheme `timestamped-hmac` needs the name of its header";
    super::at("webhook-signature", place, message)
        .label("has no usable `header`")
        .cost("no webhook could be verified or signed")
        .help("add `header`, such as `header: Stripe-Signature`")
}

/// A header beside a scheme with headers of its own.
pub(crate) fn idle_signature_header(place: &Place<'_>) -> Diagnostic {
    let message = "only the scheme `timestamped-hmac` has a `header`";
    super::at("webhook-signature", place, message)
        .label("has no effect")
        .cost("the scheme has headers of its own, and this one would be ignored")
        .help("remove `header`, or correct the scheme")
}

/// A signature of a document that has nothing to sign.
pub(crate) fn unsigned_document(place: &Place<'_>, key: &str) -> Diagnostic {
    let message = format!("`{key}` stands in a document without webhooks and callbacks");
    super::at("webhook-signature", place, message)
        .label("signs nothing")
        .cost(IDLE)
        .help("remove it, or add the webhooks")
}
