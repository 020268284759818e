//! `enum` and `const`: the listed values of a schema.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::diagnostics;
use crate::ir::Constraint;
use crate::source::{Place, Value};

use super::layers::{Layer, Layers};
use super::reader::SchemaReader;
use super::types::types_of;
use crate::decimal::plain_decimal;
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::source::json_text;

impl<'a> SchemaReader<'_, 'a> {
    /// The values in every `enum` and `const`, without `null`.
    pub(super) fn enumeration(&mut self, layers: &Layers<'a>) -> Option<Vec<Place<'a>>> {
        let lists = self.lists(layers).into_iter();
        let lists = lists.map(|list| list.items().map(|(_, it)| it).collect::<Vec<_>>());
        let constants = layers.all("const").into_iter().map(|value| vec![value]);
        let mut lists = lists.chain(constants);
        let mut values: Vec<Place<'a>> = Vec::new();
        let mut known = HashMap::new();
        for value in lists.next()? {
            match known.entry(json_text(value.node)) {
                Entry::Occupied(first) => {
                    let first: &Place<'a> = first.get();
                    let twice = diagnostics::schema::duplicate_value(first, &value);
                    self.findings.diagnostics.push(twice);
                }
                Entry::Vacant(free) => {
                    free.insert(value.clone());
                    values.push(value);
                }
            }
        }
        for list in lists {
            let texts: HashSet<_> = list.iter().map(|it| json_text(it.node)).collect();
            values.retain(|value| texts.contains(&json_text(value.node)));
        }
        if values.is_empty()
            && let Some(first) = layers.first("enum").or_else(|| layers.first("const"))
        {
            self.findings.error(diagnostics::schema::empty_enum(&first));
        }
        values.retain(|value| !is_null(value) && refusing_type(layers, value).is_none());
        Some(values)
    }

    /// The values common to all layers, as one assertion.
    pub(super) fn listing(&mut self, layers: &Layers<'a>) -> Option<Constraint> {
        let values = self.enumeration(layers)?;
        let mut texts = json_texts(&values);
        let is_object = |value: &Place<'a>| matches!(value.node.value, Value::Object(_));
        // Listed objects are compared with the JSON of the value, which may be `null`.
        let null = values.iter().any(is_object) && self.context.lists_null(layers);
        texts.extend(null.then(|| "null".to_owned()));
        Some(match layers.any(&["const"]) {
            true => Constraint::Const(texts),
            false => Constraint::Enum(texts),
        })
    }

    /// True if `enum` and `const` admit only `null`, whatever types `type` lists. Generators of
    /// documents write `null` in this way, because OpenAPI 3.0 has no type for it.
    pub(super) fn lists_only_null(&mut self, layers: &Layers<'a>) -> bool {
        layers.any(&["enum", "const"])
            && self.context.nullable(layers)
            && self.enumeration(layers).is_some_and(|it| it.is_empty())
    }

    /// The lists of `enum`. Generators of documents write an empty list next to a reference to the
    /// intended enumeration, so an empty list next to other schemas is ignored.
    fn lists(&mut self, layers: &Layers<'a>) -> Vec<Place<'a>> {
        let mut lists = layers.all("enum");
        if layers.0.len() > 1 {
            let empty = |list: &Place<'a>| list.items().next().is_none();
            for list in lists.iter().filter(|list| empty(list)) {
                let ignored = diagnostics::schema::ignored_enum(list);
                self.findings.diagnostics.push(ignored);
            }
            lists.retain(|list| !empty(list));
        }
        lists
    }
}

impl<'a> Context<'a> {
    /// True if every `enum` and `const` contains `null`, or if there are none.
    pub(super) fn lists_null(&self, layers: &Layers<'a>) -> bool {
        let constants = layers.all("const");
        let mut lists = layers.all("enum").into_iter();
        let several = layers.0.len() > 1;
        constants.iter().all(is_null)
            && lists.all(|list| {
                let mut items = list.items().peekable();
                several && items.peek().is_none() || items.any(|(_, it)| is_null(&it))
            })
    }

    /// The `enum` of a nullable layer in OpenAPI 3.0, if it lists values and not null.
    pub(super) fn list_without_null(&self, layer: &Layer<'a>) -> Option<Place<'a>> {
        let nullable = self.is_3_0() && layer.flag("nullable");
        let list = layer.get("enum").filter(|_| nullable)?;
        let mut values = list.items().map(|(_, it)| it).peekable();
        (values.peek().is_some() && !values.any(|it| is_null(&it))).then_some(list)
    }

    /// True if `nullable: true` admits null for a layer.
    pub(super) fn is_nullable_layer(&self, layer: &Layer<'a>) -> bool {
        let ignored = self.reading.literal_nullable && self.list_without_null(layer).is_some();
        layer.is_nullable() && (layer.null || !ignored)
    }
}

/// Reports listed values that violate `type`: mostly strings that YAML reads as another type.
pub(super) fn report_impossible(layers: &Layers<'_>, findings: &mut Findings) {
    let lists = layers.all("enum").into_iter().flat_map(|it| it.items());
    let values = lists.map(|(_, it)| it).chain(layers.all("const"));
    for value in values {
        if let Some(stated) = refusing_type(layers, &value) {
            let text = json_text(value.node);
            let types = types_of(&stated);
            let problem = diagnostics::schema::impossible_value(&value, &stated, &text, &types);
            findings.error(problem);
        }
    }
}

/// The first `type` that excludes a listed value.
fn refusing_type<'a>(layers: &Layers<'a>, value: &Place<'a>) -> Option<Place<'a>> {
    let refuses = |layer: &Layer<'a>| {
        let stated = layer.get("type")?;
        let nullable = layer.flag("nullable");
        let mut types = types_of(&stated).into_iter();
        let admitted = nullable && is_null(value) || types.any(|kind| is_of(value, &kind));
        (!admitted).then_some(stated)
    };
    layers.0.iter().find_map(refuses)
}

/// True if a value has a JSON type. A number without a fractional part is an integer, in any
/// spelling.
fn is_of(value: &Place<'_>, kind: &str) -> bool {
    match &value.node.value {
        Value::Null => kind == "null",
        Value::Bool(_) => kind == "boolean",
        Value::String(_) => kind == "string",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
        Value::Number(_) if kind == "number" => true,
        Value::Number(text) => {
            let plain = plain_decimal(text);
            let fraction = plain.split_once('.').map_or("", |(_, fraction)| fraction);
            kind == "integer" && fraction.bytes().all(|digit| digit == b'0')
        }
    }
}

fn is_null(value: &Place<'_>) -> bool {
    value.node.is_null()
}

pub(super) fn json_texts(values: &[Place<'_>]) -> Vec<String> {
    values.iter().map(|value| json_text(value.node)).collect()
}
