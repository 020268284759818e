//! Random documents, from a generator with a fixed seed.

use serde_json::{Map, Value, json};

/// A document with the schema `Holder`, which has a member with a random schema.
pub fn document(seed: u64) -> Value {
    let mut random = Random(seed);
    let mut other = random.schema(2);
    let mut subject = random.schema(3);
    end_loops(&mut other, &[OTHER, SUBJECT]);
    end_loops(&mut subject, &[SUBJECT]);
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Random", "version": "1"},
        "paths": {},
        "components": {"schemas": {
            "Other": other,
            "Subject": subject,
            "Holder": {
                "type": "object",
                "properties": {"value": {"$ref": "#/components/schemas/Subject"}},
            },
        }},
    })
}

const OTHER: &str = "#/components/schemas/Other";
const SUBJECT: &str = "#/components/schemas/Subject";

/// Replaces references of a schema to itself for the same value: such a schema has no meaning (JSON
/// Schema 2020-12 Core, section 9.4.1), so there is nothing to compare.
fn end_loops(schema: &mut Value, back: &[&str]) {
    let Value::Object(all) = schema else {
        return;
    };
    let target = all.get("$ref").and_then(Value::as_str);
    if target.is_some_and(|it| back.contains(&it)) {
        *schema = Value::Bool(true);
        return;
    }
    for (word, value) in all {
        match (word.as_str(), value) {
            ("allOf" | "anyOf" | "oneOf", Value::Array(list)) => {
                list.iter_mut().for_each(|it| end_loops(it, back));
            }
            ("not" | "if" | "then" | "else", one) => end_loops(one, back),
            ("dependentSchemas", Value::Object(map)) => {
                map.values_mut().for_each(|it| end_loops(it, back));
            }
            _ => {}
        }
    }
}

struct Random(u64);

const NAMES: [&str; 5] = ["a", "b", "c", "type", "x-y"];

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (it ^ (it >> 31)) % limit
    }

    fn chance(&mut self, one_in: u64) -> bool {
        self.below(one_in) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    fn schemas(&mut self, depth: u32) -> Value {
        (0..=self.below(3)).map(|_| self.schema(depth)).collect()
    }

    /// A schema; deeper ones are simpler.
    fn schema(&mut self, depth: u32) -> Value {
        if depth == 0 {
            return self.leaf();
        }
        let mut all = Map::new();
        match self.below(16) {
            0..=4 => self.object(&mut all, depth - 1),
            5..=7 => self.array(&mut all, depth - 1),
            8 => return self.leaf(),
            9 => {
                all.insert("allOf".to_owned(), self.schemas(depth - 1));
            }
            10 | 11 => {
                all.insert("oneOf".to_owned(), self.schemas(depth - 1));
            }
            12 | 13 => {
                all.insert("anyOf".to_owned(), self.schemas(depth - 1));
            }
            14 => {
                all.insert("not".to_owned(), self.schema(depth - 1));
            }
            _ => {
                all.insert("if".to_owned(), self.schema(depth - 1));
                all.insert("then".to_owned(), self.schema(depth - 1));
                if self.chance(2) {
                    all.insert("else".to_owned(), self.schema(depth - 1));
                }
            }
        }
        if self.chance(4) {
            let word = self.pick(&["allOf", "anyOf", "oneOf"]);
            all.insert(word.to_owned(), self.schemas(depth - 1));
        }
        if self.chance(8) {
            all.insert("not".to_owned(), self.schema(depth - 1));
        }
        if self.chance(6) {
            self.object(&mut all, depth - 1);
        }
        if self.chance(10) {
            self.array(&mut all, depth - 1);
        }
        Value::Object(all)
    }

    fn names(&mut self) -> Value {
        let from = self.below(5) as usize;
        let to = from + 1 + self.below(2) as usize;
        NAMES[from..to.min(NAMES.len())].to_vec().into()
    }

    fn properties(&mut self, depth: u32) -> Value {
        let mut properties = Map::new();
        for name in NAMES {
            if self.chance(2) {
                properties.insert(name.to_owned(), self.schema(depth));
            }
        }
        Value::Object(properties)
    }

    fn object(&mut self, all: &mut Map<String, Value>, depth: u32) {
        let mut put = |word: &str, value: Value| all.insert(word.to_owned(), value);
        if !self.chance(4) {
            put("type", json!("object"));
        }
        if !self.chance(3) {
            put("properties", self.properties(depth));
        }
        if self.chance(2) {
            put("required", self.names());
        }
        if self.chance(5) {
            put("minProperties", json!(self.below(3)));
        }
        if self.chance(5) {
            put("maxProperties", json!(1 + self.below(3)));
        }
        match self.below(5) {
            0 => drop(put("additionalProperties", json!(false))),
            1 => drop(put("additionalProperties", self.schema(depth))),
            2 => drop(put("unevaluatedProperties", json!(false))),
            _ => {}
        }
        if self.chance(6) {
            let pattern = self.pick(&["^x-", "a", "^.$", "b|c"]);
            put("patternProperties", json!({pattern: self.schema(depth)}));
        }
        if self.chance(8) {
            let names = self.pick(&["{\"maxLength\":1}", "{\"pattern\":\"^[a-c]\"}"]);
            put("propertyNames", names.parse().unwrap_or_default());
        }
        if self.chance(8) {
            let name = self.pick(&NAMES);
            put("dependentRequired", json!({name: self.names()}));
        }
        if self.chance(8) {
            let name = self.pick(&NAMES);
            put("dependentSchemas", json!({name: self.schema(depth)}));
        }
    }

    fn array(&mut self, all: &mut Map<String, Value>, depth: u32) {
        let mut put = |word: &str, value: Value| all.insert(word.to_owned(), value);
        if all_type(&mut put, self.chance(4)) {
            put("type", json!("array"));
        }
        if self.chance(3) {
            put("prefixItems", self.schemas(depth));
        }
        match self.below(4) {
            0 => drop(put("items", json!(false))),
            1 | 2 => drop(put("items", self.schema(depth))),
            _ if self.chance(3) => drop(put("unevaluatedItems", self.schema(depth))),
            _ => {}
        }
        if self.chance(4) {
            put("minItems", json!(self.below(3)));
        }
        if self.chance(4) {
            put("maxItems", json!(1 + self.below(3)));
        }
        if self.chance(4) {
            put("uniqueItems", json!(true));
        }
        if self.chance(4) {
            put("contains", self.schema(depth));
            if self.chance(2) {
                put("minContains", json!(self.below(3)));
            }
            if self.chance(2) {
                put("maxContains", json!(1 + self.below(2)));
            }
        }
    }

    fn leaf(&mut self) -> Value {
        let texts = [
            r#"{"type":"string"}"#,
            r#"{"type":"string","minLength":1,"maxLength":3}"#,
            r#"{"type":"string","pattern":"^[a-c]+$"}"#,
            r#"{"type":"string","enum":["a","b","dog"]}"#,
            r#"{"enum":["a",1,null]}"#,
            r#"{"enum":[[],{},0,false]}"#,
            r#"{"const":"cat"}"#,
            r#"{"const":1.0}"#,
            r#"{"const":{"a":[1,2.0]}}"#,
            r#"{"type":"integer"}"#,
            r#"{"type":"integer","minimum":0,"maximum":5}"#,
            r#"{"type":"number","multipleOf":0.01}"#,
            r#"{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1.5}"#,
            r#"{"type":"integer","multipleOf":3}"#,
            r#"{"type":"boolean"}"#,
            r#"{"type":"null"}"#,
            r#"{"type":["string","null"],"maxLength":2}"#,
            r#"{"type":["integer","string"],"minimum":2}"#,
            r#"{"type":["object","null"],"required":["a"]}"#,
            r##"{"$ref":"#/components/schemas/Other"}"##,
            r##"{"$ref":"#/components/schemas/Subject"}"##,
            r#"{"minLength":2}"#,
            r#"{"minimum":1}"#,
            r#"{"required":["b"]}"#,
            r#"{"minItems":1}"#,
            "true",
            "false",
            "{}",
        ];
        self.pick(&texts).parse().unwrap_or_default()
    }
}

/// Adds the type, mostly if there is none yet.
fn all_type(put: &mut impl FnMut(&str, Value) -> Option<Value>, seldom: bool) -> bool {
    let before = put("type", json!("array"));
    match before {
        Some(before) => {
            put("type", before);
            false
        }
        None => !seldom,
    }
}
