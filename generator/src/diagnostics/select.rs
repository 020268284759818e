//! Diagnostics of entries in the configuration that do not match the document.

use super::Diagnostic;
use crate::source::Span;

/// The text of an entry, with its place unless it is an argument.
type Entry<'e> = (&'e str, Option<Span>);

fn error(code: &'static str, (_, at): Entry<'_>, message: String) -> Diagnostic {
    match at {
        Some(at) => Diagnostic::error(code, at, message),
        None => Diagnostic::without_place(code, message),
    }
}

fn suggesting(problem: Diagnostic, near: Option<&str>, otherwise: &str) -> Diagnostic {
    match near {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help(otherwise),
    }
}

pub(crate) fn names_nothing(entry: Entry<'_>, what: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("no operation of the document has the {what} `{}`", entry.0);
    let problem = error("dead-entry", entry, message);
    suggesting(problem, near, remove(entry))
}

/// A file in place of an address that no reference has.
pub(crate) fn no_reference(entry: Entry<'_>, near: Option<&str>) -> Diagnostic {
    let message = format!("no reference leads to `{}`", entry.0);
    let problem = error("dead-entry", entry, message);
    suggesting(problem, near, remove(entry))
}

/// The advice for an entry without effect.
fn remove(entry: Entry<'_>) -> &'static str {
    match entry.1 {
        Some(_) => "remove the entry",
        None => "remove the argument",
    }
}

pub(crate) fn excludes_nothing(entry: Entry<'_>, what: &str) -> Diagnostic {
    let text = entry.0;
    let message = format!("no included operation has the {what} `{text}`");
    let advice = remove(entry);
    error("dead-entry", entry, message)
        .help(format!("{advice}; its operations are already left out"))
}

pub(crate) fn nothing_left(entry: Entry<'_>) -> Diagnostic {
    error(
        "nothing-selected",
        entry,
        "this leaves out every operation of the document".to_owned(),
    )
}

pub(crate) fn nothing_to_name(entry: Entry<'_>, what: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("the generated code has no {what} `{}`", entry.0);
    let problem = error("dead-entry", entry, message);
    suggesting(problem, near, remove(entry))
}

pub(crate) fn keeps_nothing(entry: Entry<'_>) -> Diagnostic {
    let message = "no object of the generated code could keep undocumented members";
    let advice = remove(entry);
    error("dead-entry", entry, message.to_owned()).help(format!(
        "{advice}; `additionalProperties` already decides for its objects"
    ))
}

pub(crate) fn name_taken(entry: Entry<'_>, name: &str) -> Diagnostic {
    let message = format!("`{name}` is already taken in the same scope");
    error("name-clash", entry, message).help("give another name")
}

pub(crate) fn cannot_derive(entry: Entry<'_>, ty: &str, why: &str) -> Diagnostic {
    let message = format!("`{}` can't be derived for `{ty}`: {why}", entry.0);
    error("cannot-derive", entry, message)
}

pub(crate) fn two_forms(entry: Entry<'_>) -> Diagnostic {
    let message = format!(
        "`{}` can't be replaced: with `readOnly` and `writeOnly` members it has different types \
         in requests and responses",
        entry.0
    );
    error("cannot-replace", entry, message)
}

pub(crate) fn replaced_parts(at: Span) -> Diagnostic {
    let message = "the schema of a multipart body, or of a list among its parts, can't be replaced";
    Diagnostic::error("cannot-replace", at, message)
        .help("replace its members, or the items of the list")
}

/// A derive for all types that some types can't have.
pub(crate) fn left_out(entry: Entry<'_>, types: &[String]) -> Diagnostic {
    const SHOWN: usize = 5;
    let names: Vec<String> = types
        .iter()
        .take(SHOWN)
        .map(|it| format!("`{it}`"))
        .collect();
    let more = match types.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "`{}` is left out of {}{more}, because their members do not have it",
        entry.0,
        names.join(", ")
    );
    let mut problem = error("left-out-derive", entry, message);
    problem.severity = super::Severity::Warning;
    problem
}
