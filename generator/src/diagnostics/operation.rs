//! Diagnostics of operations: their paths, bodies, responses and security.

use crate::source::{Place, Pointer};

use super::{Diagnostic, Edit, Remedy, at};
use crate::source::Span;

pub(crate) fn duplicate_operation(first: Span, second: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-operation",
        second,
        format!("two operations are called `{id}`"),
    )
    .label("again here")
    .other(first, "first here")
    .cost("only one of them could have the method with this name")
    .help("give each operation its own `operationId`")
    .leave_out()
}

/// Two identical paths (OpenAPI 3.1.0 section 4.8.8.2). A client can use both.
pub(crate) fn same_template(first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(
        "ambiguous-path",
        second,
        "two paths match the same requests",
    )
    .label("this path")
    .other(first, "and this one")
    .cost("a server would pass all such requests to the first operation")
    .help("merge the two path items, because the names of parameters do not distinguish paths")
}

pub(crate) fn fragment_only(first: Span, second: Span) -> Diagnostic {
    Diagnostic::warning(
        "ambiguous-path",
        second,
        "two paths differ in their fragment only, which is never sent",
    )
    .label("this path")
    .other(first, "and this one")
    .cost("a server would pass all such requests to the first operation")
    .help("merge the two path items, unless only a client is needed")
}

pub(crate) fn no_response(place: &Place<'_>) -> Diagnostic {
    let message = "this operation documents no response";
    Diagnostic::warning("no-response", place.span(), message)
        .pointer(&place.pointer)
        .cost(ANY_SUCCESS)
        .help(DESCRIBE_SUCCESS)
}

pub(crate) fn no_success(place: &Place<'_>, id: &str) -> Diagnostic {
    let message = format!("`{id}` documents no successful response");
    Diagnostic::warning("no-success", place.span(), message)
        .label("failures only")
        .pointer(&place.pointer)
        .cost(ANY_SUCCESS)
        .help(DESCRIBE_SUCCESS)
}

const ANY_SUCCESS: &str =
    "any 2xx status is a success with untyped headers and bytes, which are not checked";
const DESCRIBE_SUCCESS: &str =
    "describe the successful response, for example `'204': {description: Done.}`";

pub(crate) fn bare_answer(place: &Place<'_>, what: &str) -> Diagnostic {
    let message = format!("a {what} response has no content");
    Diagnostic::warning("bare-answer", place.span(), message)
        .label("never sent (RFC 9110)")
        .pointer(&place.pointer)
        .help("remove `content`")
}

pub(crate) fn media_type(at: Span, text: &str) -> Diagnostic {
    Diagnostic::error("media-type", at, format!("{text:?} is not a media type"))
        .help("write type/subtype, for example `application/json`")
        .leave_out()
}

/// Several media types in one key of `content`.
pub(crate) fn listed_media_types(at: Span, text: &str) -> Diagnostic {
    let message = format!("{text:?} is more than one media type");
    Diagnostic::warning("media-type", at, message)
        .label("each is read as a separate key")
        .cost("OpenAPI allows one media type per key, so other tools may not understand it")
        .help("write a key for each")
}

pub(crate) fn alike_media_types(first: Span, second: Span, text: &str) -> Diagnostic {
    let message = format!("{text:?} can't be distinguished from another media type here");
    Diagnostic::warning("media-type", second, message)
        .label("differs in case or `charset` only")
        .other(first, "the other one")
        .cost("messages with either media type are decoded as the same one")
        .help("keep one of the two")
}

pub(crate) fn refusal_status(place: &Place<'_>) -> Diagnostic {
    at(
        "refusals",
        place,
        "a refusal needs a `status` from 400 to 599",
    )
    .label("not an error status")
}

/// A media type similar to a well-known one.
pub(crate) fn misspelt_media_type(at: Span, found: &str, near: &str) -> Diagnostic {
    let message = format!(
        "`{}` is not a well-known media type",
        super::load::shorten(found)
    );
    Diagnostic::warning("misspelt-media-type", at, message)
        .label("not known")
        .cost("the body is carried unchanged, and its schema is ignored")
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
        .cost("a client could send only one of them, which a server must refuse")
        .help("list them as alternatives, each as a separate item: `[{a: []}, {b: []}]`")
        .remedy(Remedy::edit(Edit::LeaveOutAlternative(at)))
}

pub(crate) fn unknown_scheme(at: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let unknown = Diagnostic::error(
        "unknown-scheme",
        at,
        format!("no security scheme is called `{name}`"),
    )
    .cost("the operation would be open, or closed for everyone")
    .remedy(Remedy::accept(
        "a scheme without a credential: servers refuse every request by it, and clients send none",
    ));
    match near {
        Some(near) => unknown.help(format!("did you mean `{near}`?")),
        None => unknown.help("declare it under `components/securitySchemes`"),
    }
}

/// A multipart body without an object schema.
pub(crate) fn untyped_parts(at: Span, pointer: &Pointer) -> Diagnostic {
    let message = "a multipart body without an object schema has no fields, only named parts";
    Diagnostic::warning("untyped-parts", at, message)
        .pointer(pointer)
        .cost("the schema of the parts is not checked")
        .help("describe the parts as `properties` of an object")
}

/// An `itemSchema` of a body that is one value.
pub(crate) fn idle_schema(place: &Place<'_>) -> Diagnostic {
    let message = "`itemSchema` describes the items of this stream";
    Diagnostic::warning("idle-schema", place.span(), message)
        .pointer(&place.pointer)
        .label("without effect")
        .cost("the schema of the whole sequence is not enforced")
        .help("remove it, or move its keywords to `itemSchema`")
}

/// A keyword about the whole sequence of a stream.
pub(crate) fn idle_array_keyword(place: &Place<'_>, keyword: &str) -> Diagnostic {
    let message = format!("a stream is read item by item, so `{keyword}` is not checked");
    Diagnostic::warning("idle-array-keyword", place.span(), message)
        .pointer(&place.pointer)
        .label("without effect")
        .cost("streams with any number and order of items are accepted")
        .help("describe the items alone, or use `application/json`")
}

pub(crate) fn idle_item_schema(place: &Place<'_>, media_type: &str) -> Diagnostic {
    let message = format!("a body of `{media_type}` has no items");
    Diagnostic::warning("idle-item-schema", place.span(), message)
        .pointer(&place.pointer)
        .label("without effect")
        .cost("the schema is not enforced")
        .help("write `schema`, or a media type of a stream such as `application/jsonl`")
}

/// An encoding of a body that has no parts or members.
pub(crate) fn idle_encoding(place: &Place<'_>, field: &str, media_type: &str) -> Diagnostic {
    let message = format!("`{field}` has no effect in a body of `{media_type}`");
    Diagnostic::warning("idle-encoding", place.span(), message)
        .pointer(&place.pointer)
        .label("without effect")
        .cost("the values are written and read without this encoding")
        .help("remove it, or write a media type such as `multipart/mixed`")
}

/// Encodings by position of a body that is not a list.
pub(crate) fn encoding_without_list(place: &Place<'_>, field: &str) -> Diagnostic {
    let message = format!("`{field}` needs a list, and this body has no list");
    Diagnostic::error("encoding-without-list", place.span(), message)
        .pointer(&place.pointer)
        .cost("no part has a position, so no code can be generated")
        .help("write a schema of the type `array`, or `itemSchema`")
        .leave_out()
}
