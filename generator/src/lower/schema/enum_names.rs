//! Names and descriptions of `enum` values in the extensions of other tools: `x-enum-varnames`,
//! `x-enum-descriptions`, and common variants of these. `enum` itself has no place for
//! documentation.

use std::collections::HashMap;

use crate::diagnostics;
use crate::ir::{Choice, ChoiceKind, Docs, Listed};
use crate::source::{Place, Value};

use super::annotated_enum::is_list;
use super::layers::Layers;
use super::reader::SchemaReader;
use crate::source::json_text;

const NAMES: [&str; 3] = ["x-enum-varnames", "x-enumNames", "x-enum-varNames"];
const DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// The text for each value, by the value's JSON.
type Texts = HashMap<String, String>;

impl<'a> SchemaReader<'_, 'a> {
    /// A choice of these strings, with the names of the document.
    pub(super) fn named_texts(&mut self, layers: &Layers<'a>, values: &[Place<'a>]) -> Choice {
        let names = self.names(layers, values);
        let descriptions = self.texts(layers, &DESCRIPTIONS);
        let listed = values.iter().filter_map(|value| {
            let text = value.node.as_str()?.to_owned();
            Some(listed(text, value, &names, &descriptions))
        });
        Choice {
            kind: ChoiceKind::Text,
            constants: layers.any(&["const"]),
            values: listed.collect(),
        }
    }

    /// A choice of integers with the places of the values, if the document names each and asserts
    /// nothing else.
    pub(super) fn named_numbers(
        &mut self,
        layers: &Layers<'a>,
    ) -> Option<(Choice, Vec<Place<'a>>)> {
        if !layers.any(&NAMES) || !layers.0.iter().all(is_list) {
            return None;
        }
        let values = self.enumeration(layers)?;
        let names = self.names(layers, &values);
        let descriptions = self.texts(layers, &DESCRIPTIONS);
        let number = |value: &Place<'a>| match &value.node.value {
            Value::Number(text) if text.parse::<i64>().is_ok_and(|it| it.to_string() == *text) => {
                Some(listed(text.clone(), value, &names, &descriptions))
            }
            _ => None,
        };
        let listed: Option<Vec<_>> = values.iter().map(number).collect();
        let listed = listed.filter(|all| all.iter().all(|it| it.title.is_some()))?;
        let choice = Choice {
            kind: ChoiceKind::Integer,
            constants: layers.any(&["const"]),
            values: listed,
        };
        (!values.is_empty()).then_some((choice, values))
    }

    /// The names of values. If two values have the same name, no name is used.
    fn names(&mut self, layers: &Layers<'a>, values: &[Place<'a>]) -> Texts {
        let mut names = self.texts(layers, &NAMES);
        names.retain(|_, name| !name.trim().is_empty());
        let mut first: HashMap<&str, &Place<'a>> = HashMap::new();
        for value in values {
            let Some(name) = names.get(&json_text(value.node)) else {
                continue;
            };
            if first.insert(name, value).is_some() {
                let why = format!("gives the name `{name}` to two values");
                let at = NAMES.iter().find_map(|key| Some((key, layers.first(key)?)));
                if let Some((key, at)) = at {
                    let twice = diagnostics::schema::enum_names(&at, key, &why);
                    self.findings.diagnostics.push(twice);
                }
                return Texts::new();
            }
        }
        names
    }

    /// The texts of the first of these extensions next to each list of values.
    fn texts(&mut self, layers: &Layers<'a>, keys: &[&str]) -> Texts {
        let mut found = Texts::new();
        for layer in &layers.0 {
            let extension = keys.iter().find_map(|key| Some((*key, layer.get(key)?)));
            let Some(((key, given), list)) = extension.zip(layer.get("enum")) else {
                continue;
            };
            match texts(&given, &list) {
                Ok(texts) => texts.into_iter().for_each(|(value, text)| {
                    found.entry(value).or_insert(text);
                }),
                Err(why) => {
                    let problem = diagnostics::schema::enum_names(&given, key, &why);
                    self.findings.diagnostics.push(problem);
                }
            }
        }
        found
    }
}

fn listed(text: String, value: &Place<'_>, names: &Texts, descriptions: &Texts) -> Listed {
    let json = json_text(value.node);
    Listed {
        text,
        title: names.get(&json).cloned(),
        docs: Docs {
            description: descriptions.get(&json).cloned(),
            ..Docs::default()
        }
        .shared(),
    }
}

/// The texts of an extension: a list in the order of the values, or an object with the values as
/// keys. A `null` among the values needs none.
fn texts(given: &Place<'_>, list: &Place<'_>) -> Result<Vec<(String, String)>, String> {
    let values: Vec<_> = list.items().map(|(_, value)| value).collect();
    if given.node.as_object().is_some() {
        return by_value(given, &values);
    }
    let Some(items) = given.node.as_array() else {
        return Err(format!("is no list, but {}", given.node.kind_name()));
    };
    let texts: Option<Vec<_>> = items.iter().map(|it| it.as_str()).collect();
    let texts = texts.ok_or("holds something else than texts")?;
    let wanted: Vec<_> = match texts.len() == values.len() {
        true => values.iter().collect(),
        false => values.iter().filter(|it| !it.node.is_null()).collect(),
    };
    if texts.len() != wanted.len() {
        return Err(format!(
            "lists {} texts for {} values",
            texts.len(),
            wanted.len()
        ));
    }
    let pairs = wanted.iter().zip(texts);
    Ok(pairs
        .map(|(value, text)| (json_text(value.node), text.to_owned()))
        .collect())
}

fn by_value(given: &Place<'_>, values: &[Place<'_>]) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    for (key, _, text) in given.members() {
        let is_it =
            |value: &&Place<'_>| value.node.as_str() == Some(key) || json_text(value.node) == key;
        let value = values.iter().find(is_it);
        let value = value.ok_or_else(|| format!("speaks of `{key}`, which is no value"))?;
        let text = text.node.as_str();
        let text = text.ok_or_else(|| format!("has something else than a text for `{key}`"))?;
        found.push((json_text(value.node), text.to_owned()));
    }
    Ok(found)
}
