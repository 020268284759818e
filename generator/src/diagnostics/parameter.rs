//! Problems of parameters that stand in each other's way, or in a path that has no place for them.

use crate::ir::{Origin, Parameter};
use crate::resolve::Place;

use super::Diagnostic;

/// An object whose members would stand beside other parameters of their names.
pub(crate) fn object_as_json(object: &Parameter, names: &[&str], other: &Origin) -> Diagnostic {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    let why = match quoted.as_slice() {
        [] => "another object takes any name".to_owned(),
        [one] => format!("its member {one} has the name of another parameter"),
        many => format!(
            "its members {} have names of other parameters",
            many.join(", ")
        ),
    };
    let message = format!("the object `{}` is sent as JSON: {why}", object.name);
    Diagnostic::warning("parameter-as-json", object.origin.span, message)
        .pointer(&object.origin.pointer)
        .other(other.span, "can't be told from this one")
        .cost("OpenAPI does not say how two such are told apart, and a server may expect something else")
        .help("give it `style: deepObject`, other names, or `content: {application/json: {schema: …}}`")
}

/// `allowEmptyValue` where an empty value has no meaning.
pub(crate) fn ignored_empty(place: &Place<'_>, reason: &str) -> Diagnostic {
    let message = format!("`allowEmptyValue` is ignored: {reason}");
    Diagnostic::warning("ignored-query-flag", place.span(), message)
        .pointer(&place.pointer)
        .cost("OpenAPI gives it to parameters whose style has a use for it")
        .help("remove it")
}

/// Templates in the query of a path that name parameters.
pub(crate) fn query_template(place: &Place<'_>, key: &str, names: &[&str]) -> Diagnostic {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{{{name}}}`")).collect();
    let are = match quoted.len() {
        1 => "is a query parameter",
        _ => "are query parameters",
    };
    let message = format!("{} in `{key}` {are}", quoted.join(", "));
    Diagnostic::warning("query-template", place.span(), message)
        .pointer(&place.pointer)
        .cost("OpenAPI has templates in a path alone, so other tools may send something else")
        .help("describe it by `in: query`, and leave it out of the path")
}

/// A template in the query of a path without a parameter.
pub(crate) fn query_parameter_missing(place: &Place<'_>, key: &str, name: &str) -> Diagnostic {
    let message = format!("the query parameter `{name}` of `{key}` is not described");
    Diagnostic::error("path-parameter", place.span(), message)
        .pointer(&place.pointer)
        .cost("the query could not be built")
        .help(format!(
            "add a parameter with `name: {name}` and `in: query`, and leave it out of the path"
        ))
}

/// A parameter that a path has twice, which OpenAPI forbids since 3.2.
pub(crate) fn repeated_name(
    place: &Place<'_>,
    path: &str,
    name: &str,
    forbidden: bool,
) -> Diagnostic {
    let message = format!("`{{{name}}}` stands twice in `{path}`");
    let said = match forbidden {
        true => Diagnostic::error("path", place.span(), message),
        false => Diagnostic::warning("path", place.span(), message),
    };
    let cost = match forbidden {
        true => "OpenAPI 3.2 has every parameter of a path in one place",
        false => "a path whose two values differ leads nowhere, and OpenAPI 3.2 forbids it",
    };
    said.pointer(&place.pointer)
        .cost(cost)
        .help("give the second a name of its own, with a parameter")
}
