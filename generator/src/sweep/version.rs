//! Detects the version of OpenAPI.
#![expect(
    clippy::result_large_err,
    reason = "a diagnostic is made once, where reading ends"
)]

use crate::diagnostics::{self, Diagnostic};
use crate::source::{Node, Span, Value, Version};

/// Reads the version, perhaps with a warning.
pub(crate) fn detect(root: &Node) -> Result<(Version, Option<Diagnostic>), Diagnostic> {
    let object = match &root.value {
        Value::Object(object) => object,
        Value::Null => return Err(diagnostics::load::empty_file(root.span)),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            return Err(diagnostics::load::not_openapi(
                first_line(root.span),
                &format!("the document is {}", root.kind_name()),
            ));
        }
    };
    let Some(field) = object.get("openapi") else {
        return Err(match object.get("swagger") {
            Some(swagger) => diagnostics::load::swagger(swagger.span),
            None => {
                let at = object.iter().next().map_or(root.span, |(_, span, _)| span);
                diagnostics::load::not_openapi(at, "there is no field `openapi`")
            }
        });
    };
    // A version without a patch number, as text or as a number, is a mistake that the walk reports.
    let number = field.as_number().filter(|it| it.starts_with("3."));
    let Some(text) = field.as_str().or(number) else {
        return Err(diagnostics::load::version_not_text(
            field.span,
            field.kind_name(),
        ));
    };
    match minor(text) {
        "3.0" => Ok((Version::V3_0, None)),
        "3.1" => Ok((Version::V3_1, None)),
        "3.2" => Ok((Version::V3_2, None)),
        "3.3" => Ok((
            Version::V3_2,
            Some(diagnostics::load::later_version(field.span, text)),
        )),
        _ => Err(diagnostics::load::unknown_version(field.span, text)),
    }
}

/// The problem of a known version without a patch number.
pub(super) fn check(node: &Node) -> Option<Diagnostic> {
    let text = node.as_str().or(node.as_number()).unwrap_or_default();
    let is_short = matches!(text, "3.0" | "3.1" | "3.2" | "3.3");
    is_short.then(|| diagnostics::load::short_version(node.span, text))
}

/// A version without its patch number.
fn minor(text: &str) -> &str {
    match text.rsplit_once('.') {
        Some((minor, patch))
            if minor.contains('.')
                && !patch.is_empty()
                && patch.bytes().all(|it| it.is_ascii_digit()) =>
        {
            minor
        }
        Some(_) | None => text,
    }
}

fn first_line(span: Span) -> Span {
    Span::new(
        span.file,
        span.start,
        span.start.saturating_add(1).min(span.end),
    )
}
