//! Diagnostics of the comparison with the fields of the specification.

use super::load::shorten;
use super::{Diagnostic, Edit, Remedy};
use crate::source::{Span, Version};

// Keywords.

pub(crate) fn unknown_keyword(
    at: Span,
    key: &str,
    object: &str,
    nearest: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "unknown-keyword",
        at,
        format!("{object} has no field `{}`", shorten(key)),
    )
    .label("not known here")
    .cost("it would be ignored");
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help(format!(
            "remove it, or mark it as an extension: `x-{}`",
            shorten(key)
        )),
    }
}

/// A reference in the form of draft 2019-09 of JSON Schema.
pub(crate) fn recursive_ref(at: Span, target: &str) -> Diagnostic {
    let message = format!(
        "`$recursiveRef` is read as a reference to `{}`",
        shorten(target)
    );
    Diagnostic::warning("earlier-keyword", at, message)
        .label("a keyword of draft 2019-09")
        .help(format!("write `$ref: \"{}\"`", shorten(target)))
}

/// An unknown keyword that the version of the document permits.
pub(crate) fn unread_keyword(
    at: Span,
    key: &str,
    object: &str,
    (version, near): (Version, Option<&str>),
) -> Diagnostic {
    let message = format!("the field `{}` of {object} is not understood", shorten(key));
    let diagnostic = Diagnostic::warning("unread-keyword", at, message)
        .label("left out")
        .cost(match version {
            Version::V3_2 => {
                "if it is new in a later OpenAPI, it is missing from the generated code"
            }
            Version::V3_0 | Version::V3_1 => "it is neither enforced nor generated",
        });
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("mark it as an extension: `x-{}`", shorten(key))),
    }
}

pub(crate) fn latest_keyword(at: Span, key: &str, object: &str) -> Diagnostic {
    let message = format!("{object} has no field `{key}` before OpenAPI 3.2");
    Diagnostic::error("later-keyword", at, message)
        .label("new in 3.2")
        .cost("it would be ignored")
        .help("write `openapi: 3.2.0`")
}

/// A value of a field that is new in 3.2.
pub(crate) fn latest_value(at: Span, field: &str, value: &str) -> Diagnostic {
    let message = format!("`{field}` has no value `{value}` before OpenAPI 3.2");
    Diagnostic::error("later-keyword", at, message)
        .label("new in 3.2")
        .help("write `openapi: 3.2.0`")
        .leave_out()
}

/// `$self` with a fragment.
pub(crate) fn self_with_fragment(at: Span) -> Diagnostic {
    Diagnostic::error("bad-self", at, "`$self` must not have a fragment")
        .label("has a `#`")
        .cost("references to the document would not find it")
        .help("remove the part from `#` on")
        .leave_out()
}

/// A tag names a parent, and the document does not declare it.
pub(crate) fn dangling_parent(at: Span, parent: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("there is no tag `{}`", shorten(parent));
    let diagnostic = Diagnostic::error("dangling-parent", at, message)
        .label("no such tag")
        .cost("the tag would have no place in the tree of tags")
        .leave_out();
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("add the tag under `tags`, or remove `parent`"),
    }
}

/// A tag that is its own ancestor.
pub(crate) fn cyclic_parent(at: Span, name: &str) -> Diagnostic {
    let message = format!("the tag `{}` is its own ancestor", shorten(name));
    Diagnostic::error("cyclic-parent", at, message)
        .label("leads back to the tag")
        .help("remove one `parent` of the circle")
        .leave_out()
}

/// A method with a field of its own under `additionalOperations`.
pub(crate) fn fixed_method(at: Span, method: &str) -> Diagnostic {
    let field = method.to_ascii_lowercase();
    let message = format!("{method} is not an additional operation");
    Diagnostic::error("fixed-method", at, message)
        .label("has a field of its own")
        .help(format!(
            "write it as `{field}` beside `additionalOperations`"
        ))
        .leave_out()
}

/// A method under `additionalOperations` that differs from a fixed one in its case alone.
pub(crate) fn method_case(at: Span, method: &str) -> Diagnostic {
    let upper = method.to_ascii_uppercase();
    let message = format!("`{method}` is another method than {upper}");
    Diagnostic::warning("method-case", at, message)
        .label("sent as it is written")
        .cost("methods are case-sensitive, and few servers know this one")
        .help(format!(
            "for {upper}, write it as `{}` beside `additionalOperations`",
            method.to_ascii_lowercase()
        ))
}

/// A name that is given twice, of things that have different names.
pub(crate) fn repeated_name(at: Span, what: &str, name: &str, first: Span) -> Diagnostic {
    let message = format!("two {what} have the name `{}`", shorten(name));
    Diagnostic::warning("repeated-name", at, message)
        .label("named again")
        .other(first, "first named here")
        .cost("a reader can't tell which one is meant")
        .help("give each a name of its own, or remove one")
}

/// A key of `additionalOperations` that no request can have as its method.
pub(crate) fn bad_method(at: Span, method: &str) -> Diagnostic {
    let message = format!("`{}` is not a method", shorten(method));
    Diagnostic::error("bad-method", at, message)
        .label("not a token of HTTP, or too long")
        .cost("no request could be sent")
        .help("write the method as it is sent, for example `COPY`")
        .leave_out()
}

/// A whole query that is described by `schema`.
pub(crate) fn querystring_schema(at: Span) -> Diagnostic {
    let message = "a parameter with `in: querystring` must have `content`";
    Diagnostic::error("querystring-schema", at, message)
        .label("not possible here")
        .help(
            "write the schema under `content`, for example of `application/x-www-form-urlencoded`",
        )
}

/// Two fields that exclude each other.
pub(crate) fn fields_together(at: Span, first: &str, second: &str) -> Diagnostic {
    let message = format!("`{first}` and `{second}` exclude each other");
    Diagnostic::error("fields-together", at, message)
        .label(format!("beside `{first}`"))
        .cost("only one of them can be meant")
        .help("remove one of them")
        .leave_out()
}

pub(crate) fn later_keyword(at: Span, key: &str, object: &str, help: Option<&str>) -> Diagnostic {
    let message =
        format!("{object} has no field `{key}` before OpenAPI 3.1, and this document is 3.0");
    let diagnostic = Diagnostic::error("later-keyword", at, message)
        .label("new in 3.1")
        .cost("it would be ignored");
    diagnostic.help(help.unwrap_or("write `openapi: 3.1.0` if the rest of the document is 3.1 too"))
}

pub(crate) fn earlier_keyword(at: Span, key: &str, help: Option<&str>) -> Diagnostic {
    let message = format!("`{key}` is a keyword of OpenAPI 3.0, removed in 3.1");
    let label = match key {
        "nullable" => "accepted anyway: null is valid here",
        _ => "removed in 3.1",
    };
    let diagnostic = Diagnostic::warning("earlier-keyword", at, message).label(label);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

pub(crate) fn wrong_type(at: Span, field: &str, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::error(
        "wrong-type",
        at,
        format!("`{}` must be {expected}, found {found}", shorten(field)),
    )
    .label(format!("{found} here"))
}

/// Text in another file, where OpenAPI has no references.
pub(crate) fn words_elsewhere(at: Span, field: &str) -> Diagnostic {
    let message = format!("`{field}` must be a string, found a reference");
    Diagnostic::warning("wrong-type", at, message)
        .label("not followed")
        .cost("this text is missing from the documentation of the generated code")
        .help("write the text here")
}

/// Schemas at the place of earlier drafts of JSON Schema, where they assert nothing.
pub(crate) fn former_keyword(at: Span, key: &str, help: &'static str) -> Diagnostic {
    let message = format!("`{key}` is a keyword of earlier drafts of JSON Schema");
    Diagnostic::warning("earlier-keyword", at, message)
        .label("accepted anyway")
        .help(help)
}

/// Examples of a schema in the form for a media type or parameter. They refuse no value.
pub(crate) fn unlisted_examples(at: Span, found: &str) -> Diagnostic {
    let message = format!("`examples` of a schema must be an array, found {found}");
    Diagnostic::warning("wrong-type", at, message)
        .label("left out")
        .cost("these examples are not in the documentation of the generated code")
        .help("write a list of values; examples with names belong beside `schema`, not in it")
}

/// An exclusive bound in the form of another version of OpenAPI.
pub(crate) fn exclusive_of_other_version(at: Span, name: &str, help: &str) -> Diagnostic {
    let message = format!("`{name}` has the form of another version of OpenAPI");
    Diagnostic::warning("earlier-keyword", at, message)
        .label("accepted anyway")
        .help(help)
}

pub(crate) fn unknown_value(
    at: Span,
    field: &str,
    found: &str,
    known: &[&str],
    nearest: Option<&str>,
) -> Diagnostic {
    let message = format!("`{}` is not a value of `{field}`", shorten(found));
    let diagnostic = Diagnostic::error("unknown-value", at, message).label("not known here");
    let list = known
        .iter()
        .map(|one| format!("`{one}`"))
        .collect::<Vec<_>>()
        .join(", ");
    match nearest {
        Some(nearest) => {
            diagnostic.help(format!("did you mean `{nearest}`? The values are {list}"))
        }
        None => diagnostic.help(format!("the values are {list}")),
    }
}

pub(crate) fn missing_field(at: Span, object: &str, field: &str) -> Diagnostic {
    Diagnostic::error(
        "missing-field",
        at,
        format!("{object} must have the field `{field}`"),
    )
    .label(format!("`{field}` is missing"))
}

/// A discriminator without alternatives.
pub(crate) fn lone_discriminator(at: Span) -> Diagnostic {
    let message = "this discriminator has no alternatives";
    Diagnostic::warning("lone-discriminator", at, message)
        .label(
            "no `oneOf` or `anyOf` beside it, and no `allOf` of a component refers to its schema",
        )
        .cost("a value is read as this schema alone")
        .help("refer to this schema by `allOf` in the schemas that extend it, or list them with `oneOf`")
}

/// A list of schemas in place of one, which describes a tuple in earlier drafts of JSON Schema.
pub(crate) fn listed_items(at: Span, version: Version) -> Diagnostic {
    wrong_type(at, "items", "a schema", "a list").help(match version {
        Version::V3_0 => "describe all items by one schema, by `oneOf` if they differ",
        Version::V3_1 | Version::V3_2 => "write the list under `prefixItems`",
    })
}

pub(crate) fn missing_items(at: Span) -> Diagnostic {
    let message = "a schema of type `array` must have the field `items` in OpenAPI 3.0";
    Diagnostic::warning("missing-field", at, message)
        .label("`items` is missing")
        .cost("the items may be anything, and stay JSON")
        .help("describe the items, or add `items: {}` if they may be anything")
}

pub(crate) fn one_of_fields(at: Span, object: &str, fields: &str, found: &str) -> Diagnostic {
    Diagnostic::error(
        "missing-field",
        at,
        format!("{object} must have {fields}, found {found}"),
    )
}

pub(crate) fn path_not_required(at: Span, name: &str) -> Diagnostic {
    let message = format!(
        "the path parameter `{}` needs `required: true`",
        shorten(name)
    );
    Diagnostic::error("path-not-required", at, message)
        .label("always present in a path")
        .help("add `required: true`")
}

pub(crate) fn bad_component_name(at: Span, name: &str) -> Diagnostic {
    let message = format!(
        "the component name `{}` can have only letters, digits, `.`, `-` and `_`",
        shorten(name)
    );
    Diagnostic::error("component-name", at, message)
        .label("another character is in it")
        .help("rename it, here and in the references to it")
}

pub(crate) fn bad_path(at: Span, path: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-path",
        at,
        format!("the path `{}` must start with `/`", shorten(path)),
    )
    .label("a path, or an extension that starts with `x-`")
    .help("add the `/`; the server's URL is put before it")
    .remedy(Remedy::read(
        format!("`/{}`", shorten(path)),
        Edit::Rename(at, format!("/{path}")),
    ))
}

/// A brace of a path that belongs to no template.
pub(crate) fn lone_brace(at: Span, path: &str) -> Diagnostic {
    let message = format!("a brace of the path `{}` has no other one", shorten(path));
    Diagnostic::error("bad-path", at, message)
        .label("templates are `{name}`")
        .cost("no request has such a path, because the brace would be sent as text")
        .help("close the template, or remove the brace")
        .remedy(Remedy::accept("text, percent-encoded"))
}

/// Two headers with equal names (RFC 9110, section 5.1).
pub(crate) fn duplicate_header(at: Span, name: &str, first: Span) -> Diagnostic {
    let message = format!("the header `{}` is described twice", shorten(name));
    Diagnostic::error("duplicate-header", at, message)
        .label("differs in case only")
        .other(first, "first here")
        .cost("a message has one header of this name")
        .help("remove one of the two")
        .leave_out()
}

/// The address of an OpenID Connect configuration without a host.
pub(crate) fn relative_url(at: Span, url: &str) -> Diagnostic {
    let message = format!("`openIdConnectUrl` must be a URL, found `{}`", shorten(url));
    Diagnostic::warning("relative-url", at, message)
        .label("has no scheme and host")
        .cost("it is only documented, and nobody can look the configuration up there")
        .help("write the whole address, for example `https://example.com/.well-known/openid-configuration`")
}

pub(crate) fn bad_status(at: Span, status: &str) -> Diagnostic {
    let message = format!(
        "`{}` is not a status: 100 to 599, `1XX` to `5XX` or `default`",
        shorten(status)
    );
    let range = status.to_ascii_uppercase();
    let known = ["1XX", "2XX", "3XX", "4XX", "5XX"].contains(&range.as_str());
    let diagnostic = Diagnostic::error("bad-status", at, message).label("not a status");
    match known {
        true => diagnostic
            .help(format!("write `{range}`"))
            .remedy(Remedy::read(format!("`{range}`"), Edit::Rename(at, range))),
        false => diagnostic
            .help("write a status such as `200`, or `default` for all others")
            .leave_out(),
    }
}

pub(crate) fn ignored_sibling(
    at: Span,
    key: &str,
    reference: Span,
    version: Version,
) -> Diagnostic {
    let message = format!(
        "`{}` beside `$ref` is ignored in OpenAPI {}",
        shorten(key),
        version.name()
    );
    Diagnostic::warning("ignored-sibling", at, message)
        .label("has no effect")
        .other(reference, "only this is read")
        .help("put the reference into `allOf` and the rest next to it, or remove this")
}

/// `nullable` next to a reference, which has no meaning in OpenAPI 3.0 but a clear intention.
pub(crate) fn nullable_sibling(at: Span, reference: Span) -> Diagnostic {
    let message = "`nullable` beside `$ref` has no effect according to OpenAPI 3.0";
    Diagnostic::warning("nullable-reference", at, message)
        .label("accepted anyway: null is valid here")
        .other(reference, "other tools may read only this")
        .help("put the reference into `allOf`, and `nullable: true` next to it")
}

pub(crate) fn undefined_sibling(at: Span, key: &str, reference: Span) -> Diagnostic {
    let message = format!(
        "`{}` beside the `$ref` of a path has no defined meaning",
        shorten(key)
    );
    Diagnostic::error("undefined-sibling", at, message)
        .label("kept or overridden?")
        .other(reference, "the referenced path may have it too")
        .cost("tools disagree about the precedence")
        .help("write it at the target of the reference")
        .leave_out()
}

pub(crate) fn misplaced_ref(at: Span, what: &str) -> Diagnostic {
    Diagnostic::error(
        "misplaced-ref",
        at,
        format!("{what} cannot be replaced by a `$ref` as a whole"),
    )
    .label("references are not allowed here")
    .help("refer to the parts one by one")
    .leave_out()
}
