//! Annotated enumerations: unions whose alternatives are single values with documentation.
//!
//! `enum` has no place for documentation, so JSON Schema documents values by a `oneOf` of `const`s
//! with `title` and `description`. Their authors mean an enumeration.

use std::collections::HashSet;

use crate::ir::{Choice, ChoiceKind, Constraint, Listed};
use crate::source::{Place, Value};

use super::layers::{Layer, Layers};
use super::reader::SchemaReader;
use super::types::is_null;
use crate::lower::keywords::is_annotation;
use crate::lower::words;
use crate::source::json_text;

/// The result for a list of constants.
pub(crate) enum Annotated {
    /// A choice.
    Choice(Choice),
    /// Numbers without names, since a variant for each would not add any meaning.
    Numbers(Constraint),
}

impl<'a> SchemaReader<'_, 'a> {
    /// The values listed by a single union, if the layers do nothing else and all values are
    /// strings, or all are integers.
    pub(super) fn annotated(
        &mut self,
        layers: &Layers<'a>,
        kinds: Option<&[String]>,
    ) -> Option<Annotated> {
        let lists: Vec<_> = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|key| layers.all(key))
            .collect();
        let [list] = lists.as_slice() else {
            return None;
        };
        if !layers.0.iter().all(is_list) {
            return None;
        }
        let branches = list.items().map(|(_, branch)| branch);
        let branches: Vec<_> = branches.filter(|branch| !is_null(branch)).collect();
        let values: Option<Vec<_>> = branches.iter().map(value).collect();
        let (constants, mut values): (Vec<_>, Vec<_>) = values?.into_iter().unzip();
        let kind = kind(&constants)?;
        let stated = match kind {
            ChoiceKind::Text => ["string"].as_slice(),
            ChoiceKind::Integer => ["integer", "number"].as_slice(),
        };
        let fits = match kinds {
            None => true,
            Some([only]) => stated.contains(&only.as_str()),
            Some(_) => false,
        };
        let distinct: HashSet<_> = values.iter().map(|it| it.text.as_str()).collect();
        if !fits || values.len() < 2 || distinct.len() < values.len() {
            return None;
        }
        drop(distinct);
        let named = all_differ(&values);
        let is_constant = |branch: &Place<'a>| branch.get("const").is_some();
        let constants_alone = branches.iter().all(is_constant);
        if let Some(also) = self.enumeration(layers) {
            let also: HashSet<_> = also.iter().map(|it| json_text(it.node)).collect();
            let mut kept = constants
                .iter()
                .map(|it| also.contains(&json_text(it.node)));
            values.retain(|_| kept.next() == Some(true));
        }
        match kind {
            _ if values.is_empty() => None,
            ChoiceKind::Integer if !named => {
                let texts = values.into_iter().map(|it| it.text).collect();
                Some(Annotated::Numbers(match constants_alone {
                    true => Constraint::Const(texts),
                    false => Constraint::Enum(texts),
                }))
            }
            ChoiceKind::Integer | ChoiceKind::Text => {
                if !named {
                    values.iter_mut().for_each(|it| it.title = None);
                }
                Some(Annotated::Choice(Choice {
                    kind,
                    constants: constants_alone,
                    values,
                }))
            }
        }
    }
}

/// True if a layer only lists the allowed values.
pub(super) fn is_list(layer: &Layer<'_>) -> bool {
    let known = [
        "type", "format", "enum", "const", "oneOf", "anyOf", "allOf", "$ref",
    ];
    layer
        .place
        .members()
        .all(|(key, ..)| known.contains(&key) || is_annotation(key) || layer.without.contains(&key))
}

/// The constant of an alternative without other assertions, and its documentation.
fn value<'a>(branch: &Place<'a>) -> Option<(Place<'a>, Listed)> {
    let listed = branch.get("enum");
    let mut listed = listed.iter().flat_map(Place::items).map(|(_, it)| it);
    let constant = branch.get("const").or_else(|| listed.next())?;
    let text = match &constant.node.value {
        Value::String(text) => text.clone(),
        // Another spelling of an integer, such as `1.0`, gets no variant.
        Value::Number(text) if text.parse::<i64>().is_ok_and(|it| it.to_string() == *text) => {
            text.clone()
        }
        _ => return None,
    };
    let is_text = matches!(constant.node.value, Value::String(_));
    let bare = branch.members().all(|(key, _, value)| match key {
        "const" => true,
        "enum" => branch.get("const").is_none() && value.items().count() == 1,
        "type" => match value.node.as_str() {
            Some("string") => is_text,
            Some("integer" | "number") => !is_text,
            _ => false,
        },
        "default" => false,
        other => is_annotation(other),
    });
    let listed = Listed {
        text,
        title: words::text(branch, "title"),
        docs: words::docs(branch).shared(),
    };
    bare.then_some((constant, listed))
}

/// The common type of all constants.
fn kind(constants: &[Place<'_>]) -> Option<ChoiceKind> {
    let texts = constants.iter().filter(|it| it.node.as_str().is_some());
    match texts.count() {
        0 => Some(ChoiceKind::Integer),
        all if all == constants.len() => Some(ChoiceKind::Text),
        _ => None,
    }
}

/// True if all values have different titles.
fn all_differ(values: &[Listed]) -> bool {
    let titles: HashSet<_> = values.iter().filter_map(|it| it.title.as_deref()).collect();
    titles.len() == values.len() && titles.iter().all(|it| !it.trim().is_empty())
}
