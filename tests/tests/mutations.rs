//! Values that fit a schema are accepted, and breaking one keyword of one member makes them
//! refused, for that keyword at that place.
//!
//! The schemas come from `cases/keywords/single.yaml`, whose members have few keywords. Another
//! validator must agree with every verdict, to detect mistakes in the functions that build values.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::Path;

use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Exercised, Subject};
use serde_json::{Map, Value, json};

const CASE: &str = "keywords/single";

/// The number of values for each schema.
const ROUNDS: u32 = 200;

/// Reproducible random choices.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::try_from(self.below(u64::try_from(most - least + 1).unwrap())).unwrap()
    }
}

fn count(schema: &Value, keyword: &str) -> Option<u64> {
    schema[keyword].as_u64()
}

fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::Array(kinds) => kinds[0].as_str().unwrap(),
        kind => kind.as_str().unwrap(),
    }
}

/// A valid value.
fn fitting(schema: &Value, random: &mut Random) -> Value {
    if let Some(only) = schema.get("const") {
        return only.clone();
    }
    if let Some(listed) = schema["enum"].as_array() {
        return listed[random.below(listed.len() as u64) as usize].clone();
    }
    match kind(schema) {
        "string" => {
            let least = count(schema, "minLength").unwrap_or(1);
            let most = count(schema, "maxLength").unwrap_or(least + 5);
            let letters: &[&str] = match schema.get("pattern") {
                Some(_) => &["a", "b", "c"],
                None => &["a", "é", "🐲", "\"", "\n"],
            };
            let length = least + random.below(most - least + 1);
            let letter = |_| letters[random.below(letters.len() as u64) as usize];
            json!((0..length).map(letter).collect::<String>())
        }
        "integer" => {
            let step = schema["multipleOf"].as_i64().unwrap_or(1);
            let least = schema["minimum"].as_i64().unwrap_or(-60);
            let most = schema["maximum"].as_i64().unwrap_or(60);
            let least = least + (step - least.rem_euclid(step)) % step;
            json!(least + step * random.between(0, (most - least) / step))
        }
        "number" => json!(random.between(11, 999) as f64 / 100.0),
        "array" => array(schema, random),
        "object" => object(schema, random),
        other => panic!("{other}"),
    }
}

fn array(schema: &Value, random: &mut Random) -> Value {
    if let Some(prefix) = schema["prefixItems"].as_array() {
        return prefix.iter().map(|it| fitting(it, random)).collect();
    }
    let least = count(schema, "minItems").unwrap_or(0);
    let most = count(schema, "maxItems").unwrap_or(least + 3);
    let mut items: Vec<Value> = Vec::new();
    for index in 0..least + random.below(most - least + 1) {
        items.push(match schema["items"]["type"].as_str() {
            // All items differ, and match no `contains`.
            Some("integer") => json!(-i64::try_from(index).unwrap()),
            _ => fitting(&schema["items"], random),
        });
    }
    if schema.get("contains").is_some() {
        let least = count(schema, "minContains").unwrap_or(1);
        let most = count(schema, "maxContains").unwrap_or(least);
        for _ in 0..least + random.below(most - least + 1) {
            items.push(json!(random.between(5, 90)));
        }
    }
    Value::Array(items)
}

fn object(schema: &Value, random: &mut Random) -> Value {
    let mut members = Map::new();
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        let needed = schema["required"]
            .as_array()
            .is_some_and(|it| it.contains(&json!(name)));
        if needed || random.below(2) == 0 {
            members.insert(name.clone(), fitting(member, random));
        }
    }
    for needed in schema["dependentRequired"]["a"]
        .as_array()
        .into_iter()
        .flatten()
    {
        members.insert(needed.as_str().unwrap().to_owned(), json!(1));
    }
    let any = json!({"type": "integer"});
    let value = match &schema["additionalProperties"] {
        it @ Value::Object(_) => it,
        _ => &any,
    };
    let least = count(schema, "minProperties").unwrap_or(0) as usize;
    while members.len() < least {
        let name = format!("m{}", members.len());
        members.insert(name, fitting(value, random));
    }
    if schema.get("patternProperties").is_some() {
        members.insert("x-a".to_owned(), json!(1));
    }
    Value::Object(members)
}

/// A value that breaks one keyword alone, with the place and the keyword of the violation.
fn breaking(keyword: &str, schema: &Value, random: &mut Random) -> Option<(Value, String, String)> {
    let limit = schema[keyword].as_u64().unwrap_or(0) as usize;
    let ints = |from: i64, count: usize| -> Value {
        (0..count as i64).map(|index| json!(from - index)).collect()
    };
    let members = |count: usize| -> Value {
        let all = (0..count).map(|index| (format!("m{index}"), json!(index)));
        Value::Object(all.collect())
    };
    let mut place = String::new();
    let mut told = keyword.to_owned();
    let value = match keyword {
        "type" => match kind(schema) {
            "boolean" => json!(1),
            _ => json!(true),
        },
        "minLength" => json!("a".repeat(limit - 1)),
        "maxLength" => json!("a".repeat(limit + 1 + random.below(3) as usize)),
        "pattern" => json!("abx"),
        "enum" | "const" => match kind(schema) {
            "integer" => json!(77),
            _ => json!("none"),
        },
        "minimum" => {
            let step = schema["multipleOf"].as_i64().unwrap_or(1);
            json!(schema[keyword].as_i64().unwrap() - step * random.between(1, 9))
        }
        "maximum" => {
            let step = schema["multipleOf"].as_i64().unwrap_or(1);
            json!(schema[keyword].as_i64().unwrap() + step * random.between(1, 9))
        }
        "exclusiveMinimum" | "exclusiveMaximum" => schema[keyword].clone(),
        "multipleOf" => match schema[keyword].as_i64() {
            Some(step) => json!(step * 2 + 1),
            None => json!(0.075),
        },
        "minItems" => ints(0, limit - 1),
        "maxItems" => ints(0, limit + 1),
        "uniqueItems" => json!([3, -1, 3.0]),
        "contains" => {
            if schema.get("minContains").is_some() {
                "minContains".clone_into(&mut told);
            }
            json!([1, 2])
        }
        "minContains" => json!([1, 9]),
        "maxContains" => json!([5, 6, 7, 8, 1]),
        "prefixItems" => {
            "/0".clone_into(&mut place);
            "type".clone_into(&mut told);
            json!([1, 1])
        }
        "items" if schema[keyword] == json!(false) => {
            "/2".clone_into(&mut place);
            json!(["a", 1, 1])
        }
        "required" => {
            "/b".clone_into(&mut place);
            json!({"a": 1})
        }
        "additionalProperties" if schema[keyword] == json!(false) => {
            "/zz".clone_into(&mut place);
            json!({"zz": 1})
        }
        "minProperties" => members(limit - 1),
        "maxProperties" => members(limit + 1),
        "propertyNames" => {
            "/long~1".clone_into(&mut place);
            json!({"long/": 1})
        }
        "dependentRequired" => {
            "/b".clone_into(&mut place);
            json!({"a": 1, "c": 1})
        }
        "patternProperties" => {
            "/x-~0".clone_into(&mut place);
            "type".clone_into(&mut told);
            json!({"x-~": "a"})
        }
        _ => return None,
    };
    Some((value, place, told))
}

fn each(mut test: impl FnMut(&'static Subject, &Value, &jsonschema::Validator)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(format!("{CASE}.yaml"));
    let opened = copperplate::open(&path, &copperplate::source::Limits::default());
    let (document, _) = opened.ok().unwrap();
    let document: Value =
        serde_json::from_str(&copperplate::source::json_text(document.root().node)).unwrap();
    for subject in SUBJECTS.iter().filter(|it| it.case == CASE) {
        let schema = &document["components"]["schemas"][subject.schema];
        test(
            subject,
            schema,
            &jsonschema::draft202012::new(schema).unwrap(),
        );
    }
}

#[test]
fn values_that_fit_are_accepted() {
    each(|subject, schema, validator| {
        let mut random = Random(1);
        for _ in 0..ROUNDS {
            let value = object(schema, &mut random);
            assert!(validator.is_valid(&value), "the maker is wrong: {value}");
            match (subject.exercise)(value.to_string().as_bytes()) {
                Exercised::Accepted(written) => {
                    let again: Value = serde_json::from_slice(&written).unwrap();
                    assert!(validator.is_valid(&again), "{value} became {again}");
                }
                Exercised::Refused(report) => panic!("{value}\n{report}"),
                Exercised::Broken(why) => panic!("{value}\n{why}"),
            }
        }
    });
}

#[test]
fn one_broken_keyword_flips_the_verdict() {
    let mut flipped = 0;
    each(|subject, schema, validator| {
        let mut random = Random(2);
        for (name, member) in schema["properties"].as_object().unwrap() {
            for keyword in member.as_object().unwrap().keys() {
                for _ in 0..4 {
                    let mut value = object(schema, &mut random);
                    let Some((broken, place, told)) = breaking(keyword, member, &mut random) else {
                        continue;
                    };
                    value[name] = broken;
                    assert!(!validator.is_valid(&value), "the breaker is wrong: {value}");
                    let Exercised::Refused(report) =
                        (subject.exercise)(value.to_string().as_bytes())
                    else {
                        panic!("{keyword} of {name} is not seen: {value}");
                    };
                    let found: Vec<_> = report
                        .violations()
                        .iter()
                        .map(|it| (it.pointer.clone(), it.keyword.to_owned()))
                        .collect();
                    assert_eq!(found, [(format!("/{name}{place}"), told)], "{value}");
                    flipped += 1;
                }
            }
        }
    });
    assert!(flipped > 200, "only {flipped}");
}
