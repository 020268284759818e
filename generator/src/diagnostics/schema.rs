//! Diagnostics of schemas.

use crate::source::{Place, Pointer};

use super::{Diagnostic, Edit, Remedy, Severity, at};
use crate::source::Span;

pub(crate) fn assumed_type(place: &Place<'_>, kind: &str) -> Diagnostic {
    Diagnostic::warning(
        "missing-type",
        place.span(),
        format!("no `type` is stated; `{kind}` is assumed"),
    )
    .pointer(&place.pointer)
    .cost("without a type, the keywords apply only to values of that type")
    .help(format!("add `type: {kind}`"))
}

pub(crate) fn missing_type(place: &Place<'_>, kind: &str) -> Diagnostic {
    Diagnostic::warning(
        "missing-type",
        place.span(),
        "no `type` is stated, so a value of any type is allowed",
    )
    .pointer(&place.pointer)
    .cost("the value stays JSON; its keywords apply only to values of their type")
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
    at("too-deep", place, "schemas are nested too deeply here")
        .help("nest fewer schemas; the limit is a thousand levels")
}

pub(crate) fn too_many(place: &Place<'_>, most: usize) -> Diagnostic {
    let message = format!("nested schemas would become more than {most} schemas");
    at("too-many", place, message).help(
        "the siblings of a `oneOf` or `anyOf` are merged with each branch: move them into the \
         branches, or put nested unions into components without siblings",
    )
}

pub(crate) fn format_clash(place: &Place<'_>) -> Diagnostic {
    at("contradiction", place, "one string can't have two formats")
        .help("state the format in one of the `allOf` branches only")
        .leave_out()
}

/// A default that violates its own schema.
pub(crate) fn invalid_default(at: Span, text: &str, why: &str) -> Diagnostic {
    let text: String = text.chars().take(60).collect();
    Diagnostic::warning("invalid-default", at, format!("the default {text} {why}"))
        .cost("it is documented, but the generated code has no value for it")
        .help("correct the default or the schema; this value is invalid")
        .remedy(Remedy::ignore())
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
        format!("unknown format `{format}`"),
    );
    if !fatal {
        diagnostic.severity = Severity::Warning;
    }
    let diagnostic = diagnostic.cost("it is not checked anywhere in the document");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(
            "describe it with a `pattern`, or set `unknown-formats = \"ignore\"` for this API",
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
    .remedy(Remedy {
        edits: vec![Edit::LeaveOut(first.span()), Edit::LeaveOut(second.span())],
        meant: None,
    })
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
        .cost("this value is never valid")
        .help(help)
}

pub(crate) fn ignored_enum(place: &Place<'_>) -> Diagnostic {
    let message = "an empty `enum` beside other schemas is ignored";
    Diagnostic::warning("empty-list", place.span(), message)
        .pointer(&place.pointer)
        .cost("taken literally, it would refuse every value")
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
        .other(refusal.span(), "refuses members of other parts")
        .cost(match required {
            true => "no value would be valid",
            false => "no value with such a member is valid",
        })
        .help(match is_3_0 {
            true => "remove `additionalProperties: false` from schemas that others extend",
            false => {
                "remove `additionalProperties: false` from the parts, and write \
                 `unevaluatedProperties: false` next to the outer `allOf`"
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
            "describe `{name}` under `properties`, or remove it from `required`"
        ))
}

/// An entry of a mapping without an alternative. If no entry has one, the mapping is useless.
pub(crate) fn unknown_mapping(place: &Place<'_>, name: &str, useless: bool) -> Diagnostic {
    let mut diagnostic = at(
        "unknown-mapping",
        place,
        format!("`{name}` is not a branch of this union"),
    );
    match useless {
        true => diagnostic = diagnostic.leave_out(),
        false => diagnostic.severity = Severity::Warning,
    }
    let cost = "a value with this name is refused";
    diagnostic
        .cost(cost)
        .help("map to a component that `oneOf` or `anyOf` refers to")
}

/// A discriminator whose property an alternative does not require.
pub(crate) fn optional_discriminator(
    place: &Place<'_>,
    property: &str,
    branch: Span,
) -> Diagnostic {
    let message = format!("no alternative takes objects without `{property}`");
    Diagnostic::warning("optional-discriminator", place.span(), message)
        .pointer(&place.pointer)
        .label("without `defaultMapping`")
        .other(branch, format!("`{property}` is optional here"))
        .cost("an object without the property is refused")
        .help(format!(
            "name the alternative of such objects by `defaultMapping`, or require `{property}`"
        ))
}

/// An entry of a base's mapping for a schema that does not extend the base.
pub(crate) fn astray_mapping(place: &Place<'_>) -> Diagnostic {
    let message = "no schema with this name extends the base";
    Diagnostic::warning("unknown-mapping", place.span(), message)
        .pointer(&place.pointer)
        .cost("a value with this name is read as the base alone")
        .help("map to a component whose `allOf` refers to the schema with the discriminator")
}

/// An heir that no valid value of its base selects.
pub(crate) fn unchosen_heir(heir: &Place<'_>, property: &str, value: &str) -> Diagnostic {
    let (property, value) = (super::load::shorten(property), super::load::shorten(value));
    let message = format!("`{value}` selects this schema, but is not a value of `{property}`");
    Diagnostic::warning("unchosen-schema", heir.span(), message)
        .pointer(&heir.pointer)
        .cost(format!(
            "the `enum` of the base refuses `{value}`, so no value of the base is read as this schema"
        ))
        .help(format!(
            "add `{value}` to the `enum`, or map one of its values to this schema by `mapping`"
        ))
}

/// An alternative with only `nullable: true`. Some generators of documents write `null` in this
/// way.
pub(crate) fn nullable_branch(place: &Place<'_>) -> Diagnostic {
    let message = "`nullable: true` alone is understood as null";
    Diagnostic::warning("nullable-branch", place.span(), message)
        .pointer(&place.pointer)
        .cost("taken literally, the branch admits any value, and so does the union")
        .help("write `nullable: true` next to the union, and remove this branch")
}

/// An alternative of a `oneOf` that fits the values of another one.
pub(crate) fn catch_all_branch(union: (Span, &Pointer), branch: Span, number: usize) -> Diagnostic {
    let message = format!(
        "alternative {number} of this `oneOf` fits the values of others: it requires no member and admits all"
    );
    Diagnostic::warning("catch-all-branch", union.0, message)
        .pointer(union.1)
        .other(branch, "this alternative")
        .cost(
            "a value that fits two alternatives is invalid; a client sends it all the same, and readers \
             refuse it or warn",
        )
        .help("add `required` or `additionalProperties: false` to the alternative, or write `anyOf`")
}

/// `nullable: true` next to an `enum` without null, which the clarification of OpenAPI 3.0.3 makes refuse
/// null.
pub(crate) fn nullable_enum(
    (at, pointer): (Span, &Pointer),
    more: usize,
    literal: bool,
) -> Diagnostic {
    let message =
        "`enum` does not list null, so `nullable: true` has no effect according to OpenAPI 3.0";
    let label = match literal {
        true => "null is invalid here",
        false => "accepted anyway: null is valid here",
    };
    let label = match more {
        0 => label.to_owned(),
        1 => format!("{label}, and at 1 more place"),
        _ => format!("{label}, and at {more} more places"),
    };
    Diagnostic::warning("nullable-enum", at, message)
        .label(label)
        .pointer(pointer)
        .help("add `null` to the `enum`, or remove `nullable: true`")
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
        "a discriminator can't select an unnamed branch",
    )
    .pointer(&place.pointer)
    .cost("the branch is found by its constants, or by trying every branch")
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
        .cost("no type has the member, because nobody may send it")
        .help("remove one of the two")
        .remedy(Remedy::ignore())
}
