//! Digests of schemas, by which alternatives are matched whatever their order and names are.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::compare::finding::stable_id;
use crate::ir::{Additional, Api, RuleId, Schema, SchemaId, Shape};

use super::classes;

/// The number of levels that count. Each costs one pass over all schemas.
const LEVELS: usize = 5;

/// The digests of the schemas of one revision.
#[derive(Debug)]
pub(in crate::compare) struct Digests(Inner);

/// The digests of the level below.
type Inner = HashMap<SchemaId, String>;

impl Digests {
    /// Digests all schemas level by level, so that a schema with many paths to it costs no more than
    /// others.
    pub(in crate::compare) fn of(api: &Api) -> Self {
        let mut rules: HashMap<RuleId, String> = HashMap::new();
        let mut digests = Inner::new();
        for _ in 0..LEVELS {
            rules = api
                .rules
                .iter()
                .map(|(id, _)| (id, of_rules(api, id, &rules)))
                .collect();
            digests = api
                .schemas
                .iter()
                .map(|(id, _)| (id, of_schema(api, id, &digests, &rules)))
                .collect();
        }
        Self(digests)
    }

    /// A digest of the values of a schema. Equal schemas have equal digests, regardless of the order
    /// of members and of the names of components.
    pub(in crate::compare) fn get(&self, id: SchemaId) -> &str {
        below(&self.0, id)
    }
}

fn below(inner: &Inner, id: SchemaId) -> &str {
    inner.get(&id).map_or("", String::as_str)
}

fn of_rules(api: &Api, id: RuleId, inner: &HashMap<RuleId, String>) -> String {
    let set = api.rules.get(id);
    let digest = |id: RuleId| inner.get(&id).map_or("", String::as_str);
    let keywords = set.keywords.iter();
    let mut keywords: Vec<String> = keywords.map(|it| classes::keyword(it, digest)).collect();
    keywords.sort_unstable();
    let text = format!("{} {keywords:?}", set.nullable);
    stable_id(&[&text])
}

fn of_schema(api: &Api, id: SchemaId, inner: &Inner, rules: &HashMap<RuleId, String>) -> String {
    let schema = api.schemas.get(api.schemas.target(id));
    let mut constraints: Vec<String> = schema
        .constraints
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    constraints.sort_unstable();
    let keywords = schema.rules.and_then(|it| rules.get(&it));
    let nullable = api.schemas.is_nullable(id);
    let mut text = format!("{nullable}{constraints:?}{keywords:?}");
    shape(schema, inner, &mut text);
    stable_id(&[&text])
}

fn shape(schema: &Schema, inner: &Inner, to: &mut String) {
    // Writing to a string can't fail, here and below.
    match &schema.shape {
        Shape::Any => to.push_str("any"),
        Shape::Never(_) => to.push_str("never"),
        Shape::Same(_) => {}
        Shape::Boolean => to.push_str("boolean"),
        Shape::Number(number) => {
            let _ = write!(to, "{number:?}");
        }
        Shape::Text(text) => {
            let _ = write!(to, "{text:?}");
        }
        Shape::Choice(choice) => {
            let mut values: Vec<&str> = choice.values.iter().map(|it| it.text.as_str()).collect();
            values.sort_unstable();
            let _ = write!(to, "{values:?}");
        }
        Shape::Array(array) => {
            let _ = write!(to, "[{}]", below(inner, array.items));
        }
        Shape::Object(object) => {
            let mut members: Vec<_> = object.members.iter().collect();
            members.sort_by_key(|it| &it.name);
            to.push('{');
            for it in members {
                let marks = (it.required, it.read_only, it.write_only);
                let _ = write!(to, "{:?}{marks:?}:{},", it.name, below(inner, it.schema));
            }
            match object.additional {
                Additional::Unstated => {}
                Additional::Refused(_) => to.push('!'),
                Additional::Kept(values) => to.push_str(below(inner, values)),
            }
            to.push('}');
        }
        Shape::Union(union) => {
            let branches = union.branches.iter();
            let mut branches: Vec<&str> = branches.map(|it| below(inner, it.schema)).collect();
            branches.sort_unstable();
            let property = union.discriminator.as_ref().map(|it| &it.property);
            let _ = write!(to, "{:?}{property:?}{branches:?}", union.kind);
        }
    }
}
