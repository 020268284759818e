//! Reads `serializedValue` of Example Objects (OpenAPI 3.2.0), as far as the form of the text is
//! defined without the code of a codec.

use crate::ir::{Location, Style};
use crate::load;
use crate::source::{Node, Object, Place, Span, Value, pointer};

use crate::lower::context::Context;
use crate::lower::words;

/// The form of a serialized example.
#[derive(Clone, Copy)]
pub(crate) enum Written<'w> {
    /// JSON text.
    Json,
    /// JSON text that may be percent-encoded.
    EncodedJson,
    /// A scalar as text.
    Text,
    /// A scalar as text that is percent-encoded.
    EncodedText,
    /// A form without encodings of its own.
    Form,
    /// A parameter or a header in a style: its name and the fields that decide about the text.
    Styled(&'w str, Location, Style, bool),
    /// A form of text that is not read here.
    Other,
}

impl Written<'_> {
    /// True if numbers and texts differ.
    pub(super) const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::EncodedJson)
    }
}

/// The result of reading a serialized example.
pub(super) enum Decoded {
    /// Its value, whose nodes have the place of the text.
    Value(Node),
    /// It has not the form of such a text, for this reason.
    Malformed(&'static str),
    /// Its form is not read here.
    Unknown,
}

const NOT_JSON: &str = "is not JSON";
const NOT_ENCODED: &str = "has broken percent-encoding";

/// Reads a serialized example; `schema` tells lists from other values.
pub(super) fn decode(
    context: Context<'_>,
    (at, text): (Span, &str),
    schema: &Place<'_>,
    written: Written<'_>,
) -> Decoded {
    let json = |text: &str| load::json_within(at, text);
    match written {
        Written::Json => json(text).map_or(Decoded::Malformed(NOT_JSON), Decoded::Value),
        Written::EncodedJson => {
            let decoded = || json(&pointer::decoded(text)?);
            let value = json(text).or_else(decoded);
            value.map_or(Decoded::Malformed(NOT_JSON), Decoded::Value)
        }
        Written::Text => Decoded::Value(plain(at, text.to_owned())),
        Written::EncodedText => {
            let value = pointer::decoded(text).map(|it| plain(at, it));
            value.map_or(Decoded::Malformed(NOT_ENCODED), Decoded::Value)
        }
        Written::Form => form(context, (at, text), schema),
        Written::Styled(name, location, style, explode) => {
            let schema = context.document.follow(schema);
            let listed = match words::text(&schema, "type").as_deref() {
                Some("array") => true,
                Some("string" | "integer" | "number" | "boolean") => false,
                _ => return Decoded::Unknown,
            };
            let separator = match (listed, separator(location, style, explode)) {
                (false, _) => None,
                (true, Some(separator)) => Some(separator),
                (true, None) => return Decoded::Unknown,
            };
            let encoded = location != Location::Header && style != Style::Cookie;
            styled((at, text), name, separator, encoded)
        }
        Written::Other => Decoded::Unknown,
    }
}

/// The text between the items of a list; `None` if a style is not read here.
fn separator(location: Location, style: Style, explode: bool) -> Option<&'static str> {
    match (style, location, explode) {
        (Style::Simple, _, _) | (Style::Form, _, false) => Some(","),
        (Style::Form, Location::Query, true) => Some("&"),
        (Style::Form | Style::Cookie, Location::Cookie, true) => Some("; "),
        (Style::SpaceDelimited, _, false) => Some("%20"),
        (Style::PipeDelimited, _, false) => Some("%7C"),
        _ => None,
    }
}

fn styled((at, text): (Span, &str), name: &str, separator: Option<&str>, encoded: bool) -> Decoded {
    let one = |text: &str| {
        let assigned = [format!("{name}="), format!(";{name}="), ".".to_owned()];
        let mut starts = assigned.iter();
        let value = starts.find_map(|it| text.strip_prefix(it.as_str()));
        let value = value.unwrap_or(text);
        match encoded {
            true => pointer::decoded(value).map(|it| plain(at, it)),
            false => Some(plain(at, value.to_owned())),
        }
    };
    let value = match separator {
        None => one(text),
        Some(separator) => {
            let items: Option<Vec<_>> = text.split(separator).map(one).collect();
            items.map(|items| Node {
                value: Value::Array(items),
                span: at,
            })
        }
    };
    value.map_or(Decoded::Malformed(NOT_ENCODED), Decoded::Value)
}

fn form(context: Context<'_>, (at, text): (Span, &str), schema: &Place<'_>) -> Decoded {
    let schema = context.document.follow(schema);
    let Some(properties) = schema.get("properties") else {
        return Decoded::Unknown;
    };
    let mut members = Object::new();
    for pair in text.split('&').filter(|it| !it.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text: &str| pointer::decoded(&text.replace('+', " "));
        let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
            return Decoded::Malformed(NOT_ENCODED);
        };
        let Some(property) = properties.get(&name) else {
            // It may be a part of another member, such as `a[b]`.
            return Decoded::Unknown;
        };
        let property = context.document.follow(&property);
        let value = plain(at, value);
        match words::text(&property, "type").as_deref() {
            Some("array") => match members.get_mut(&name).map(|it| &mut it.value) {
                Some(Value::Array(items)) => items.push(value),
                _ => members.set(name, at, list(at, value)),
            },
            Some("string" | "integer" | "number" | "boolean") => members.set(name, at, value),
            _ => return Decoded::Unknown,
        }
    }
    members.complete();
    Decoded::Value(Node {
        value: Value::Object(members),
        span: at,
    })
}

fn list(at: Span, item: Node) -> Node {
    Node {
        value: Value::Array(vec![item]),
        span: at,
    }
}

fn plain(at: Span, text: String) -> Node {
    Node {
        value: Value::String(text),
        span: at,
    }
}
