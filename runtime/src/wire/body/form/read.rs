//! From the tree of a form to JSON.

use super::tree::{Node, tree};
use super::{FormBody, FormField, FormShape, FormStyle, flat, item_shapes, member_shapes};
use crate::json::{Json, Number, from_json};
use crate::map::Map;
use crate::report::Report;

impl FormBody {
    /// The JSON that a form stands for; what can't be told is reported.
    pub(super) fn json(&self, text: &str, report: &mut Report) -> Json {
        let shapes = flat(&[self.shape]);
        let named = |name: &str| {
            shapes.iter().any(|shape| match shape {
                FormShape::Object(members) => members.iter().any(|(known, _)| *known == name),
                _ => false,
            })
        };
        let mut root = tree(text, named, report);
        let mut members = self.gathered(&mut root, &shapes, report);
        for (name, node) in root.children {
            let shapes = member_shapes(&shapes, &name);
            let mark = report.mark();
            let value = self.field(&name).member(&node, &shapes, report);
            report.prefix_since(mark, &name);
            members.insert(name, value);
        }
        Json::Object(members)
    }

    /// Objects in the style `form` with `explode`, whose members stand beside the form's own.
    fn gathered(
        &self,
        root: &mut Node,
        shapes: &[&'static FormShape],
        report: &mut Report,
    ) -> Map<Json> {
        let mut found = Map::new();
        for field in self.fields.iter().filter(|it| it.is_spread()) {
            let shapes = member_shapes(shapes, field.name);
            let mut members = Map::new();
            for shape in &shapes {
                let FormShape::Object(names) = shape else {
                    continue;
                };
                for (name, _) in *names {
                    let Some(node) = root.children.shift_remove(*name) else {
                        continue;
                    };
                    let mark = report.mark();
                    let value = value(&node, &member_shapes(&shapes, name), report);
                    report.prefix_since(mark, name);
                    report.prefix_since(mark, field.name);
                    members.insert((*name).to_owned(), value);
                }
            }
            if !members.is_empty() {
                found.insert(field.name.to_owned(), Json::Object(members));
            }
        }
        found
    }
}

impl FormField {
    /// Whether the members of an object are pairs of the form itself.
    fn is_spread(&self) -> bool {
        self.style == FormStyle::Form && self.explode && !self.json
    }

    fn member(&self, node: &Node, shapes: &[&'static FormShape], report: &mut Report) -> Json {
        let single = match node.values.as_slice() {
            [single] if node.children.is_empty() => single,
            _ => return value(node, shapes, report),
        };
        if self.json {
            return parsed(single, report);
        }
        let list = shapes.iter().any(|it| matches!(it, FormShape::List(_)));
        let object = shapes.iter().any(|it| is_object(it));
        if self.is_joined() && (list || object) {
            let mut pieces = single.split(self.delimiter());
            if single.is_empty() {
                pieces.next();
            }
            if list {
                let items = item_shapes(shapes);
                return Json::Array(pieces.map(|it| scalar(it, &items)).collect());
            }
            let mut members = Map::new();
            while let Some(name) = pieces.next() {
                let shapes = member_shapes(shapes, name);
                let value = scalar(pieces.next().unwrap_or_default(), &shapes);
                members.insert(name.to_owned(), value);
            }
            return Json::Object(members);
        }
        value(node, shapes, report)
    }
}

fn is_object(shape: &FormShape) -> bool {
    matches!(shape, FormShape::Object(_) | FormShape::Map(_))
}

/// JSON text in a form; its violations are those of JSON.
fn parsed(text: &str, report: &mut Report) -> Json {
    match from_json::<Json>(text.as_bytes()) {
        Ok(json) => json,
        Err(wrong) => {
            report.append(wrong);
            Json::Null
        }
    }
}

/// The value of a node.
fn value(node: &Node, shapes: &[&'static FormShape], report: &mut Report) -> Json {
    let list = shapes.iter().any(|it| matches!(it, FormShape::List(_)));
    if !node.children.is_empty() {
        if !node.values.is_empty() {
            report.push("duplicate", "must be a value or hold members, not both");
        }
        let object = shapes.iter().any(|it| is_object(it));
        let places = node.children.keys().all(|it| is_place(it));
        return if places && (list || !object) {
            items(node, &item_shapes(shapes), report)
        } else {
            members(node, shapes, report)
        };
    }
    let plain = shapes
        .iter()
        .any(|it| !matches!(it, FormShape::List(_)) && !is_object(it));
    match node.values.as_slice() {
        [single] if !list || plain => text(single, shapes, report),
        values if list => {
            let shapes = item_shapes(shapes);
            let items = values.iter().enumerate().map(|(index, it)| {
                let mark = report.mark();
                let item = text(it, &shapes, report);
                report.prefix_index_since(mark, index);
                item
            });
            Json::Array(items.collect())
        }
        values => {
            let found = values.len();
            report.push_found("duplicate", "must be given once", found.to_string());
            let first = values.first().map(String::as_str).unwrap_or_default();
            text(first, shapes, report)
        }
    }
}

fn members(node: &Node, shapes: &[&'static FormShape], report: &mut Report) -> Json {
    let mut found = Map::new();
    for (name, child) in &node.children {
        let mark = report.mark();
        let value = value(child, &member_shapes(shapes, name), report);
        report.prefix_since(mark, name);
        found.insert(name.clone(), value);
    }
    Json::Object(found)
}

/// Whether a name is a place in a list: empty, or a number.
fn is_place(name: &str) -> bool {
    name.len() <= 9 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The items of `name[]=a` and `name[0][member]=a`, in the order of their places.
fn items(node: &Node, shapes: &[&'static FormShape], report: &mut Report) -> Json {
    let mut placed: Vec<(u32, Json)> = Vec::new();
    let mut behind = Vec::new();
    for (name, child) in &node.children {
        if let Ok(place) = name.parse::<u32>() {
            let mark = report.mark();
            placed.push((place, value(child, shapes, report)));
            report.prefix_since(mark, name);
            continue;
        }
        behind.extend(child.values.iter().map(|it| text(it, shapes, report)));
        if !child.children.is_empty() {
            // `a[][b]=1&a[][c]=2` does not say whether that is one item or two.
            report.push("encoding", "items that hold members must be numbered");
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    let placed = placed.into_iter().map(|(_, item)| item);
    Json::Array(placed.chain(behind).collect())
}

/// The value of one text, which may be the JSON of an object.
fn text(text: &str, shapes: &[&'static FormShape], report: &mut Report) -> Json {
    let composite = shapes
        .iter()
        .any(|it| is_object(it) || matches!(it, FormShape::List(_)));
    if composite && text.starts_with(['{', '[']) {
        let readable = shapes.iter().any(|it| matches!(it, FormShape::Text));
        return match from_json::<Json>(text.as_bytes()) {
            Err(_) if readable => Json::String(text.to_owned()),
            _ => parsed(text, report),
        };
    }
    scalar(text, shapes)
}

/// What one text stands for, by a shape without lists and objects.
pub(in crate::wire::body) fn json_of(text: &str, shape: &'static FormShape) -> Json {
    scalar(text, &flat(&[shape]))
}

/// The first of the kinds that a text can be; what is none of them is left to the schema.
fn scalar(text: &str, shapes: &[&'static FormShape]) -> Json {
    let has = |wanted: fn(&FormShape) -> bool| shapes.iter().any(|it| wanted(it));
    if has(|it| matches!(it, FormShape::Boolean)) && matches!(text, "true" | "false") {
        return Json::Bool(text == "true");
    }
    if has(|it| matches!(it, FormShape::Number))
        && let Some(number) = Number::new(text)
    {
        return Json::Number(number);
    }
    let readable = has(|it| matches!(it, FormShape::Text | FormShape::Any));
    if text.is_empty() && !readable && has(|it| matches!(it, FormShape::Null)) {
        return Json::Null;
    }
    Json::String(text.to_owned())
}
