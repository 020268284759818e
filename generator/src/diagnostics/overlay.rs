//! Diagnostics of Overlay documents.

use super::Diagnostic;
use crate::source::{Node, Span};

pub(crate) fn bad_target(at: Span, why: &str) -> Diagnostic {
    Diagnostic::error(
        "overlay-target",
        at,
        format!("the target is not a JSONPath: {why}"),
    )
    .help("a target is a query of RFC 9535, for example `$.paths['/users'].get`")
}

pub(crate) fn missing(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error("overlay-field", at, format!("`{key}` is missing"))
}

pub(crate) fn wrong_type(at: Span, what: &str, wanted: &str, found: &Node) -> Diagnostic {
    let found = found.kind_name();
    let message = format!("{what} must be {wanted}; found: {found}");
    Diagnostic::error("overlay-field", at, message)
}

pub(crate) fn unknown_field(at: Span, key: &str, near: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(
        "overlay-field",
        at,
        format!("an overlay has no field `{key}` here"),
    );
    match near {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}

pub(crate) fn no_actions(at: Span) -> Diagnostic {
    Diagnostic::error("overlay-field", at, "an overlay has at least one action")
}

pub(crate) fn version(at: Span, found: &str) -> Diagnostic {
    let message = format!("version {found:?} of the Overlay Specification is not known");
    Diagnostic::error("overlay-version", at, message).help("write `overlay: 1.0.0`")
}

pub(crate) fn update_and_remove(at: Span) -> Diagnostic {
    let message = "`update` has no effect beside `remove: true`";
    Diagnostic::error("overlay-action", at, message)
        .help("remove in one action and add in the next, or drop one of the two")
}

pub(crate) fn does_nothing(at: Span) -> Diagnostic {
    let message = "the action has neither `update` nor `remove: true`, so it does nothing";
    Diagnostic::error("overlay-action", at, message)
}

pub(crate) fn dead_action(at: Span, target: &str) -> Diagnostic {
    let message = format!("`{target}` selects nothing in the document");
    Diagnostic::error("dead-action", at, message)
        .cost("the change is not made")
        .help("correct the target, or remove the action if the document no longer needs it")
}

pub(crate) fn removes_all(at: Span) -> Diagnostic {
    Diagnostic::error(
        "overlay-action",
        at,
        "the action removes the whole document",
    )
}

pub(crate) fn primitive(at: Span, target: &str) -> Diagnostic {
    let message = format!("`{target}` selects a value that is neither an object nor an array");
    Diagnostic::error("overlay-action", at, message)
        .help("select the object around it, and update its member")
}

pub(crate) fn too_much(at: Span) -> Diagnostic {
    let message = "this action makes the document larger or deeper than permitted";
    Diagnostic::error("overlay-action", at, message)
}

pub(crate) fn extends(at: Span, text: &str, is_url: bool) -> Diagnostic {
    if is_url {
        let message = format!("the overlay is for {text:?}, and the document has another name");
        return Diagnostic::warning("overlay-extends", at, message);
    }
    let message = format!("the overlay is for {text:?}, which is not the document");
    Diagnostic::error("overlay-extends", at, message)
        .help("`extends` is a path from the folder of the overlay")
}
