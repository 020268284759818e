//! Converts JSON to the pairs of a form.

use super::definition::{FormBody, FormField, FormStyle};
use crate::codec::{Shape, to_json};
use crate::json::Json;
use crate::report::Report;
use crate::syntax::percent;

/// Collects pairs.
#[derive(Default)]
struct Pairs {
    text: String,
    reserved: bool,
}

impl FormBody {
    /// The text of a form; values a form can't express are reported.
    pub(super) fn text(&self, json: Option<&Json>, shape: &Shape, report: &mut Report) -> String {
        let mut to = Pairs::default();
        let Some(Json::Object(members)) = json else {
            report.push("type", "only an object can be a form");
            return to.text;
        };
        for (name, value) in members {
            let field = self.field(name);
            to.reserved = field.allow_reserved;
            let mark = report.mark();
            if matches!(value, Json::Null) && !field.json {
                null(name, &shape.member(name), &mut to, report);
            } else {
                field.write(name, value, &mut to, report);
            }
            report.prefix_since(mark, name);
        }
        to.text
    }
}

/// Empty text means `null` only if the schema admits no string.
fn null(name: &str, shape: &Shape, to: &mut Pairs, report: &mut Report) {
    if shape.has_text() {
        report.push("type", "`null` would be read as empty text in a form");
    } else {
        to.pair(&encoded(name), "");
    }
}

impl FormField {
    fn write(&self, name: &str, value: &Json, to: &mut Pairs, report: &mut Report) {
        let key = encoded(name);
        if self.json {
            return to.pair(&key, &json_text(value));
        }
        match (value, self.style) {
            (Json::Array(_) | Json::Object(_), FormStyle::DeepObject) => {
                nested(&key, value, to, report);
            }
            (Json::Array(items), _) if self.is_joined() => {
                self.joined(&key, items.iter().map(text).collect(), to, report);
            }
            (Json::Array(items), _) => {
                for item in items {
                    to.pair(&key, &text(item));
                }
            }
            (Json::Object(_), FormStyle::Unstated) => to.pair(&key, &json_text(value)),
            (Json::Object(members), _) if self.is_joined() => {
                let pieces = members.iter();
                let pieces = pieces.flat_map(|(name, value)| [name.clone(), text(value)]);
                self.joined(&key, pieces.collect(), to, report);
            }
            (Json::Object(members), _) => {
                for (name, value) in members {
                    to.pair(&encoded(name), &text(value));
                }
            }
            (scalar, _) => to.pair(&key, &text(scalar)),
        }
    }

    /// Writes one pair for all pieces. No piece may contain the delimiter.
    fn joined(&self, key: &str, pieces: Vec<String>, to: &mut Pairs, report: &mut Report) {
        let delimiter = self.delimiter();
        // A single empty piece would be read as an empty list.
        let lost = matches!(pieces.as_slice(), [single] if single.is_empty());
        if lost || pieces.iter().any(|it| it.contains(delimiter)) {
            let reason = "items must be neither empty nor contain the delimiter";
            report.push("style", reason);
        }
        to.pair(key, &pieces.join(&delimiter.to_string()));
    }
}

/// The style `deepObject`, extended to any depth.
fn nested(key: &str, value: &Json, to: &mut Pairs, report: &mut Report) {
    match value {
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let below = match item {
                    Json::Array(_) | Json::Object(_) => format!("{key}[{index}]"),
                    _ => format!("{key}[]"),
                };
                nested(&below, item, to, report);
            }
        }
        Json::Object(members) => {
            for (name, value) in members {
                if name.contains(['[', ']']) || name.is_empty() {
                    report.push_below(
                        name,
                        "style",
                        "a name in brackets must not contain brackets",
                    );
                }
                nested(&format!("{key}[{}]", encoded(name)), value, to, report);
            }
        }
        scalar => to.pair(key, &text(scalar)),
    }
}

/// A scalar as text; other values as JSON.
pub(crate) fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => json_text(other),
    }
}

fn json_text(value: &Json) -> String {
    String::from_utf8(to_json(value)).unwrap_or_default()
}

fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    percent::encode(name, &mut out);
    out
}

impl Pairs {
    fn pair(&mut self, key: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(key);
        self.text.push('=');
        if !self.reserved {
            return percent::encode(value, &mut self.text);
        }
        for character in value.chars() {
            // RFC 3986, section 2.2, without the characters with a meaning in forms.
            if ":/?[]@!$'()*,;".contains(character) {
                self.text.push(character);
            } else {
                percent::encode(character.encode_utf8(&mut [0; 4]), &mut self.text);
            }
        }
    }
}
