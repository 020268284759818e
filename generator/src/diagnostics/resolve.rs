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

/// Two schemas have one identifier.
pub(crate) fn identifier_twice(at: Span, key: &str, name: &str, first: Span) -> Diagnostic {
    Diagnostic::warning(
        "duplicate-identifier",
        at,
        format!("another schema has the same `{key}`: `{}`", shorten(name)),
    )
    .label("the second one")
    .other(first, "the first one")
    .cost("references by this identifier lead to the first schema")
    .help("give each schema an identifier of its own")
}

/// Dynamic references need too many copies of schemas.
pub(crate) fn many_dynamic(at: Span, ways: usize, values: usize) -> Diagnostic {
    Diagnostic::error(
        "dynamic-references",
        at,
        format!(
            "dynamic references combine schemas in more than {ways} ways, or the combinations have \
             more than {values} values"
        ),
    )
    .label("the first dynamic reference")
    .help("refer to one of the schemas by `$ref` instead")
}

/// A pointer that is relative to a `$id`, but leads somewhere only from the root of the file.
pub(crate) fn read_from_root(at: Span, base: &str) -> Diagnostic {
    Diagnostic::warning(
        "pointer-from-root",
        at,
        format!("the schema with `$id` `{}` has no such part", shorten(base)),
    )
    .label("read from the root of the file")
    .cost("other tools read it relative to the `$id`, and find nothing")
    .help("remove the `$id`, or write the URI of the document before `#`")
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
