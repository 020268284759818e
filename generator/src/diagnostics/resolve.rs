//! Diagnostics of references.

use super::Diagnostic;
use super::load::shorten;
use crate::source::Span;

pub(crate) fn bad_ref(at: Span, reason: &str) -> Diagnostic {
    Diagnostic::error("bad-ref", at, format!("this is not a reference: {reason}"))
        .label("must be a file, a JSON Pointer after `#`, or both")
        .help("write it as `#/components/schemas/Name` or `other.yaml#/Name`")
        .leave_out()
}

pub(crate) fn dangling_ref(at: Span, target: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "dangling-ref",
        at,
        format!("there is nothing at `{}`", shorten(target)),
    )
    .label("no target")
    .cost("the referenced definition would be missing")
    .leave_out();
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{}`?", shorten(nearest))),
        None => diagnostic.help("add what is missing, or correct the reference"),
    }
}

pub(crate) fn cyclic_ref(at: Span, chain: &[(Span, String)]) -> Diagnostic {
    let names = chain
        .iter()
        .map(|(_, name)| format!("`{}`", shorten(name)))
        .collect::<Vec<_>>()
        .join(", ");
    let mut diagnostic = Diagnostic::error(
        "cyclic-ref",
        at,
        format!("references lead in a circle: {names}"),
    )
    .label("comes back to itself")
    .cost("there is no definition at the end of the chain")
    .help("let one of them be a definition")
    .leave_out();
    for (span, _) in chain.iter().filter(|(span, _)| *span != at) {
        diagnostic = diagnostic.other(*span, "through this one");
    }
    diagnostic
}

pub(crate) fn long_chain(at: Span, limit: usize) -> Diagnostic {
    Diagnostic::error(
        "long-ref-chain",
        at,
        format!("a chain has more than {limit} references"),
    )
    .label("starts here")
    .help("refer to the definition itself")
    .leave_out()
}

pub(crate) fn wrong_kind(at: Span, expected: &str, found: &str, target: Span) -> Diagnostic {
    Diagnostic::error(
        "wrong-kind-ref",
        at,
        format!("this is a reference to {found}, expected {expected}"),
    )
    .label(format!("expected {expected}"))
    .other(target, format!("this is {found}"))
    .leave_out()
}
