//! `format`: the checked formats, and the unknown ones.

use crate::diagnostics;
use crate::ir::TextFormat;

use super::layers::Layers;
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::options::UnknownFormats;

/// Formats of the OpenAPI registry that only describe a value.
const DESCRIBED: [&str; 20] = [
    "base64url",
    "binary",
    "char",
    "commonmark",
    "date-time-local",
    "decimal128",
    "html",
    "http-date",
    "media-range",
    "password",
    "sf-binary",
    "sf-boolean",
    "sf-date",
    "sf-decimal",
    "sf-displaystring",
    "sf-integer",
    "sf-string",
    "sf-token",
    "time-local",
    "unixtime",
];

/// Formats that the runtime checks, for suggestions.
const CHECKED: [&str; 34] = [
    "byte",
    "date",
    "date-time",
    "decimal",
    "double",
    "double-int",
    "duration",
    "email",
    "float",
    "hostname",
    "idn-email",
    "idn-hostname",
    "int16",
    "int32",
    "int64",
    "int8",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    // An own format of this toolkit.
    "minor-units",
    "regex",
    "relative-json-pointer",
    "time",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "uuid",
];

impl<'a> Context<'a> {
    /// Reports each unknown format once.
    pub(super) fn report_formats(&self, layers: &Layers<'a>, findings: &mut Findings) {
        if self.reading.unknown_formats == UnknownFormats::Ignore {
            return;
        }
        for place in layers.all("format") {
            let Some(format) = place.node.as_str() else {
                continue;
            };
            let known = format_check(format).is_some()
                || DESCRIBED.contains(&format)
                || self.replaces_format(format);
            if known || !findings.is_new_format(format) {
                continue;
            }
            let fatal = self.reading.unknown_formats == UnknownFormats::Error;
            let all = CHECKED.iter().chain(&DESCRIBED).copied();
            let near = diagnostics::nearest(format, all);
            findings.error(diagnostics::schema::unknown_format(
                &place, format, near, fatal,
            ));
        }
    }
}

/// True if a format applies to integers only.
pub(crate) fn is_of_integers(format: &str) -> bool {
    matches!(
        format,
        "int8"
            | "int16"
            | "int32"
            | "int64"
            | "uint8"
            | "uint16"
            | "uint32"
            | "uint64"
            | "double-int"
            | "minor-units"
    )
}

/// True if a format applies to numbers only.
fn is_of_numbers(format: &str) -> bool {
    is_of_integers(format) || matches!(format, "double" | "float")
}

/// The Rust type of text with a format.
pub(super) fn text_format(format: &str) -> TextFormat {
    match format {
        "uuid" => TextFormat::Uuid,
        "date" => TextFormat::Date,
        "date-time" => TextFormat::DateTime,
        "decimal" => TextFormat::Decimal,
        "byte" => TextFormat::Byte,
        "ipv4" => TextFormat::Ipv4,
        "ipv6" => TextFormat::Ipv6,
        other => match format_check(other) {
            Some(check) if !is_of_numbers(other) => TextFormat::Checked(check),
            _ => TextFormat::Plain,
        },
    }
}

/// The runtime's check of a format.
pub(super) fn format_check(format: &str) -> Option<&'static str> {
    Some(match format {
        "uuid" => "Uuid",
        "date" => "Date",
        "date-time" => "DateTime",
        "decimal" => "Decimal",
        "byte" => "Byte",
        "ipv4" => "Ipv4",
        "ipv6" => "Ipv6",
        "email" => "Email",
        "idn-email" => "IdnEmail",
        "hostname" => "Hostname",
        "idn-hostname" => "IdnHostname",
        "uri" | "url" => "Uri",
        "uri-reference" => "UriReference",
        "iri" => "Iri",
        "iri-reference" => "IriReference",
        "uri-template" => "UriTemplate",
        "json-pointer" => "JsonPointer",
        "relative-json-pointer" => "RelativeJsonPointer",
        "time" => "Time",
        "duration" => "Duration",
        "regex" => "Regex",
        "int8" => "Int8",
        "int16" => "Int16",
        "int32" => "Int32",
        "int64" => "Int64",
        "uint8" => "Uint8",
        "uint16" => "Uint16",
        "uint32" => "Uint32",
        "uint64" => "Uint64",
        "double-int" => "DoubleInt",
        "minor-units" => "MinorUnits",
        "double" | "float" => "Double",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{CHECKED, DESCRIBED, format_check};

    #[test]
    fn a_format_is_checked_or_described() {
        assert!(CHECKED.iter().all(|it| format_check(it).is_some()));
        assert!(DESCRIBED.iter().all(|it| format_check(it).is_none()));
    }
}
