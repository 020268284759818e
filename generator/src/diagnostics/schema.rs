//! Diagnostics of schemas.

use crate::source::Place;

use super::{Diagnostic, Severity, at};
use crate::source::Span;

pub(crate) fn assumed_type(place: &Place<'_>, kind: &str) -> Diagnostic {
    Diagnostic::warning(
        "missing-type",
        place.span(),
        format!("no `type` is stated; `{kind}` is assumed"),
    )
    .pointer(&place.pointer)
    .cost("without a type the keywords hold only for values that happen to have it")
    .help(format!("add `type: {kind}`"))
}

pub(crate) fn missing_type(place: &Place<'_>, kind: &str) -> Diagnostic {
    Diagnostic::warning(
        "missing-type",
        place.span(),
        "no `type` is stated, so a value of any type is allowed",
    )
    .pointer(&place.pointer)
    .cost("the value stays JSON; its keywords hold only if it happens to be of their type")
    .help(format!(
        "add `type: {kind}`; for a document that you can't change, set `assume-types = true`"
    ))
}

pub(crate) fn type_clash(first: &Place<'_>, second: &Place<'_>) -> Diagnostic {
    Diagnostic::warning(
        "contradiction",
        second.span(),
        "one value can't have both of these types",
    )
    .pointer(&second.pointer)
    .other(first.span(), "the other type is stated here")
    .cost("no value would be valid")
    .help("make the types of all `allOf` branches agree")
}

pub(crate) fn too_deep(place: &Place<'_>) -> Diagnostic {
    at("too-deep", place, "schemas lie in each other too deep here")
        .help("make the document flatter; a thousand levels are read")
}

pub(crate) fn too_many(place: &Place<'_>, most: usize) -> Diagnostic {
    let message =
        format!("more than {most} schemas would be made of several that lie in each other");
    at("too-many", place, message).help(
        "what stands beside a `oneOf` or `anyOf` is merged with each branch: move it into the \
         branches, or give unions inside of branches a component without members beside it",
    )
}

pub(crate) fn format_clash(place: &Place<'_>) -> Diagnostic {
    at("contradiction", place, "one string can't have two formats")
        .help("state the format in one of the `allOf` branches only")
}

/// A default that violates its own schema.
pub(crate) fn invalid_default(at: Span, text: &str, why: &str) -> Diagnostic {
    let text: String = text.chars().take(60).collect();
    Diagnostic::warning("invalid-default", at, format!("the default {text} {why}"))
        .cost("it is documented, and the code offers no value for it")
        .help("mend the default or the schema; nobody can send this value")
}

pub(crate) fn unknown_format(
    place: &Place<'_>,
    format: &str,
    near: Option<&str>,
    fatal: bool,
) -> Diagnostic {
    let mut diagnostic = at(
        "unknown-format",
        place,
        format!("nobody knows the format `{format}`"),
    );
    if !fatal {
        diagnostic.severity = Severity::Warning;
    }
    let diagnostic = diagnostic.cost("nothing about it is checked, wherever the document uses it");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(
            "say what is meant by `pattern`, or set `unknown-formats = \"ignore\"` for this API",
        ),
    }
}

pub(crate) fn contradiction(
    first: &Place<'_>,
    second: &Place<'_>,
    low: &str,
    high: &str,
) -> Diagnostic {
    at(
        "contradiction",
        first,
        format!("`{low}` and `{high}` leave no value"),
    )
    .other(second.span(), "the other bound")
    .cost("no value would be valid")
    .help("check whether the two bounds are the wrong way round")
}

pub(crate) fn empty_list(place: &Place<'_>, keyword: &str) -> Diagnostic {
    at(
        "empty-list",
        place,
        format!("`{keyword}` needs at least one schema"),
    )
    .help(format!("add a schema, or remove `{keyword}`"))
}

pub(crate) fn empty_enum(place: &Place<'_>) -> Diagnostic {
    Diagnostic::warning("empty-list", place.span(), "`enum` leaves no value")
        .pointer(&place.pointer)
        .cost("every value is refused")
        .help("list at least one value")
}

/// A listed value that violates the `type` next to the list.
pub(crate) fn impossible_value(
    value: &Place<'_>,
    stated: &Place<'_>,
    text: &str,
    types: &[String],
) -> Diagnostic {
    let shown: String = text.chars().take(60).collect();
    let has = |kind: &str| types.iter().any(|it| it == kind);
    let inner = text.trim_matches('"');
    let unquoted = inner != text
        && (has("boolean") && inner.parse::<bool>().is_ok()
            || (has("integer") || has("number")) && inner.parse::<f64>().is_ok());
    let plain = !text.starts_with(['"', '[', '{']);
    let help = match () {
        () if text == "null" => {
            "let `type` admit `null` (by `nullable: true` in OpenAPI 3.0), or remove it".to_owned()
        }
        () if has("string") && plain => format!("quote it, `\"{shown}\"`, or change the type"),
        () if unquoted => format!("write `{inner}` without quotes, or change the type"),
        () => "remove it, or change the type".to_owned(),
    };
    let message = format!("`{shown}` is listed, and `type` refuses it");
    Diagnostic::warning("impossible-value", value.span(), message)
        .pointer(&value.pointer)
        .other(stated.span(), "the type is stated here")
        .cost("this value is never legal")
        .help(help)
}

pub(crate) fn ignored_enum(place: &Place<'_>) -> Diagnostic {
    let message = "an empty `enum` beside other schemas is ignored";
    Diagnostic::warning("empty-list", place.span(), message)
        .pointer(&place.pointer)
        .cost("taken at its word it would refuse every value")
        .help("remove it, or list the values")
}

pub(crate) fn duplicate_value(first: &Place<'_>, second: &Place<'_>) -> Diagnostic {
    Diagnostic::warning(
        "duplicate-value",
        second.span(),
        "this value is listed twice in `enum`",
    )
    .pointer(&second.pointer)
    .other(first.span(), "first here")
    .help("remove one of the two")
}

pub(crate) fn not_a_count(place: &Place<'_>, keyword: &str) -> Diagnostic {
    at(
        "type",
        place,
        format!("`{keyword}` must be a whole number of at least zero"),
    )
}

/// A member that one part of an object describes and another part refuses. If one of them is
/// required, no value is valid.
pub(crate) fn closed_part(
    place: &Place<'_>,
    refusal: &Place<'_>,
    (name, more): (&str, usize),
    required: bool,
    is_3_0: bool,
) -> Diagnostic {
    let others = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("one part of this object describes `{name}`{others}, another refuses it");
    Diagnostic::warning("contradiction", place.span(), message)
        .pointer(&place.pointer)
        .other(refusal.span(), "refuses what stands in other parts")
        .cost(match required {
            true => "no value would be valid",
            false => "no value with such a member is valid",
        })
        .help(match is_3_0 {
            true => "leave out `additionalProperties: false` in schemas that others build on",
            false => {
                "leave out `additionalProperties: false` in the parts, and write \
                 `unevaluatedProperties: false` beside the outer `allOf`"
            }
        })
}

pub(crate) fn required_but_refused(
    place: &Place<'_>,
    refusal: &Place<'_>,
    name: &str,
) -> Diagnostic {
    let message = format!("the member `{name}` is required and refused");
    Diagnostic::warning("contradiction", place.span(), message)
        .pointer(&place.pointer)
        .label("required here")
        .other(refusal.span(), "refused here")
        .cost("no value would be valid")
        .help(format!(
            "describe `{name}` under `properties`, or take it off `required`"
        ))
}

/// An entry of a mapping without a branch. If no entry has a branch, the mapping is useless.
pub(crate) fn unknown_mapping(place: &Place<'_>, name: &str, useless: bool) -> Diagnostic {
    let mut diagnostic = at(
        "unknown-mapping",
        place,
        format!("`{name}` is no branch of this union"),
    );
    if !useless {
        diagnostic.severity = Severity::Warning;
    }
    let cost = "a value that asks for it is refused";
    diagnostic
        .cost(cost)
        .help("map to a component that `oneOf` or `anyOf` refers to")
}

/// An entry of a base's mapping for a schema that does not extend the base.
pub(crate) fn astray_mapping(place: &Place<'_>) -> Diagnostic {
    let message = "no schema that builds on this one is called so";
    Diagnostic::warning("unknown-mapping", place.span(), message)
        .pointer(&place.pointer)
        .cost("a value that asks for it is read as the base alone")
        .help("map to a component whose `allOf` refers to the schema with the discriminator")
}

/// A branch with only `nullable: true`, which some generators of documents write for `null`.
pub(crate) fn nullable_branch(place: &Place<'_>) -> Diagnostic {
    let message = "`nullable: true` alone is understood as null";
    Diagnostic::warning("nullable-branch", place.span(), message)
        .pointer(&place.pointer)
        .cost("by the letter the branch admits any value, and with it the union does")
        .help("write `nullable: true` beside the union, and leave this branch out")
}

/// Names or descriptions of `enum` values in another form than one text for each value.
pub(crate) fn enum_names(place: &Place<'_>, key: &str, why: &str) -> Diagnostic {
    Diagnostic::warning("enum-names", place.span(), format!("`{key}` {why}"))
        .pointer(&place.pointer)
        .cost("it is not used")
        .help("list one text for each value of `enum`, in the same order")
}

pub(crate) fn inline_branch(place: &Place<'_>) -> Diagnostic {
    Diagnostic::warning(
        "unnamed-branch",
        place.span(),
        "a discriminator can't choose a branch that has no name",
    )
    .pointer(&place.pointer)
    .cost("the branch is found by its constants or by trying all of them instead")
    .help("move the branch to `components/schemas` and refer to it")
}

/// A name in `required` that is similar to a property, but not equal.
pub(crate) fn misspelt_required(place: &Place<'_>, name: &str, near: &str) -> Diagnostic {
    let message = format!("no property is called `{}`", super::load::shorten(name));
    Diagnostic::warning("misspelt-required", place.span(), message)
        .pointer(&place.pointer)
        .label("required, and not described")
        .cost(format!(
            "it would be required with any value, and `{}` optional",
            super::load::shorten(near)
        ))
        .help(format!("did you mean `{}`?", super::load::shorten(near)))
}

/// A member that is forbidden in requests and in responses.
pub(crate) fn never_sent(
    (read, write): (&Place<'_>, &Place<'_>),
    name: &str,
    is_3_0: bool,
) -> Diagnostic {
    let message = format!(
        "`{}` is `readOnly` and `writeOnly`",
        super::load::shorten(name)
    );
    let diagnostic = if is_3_0 {
        Diagnostic::error("never-sent", write.span(), message)
    } else {
        Diagnostic::warning("never-sent", write.span(), message)
    };
    diagnostic
        .pointer(&write.pointer)
        .label("never in a response")
        .other(read.span(), "never in a request")
        .cost("the member is in no type, since nobody may send it")
        .help("remove one of the two")
}

/// A node that does not fit the model of OpenAPI.
pub(crate) fn wrong_shape(place: &Place<'_>, why: &str) -> Diagnostic {
    at(
        "wrong-shape",
        place,
        format!("this does not have the shape that is wanted: {why}"),
    )
    .label("does not fit")
}
