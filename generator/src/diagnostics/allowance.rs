//! Diagnostics of unsupported features, with the setting to generate without them.

use crate::source::Place;

use super::{Diagnostic, Severity};
use crate::source::Span;

/// An unsupported part of the document.
pub(crate) fn unsupported(at: Span, pointer: &str, feature: &str, what: &str) -> Diagnostic {
    Diagnostic::error("unsupported", at, format!("{what} is not supported"))
        .label(format!("feature `{feature}`"))
        .pointer(pointer)
        .cost("this part of the document would be missing from the generated code")
        .help(format!(
            "restate it, or {} to generate without it",
            allowance(feature)
        ))
}

/// The setting to generate without a part of the document.
pub(super) fn allowance(feature: &str) -> String {
    format!(
        "list \"{feature}\" under `unsupported` of this API in specs/apis.toml (`--allow {feature}` \
         for a document without an entry)"
    )
}

/// A security scheme without support in clients and servers.
pub(crate) fn unsupported_scheme(place: &Place<'_>, feature: &str, scheme: &str) -> Diagnostic {
    let what = format!("the HTTP authentication scheme `{scheme}`");
    unsupported(place.span(), &place.pointer, feature, &what).cost(
        "operations that require it are unusable: a server refuses every request, and a \
         client has no credential",
    )
}

/// An unused entry of `unsupported`.
pub(crate) fn unused_allowance(feature: &str) -> Diagnostic {
    Diagnostic::without_place(
        "unused-allowance",
        format!("the entry \"{feature}\" of `unsupported` is unused"),
    )
    .help("remove the entry from specs/apis.toml")
}

/// Adds the setting to generate without an invalid part.
pub(crate) fn allowable(mistake: &mut Diagnostic) {
    let without = format!("{} to generate without it", allowance(mistake.code));
    mistake.help = Some(match mistake.help.take() {
        // A question already suggests the correct spelling.
        Some(question) if question.ends_with('?') => question,
        Some(help) => format!("{help}; or {without}"),
        None => without,
    });
}

/// Turns a permitted unsupported feature into a warning.
pub(crate) fn allowed(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Warning;
    diagnostic.help = None;
    diagnostic
}
