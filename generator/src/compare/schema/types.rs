//! The JSON types of the values that a schema admits.

use std::collections::BTreeSet;

use crate::ir::{Api, ChoiceKind, Keyword, Number, SchemaId, Shape};

/// Every JSON type, with integers apart from other numbers.
const ALL: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// The JSON types of a schema.
pub(super) fn types(api: &Api, id: SchemaId) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    collect(api, id, &mut found, 0);
    found
}

fn collect(api: &Api, id: SchemaId, found: &mut BTreeSet<&'static str>, depth: usize) {
    let schema = api.schemas.get(api.schemas.target(id));
    if api.schemas.is_nullable(id) {
        found.insert("null");
    }
    match &schema.shape {
        Shape::Any => found.extend(stated(api, id).unwrap_or_else(|| ALL.to_vec())),
        Shape::Never(_) | Shape::Same(_) => {}
        Shape::Boolean => found.extend(["boolean"]),
        Shape::Number(number) => found.extend(of_number(*number)),
        Shape::Text(_) => found.extend(["string"]),
        Shape::Choice(choice) => found.extend(match choice.kind {
            ChoiceKind::Text => ["string"],
            ChoiceKind::Integer => ["integer"],
        }),
        Shape::Array(_) => found.extend(["array"]),
        Shape::Object(_) => found.extend(["object"]),
        // A union can contain itself; its other alternatives say enough.
        Shape::Union(_) if depth > 8 => {}
        Shape::Union(union) => {
            for branch in &union.branches {
                collect(api, branch.schema, found, depth + 1);
            }
        }
    }
}

fn of_number(number: Number) -> Vec<&'static str> {
    match number {
        Number::Integer
        | Number::Int32
        | Number::Int64
        | Number::MinorUnits
        | Number::ExactInteger => vec!["integer"],
        Number::Exact | Number::Float | Number::Decimal => vec!["integer", "number"],
    }
}

/// The keyword `type` of a schema without a Rust type.
fn stated(api: &Api, id: SchemaId) -> Option<Vec<&'static str>> {
    let rules = api.schemas.get(api.schemas.target(id)).rules?;
    let keywords = &api.rules.get(rules).keywords;
    let types = keywords.iter().find_map(|it| match it {
        Keyword::Type(types) => Some(types),
        _ => None,
    })?;
    let known = ALL.into_iter().filter(|known| {
        let wide = *known == "integer" && types.iter().any(|it| it == "number");
        wide || types.iter().any(|it| it == known)
    });
    Some(known.collect())
}

/// The JSON types for people, such as `string or null`.
pub(super) fn listed(types: &BTreeSet<&'static str>) -> String {
    let wide = types.contains("number");
    let shown = types.iter().filter(|it| !wide || **it != "integer");
    let shown: Vec<&str> = shown.copied().collect();
    match shown.len() {
        0 => "nothing".to_owned(),
        7 => "any type".to_owned(),
        6 if wide => "any type".to_owned(),
        _ => shown.join(" or "),
    }
}
