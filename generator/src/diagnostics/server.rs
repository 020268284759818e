//! Problems of servers.

use crate::resolve::Place;

use super::{Diagnostic, Severity, Span};

pub(crate) fn undefined_variable(place: &Place<'_>, name: &str) -> Diagnostic {
    super::lower::at(
        "undefined-variable",
        place,
        format!("the URL has the variable `{name}`, which `variables` does not define"),
    )
    .cost("the URL would be sent with braces in it")
    .help(format!(
        "define `{name}` under `variables` with a `default`"
    ))
}

pub(crate) fn unused_variable(place: &Place<'_>, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "unused-variable",
        place.span(),
        format!("`variables` defines `{name}`, which the URL does not have"),
    )
    .pointer(&place.pointer)
    .cost("setting it changes nothing")
    .help(format!(
        "write `{{{name}}}` into the URL, or remove the variable"
    ))
}

pub(crate) fn unlisted_default(place: &Place<'_>, name: &str, strict: bool) -> Diagnostic {
    let mut diagnostic = super::lower::at(
        "unlisted-default",
        place,
        format!("the `default` of the variable `{name}` is none of its `enum`"),
    )
    .help("add the default to `enum`");
    if !strict {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// A link without a function. A caller can always make the request by hand, so nothing that an
/// operation does is missing.
pub(crate) fn left_out_link(place: &Place<'_>, reason: &str) -> Diagnostic {
    Diagnostic::warning("link", place.span(), "this link is left out")
        .label(reason)
        .pointer(&place.pointer)
        .help("correct it, or make the request without it")
}

/// An expression that is against the specification.
pub(crate) fn wrong(span: Span, pointer: &str, what: &str, reason: &str) -> Diagnostic {
    Diagnostic::error("runtime-expression", span, format!("{what} leads nowhere"))
        .label(reason)
        .pointer(pointer)
        .help("correct it, or remove it")
}

/// An expression that may be right and can't be typed.
pub(crate) fn untyped(
    (span, pointer): (Span, &str),
    feature: &str,
    what: &str,
    reason: &str,
) -> Diagnostic {
    super::lower::unsupported(span, pointer, feature, what)
        .label(format!("{reason}; feature `{feature}`"))
}
