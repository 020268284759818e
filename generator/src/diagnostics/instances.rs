//! Diagnostics of examples, defaults and refusals that violate the schemas of their own document.

use crate::source::{Place, Pointer, json_text};

use super::{Diagnostic, Remedy, Severity, load};
use crate::source::{Node, Span};

/// A violation of a schema by a value.
#[derive(Clone, Debug)]
pub(crate) struct Complaint<'v> {
    /// The JSON Pointer within the value.
    pub(crate) pointer: String,
    /// The invalid node.
    pub(crate) node: &'v Node,
    /// The violated keyword.
    pub(crate) keyword: &'static str,
    /// The expectation, as a sentence.
    pub(crate) must: String,
    /// The remedy.
    pub(crate) help: String,
}

/// The role of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shown {
    /// An example.
    Example,
    /// A default.
    Default,
}

/// An example or a default that violates its schema.
pub(crate) fn refused(
    (value, shown): (&Place<'_>, Shown),
    schema: Span,
    why: &Complaint<'_>,
    count: usize,
    strict: bool,
) -> Diagnostic {
    let (code, what, cost) = match shown {
        Shown::Example => (
            "invalid-example",
            "example",
            "the documentation shows it, and a message that copies it is refused",
        ),
        Shown::Default => (
            "invalid-default",
            "default",
            "it is documented, but the generated code has no value for it",
        ),
    };
    let message = format!("the {what} {}", broken(why));
    let mut diagnostic = Diagnostic::error(code, why.node.span, message)
        .label(label(why, count))
        .pointer(format!("{}{}", value.pointer, why.pointer))
        .cost(cost)
        .help(&why.help)
        .remedy(Remedy::ignore());
    if schema.file != why.node.span.file
        || schema.start > why.node.span.start
        || schema.end < why.node.span.end
    {
        diagnostic = diagnostic.other(schema, "the schema is here");
    }
    if !strict {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// A serialized example that no reader of its media type accepts.
pub(crate) fn malformed(value: &Place<'_>, reason: &str, strict: bool) -> Diagnostic {
    let message = format!("the serialized example {reason}");
    let mut diagnostic = Diagnostic::error("invalid-example", value.span(), message)
        .label("a message with this text is refused")
        .pointer(&value.pointer)
        .cost("the documentation shows it, and a message that copies it is refused")
        .help("write the text as it is sent, or a value as `dataValue`")
        .remedy(Remedy::ignore());
    if !strict {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// Describes the violated keyword with its place and its expectation.
fn broken(why: &Complaint<'_>) -> String {
    let within = match why.pointer.as_str() {
        "" => String::new(),
        pointer => format!(" at `{}`", load::shorten(pointer)),
    };
    format!(
        "breaks `{}` of its schema{within}: {}",
        why.keyword, why.must
    )
}

fn label(why: &Complaint<'_>, count: usize) -> String {
    let text = json_text(why.node);
    let found = match text.chars().count() > 60 {
        true => why.node.kind_name().to_owned(),
        false => text,
    };
    match count {
        0 | 1 => format!("is {found}"),
        2 => format!("is {found}; one more place is wrong"),
        more => format!("is {found}; {} more places are wrong", more - 1),
    }
}

/// The number of unlisted examples and defaults.
pub(crate) fn and_more(more: usize) -> Diagnostic {
    let mut diagnostic = Diagnostic::without_place(
        "invalid-example",
        format!("the schemas refuse {more} more examples and defaults"),
    )
    .help("correct those above, and generate again to see the others");
    diagnostic.severity = Severity::Warning;
    diagnostic
}

/// A refusal with a body that violates the schema of its response.
pub(crate) fn refusal_body(
    why: &Complaint<'_>,
    (pointer, schema): (&Pointer, Span),
    (status, operation): (u16, &str),
) -> Diagnostic {
    let message = format!(
        "the schema of the response {status} of `{operation}` refuses this body: it {}",
        broken(why)
    );
    Diagnostic::error("refusal-body", why.node.span, message)
        .pointer(format!("{pointer}{}", why.pointer))
        .other(schema, "the schema is here")
        .cost("the server would violate its own document, and clients could not read the response")
        .help(&why.help)
}

/// A refusal with another media type than its response.
pub(crate) fn refusal_type(
    place: &Place<'_>,
    (documented, at): (&str, Span),
    (status, operation): (u16, &str),
) -> Diagnostic {
    super::at(
        "refusal-body",
        place,
        format!("the response {status} of `{operation}` has another media type: {documented}"),
    )
    .other(at, "the response is here")
    .cost("the server would violate its own document, and clients could not read the response")
    .help(format!(
        "write `mediaType: {documented}`, or document this media type too"
    ))
}

/// A number without a format in a document of the project.
pub(crate) fn plain_number(at: Span) -> Diagnostic {
    Diagnostic::error(
        "plain-number",
        at,
        "this `number` has no format, so it is a binary fraction of 64 bits",
    )
    .cost("an amount is rounded silently: 9007199254740993.25 becomes 9007199254740994")
    .help(
        "write `format: decimal` for money and other exact numbers, `format: double` or `float` for \
             measurements, or `type: integer`; `exact-numbers = true` keeps every digit",
    )
    .remedy(Remedy::ignore())
}
