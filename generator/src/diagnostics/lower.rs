//! Problems found while a resolved document is lowered.

use crate::resolve::Place;

use super::{Diagnostic, Severity, Span};

/// A part of the document that this toolkit does not do yet.
pub(crate) fn unsupported(at: Span, pointer: &str, feature: &str, what: &str) -> Diagnostic {
    Diagnostic::error("unsupported", at, format!("{what} is not supported"))
        .label(format!("feature `{feature}`"))
        .pointer(pointer)
        .cost("what the document asks for here would not be in the generated code")
        .help(format!(
            "restate it, or {} to generate without it",
            allowance(feature)
        ))
}

/// What to write or type to go without a part of the document.
fn allowance(feature: &str) -> String {
    format!(
        "list \"{feature}\" under `unsupported` of this API in specs/apis.toml (`--allow {feature}` \
         for a document that is not there)"
    )
}

/// A security scheme whose credential this toolkit neither carries nor checks.
pub(crate) fn unsupported_scheme(place: &Place<'_>, feature: &str, scheme: &str) -> Diagnostic {
    let what = format!("the HTTP authentication scheme `{scheme}`");
    unsupported(place.span(), &place.pointer, feature, &what).cost(
        "what requires it is closed: a server refuses everyone, and a client has no credential for it",
    )
}

/// An entry of `unsupported` that nothing in the document needs.
pub(crate) fn unused_allowance(feature: &str) -> Diagnostic {
    Diagnostic::without_place(
        "unused-allowance",
        format!("nothing in the document needs the entry \"{feature}\" of `unsupported`"),
    )
    .help("remove the entry from specs/apis.toml")
}

/// Says how to go without a mistaken part.
pub(crate) fn allowable(mistake: &mut Diagnostic) {
    let without = format!("{} to generate without it", allowance(mistake.code));
    mistake.help = Some(match mistake.help.take() {
        // What is only misspelled had better be spelled right.
        Some(question) if question.ends_with('?') => question,
        Some(help) => format!("{help}; or {without}"),
        None => without,
    });
}

/// Turns an unsupported feature that the configuration allows into a note.
pub(crate) fn allowed(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Warning;
    diagnostic.help = None;
    diagnostic
}

pub(super) fn at(code: &'static str, place: &Place<'_>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, place.span(), message).pointer(&place.pointer)
}

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

/// A default that its own schema refuses.
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

/// A listed value that the `type` beside the list refuses.
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

/// Members that one part of an object describes, and that another is closed to. Where one of them is
/// required, no value is left.
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

/// An entry of a mapping that leads to no branch; where none does, the mapping is useless.
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

/// Two paths that OpenAPI calls identical (3.1.0 section 4.8.8.2). A client has no trouble with them.
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
        allowance(feature)
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

pub(crate) fn duplicate_parameter(first: Span, second: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-parameter",
        second,
        format!("the parameter `{name}` is described twice"),
    )
    .other(first, "first here")
    .help("remove one of the two")
}

pub(crate) fn ignored_header(place: &Place<'_>, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "ignored-header",
        place.span(),
        format!("a header parameter called `{name}` is ignored"),
    )
    .pointer(&place.pointer)
    .cost("OpenAPI gives `Accept`, `Content-Type` and `Authorization` to content and security")
    .help("describe it by `content` or by a security scheme")
}

/// A parameter that is carried as JSON, since its style can't spell what it holds.
pub(crate) fn parameter_as_json(place: &Place<'_>, what: &str) -> Diagnostic {
    let message = format!("{what} has no spelling, so it is sent as JSON");
    Diagnostic::warning("parameter-as-json", place.span(), message)
        .pointer(&place.pointer)
        .cost("OpenAPI does not say how it is written, and a server may expect something else")
        .help("describe it by `content: {application/json: {schema: …}}` if JSON is meant")
}

pub(crate) fn style_place(place: &Place<'_>, style: &str) -> Diagnostic {
    at(
        "parameter-style",
        place,
        format!("style `{style}` is not one of this part of a message"),
    )
    .help("use `simple` in a path or header, `label` or `matrix` in a path, `form` in a query or cookie, `spaceDelimited`, `pipeDelimited` or `deepObject` in a query")
}

pub(crate) fn parameter_content(place: &Place<'_>) -> Diagnostic {
    at(
        "parameter-content",
        place,
        "the `content` of a parameter must have one media type",
    )
}

pub(crate) fn ignored_query_flag(place: &Place<'_>, key: &str) -> Diagnostic {
    Diagnostic::warning(
        "ignored-query-flag",
        place.span(),
        format!("`{key}` is ignored outside of a query"),
    )
    .pointer(&place.pointer)
    .cost("OpenAPI gives it to query parameters only")
    .help("remove it")
}

pub(crate) fn touching_names(place: &Place<'_>, path: &str, name: &str) -> Diagnostic {
    at(
        "path",
        place,
        format!("`{{{name}}}` touches the parameter before it in `{path}`"),
    )
    .help("put text between the two, so that a server can tell where one ends")
}

pub(crate) fn name_behind_path(place: &Place<'_>, path: &str, name: &str) -> Diagnostic {
    at(
        "path",
        place,
        format!("`{{{name}}}` stands behind the path in `{path}`"),
    )
    .help("make it a query parameter")
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
}

pub(crate) fn path_parameter_unused(at: Span, path: &str, name: &str) -> Diagnostic {
    Diagnostic::error(
        "path-parameter",
        at,
        format!("`{path}` has no place for the parameter `{name}`"),
    )
    .help(format!(
        "write `{{{name}}}` in the path, or remove the parameter"
    ))
}

pub(crate) fn no_response(place: &Place<'_>) -> Diagnostic {
    let message = "this operation documents no response";
    Diagnostic::warning("no-response", place.span(), message)
        .pointer(&place.pointer)
        .cost("every answer is undocumented: a server has none to give, and a client shows none")
        .help("describe at least the answer of success")
}

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

pub(crate) fn alike_media_types(first: Span, second: Span, text: &str) -> Diagnostic {
    let message = format!("{text:?} can't be told from another media type here");
    Diagnostic::warning("media-type", second, message)
        .label("differs in case or `charset` only")
        .other(first, "the other one")
        .cost("a message of either is read as the same one of them")
        .help("keep one of the two")
}

pub(crate) fn header_name(at: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        "header-name",
        at,
        format!("{name:?} can't be the name of a header"),
    )
    .cost("no message could carry it")
    .help("use letters, digits and `-`")
}

pub(crate) fn refusal_reason(at: Span, key: &str) -> Diagnostic {
    let known: Vec<_> = crate::ir::RefusalReason::ALL
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let near = super::nearest(key, known.iter().copied());
    let diagnostic = Diagnostic::error(
        "refusals",
        at,
        format!("`{key}` is no reason to refuse a request"),
    );
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("the reasons are {}", known.join(", "))),
    }
}

pub(crate) fn refusal_shape(place: &Place<'_>) -> Diagnostic {
    at(
        "refusals",
        place,
        "a refusal needs a `status` from 400 to 599 and a `body`",
    )
}

pub(crate) fn unknown_scheme(at: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        "unknown-scheme",
        at,
        format!("no security scheme is called `{name}`"),
    )
    .cost("the operation would be open, or closed for everyone")
    .help("declare it under `components/securitySchemes`")
}

/// A body of parts that is no object with members of its own.
pub(crate) fn untyped_parts(at: Span, pointer: &str) -> Diagnostic {
    let message = "a body of parts that is no object has no fields, only parts by name";
    Diagnostic::warning("untyped-parts", at, message)
        .pointer(pointer)
        .cost("what the schema says of the parts is not checked")
        .help("describe the parts as `properties` of an object")
}
