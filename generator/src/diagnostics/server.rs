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

pub(crate) fn expression((span, pointer): (Span, &str), feature: &str, reason: &str) -> Diagnostic {
    super::lower::unsupported(span, pointer, feature, "this runtime expression")
        .label(format!("{reason}; feature `{feature}`"))
}

pub(crate) fn link((span, pointer): (Span, &str), feature: &str, reason: &str) -> Diagnostic {
    super::lower::unsupported(span, pointer, feature, "this link")
        .label(format!("{reason}; feature `{feature}`"))
}
