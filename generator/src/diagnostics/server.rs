//! Diagnostics of servers, links and callbacks.

use crate::source::{Place, Pointer};

use super::{Diagnostic, Remedy, Severity};
use crate::source::Span;

pub(crate) fn undefined_variable(place: &Place<'_>, name: &str) -> Diagnostic {
    super::at(
        "undefined-variable",
        place,
        format!("the URL has the variable `{name}`, which `variables` does not define"),
    )
    .cost("the URL would be sent with braces in it")
    .help(format!(
        "define `{name}` under `variables` with a `default`"
    ))
    .leave_out()
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
    let mut diagnostic = super::at(
        "unlisted-default",
        place,
        format!("the `default` of the variable `{name}` is not in its `enum`"),
    )
    .help("add the default to `enum`")
    .remedy(Remedy::accept("one of its values"));
    if !strict {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// A link without a function. A caller can always make the request without it, so the operation
/// remains complete.
pub(crate) fn left_out_link(place: &Place<'_>, reason: &str) -> Diagnostic {
    Diagnostic::warning("link", place.span(), "this link is left out")
        .label(reason)
        .pointer(&place.pointer)
        .help("correct it, or make the request without it")
}

/// A callback without a function for its URL. It is sent and received anyway, like a webhook.
pub(crate) fn callback_url((span, pointer): (Span, &Pointer), reason: &str) -> Diagnostic {
    Diagnostic::warning(
        "callback-url",
        span,
        "the URL of this callback can't be computed",
    )
    .label(reason)
    .pointer(pointer)
    .cost("its sender must get the URL in another way, as for a webhook")
    .help(
        "write a runtime expression for a documented value, such as \
         `{$request.body#/callbackUrl}`, or a URL that begins with one or with `https://`",
    )
}

/// `servers` that are not used, because every request goes to a URL given by its sender.
pub(crate) fn servers_of_hook(place: &Place<'_>) -> Diagnostic {
    Diagnostic::warning(
        "unused-servers",
        place.span(),
        "`servers` of a webhook or callback are not used",
    )
    .pointer(&place.pointer)
    .cost("its requests go to a registered URL, or to a URL from the exchange")
    .help("remove them; a callback's URL may begin with `https://` in its key")
}

/// A path parameter of a webhook or callback, which has no path.
pub(crate) fn path_parameter_of_hook(at: Span, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "path-parameter",
        at,
        format!("the path of a webhook or callback has no place for the parameter `{name}`"),
    )
    .cost("it is left out: its requests go to a complete URL")
    .help("remove the parameter")
}
