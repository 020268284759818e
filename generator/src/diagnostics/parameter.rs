//! Diagnostics of conflicting parameters, and of parameters that do not match their path.

use crate::source::{Place, Pointer};

use super::{Diagnostic, Edit, Remedy, at};
use crate::source::Span;

/// An object with members that would have the names of other parameters.
pub(crate) fn object_as_json(
    (object, at, pointer): (&str, Span, &Pointer),
    names: &[&str],
    other: Span,
) -> Diagnostic {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    let why = match quoted.as_slice() {
        [] => "another object accepts any name".to_owned(),
        [one] => format!("its member {one} has the name of another parameter"),
        many => format!(
            "its members {} have names of other parameters",
            many.join(", ")
        ),
    };
    let message = format!("the object `{object}` is sent as JSON: {why}");
    Diagnostic::warning("parameter-as-json", at, message)
        .pointer(pointer)
        .other(other, "ambiguous with this one")
        .cost("OpenAPI does not define this case, and a server may expect something else")
        .help("give it `style: deepObject`, other names, or `content: {application/json: {schema: …}}`")
}

/// A parameter that duplicates the credential of a security scheme.
pub(crate) fn listed_credential(
    (parameter, at, pointer): (&str, Span, &Pointer),
    scheme: &str,
) -> Diagnostic {
    let message =
        format!("the parameter `{parameter}` is the credential of the security scheme `{scheme}`");
    Diagnostic::warning("listed-credential", at, message)
        .pointer(pointer)
        .label("left out in favour of the scheme")
        .cost("as a parameter it would be sent twice, and shown when the request is printed")
        .help("remove the parameter; the scheme suffices")
}

/// `allowEmptyValue` on a parameter without an empty form.
pub(crate) fn ignored_empty(place: &Place<'_>, reason: &str) -> Diagnostic {
    let message = format!("`allowEmptyValue` is ignored: {reason}");
    Diagnostic::warning("ignored-query-flag", place.span(), message)
        .pointer(&place.pointer)
        .cost("it is only meaningful for styles that can send an empty value")
        .help("remove it")
}

/// Templates of parameters in the query of a path.
pub(crate) fn query_template(place: &Place<'_>, key: &str, names: &[&str]) -> Diagnostic {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{{{name}}}`")).collect();
    let are = match quoted.len() {
        1 => "is a query parameter",
        _ => "are query parameters",
    };
    let message = format!("{} in `{key}` {are}", quoted.join(", "));
    Diagnostic::warning("query-template", place.span(), message)
        .pointer(&place.pointer)
        .cost("OpenAPI allows templates only in the path, so other tools may send something else")
        .help("describe it with `in: query`, and remove it from the path")
}

/// A template without a parameter in the query of a path.
pub(crate) fn query_parameter_missing(place: &Place<'_>, key: &str, name: &str) -> Diagnostic {
    let message = format!("the query parameter `{name}` of `{key}` is not described");
    Diagnostic::error("path-parameter", place.span(), message)
        .pointer(&place.pointer)
        .cost("the query could not be built")
        .help(format!(
            "add a parameter with `name: {name}` and `in: query`, and remove it from the path"
        ))
        .remedy(Remedy::edit(Edit::LeaveOutOperation(place.span())))
}

/// A repeated parameter in a path, which OpenAPI forbids since 3.2.
pub(crate) fn repeated_name(
    place: &Place<'_>,
    path: &str,
    name: &str,
    forbidden: bool,
) -> Diagnostic {
    let message = format!("`{{{name}}}` occurs twice in `{path}`");
    let messages = match forbidden {
        true => Diagnostic::error("path", place.span(), message),
        false => Diagnostic::warning("path", place.span(), message),
    };
    let cost = match forbidden {
        true => "OpenAPI 3.2 allows each parameter only once in a path",
        false => "a path with two different values matches nothing, and OpenAPI 3.2 forbids it",
    };
    messages
        .pointer(&place.pointer)
        .cost(cost)
        .help("give the second its own name and parameter")
        .remedy(Remedy::edit(Edit::LeaveOutOperation(place.span())))
}

pub(crate) fn duplicate_parameter(
    (first, second): (Span, Span),
    name: &str,
    operation: Span,
) -> Diagnostic {
    Diagnostic::error(
        "duplicate-parameter",
        second,
        format!("the parameter `{name}` is described twice"),
    )
    .other(first, "first here")
    .help("remove one of the two")
    .remedy(Remedy::edit(Edit::Unlist {
        operation,
        parameter: second,
        twice: true,
    }))
}

pub(crate) fn ignored_header(place: &Place<'_>, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "ignored-header",
        place.span(),
        format!("a header parameter called `{name}` is ignored"),
    )
    .pointer(&place.pointer)
    .cost("in OpenAPI, content and security define `Accept`, `Content-Type` and `Authorization`")
    .help("describe it by `content` or by a security scheme")
}

/// A parameter sent as JSON, because its style can't express the values.
pub(crate) fn parameter_as_json(place: &Place<'_>, what: &str) -> Diagnostic {
    let message = format!("{what} has no defined form, so it is sent as JSON");
    Diagnostic::warning("parameter-as-json", place.span(), message)
        .pointer(&place.pointer)
        .cost("OpenAPI does not define this case, and a server may expect something else")
        .help("describe it by `content: {application/json: {schema: …}}` if JSON is meant")
}

pub(crate) fn style_place(place: &Place<'_>, style: &str) -> Diagnostic {
    at(
        "parameter-style",
        place,
        format!("style `{style}` is not valid for this location"),
    )
    .help("use `simple` in a path or header, `label` or `matrix` in a path, `form` in a query or cookie, `spaceDelimited`, `pipeDelimited` or `deepObject` in a query")
    .leave_out()
}

pub(crate) fn parameter_content(place: &Place<'_>) -> Diagnostic {
    at(
        "parameter-content",
        place,
        "the `content` of a parameter must have one media type",
    )
    .leave_out()
}

/// A parameter of the query beside one that is the whole query.
pub(crate) fn beside_querystring(
    at: (Span, &Pointer),
    name: &str,
    others: (Span, Span),
) -> Diagnostic {
    beside_whole(at, &format!("the parameter `{name}`"), others)
        .help("describe it in the schema of the whole query")
}

/// An API key in a query that is JSON text as a whole.
pub(crate) fn key_beside_querystring(
    at: (Span, &Pointer),
    name: &str,
    others: (Span, Span),
) -> Diagnostic {
    beside_whole(at, &format!("the API key `{name}`"), others)
        .help("put the key in a header, or describe the parameters of the query one by one")
}

fn beside_whole(
    (at, pointer): (Span, &Pointer),
    what: &str,
    (whole, operation): (Span, Span),
) -> Diagnostic {
    let message = format!("{what} has no place beside the whole query");
    Diagnostic::error("beside-querystring", at, message)
        .pointer(pointer)
        .label("also in the query")
        .other(whole, "this parameter is the whole query")
        .remedy(Remedy::edit(Edit::LeaveOutOperation(operation)))
}

pub(crate) fn ignored_query_flag(place: &Place<'_>, key: &str) -> Diagnostic {
    Diagnostic::warning(
        "ignored-query-flag",
        place.span(),
        format!("`{key}` is ignored outside of a query"),
    )
    .pointer(&place.pointer)
    .cost("OpenAPI defines it only for query parameters")
    .help("remove it")
}

pub(crate) fn touching_names(place: &Place<'_>, path: &str, name: &str) -> Diagnostic {
    at(
        "path",
        place,
        format!("`{{{name}}}` touches the parameter before it in `{path}`"),
    )
    .help("put text between the two, so that a server can find the end of the first")
    .remedy(Remedy::edit(Edit::LeaveOutOperation(place.span())))
}

pub(crate) fn name_behind_path(place: &Place<'_>, path: &str, name: &str) -> Diagnostic {
    at(
        "path",
        place,
        format!("`{{{name}}}` is after the path in `{path}`"),
    )
    .help("make it a query parameter")
    .remedy(Remedy::edit(Edit::LeaveOutOperation(place.span())))
}

pub(crate) fn path_parameter_missing(place: &Place<'_>, path: &str, name: &str) -> Diagnostic {
    at(
        "path-parameter",
        place,
        format!("the parameter `{name}` of `{path}` is not described"),
    )
    .cost("the path could not be built")
    .help(format!(
        "add a parameter with `name: {name}`, `in: path` and `required: true`"
    ))
    .remedy(Remedy::edit(Edit::Describe(place.span(), name.to_owned())))
}

pub(crate) fn path_parameter_unused(
    at: Span,
    path: &str,
    name: &str,
    operation: Span,
) -> Diagnostic {
    Diagnostic::error(
        "path-parameter",
        at,
        format!("`{path}` has no place for the parameter `{name}`"),
    )
    .help(format!(
        "write `{{{name}}}` in the path, or remove the parameter"
    ))
    .remedy(Remedy::edit(Edit::Unlist {
        operation,
        parameter: at,
        twice: false,
    }))
}

pub(crate) fn header_name(at: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        "header-name",
        at,
        format!("{name:?} can't be the name of a header"),
    )
    .cost("no message could carry it")
    .help("use letters, digits and `-`")
    .leave_out()
}
