//! Converts the tree of a form to JSON.

use super::definition::{FormBody, FormField, FormStyle};
use super::tree::{Node, tree};
use crate::codec::{Shape, from_json_with};
use crate::json::{Json, Map, Number};
use crate::report::Report;
use crate::schema::ANY;

impl FormBody {
    /// The JSON of a form; ambiguous text is reported.
    pub(super) fn json(&self, text: &str, shape: &Shape, report: &mut Report) -> Json {
        let mut root = tree(text, |name| shape.names(name), report);
        let mut members = self.gathered(&mut root, shape, report);
        for (name, node) in root.children {
            let shape = shape.member(&name);
            let mark = report.mark();
            let value = self.field(&name).member(&node, &shape, report);
            report.prefix_since(mark, &name);
            members.insert(name, value);
        }
        Json::Object(members)
    }

    /// Collects objects in the style `form` with `explode`, whose members are pairs of the form
    /// itself.
    fn gathered(&self, root: &mut Node, shape: &Shape, report: &mut Report) -> Map<Json> {
        let mut found = Map::new();
        for field in self.fields.iter().filter(|it| it.is_spread()) {
            let shape = shape.member(field.name);
            let mut members = Map::new();
            for name in shape.member_names() {
                let Some(node) = root.children.shift_remove(name) else {
                    continue;
                };
                let mark = report.mark();
                let value = value(&node, &shape.member(name), report);
                report.prefix_since(mark, name);
                report.prefix_since(mark, field.name);
                members.insert(name.to_owned(), value);
            }
            if !members.is_empty() {
                found.insert(field.name.to_owned(), Json::Object(members));
            }
        }
        found
    }
}

impl FormField {
    /// True if the members of an object are pairs of the form itself.
    fn is_spread(&self) -> bool {
        self.style == FormStyle::Form && self.explode && !self.json
    }

    fn member(&self, node: &Node, shape: &Shape, report: &mut Report) -> Json {
        let single = match node.values.as_slice() {
            [single] if node.children.is_empty() => single,
            _ => return value(node, shape, report),
        };
        if self.json {
            return parsed(single, report);
        }
        let list = shape.has_list();
        if self.is_joined() && (list || shape.has_object()) {
            let mut pieces = single.split(self.delimiter());
            if single.is_empty() {
                pieces.next();
            }
            if list {
                let items = shape.items();
                return Json::Array(pieces.map(|it| scalar(it, &items)).collect());
            }
            let mut members = Map::new();
            while let Some(name) = pieces.next() {
                let shape = shape.member(name);
                let value = scalar(pieces.next().unwrap_or_default(), &shape);
                members.insert(name.to_owned(), value);
            }
            return Json::Object(members);
        }
        value(node, shape, report)
    }
}

/// Parses JSON text in a form. The violations are reported as in a JSON body.
fn parsed(text: &str, report: &mut Report) -> Json {
    match from_json_with(text.as_bytes(), &ANY, report.limits()) {
        Ok(json) => json,
        Err(wrong) => {
            report.append(wrong);
            Json::Null
        }
    }
}

/// The value of a node.
fn value(node: &Node, shape: &Shape, report: &mut Report) -> Json {
    let list = shape.has_list();
    if !node.children.is_empty() {
        if !node.values.is_empty() {
            report.push("duplicate", "must be a value or have members, not both");
        }
        let places = node.children.keys().all(|it| is_place(it));
        return if places && (list || !shape.has_object()) {
            items(node, &shape.items(), report)
        } else {
            members(node, shape, report)
        };
    }
    match node.values.as_slice() {
        [single] if !list || shape.has_plain() => text(single, shape, report),
        values if shape.is_list() => {
            let items = shape.items();
            let items = values.iter().enumerate().map(|(index, it)| {
                let mark = report.mark();
                let item = text(it, &items, report);
                report.prefix_index_since(mark, index);
                item
            });
            Json::Array(items.collect())
        }
        values => {
            let found = values.len();
            report.push_found("duplicate", "must be given once", found.to_string());
            let first = values.first().map(String::as_str).unwrap_or_default();
            text(first, shape, report)
        }
    }
}

fn members(node: &Node, shape: &Shape, report: &mut Report) -> Json {
    let mut found = Map::new();
    for (name, child) in &node.children {
        let mark = report.mark();
        let value = value(child, &shape.member(name), report);
        report.prefix_since(mark, name);
        found.insert(name.clone(), value);
    }
    Json::Object(found)
}

/// Returns true for the index of a list: empty, or a number.
fn is_place(name: &str) -> bool {
    name.len() <= 9 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The items of `name[]=a` and `name[0][member]=a`, ordered by their indices.
fn items(node: &Node, shape: &Shape, report: &mut Report) -> Json {
    let mut placed: Vec<(u32, Json)> = Vec::new();
    let mut behind = Vec::new();
    for (name, child) in &node.children {
        if let Ok(place) = name.parse::<u32>() {
            let mark = report.mark();
            placed.push((place, value(child, shape, report)));
            report.prefix_since(mark, name);
            continue;
        }
        behind.extend(child.values.iter().map(|it| text(it, shape, report)));
        if !child.children.is_empty() {
            // `a[][b]=1&a[][c]=2` may be one item or two.
            report.push("encoding", "items with members must be numbered");
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    let placed = placed.into_iter().map(|(_, item)| item);
    Json::Array(placed.chain(behind).collect())
}

/// Converts one text, possibly JSON, to a value.
fn text(text: &str, shape: &Shape, report: &mut Report) -> Json {
    let composite = shape.has_object() || shape.has_list();
    if composite && text.starts_with(['{', '[']) {
        return match from_json_with::<Json>(text.as_bytes(), &ANY, report.limits()) {
            Err(_) if shape.has_text() => Json::String(text.to_owned()),
            _ => parsed(text, report),
        };
    }
    scalar(text, shape)
}

/// Converts a text to the first JSON type that the shape admits. Other text stays a string for the
/// schema to refuse.
pub(crate) fn scalar(text: &str, shape: &Shape) -> Json {
    if shape.has_boolean() && matches!(text, "true" | "false") {
        return Json::Bool(text == "true");
    }
    if shape.has_number()
        && let Some(number) = Number::new(text)
    {
        return Json::Number(number);
    }
    if text.is_empty() && !shape.has_text() && shape.has_null() {
        return Json::Null;
    }
    Json::String(text.to_owned())
}
