//! Diagnostics of bodies of XML.

use super::Diagnostic;
use crate::source::{Pointer, Span};

/// A schema whose XML is not clear.
pub(crate) fn bytes((at, pointer): (Span, &Pointer), what: &str, body: Span) -> Diagnostic {
    Diagnostic::warning("xml-body", at, what)
        .label("can't be XML")
        .other(body, "a body with it")
        .pointer(pointer)
        .cost("bodies of XML with this schema stay bytes, which are not checked")
        .help("state the XML of the schema by `xml`, for example `xml: {name: order}`")
}

/// Words of an XML Object without effect.
pub(crate) fn idle((at, pointer): (Span, &Pointer), what: &str) -> Diagnostic {
    Diagnostic::warning("idle-xml", at, what)
        .label("without effect")
        .pointer(pointer)
        .cost("bodies of XML are read and written without it")
        .help("remove it, or move it to the schema that it is about")
}
