//! `format`: which are checked, and which nobody knows.

use crate::diagnostics;
use crate::ir::TextFormat;

use super::Lower;
use super::layers::Layers;
use crate::options::UnknownFormats;

/// Formats of the OpenAPI registry that are a Rust type of their own, or only describe a value.
const DESCRIBED: [&str; 32] = [
    "base64url",
    "binary",
    "char",
    "commonmark",
    "date-time-local",
    "decimal128",
    "double",
    "double-int",
    "float",
    "html",
    "http-date",
    "int16",
    "int32",
    "int64",
    "int8",
    "media-range",
    // The one of this toolkit.
    "minor-units",
    "password",
    "sf-binary",
    "sf-boolean",
    "sf-decimal",
    "sf-integer",
    "sf-string",
    "sf-token",
    "time-local",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "unixtime",
    "sf-date",
    "sf-displaystring",
];

/// Formats that the runtime checks, for suggestions.
const CHECKED: [&str; 22] = [
    "byte",
    "date",
    "date-time",
    "decimal",
    "duration",
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "uuid",
];

impl<'a> Lower<'a> {
    /// Says which formats are not known, each once.
    pub(super) fn report_formats(&mut self, layers: &Layers<'a>) {
        if self.reading.unknown_formats == UnknownFormats::Ignore {
            return;
        }
        for place in layers.all("format") {
            let Some(format) = place.node.as_str() else {
                continue;
            };
            let known = format_check(format).is_some()
                || DESCRIBED.contains(&format)
                || self.replacements.knows(format);
            if known || !self.unknown_formats.insert(format.to_owned()) {
                continue;
            }
            let fatal = self.reading.unknown_formats == UnknownFormats::Error;
            let all = CHECKED.iter().chain(&DESCRIBED).copied();
            let near = diagnostics::nearest(format, all);
            self.error(diagnostics::schema::unknown_format(
                &place, format, near, fatal,
            ));
        }
    }
}

/// The least and the greatest number of a format (OpenAPI Format Registry) that is a range of whole
/// numbers. `int32` and `int64` are types that hold theirs.
pub(super) fn integer_range(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "int8" => ("-128", "127"),
        "int16" => ("-32768", "32767"),
        "uint8" => ("0", "255"),
        "uint16" => ("0", "65535"),
        "uint32" => ("0", "4294967295"),
        "uint64" => ("0", "18446744073709551615"),
        "double-int" => ("-9007199254740991", "9007199254740991"),
        _ => return None,
    })
}

/// The least and the greatest number of a format that is the width of a Rust type, for a schema that no
/// type holds.
pub(super) fn integer_width(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "int32" => ("-2147483648", "2147483647"),
        "int64" => ("-9223372036854775808", "9223372036854775807"),
        _ => return None,
    })
}

/// Whether a format says something of whole numbers alone.
pub(crate) fn is_of_integers(format: &str) -> bool {
    matches!(format, "int32" | "int64" | "minor-units") || integer_range(format).is_some()
}

/// What becomes of a text with a format.
pub(super) fn text_format(format: &str) -> TextFormat {
    match format {
        "uuid" => TextFormat::Uuid,
        "date" => TextFormat::Date,
        "date-time" => TextFormat::DateTime,
        "decimal" => TextFormat::Decimal,
        "byte" => TextFormat::Byte,
        "ipv4" => TextFormat::Ipv4,
        "ipv6" => TextFormat::Ipv6,
        other => format_check(other).map_or(TextFormat::Plain, TextFormat::Checked),
    }
}

/// The runtime's check of a format, where the text stays a string.
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
