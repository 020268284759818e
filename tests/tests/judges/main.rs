//! Unions, `nullable` and discriminators, compared with another validator on valid values and their
//! mutations: both say the same, and what is accepted is written with every declared member.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../../support/document.rs"]
mod document;
mod families;

use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Exercised, Subject};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

use document::document;
use families::Families;

const CASES: [&str; 13] = [
    "enums/null",
    "enums/null-3-0",
    "enums/nullable-3-0",
    "enums/nullable-3-1",
    "three_two/defaults",
    "unions/discriminator",
    "unions/family",
    "unions/family-3-1",
    "unions/null",
    "unions/several",
    "unions/several-counted",
    "unions/tagged",
    "unions/tried",
];

/// A schema of OpenAPI in the words of JSON Schema: `nullable` admits null, and a discriminator
/// selects one alternative by its values.
fn plain(schema: &Value) -> Value {
    match schema {
        Value::Array(all) => all.iter().map(plain).collect(),
        Value::Object(members) => {
            let mut rest: Map<String, Value> = members
                .iter()
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect();
            let nullable = rest.remove("nullable") == Some(json!(true));
            if let Some(discriminator) = rest.remove("discriminator")
                && let Some(all) = rest.remove("oneOf")
            {
                rest.insert("anyOf".to_owned(), selected(&discriminator, &all));
            }
            match (nullable, rest.is_empty()) {
                (false, _) => Value::Object(rest),
                (true, true) => json!({"type": "null"}),
                (true, false) => json!({"anyOf": [{"type": "null"}, rest]}),
            }
        }
        other => other.clone(),
    }
}

/// The alternatives of a discriminator, each for its values. The one of `defaultMapping` is for all
/// other values, and for objects without the property.
fn selected(discriminator: &Value, all: &Value) -> Value {
    let property = discriminator["propertyName"].as_str().unwrap();
    let default = discriminator["defaultMapping"].as_str().map(last);
    let branches: Vec<_> = all.as_array().unwrap().iter().collect();
    let named = |branch: &Value| last(branch["$ref"].as_str().unwrap()).to_owned();
    let values = |branch: &Value| {
        let name = named(branch);
        let mapped = mapped(discriminator, &name);
        if mapped.is_empty() {
            vec![name]
        } else {
            mapped
        }
    };
    let others = branches
        .iter()
        .filter(|it| Some(named(it).as_str()) != default);
    let others: Vec<String> = others.flat_map(|it| values(it)).collect();
    let alternative = |branch: &&Value| {
        let condition = match Some(named(branch).as_str()) == default {
            true => json!({"not": tagged(property, &others)}),
            false => tagged(property, &values(branch)),
        };
        json!({"allOf": [condition, branch]})
    };
    branches.iter().map(alternative).collect()
}

/// The last segment of a reference, or a name.
fn last(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap()
}

/// The values that a mapping has for a component.
fn mapped(discriminator: &Value, name: &str) -> Vec<String> {
    let mapping = discriminator["mapping"].as_object();
    let mapping = mapping.into_iter().flatten();
    let own = mapping.filter(|(_, it)| last(it.as_str().unwrap()) == name);
    own.map(|(value, _)| value.clone()).collect()
}

/// A schema for objects whose property has one of these values.
fn tagged(property: &str, values: &[String]) -> Value {
    json!({"required": [property], "properties": {property: {"enum": values}}})
}

struct Judge {
    components: Value,
}

impl Judge {
    fn new(document: &Value) -> Self {
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let families = Families(schemas);
        let of = |it: &Value| families.on_bases(&plain(it));
        let plain = schemas.iter().map(|(name, it)| (name.clone(), of(it)));
        let mut found: Map<String, Value> = plain.collect();
        for base in schemas.keys().filter(|it| families.has_heirs(it)) {
            families.divide(base, &mut found);
        }
        Self {
            components: json!({"schemas": found}),
        }
    }

    fn validator(&self, schema: &Value) -> Validator {
        let whole = json!({"components": self.components, "allOf": [schema]});
        let options = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true);
        options.build(&whole).unwrap()
    }

    /// The members of a value, by pointer, that a schema declares for it.
    fn declared(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        if let Some(target) = schema["$ref"].as_str() {
            let target = target.strip_prefix("#/components").unwrap();
            self.declared(self.components.pointer(target).unwrap(), value, at, found);
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.declared(part, value, at, found);
        }
        if let Some(condition) = schema.get("if") {
            let taken = match self.validator(condition).is_valid(value) {
                true => &schema["then"],
                false => &schema["else"],
            };
            self.declared(taken, value, at, found);
        }
        for union in ["oneOf", "anyOf"] {
            for branch in schema[union].as_array().into_iter().flatten() {
                if self.validator(branch).is_valid(value) {
                    self.declared(branch, value, at, found);
                }
            }
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if let Some(member) = value.get(name) {
                let at = format!("{at}/{name}");
                self.declared(property, member, &at, found);
                found.push(at);
            }
        }
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            self.declared(&schema["items"], item, &format!("{at}/{index}"), found);
        }
    }
}

/// All values with one change.
fn mutations(value: &Value, members: &Map<String, Value>) -> Vec<Value> {
    let others = [
        json!(null),
        json!(true),
        json!("x"),
        json!(7),
        json!(1.5),
        json!([]),
        json!({}),
    ];
    let mut found: Vec<Value> = others.into_iter().filter(|it| it != value).collect();
    match value {
        Value::Object(object) => {
            for (name, member) in object {
                let with = |it: Option<Value>| {
                    let mut changed = object.clone();
                    changed.remove(name);
                    changed.extend(it.map(|it| (name.clone(), it)));
                    Value::Object(changed)
                };
                found.push(with(None));
                found.extend(
                    mutations(member, members)
                        .into_iter()
                        .map(|it| with(Some(it))),
                );
            }
            for (name, member) in members
                .iter()
                .filter(|(name, _)| !object.contains_key(*name))
            {
                let mut changed = object.clone();
                changed.insert(name.clone(), member.clone());
                found.push(Value::Object(changed));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                for other in mutations(item, members) {
                    let mut changed = items.clone();
                    changed[index] = other;
                    found.push(Value::Array(changed));
                }
            }
        }
        _ => {}
    }
    found
}

fn collect(value: &Value, members: &mut Map<String, Value>) {
    for (name, member) in value.as_object().into_iter().flatten() {
        members
            .entry(name.clone())
            .or_insert_with(|| member.clone());
        collect(member, members);
    }
    for item in value.as_array().into_iter().flatten() {
        collect(item, members);
    }
}

/// The values of a case, their pairs merged, and all of them with one change.
fn values(cases: &Value) -> Vec<Value> {
    let valid = cases["valid"].as_array().unwrap().clone();
    let invalid = cases["invalid"].as_array().into_iter().flatten();
    let mut values = valid.clone();
    values.extend(invalid.map(|it| it["value"].clone()));
    for one in &valid {
        for other in &valid {
            if let (Value::Object(one), Value::Object(other)) = (one, other) {
                let mut merged = one.clone();
                merged.extend(other.clone());
                values.push(Value::Object(merged));
            }
        }
    }
    let mut members = Map::new();
    values.iter().for_each(|it| collect(it, &mut members));
    let changed = values.iter().flat_map(|it| mutations(it, &members));
    let mut all: Vec<Value> = values.iter().cloned().chain(changed).collect();
    all.sort_by_cached_key(Value::to_string);
    all.dedup();
    all
}

/// Compares the verdicts about a value, and returns true if it is accepted.
fn compare(judge: &Judge, subject: &Subject, validator: &Validator, value: &Value) -> bool {
    let told = format!("{} {}: {value}", subject.case, subject.schema);
    match (subject.exercise)(value.to_string().as_bytes()) {
        Exercised::Accepted(written) => {
            if let Err(error) = validator.validate(value) {
                panic!("{told} is accepted: {error} at {}", error.instance_path());
            }
            let written: Value = serde_json::from_slice(&written).unwrap();
            assert!(validator.is_valid(&written), "{told} became {written}");
            let reference = json!({"$ref": format!("#/components/schemas/{}", subject.schema)});
            let mut declared = Vec::new();
            judge.declared(&reference, value, "", &mut declared);
            for pointer in declared {
                let kept = written.pointer(&pointer);
                let has = kept.is_some_and(|it| same(it, value.pointer(&pointer).unwrap()));
                assert!(has, "{told} lost {pointer}: {written}");
            }
            true
        }
        Exercised::Refused(report) => {
            assert!(!validator.is_valid(value), "{told} is refused: {report}");
            false
        }
        // A member that no fitting alternative declares is not written, so the first alternative may
        // fit then.
        Exercised::Broken(why) if why.contains(" came back as ") => {
            assert!(validator.is_valid(value), "{told} is accepted: {why}");
            true
        }
        Exercised::Broken(why) => panic!("{told}: {why}"),
    }
}

/// Equal scalars, or any two objects or lists: their parts are compared one by one. A UUID is
/// written in lower case.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(_), Value::Object(_)) | (Value::Array(_), Value::Array(_)) => true,
        (Value::String(one), Value::String(other)) => one.eq_ignore_ascii_case(other),
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        _ => one == other,
    }
}

#[test]
fn another_validator_says_the_same_of_each_value() {
    let (mut all_accepted, mut all_refused) = (0, 0);
    for case in CASES {
        let (mut accepted, mut refused) = (0, 0);
        let document = document(case);
        let judge = Judge::new(&document);
        for subject in SUBJECTS.iter().filter(|it| it.case == case) {
            let cases = &document["x-cases"][subject.schema];
            if cases.is_null() {
                continue;
            }
            let reference = json!({"$ref": format!("#/components/schemas/{}", subject.schema)});
            let validator = judge.validator(&reference);
            for value in values(cases) {
                match compare(&judge, subject, &validator, &value) {
                    true => accepted += 1,
                    false => refused += 1,
                }
            }
        }
        assert!(
            accepted > 1 && refused > 5,
            "{case}: {accepted} and {refused}"
        );
        (all_accepted, all_refused) = (all_accepted + accepted, all_refused + refused);
    }
    assert!(
        all_accepted > 3000 && all_refused > 5000,
        "{all_accepted} and {all_refused}"
    );
}
