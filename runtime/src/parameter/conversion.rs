//! Converts between a Rust type and a node, through JSON.

use super::definition::Parameter;
use super::kind::ValueForm;
use super::node::{Node, Spelling};
use super::style::AMBIGUOUS;
use crate::codec::{
    Decode, Encode, Shape, from_json_lenient_with, from_json_with, to_json, to_json_with,
};
use crate::json::{Json, Map, Number};
use crate::report::{Location, Report};

/// The node of a value; `None` if its style can't express it, with the reason in the report.
pub(crate) fn encode<T: Encode + Decode>(
    spelling: &Spelling<'static>,
    value: &T,
    report: &mut Report,
) -> Option<Node> {
    let parameter = spelling.parameter;
    let text = to_json_with(value, &parameter.schema);
    if parameter.json {
        let ascii = matches!(parameter.location, Location::Header(_));
        let text = String::from_utf8(text).unwrap_or_default();
        return Some(Node::of(vec![if ascii { escaped(&text) } else { text }]));
    }
    let Some(json) = Json::read(&text) else {
        report.push("style", "is too deep for a parameter");
        return None;
    };
    let node = node(&json, spelling.kind, report)?;
    if is_another::<T>(spelling, &node, &json) {
        report.push("style", AMBIGUOUS);
        return None;
    }
    Some(node)
}

/// Returns true if the text would be read as a different value: a string of a union may look like a
/// number or a boolean.
fn is_another<T: Encode + Decode>(spelling: &Spelling<'static>, node: &Node, sent: &Json) -> bool {
    let eager = Reading { eager: true }.json(node, &spelling.shape, &mut Report::new());
    // Empty values that leave no trace can't be misread.
    if node.is_empty() || eager.as_ref() == Some(sent) {
        return false;
    }
    let read = decode::<T>(spelling, node, &mut Report::new());
    let read = read.map(|it| to_json_with(&it, &spelling.parameter.schema));
    read.is_some_and(|it| Json::read(&it).as_ref() != Some(sent))
}

/// JSON text in ASCII only, for headers (RFC 8259, section 7).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

fn node(json: &Json, kind: ValueForm, report: &mut Report) -> Option<Node> {
    let mut node = Node::default();
    match json {
        Json::Null => {
            report.push("style", "can't be null: a parameter has no text for it");
            return None;
        }
        Json::Bool(value) => node.texts.push(value.to_string()),
        Json::Number(number) => node.texts.push(number.as_str().to_owned()),
        Json::String(text) => node.texts.push(text.clone()),
        Json::Array(items) => return list(items, kind, report),
        Json::Object(members) => {
            for (name, value) in members {
                let mark = report.mark();
                let child = self::node(value, kind, report);
                report.prefix_since(mark, name);
                node.children.insert(name.clone(), child?);
            }
        }
    }
    Some(node)
}

fn list(items: &[Json], kind: ValueForm, report: &mut Report) -> Option<Node> {
    let mut nodes = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let mark = report.mark();
        let item = node(item, kind, report);
        report.prefix_index_since(mark, index);
        nodes.push(item?);
    }
    let is_text = |node: &Node| node.children.is_empty() && node.texts.len() == 1;
    if nodes.iter().all(is_text) {
        let texts = nodes.into_iter().flat_map(|node| node.texts).collect();
        return Some(Node::list(texts, kind));
    }
    let numbered = nodes.into_iter().enumerate();
    Some(Node {
        texts: Vec::new(),
        children: numbered
            .map(|(index, node)| (index.to_string(), node))
            .collect(),
    })
}

/// The value of a node, or `None` with the reason in the report.
pub(crate) fn decode<T: Decode>(
    spelling: &Spelling<'static>,
    node: &Node,
    report: &mut Report,
) -> Option<T> {
    let (parameter, shape) = (spelling.parameter, &spelling.shape);
    if parameter.json {
        let [text] = node.texts.as_slice() else {
            duplicate(node.texts.len(), report);
            return None;
        };
        return read(parameter, text.as_bytes(), None, report);
    }
    let json = Reading { eager: true }.json(node, shape, report)?;
    let other = Reading { eager: false }.json(node, shape, &mut Report::new());
    let other = other.filter(|other| *other != json);
    let other = other.map(|other| to_json(&other));
    read(parameter, &to_json(&json), other.as_deref(), report)
}

/// Reads JSON text, or the alternative interpretation of the same pieces if the first is refused.
fn read<T: Decode>(
    parameter: &'static Parameter,
    text: &[u8],
    other: Option<&[u8]>,
    report: &mut Report,
) -> Option<T> {
    let limits = report.limits();
    let refused = match from_json_with(text, &parameter.schema, limits) {
        Ok(value) => return Some(value),
        Err(refused) => refused,
    };
    if let Some(other) = other
        && let Ok(value) = from_json_with(other, &parameter.schema, limits)
    {
        return Some(value);
    }
    if !report.is_lenient() {
        report.append(refused);
        return None;
    }
    match from_json_lenient_with(text, &parameter.schema, limits) {
        Ok((value, warnings)) => {
            report.append(warnings);
            Some(value)
        }
        Err(refused) => {
            report.append(refused);
            None
        }
    }
}

fn duplicate(found: usize, report: &mut Report) {
    report.push_found("duplicate", "must be given once", found.to_string());
}

/// Reads nodes as JSON. If a union admits both, an eager reading prefers a number or a boolean to a
/// string.
struct Reading {
    eager: bool,
}

impl Reading {
    fn json(&self, node: &Node, shape: &Shape, report: &mut Report) -> Option<Json> {
        if !node.texts.is_empty() && !node.children.is_empty() {
            report.push("style", "must not be given both as text and by names");
            return None;
        }
        if !node.children.is_empty() {
            return self.named(node, shape, report);
        }
        match (node.texts.as_slice(), shape.is_list()) {
            ([], false) => Some(Json::Object(Map::new())),
            ([text], false) => Some(self.text(text, shape)),
            // In a union of text and a list, a single piece is text.
            ([text], true) if shape.has_plain() => Some(self.text(text, shape)),
            (texts, true) => {
                let items = shape.items();
                let items = texts.iter().map(|text| self.text(text, &items));
                Some(Json::Array(items.collect()))
            }
            (texts, false) => {
                duplicate(texts.len(), report);
                None
            }
        }
    }

    fn text(&self, text: &str, shape: &Shape) -> Json {
        if self.eager || !shape.has_text() {
            match text {
                "true" if shape.has_boolean() => return Json::Bool(true),
                "false" if shape.has_boolean() => return Json::Bool(false),
                _ => {}
            }
            if let Some(number) = Number::new(text).filter(|_| shape.has_number()) {
                return Json::Number(number);
            }
        }
        Json::String(text.to_owned())
    }

    fn named(&self, node: &Node, shape: &Shape, report: &mut Report) -> Option<Json> {
        let place = |name: &String| name.bytes().all(|byte| byte.is_ascii_digit());
        if shape.is_list()
            && node.children.keys().all(place)
            && !node.children.keys().any(|name| shape.names(name))
        {
            return self.numbered(node, &shape.items(), report);
        }
        let mut members = Map::new();
        let mut complete = true;
        for (name, child) in &node.children {
            let mark = report.mark();
            let value = self.json(child, &shape.member(name), report);
            report.prefix_since(mark, name);
            complete &= value.is_some();
            members.extend(value.map(|value| (name.clone(), value)));
        }
        complete.then_some(Json::Object(members))
    }

    /// A list by the indices of its items, `[0]` and `[1]`, or without, `[]` for each.
    fn numbered(&self, node: &Node, items: &Shape, report: &mut Report) -> Option<Json> {
        if let Some(all) = node.children.get("") {
            if node.children.len() > 1 || !all.children.is_empty() {
                report.push(
                    "style",
                    "must have the index of each item, or of none, in brackets",
                );
                return None;
            }
            let items = all.texts.iter().map(|text| self.text(text, items));
            return Some(Json::Array(items.collect()));
        }
        let mut found = Vec::with_capacity(node.children.len());
        let mut complete = true;
        for index in 0..node.children.len() {
            let Some(child) = node.children.get(index.to_string().as_str()) else {
                report.push_found(
                    "style",
                    "must have an item at every index",
                    format!("none at {index}"),
                );
                return None;
            };
            let mark = report.mark();
            let item = self.json(child, items, report);
            report.prefix_index_since(mark, index);
            complete &= item.is_some();
            found.extend(item);
        }
        complete.then_some(Json::Array(found))
    }
}
