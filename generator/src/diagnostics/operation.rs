//! Diagnostics of operations: their paths, bodies, responses and security.

use crate::source::Place;

use super::{Diagnostic, at};
use crate::source::Span;

pub(crate) fn duplicate_operation(first: Span, second: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-operation",
        second,
        format!("two operations are called `{id}`"),
    )
    .label("again here")
    .other(first, "first here")
    .cost("only one of them could have the method of that name")
    .help("give each operation an `operationId` of its own")
}

/// Two identical paths (OpenAPI 3.1.0 section 4.8.8.2). A client can use both.
pub(crate) fn same_template(first: Span, second: Span, feature: &str) -> Diagnostic {
    Diagnostic::error(
        "ambiguous-path",
        second,
        "two paths match the same requests",
    )
    .label("this path")
    .other(first, "and this one")
    .cost("a server answers all such requests by the operation that comes first")
    .help(format!(
        "merge the two path items, since names of parameters do not tell paths apart; or, if only a \
         client is needed, {}",
        super::allowance::allowance(feature)
    ))
}

pub(crate) fn fragment_only(first: Span, second: Span) -> Diagnostic {
    Diagnostic::warning(
        "ambiguous-path",
        second,
        "two paths differ in their fragment only, which is never sent",
    )
    .label("this path")
    .other(first, "and this one")
    .cost("a server answers all such requests by the operation that comes first")
    .help("merge the two path items, unless only a client is needed")
}

pub(crate) fn path_without_slash(at: Span) -> Diagnostic {
    Diagnostic::error("path", at, "a path must begin with `/`")
}

pub(crate) fn no_response(place: &Place<'_>) -> Diagnostic {
    let message = "this operation documents no response";
    Diagnostic::warning("no-response", place.span(), message)
        .pointer(&place.pointer)
        .cost(ANY_SUCCESS)
        .help(DESCRIBE_SUCCESS)
}

pub(crate) fn no_success(place: &Place<'_>, id: &str) -> Diagnostic {
    let message = format!("`{id}` documents no response that is a success");
    Diagnostic::warning("no-success", place.span(), message)
        .label("failures only")
        .pointer(&place.pointer)
        .cost(ANY_SUCCESS)
        .help(DESCRIBE_SUCCESS)
}

const ANY_SUCCESS: &str = "any status of 2xx is a success, of which only status, headers and bytes are \
                           known: nothing of it is typed or checked";
const DESCRIBE_SUCCESS: &str =
    "describe the answer of success, for example `'204': {description: Done.}`";

pub(crate) fn bare_answer(place: &Place<'_>, what: &str) -> Diagnostic {
    let message = format!("an answer of {what} has no content");
    Diagnostic::warning("bare-answer", place.span(), message)
        .label("never sent (RFC 9110)")
        .pointer(&place.pointer)
        .help("remove `content`")
}

pub(crate) fn media_type(at: Span, text: &str) -> Diagnostic {
    Diagnostic::error("media-type", at, format!("{text:?} is no media type"))
        .help("write type/subtype, for example `application/json`")
}

/// Several media types in one key of `content`.
pub(crate) fn listed_media_types(at: Span, text: &str) -> Diagnostic {
    let message = format!("{text:?} is more than one media type");
    Diagnostic::warning("media-type", at, message)
        .label("each is read as a key of its own")
        .cost("OpenAPI has one media type in a key, so other tools may not understand it")
        .help("write a key for each")
}

pub(crate) fn alike_media_types(first: Span, second: Span, text: &str) -> Diagnostic {
    let message = format!("{text:?} can't be told from another media type here");
    Diagnostic::warning("media-type", second, message)
        .label("differs in case or `charset` only")
        .other(first, "the other one")
        .cost("a message of either is read as the same one of them")
        .help("keep one of the two")
}

pub(crate) fn refusal_status(place: &Place<'_>) -> Diagnostic {
    at(
        "refusals",
        place,
        "a refusal needs a `status` from 400 to 599",
    )
    .label("no error")
}

/// A media type similar to a well-known one.
pub(crate) fn misspelt_media_type(at: Span, found: &str, near: &str) -> Diagnostic {
    let message = format!(
        "`{}` is no well-known media type",
        super::load::shorten(found)
    );
    Diagnostic::warning("misspelt-media-type", at, message)
        .label("not known")
        .cost("the body is carried as it is, and its schema is not looked at")
        .help(format!("did you mean `{near}`?"))
}

/// Two credentials of one alternative with the same place in a request.
pub(crate) fn clashing_credentials(
    (first_at, at): (Span, Span),
    (first, second): (&str, &str),
    place: &str,
) -> Diagnostic {
    let message = format!("`{first}` and `{second}` can't be sent together: each is {place}");
    Diagnostic::error("clashing-credentials", at, message)
        .label("the second of them")
        .other(first_at, "the first")
        .cost("a client could send one of the two alone, which a server must refuse")
        .help("list them as alternatives, each as an item of its own: `[{a: []}, {b: []}]`")
}

pub(crate) fn unknown_scheme(at: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let unknown = Diagnostic::error(
        "unknown-scheme",
        at,
        format!("no security scheme is called `{name}`"),
    )
    .cost("the operation would be open, or closed for everyone");
    match near {
        Some(near) => unknown.help(format!("did you mean `{near}`?")),
        None => unknown.help("declare it under `components/securitySchemes`"),
    }
}

/// A multipart body without an object schema.
pub(crate) fn untyped_parts(at: Span, pointer: &str) -> Diagnostic {
    let message = "a body of parts that is no object has no fields, only parts by name";
    Diagnostic::warning("untyped-parts", at, message)
        .pointer(pointer)
        .cost("what the schema says of the parts is not checked")
        .help("describe the parts as `properties` of an object")
}
