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
    Diagnostic::error("overlay-version", at, message).help("write `overlay: 1.1.0` or `1.0.0`")
}

pub(crate) fn update_and_remove(at: Span) -> Diagnostic {
    let message = "`update` has no effect beside `remove: true`";
    Diagnostic::error("overlay-action", at, message)
        .help("remove in one action and add in the next, or drop one of the two")
}

pub(crate) fn does_nothing(at: Span) -> Diagnostic {
    let message =
        "the action has neither `update` nor `copy` nor `remove: true`, so it does nothing";
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

/// Two modifiers in one action. The specification ignores one of them, or both.
pub(crate) fn two_modifiers(at: Span, key: &str, other: &str) -> Diagnostic {
    let message = format!("`{key}` has no effect beside `{other}`");
    Diagnostic::error("overlay-action", at, message)
        .help("write two actions, or drop one of the two")
}

/// A source of a copy other than one node.
pub(crate) fn copies(at: Span, source: &str, count: usize) -> Diagnostic {
    let message = match count {
        0 => format!("`{source}` selects nothing in the document"),
        many => format!("`{source}` selects {many} values, and only one can be copied"),
    };
    Diagnostic::error("overlay-action", at, message).help("select one value")
}

/// Targets of more than one form.
pub(crate) fn mixed_targets(at: Span, target: &str) -> Diagnostic {
    let message = format!("`{target}` selects values of different types");
    Diagnostic::error("overlay-action", at, message)
        .help("since Overlay 1.1, the targets are all objects, all arrays, or all other values")
}

/// An update of a value by one of another form.
pub(crate) fn incompatible(at: Span, update: &Node, present: &Node) -> Diagnostic {
    let (new, old) = (update.kind_name(), present.kind_name());
    let message = format!("{new} can't be merged into {old}");
    Diagnostic::error("overlay-action", at, message)
        .help("remove the present value in an action before this one")
}

/// A target that is renamed and is not a member.
pub(crate) fn not_a_key(at: Span, target: &str) -> Diagnostic {
    let message = format!("`{target}` selects a value without a key to rename");
    Diagnostic::error("overlay-action", at, message).help("select members of objects")
}

/// A new name of a key that its object has.
pub(crate) fn name_taken(at: Span, name: &str, taken: Span) -> Diagnostic {
    let message = format!("the object has a key `{name}` already");
    Diagnostic::error("overlay-action", at, message).other(taken, "the present key")
}
