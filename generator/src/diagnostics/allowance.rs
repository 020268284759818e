//! Diagnostics of unsupported features and of tolerated mistakes, with the settings to generate
//! without them.

use crate::source::{Place, Pointer};

use super::{Diagnostic, Severity};
use crate::source::Span;

/// The codes of mistakes that cost one piece of the document each, with the reading of the piece.
pub const TOLERABLE: &[(&str, &str)] = &[
    ("bad-method", "the operation is left out"),
    (
        "bad-path",
        "a path without `/` at its start gets one; a lone brace is text",
    ),
    ("bad-ref", "like `dangling-ref`"),
    ("bad-self", "`$self` is left out"),
    (
        "bad-status",
        "`4xx` is `4XX`; a response with another key is left out",
    ),
    ("beside-querystring", "the operation is left out"),
    (
        "clashing-credentials",
        "the alternative is left out, or else the operation",
    ),
    (
        "component-name",
        "other characters become `_`, in references too",
    ),
    ("contradiction", "both of the two keywords are left out"),
    ("cyclic-parent", "the parent is left out"),
    ("cyclic-ref", "like `dangling-ref`"),
    ("dangling-parent", "the parent is left out"),
    (
        "dangling-ref",
        "a schema is any JSON value; another part is left out",
    ),
    ("duplicate-header", "the first counts"),
    ("duplicate-key", "the first counts"),
    (
        "duplicate-operation",
        "the second gets a name made of its path",
    ),
    ("duplicate-parameter", "the first counts"),
    ("encoding-without-list", "the encoding is left out"),
    ("escaping-ref", "like `dangling-ref`"),
    ("fields-together", "the second field is left out"),
    ("fixed-method", "the operation is left out"),
    ("header-name", "the header or parameter is left out"),
    ("invalid-default", "the default is only documented"),
    ("invalid-example", "the example is only documented"),
    (
        "later-keyword",
        "`const` is an `enum`; most others are left out",
    ),
    ("long-ref-chain", "like `dangling-ref`"),
    ("media-type", "the media type is left out"),
    ("misplaced-ref", "the map is left out"),
    (
        "missing-field",
        "a description is empty; an object without a needed field is left out",
    ),
    ("missing-file", "like `dangling-ref`"),
    ("network-ref", "like `dangling-ref`"),
    ("never-sent", "no type has the member"),
    ("not-a-number", "the keyword is left out"),
    ("parameter-content", "the parameter is left out"),
    ("parameter-style", "the parameter is left out"),
    ("path", "the operation is left out"),
    ("path-not-required", "the parameter is required"),
    (
        "path-parameter",
        "an undescribed one is a string; one without a place is left out",
    ),
    ("pattern", "the pattern is left out"),
    (
        "plain-number",
        "the number is a binary fraction; only its own entry permits this",
    ),
    (
        "querystring-schema",
        "the parameter is left out, or else the operation",
    ),
    ("undefined-sibling", "only the reference counts"),
    ("undefined-variable", "the server is left out"),
    (
        "unknown-keyword",
        "the keyword is left out; `tolerant` reads a misspelt one as the nearest",
    ),
    ("unknown-mapping", "the entry is left out"),
    (
        "unknown-scheme",
        "the requirement stays: servers refuse every request by it, and clients send no credential",
    ),
    ("unknown-value", "the keyword is left out"),
    ("unlisted-default", "the default is one of the values"),
    ("wrong-kind-ref", "like `dangling-ref`"),
    (
        "wrong-type",
        "a quoted number, an unquoted text or type is read as meant; the rest is left out",
    ),
];

/// Doubts about a document, and mistakes that are a matter of its tools. Their diagnostics name the
/// setting to generate anyway.
const DOUBTS: [&str; 6] = [
    "invalid-default",
    "invalid-example",
    "media-type",
    "pattern",
    "plain-number",
    "unknown-keyword",
];

/// Returns true if a mistake costs one piece of the document.
pub(crate) fn is_tolerable(code: &str) -> bool {
    TOLERABLE.iter().any(|(known, _)| *known == code)
}

/// Returns true if the diagnostic of a mistake names the setting to generate anyway.
pub(crate) fn is_doubt(code: &str) -> bool {
    DOUBTS.contains(&code)
}

/// The name in `unsupported` by which generation does without the part of an error; `None` if there is none.
pub(crate) fn name(problem: &Diagnostic) -> Option<&str> {
    if problem.severity != Severity::Error {
        return None;
    }
    match problem.code {
        "unsupported" => {
            let label = problem.primary.as_ref()?;
            let name = label.text.strip_prefix("feature `")?;
            name.strip_suffix('`')
        }
        code => (problem.remedy.is_some() && is_tolerable(code)).then_some(code),
    }
}

/// An unsupported part of the document.
pub(crate) fn unsupported(at: Span, pointer: &Pointer, feature: &str, what: &str) -> Diagnostic {
    Diagnostic::error("unsupported", at, format!("{what} is not supported"))
        .label(format!("feature `{feature}`"))
        .pointer(pointer)
        .cost("this part of the document would be missing from the generated code")
        .help("restate it")
}

/// The setting to generate without a part of the document.
pub(crate) fn setting(feature: &str, is_argument: bool) -> String {
    match is_argument {
        true => format!("`--allow {feature}`"),
        false => format!("`unsupported = [\"{feature}\"]` for this API in the configuration"),
    }
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
pub(crate) fn unused_allowance(feature: &str, is_argument: bool) -> Diagnostic {
    let (message, help) = match is_argument {
        true => (
            format!("nothing in the document needs `--allow {feature}`"),
            "remove it from the arguments",
        ),
        false => (
            format!("the entry \"{feature}\" of `unsupported` is unused"),
            "remove the entry",
        ),
    };
    let names = TOLERABLE.iter().map(|(name, _)| *name);
    let is_known = is_tolerable(feature);
    let near = super::nearest(feature, names).filter(|_| !is_known);
    let problem = Diagnostic::without_place("unused-allowance", message);
    match near {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help(help),
    }
}

/// An unused `tolerant = true`.
pub(crate) fn unused_tolerance(at: Option<Span>) -> Diagnostic {
    let message = "the document has no mistake to tolerate";
    let problem = match at {
        Some(at) => Diagnostic::error("unused-allowance", at, message),
        None => Diagnostic::without_place("unused-allowance", message),
    };
    problem.help("remove the entry")
}

/// Adds the setting to generate without an invalid or unsupported part.
pub(crate) fn allowable(mut mistake: Diagnostic, setting: &str) -> Diagnostic {
    let without = format!("{setting} generates without it");
    mistake.help = Some(match mistake.help.take() {
        // A question already suggests the correct spelling.
        Some(question) if question.ends_with('?') => question,
        Some(help) => format!("{help}; {without}"),
        None => without,
    });
    mistake
}

/// Turns a permitted unsupported feature into a warning.
pub(crate) fn allowed(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Warning;
    diagnostic.help = None;
    diagnostic
}

/// Turns a tolerated mistake into a warning with its effect on the generated code.
pub(crate) fn tolerated(mut mistake: Diagnostic, effect: Option<String>) -> Diagnostic {
    mistake.severity = Severity::Warning;
    mistake.cost = effect.or(mistake.cost);
    mistake
}
