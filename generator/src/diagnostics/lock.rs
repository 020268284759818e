//! Diagnostics of the file that keeps the names of an API.

use super::Diagnostic;
use crate::source::Span;

pub(crate) fn conflict(at: Span) -> Diagnostic {
    Diagnostic::error("lock-conflict", at, "this line is a mark of a merge").help(
        "remove the marks, keep the lines of both sides, and generate; the order of lines has no meaning",
    )
}

pub(crate) fn unreadable(at: Span, fault: &str) -> Diagnostic {
    Diagnostic::error("lock-line", at, format!("the line can't be read: {fault}"))
        .help("restore the line, or remove it, so that the name is chosen anew")
}

pub(crate) fn twice(at: Span, first: Span, kept: &str, other: &str) -> Diagnostic {
    let message = format!("this item is `{kept}` already, and can't be `{other}` as well");
    Diagnostic::error("lock-twice", at, message)
        .other(first, "the first line")
        .help("keep one of the two lines")
}

/// Two items with one name.
pub(crate) fn clash(at: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` is the name of another item in the same scope");
    Diagnostic::error("lock-clash", at, message)
        .help("give one of the two items another name, or remove its line")
}

/// An item that would lose its name. The entry of the configuration asks for the new one.
pub(crate) fn renamed(
    at: Option<Span>,
    line: Span,
    (before, after): (&str, &str),
    entry: Option<&str>,
) -> Diagnostic {
    let message = format!("`{before}` would become `{after}`, which nobody has asked for");
    let accept = "accept all new names with `generate --accept-renames`";
    let help = match entry {
        Some(entry) => format!("{accept}, or this one with `{entry}` in the configuration"),
        None => accept.to_owned(),
    };
    Diagnostic::error("renamed-item", at.unwrap_or(line), message)
        .other(line, "the name that the lock keeps")
        .help(help)
}
