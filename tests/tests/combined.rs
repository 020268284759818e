//! Every keyword of a schema decides something: without it, the verdict on some value is another,
//! and generated code knows that value.
//!
//! Each keyword is taken out of the schemas of `cases/keywords/`, one at a time, however deep it
//! stands: within `not`, `if`, a branch, or what another keyword left over. Among many values made
//! of the schema's own words, another validator has to tell the two schemas apart, and generated
//! code has to agree with the whole one about all of them. Code that did not heed a keyword would
//! agree with the schema without it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::Path;

use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Outcome, Subject};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// How many values are made for each schema.
const VALUES: usize = 4000;

/// How deep values are nested.
const DEEP: usize = 2;

/// Keywords that say nothing about a value.
const SILENT: [&str; 4] = ["description", "title", "format", "readOnly"];

/// Keywords that a violation names, wherever only they are broken and stand at the top.
const NAMED: [&str; 9] = [
    "not",
    "dependentRequired",
    "propertyNames",
    "contains",
    "minContains",
    "maxContains",
    "uniqueItems",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// Keywords that decide nothing, since others refuse the same values: the type within `not` and in a
/// branch is the one beside it, without which that would decide nothing; and what is no integer fits
/// both or none of the divisors.
const IDLE: [&str; 6] = [
    "Negations/list/not/type",
    "Negations/pair/not/type",
    "Negations/whole/not/properties/a/type",
    "Negations/whole/not/type",
    "Unions/bounded/type",
    "Leftovers/one/oneOf/0/type",
];

/// Choices that are the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// What values of a schema are made of.
#[derive(Default)]
struct Words {
    names: Vec<String>,
    members: Map<String, Value>,
    scalars: Vec<Value>,
    objects: bool,
    arrays: bool,
}

impl Words {
    fn of(schema: &Value) -> Self {
        let mut words = Self {
            scalars: json!([null, true, "a", 1, 1.5, 0, 2, 3])
                .as_array()
                .unwrap()
                .clone(),
            ..Self::default()
        };
        words.read(schema);
        if words.objects {
            words
                .names
                .extend(["a", "b", "z", "abcd", "x", "xa", "ab"].map(str::to_owned));
        }
        words
    }

    fn read(&mut self, schema: &Value) {
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            match keyword.as_str() {
                "properties" | "dependentSchemas" => {
                    for (name, schema) in value.as_object().unwrap() {
                        self.names.push(name.clone());
                        let all = self.members.entry(name).or_insert_with(|| json!([]));
                        all.as_array_mut().unwrap().push(schema.clone());
                        self.read(schema);
                    }
                }
                "patternProperties" => value
                    .as_object()
                    .unwrap()
                    .values()
                    .for_each(|it| self.read(it)),
                "dependentRequired" => self
                    .names
                    .extend(value.as_object().unwrap().keys().cloned()),
                "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                    value
                        .as_array()
                        .unwrap()
                        .iter()
                        .for_each(|it| self.read(it));
                }
                "const" => self.scalars.push(value.clone()),
                "enum" => self
                    .scalars
                    .extend(value.as_array().unwrap().iter().cloned()),
                _ => self.limit(keyword, value),
            }
            self.objects |= keyword.contains("ropert") || keyword.starts_with("depend");
            self.objects |= keyword == "required" || value == "object";
            self.arrays |= keyword.contains("tems") || keyword == "contains" || value == "array";
        }
    }

    /// Values on both sides of a limit.
    fn limit(&mut self, keyword: &str, value: &Value) {
        let Some(limit) = value.as_i64() else {
            self.read(value);
            return;
        };
        if keyword.ends_with("Length") {
            let lengths = [limit - 1, limit, limit + 1];
            let texts = ["a", "b"]
                .iter()
                .flat_map(|letter| lengths.map(|it| (letter, it)));
            let texts = texts.map(|(letter, it)| letter.repeat(usize::try_from(it).unwrap()));
            self.scalars.extend(texts.map(Value::String));
        } else {
            let sides = [limit - 1, limit, limit + 1, limit * 2, limit * 3];
            self.scalars.extend(sides.map(|it| json!(it)));
        }
    }

    /// Some value; those of a member often have what some schema of the member asks for.
    fn value(&self, random: &mut Random, deeper: usize) -> Value {
        let kind = random.below(8);
        if deeper < DEEP && random.below(3) > 0 {
            return random.pick(&self.scalars).clone();
        }
        if deeper > 0 && self.objects && (kind < 6 || !self.arrays) && kind != 7 {
            let mut members = Map::new();
            for _ in 0..random.below(5) {
                let name = random.pick(&self.names);
                members.insert(name.clone(), self.member(name, random, deeper - 1));
            }
            return Value::Object(members);
        }
        if deeper > 0 && self.arrays && kind != 7 {
            // Of few values, so that some are there several times.
            let few: Vec<_> = (0..3).map(|_| self.value(random, deeper - 1)).collect();
            let items = 0..random.below(5);
            return items.map(|_| random.pick(&few).clone()).collect();
        }
        random.pick(&self.scalars).clone()
    }

    fn member(&self, name: &str, random: &mut Random, deeper: usize) -> Value {
        let known = self.members.get(name).and_then(Value::as_array);
        match known.filter(|_| random.below(8) > 0) {
            Some(schemas) => {
                let schema = random.pick(schemas);
                let words = Self::of(schema);
                let validator = jsonschema::draft202012::new(schema).unwrap();
                let fits = random.below(4) > 0;
                let mut values = (0..6).map(|_| words.value(random, deeper));
                let found = values.find(|it| validator.is_valid(it) == fits);
                found.unwrap_or(json!(1))
            }
            None => self.value(random, deeper),
        }
    }
}

/// The schema without one of its keywords, branches or names, for each of them, and where that is.
fn without_one(schema: &Value, place: &str, found: &mut Vec<(String, Value)>) {
    let Some(object) = schema.as_object() else {
        return;
    };
    for (keyword, value) in object {
        let here = format!("{place}/{keyword}");
        let put = |inner: Value| {
            let mut whole = object.clone();
            whole.insert(keyword.clone(), inner);
            Value::Object(whole)
        };
        if !SILENT.contains(&keyword.as_str()) {
            let mut less = object.clone();
            less.remove(keyword);
            found.push((here.clone(), Value::Object(less)));
        }
        let mut inner = Vec::new();
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties" | "dependentSchemas", Value::Object(members)) => {
                for (name, schema) in members {
                    let mut changed = Vec::new();
                    without_one(schema, &format!("{here}/{name}"), &mut changed);
                    for (place, schema) in changed {
                        let mut members = members.clone();
                        members.insert(name.clone(), schema);
                        inner.push((place, Value::Object(members)));
                    }
                }
            }
            ("const" | "enum", _) => {}
            (_, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    let mut changed = Vec::new();
                    without_one(item, &format!("{here}/{index}"), &mut changed);
                    for (place, schema) in changed {
                        let mut items = items.clone();
                        items[index] = schema;
                        inner.push((place, Value::Array(items)));
                    }
                    if items.len() > 1 {
                        let mut items = items.clone();
                        items.remove(index);
                        inner.push((format!("{here}/{index}"), Value::Array(items)));
                    }
                }
            }
            (_, value) => without_one(value, &here, &mut inner),
        }
        found.extend(inner.into_iter().map(|(place, value)| (place, put(value))));
    }
}

fn each(case: &str, mut test: impl FnMut(&'static Subject, &Value)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(format!("{case}.yaml"));
    let opened = copperplate::open(&path, &copperplate::source::Limits::default());
    let (document, _) = opened.ok().unwrap();
    let document: Value =
        serde_json::from_str(&copperplate::source::json_text(document.root().node)).unwrap();
    for subject in SUBJECTS.iter().filter(|it| it.case == case) {
        test(subject, &document["components"]["schemas"][subject.schema]);
    }
}

fn verdict(subject: &Subject, value: &Value) -> Result<(), copperplate_runtime::Report> {
    match (subject.exercise)(value.to_string().as_bytes()) {
        Outcome::Accepted(_) => Ok(()),
        Outcome::Refused(report) => Err(report),
        Outcome::Broken(why) => panic!("{value}\n{why}"),
    }
}

/// Values of a member, what the whole schema says of them, and what generated code says.
struct Verdicts {
    values: Vec<Value>,
    admitted: Vec<bool>,
    told: Vec<Vec<(String, &'static str)>>,
}

fn verdicts(subject: &'static Subject, name: &str, schema: &Value) -> Verdicts {
    let words = Words::of(schema);
    let validator = jsonschema::draft202012::new(schema).unwrap();
    let mut random = Random(7);
    let values: Vec<_> = (0..VALUES)
        .map(|_| words.value(&mut random, DEEP))
        .collect();
    let admitted: Vec<_> = values.iter().map(|it| validator.is_valid(it)).collect();
    let told = values.iter().zip(&admitted).map(|(value, admitted)| {
        let whole = json!({name: value});
        let report = verdict(subject, &whole).err();
        assert_eq!(report.is_none(), *admitted, "{whole}\n{report:?}");
        let violations = report.iter().flat_map(|it| it.violations());
        violations
            .map(|it| (it.pointer.clone(), it.keyword))
            .collect()
    });
    Verdicts {
        told: told.collect(),
        values,
        admitted,
    }
}

/// Whether some value tells the schema from the one without a keyword. Where the keyword alone
/// refuses a value, the report has to name it.
fn tells_apart(place: &str, member: &Value, less: &Validator, all: &Verdicts) -> bool {
    let mut flips = false;
    for (index, value) in all.values.iter().enumerate() {
        let admitted = all.admitted[index];
        if less.is_valid(value) == admitted {
            continue;
        }
        flips = true;
        let keyword = place.trim_start_matches('/');
        // What is left over may have a schema, which then says what is wrong.
        let closing = !keyword.starts_with("uneval") || member[keyword] == json!(false);
        if NAMED.contains(&keyword) && !admitted && closing {
            let told = &all.told[index];
            // Without `contains` its counts say nothing either, so they may be what is broken.
            let is_it =
                |told: &str| told == keyword || keyword == "contains" && told.ends_with("Contains");
            assert!(
                told.iter().all(|(_, it)| is_it(it)),
                "{place}: {value} {told:?}"
            );
        }
    }
    flips
}

#[test]
fn every_keyword_decides_something() {
    let mut tried = 0;
    let mut idle = Vec::new();
    each("keywords/combined", |subject, schema| {
        for (name, member) in schema["properties"].as_object().unwrap() {
            let all = verdicts(subject, name, member);
            let admitted = all.admitted.iter().filter(|it| **it).count();
            assert!((20..VALUES - 20).contains(&admitted), "{name}: {admitted}");
            let mut changed = Vec::new();
            without_one(member, "", &mut changed);
            for (place, less) in changed {
                let less = jsonschema::draft202012::new(&less).unwrap();
                tried += 1;
                if !tells_apart(&place, member, &less, &all) {
                    idle.push(format!("{}/{name}{place}", subject.schema));
                }
            }
        }
    });
    assert_eq!(idle, IDLE);
    assert!(tried > 200, "only {tried}");
}
