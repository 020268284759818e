//! Every keyword of a schema has an effect: without it, the verdict on some value changes, and
//! generated code gives the verdict of the complete schema.
//!
//! Each keyword is removed from the schemas of `cases/keywords/`, one at a time and at any depth:
//! within `not`, `if`, a branch, or the remainder of another keyword. Another validator must
//! distinguish the two schemas by one of many values built from the words of the schema. Generated
//! code must agree with the complete schema about all of them; code that ignored a keyword would
//! agree with the other one.

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
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// The cases, in the order of [`IDLE`].
const CASES: [&str; 4] = [
    "keywords/negated",
    "keywords/alternatives",
    "keywords/inner",
    "keywords/leftovers",
];

/// The number of values for each schema.
const VALUES: usize = 4000;

/// The nesting of values.
const DEEP: usize = 2;

/// Keywords without assertions.
const SILENT: [&str; 4] = ["description", "title", "format", "readOnly"];

/// Keywords a violation must name if only they are broken, at the top level.
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

/// Keywords without an effect, because others refuse the same values. The type within `not` and in
/// a branch repeats the type beside it, and would be needed without that one. Numbers other than
/// integers fit both divisors or neither.
const IDLE: [&str; 6] = [
    "Negations/list/not/type",
    "Negations/pair/not/type",
    "Negations/whole/not/properties/a/type",
    "Negations/whole/not/type",
    "Unions/bounded/type",
    "Leftovers/one/oneOf/0/type",
];

/// Reproducible random choices.
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

/// The parts of values for a schema.
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

    /// A random value; the value of a member often has the type its schema asks for.
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
            // There are few distinct values, so that some repeat.
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

/// Each version of the schema with one keyword, branch or name less, and its place.
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

fn each(cases: &[&str], mut test: impl FnMut(&'static Subject, &Value)) {
    for case in cases {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("cases")
            .join(format!("{case}.yaml"));
        let opened = copperplate::open(&path, &copperplate::source::Limits::default());
        let (document, _) = opened.ok().unwrap();
        let document: Value =
            serde_json::from_str(&copperplate::source::json_text(document.root().node)).unwrap();
        for subject in SUBJECTS.iter().filter(|it| it.case == *case) {
            test(subject, &document["components"]["schemas"][subject.schema]);
        }
    }
}

fn verdict(subject: &Subject, value: &Value) -> Result<(), copperplate_runtime::Report> {
    match (subject.exercise)(value.to_string().as_bytes()) {
        Exercised::Accepted(_) => Ok(()),
        Exercised::Refused(report) => Err(report),
        Exercised::Broken(why) => panic!("{value}\n{why}"),
    }
}

/// The values of a member, with the verdicts of the complete schema and of generated code.
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

/// Returns true if a value distinguishes the schema from the one without a keyword. If the keyword
/// alone refuses a value, the report must name it.
fn tells_apart(place: &str, member: &Value, less: &Validator, all: &Verdicts) -> bool {
    let mut flips = false;
    for (index, value) in all.values.iter().enumerate() {
        let admitted = all.admitted[index];
        if less.is_valid(value) == admitted {
            continue;
        }
        flips = true;
        let keyword = place.trim_start_matches('/');
        // The remaining members or items may have a schema, whose violations are reported instead.
        let closing = !keyword.starts_with("uneval") || member[keyword] == json!(false);
        if NAMED.contains(&keyword) && !admitted && closing {
            let told = &all.told[index];
            // Without `contains` its counts have no effect, so they may be the violated keyword.
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
    let test = |subject: &'static Subject, schema: &Value| {
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
    };
    each(&CASES, test);
    assert_eq!(idle, IDLE);
    assert!(tried > 200, "only {tried}");
}
