//! The formats of the runtime by their names.

use copperplate_runtime::schema::Format;

/// Every format that a keyword of the generator names.
const FORMATS: [(&str, Format); 31] = [
    ("Email", Format::Email),
    ("IdnEmail", Format::IdnEmail),
    ("Hostname", Format::Hostname),
    ("IdnHostname", Format::IdnHostname),
    ("Ipv4", Format::Ipv4),
    ("Ipv6", Format::Ipv6),
    ("Uri", Format::Uri),
    ("UriReference", Format::UriReference),
    ("Iri", Format::Iri),
    ("IriReference", Format::IriReference),
    ("UriTemplate", Format::UriTemplate),
    ("JsonPointer", Format::JsonPointer),
    ("RelativeJsonPointer", Format::RelativeJsonPointer),
    ("Duration", Format::Duration),
    ("Time", Format::Time),
    ("Regex", Format::Regex),
    ("Byte", Format::Byte),
    ("Uuid", Format::Uuid),
    ("Date", Format::Date),
    ("DateTime", Format::DateTime),
    ("Decimal", Format::Decimal),
    ("Int8", Format::Int8),
    ("Int16", Format::Int16),
    ("Int32", Format::Int32),
    ("Int64", Format::Int64),
    ("Uint8", Format::Uint8),
    ("Uint16", Format::Uint16),
    ("Uint32", Format::Uint32),
    ("Uint64", Format::Uint64),
    ("DoubleInt", Format::DoubleInt),
    ("MinorUnits", Format::MinorUnits),
];

/// The format with a name; `None` if it checks nothing.
pub fn format(name: &str) -> Option<Format> {
    if name == "Double" {
        return Some(Format::Double);
    }
    let found = FORMATS.iter().find(|(known, _)| *known == name);
    found.map(|(_, format)| *format)
}
