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
