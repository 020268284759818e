//! JSON that nearly fits a schema, from the fuzzer's bytes.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Number, Value, json};

/// The deepest nesting of a value.
const DEPTH: u32 = 8;

/// Makes values for the schemas of a document.
pub struct Maker<'a, 'u> {
    /// The document.
    pub root: &'a Value,
    /// The source of choices.
    pub bytes: &'a mut Unstructured<'u>,
}

const TEXTS: [&str; 30] = [
    "",
    "a",
    "b",
    "ab",
    "abc",
    "aaaa",
    "1",
    "AB12",
    "é",
    "🐲🐲",
    "e\u{301}",
    "\u{0}",
    "\"\\/",
    "x-1",
    "cat",
    "dog",
    "null",
    "kind",
    "USD",
    "SEK",
    "1.10",
    "0.00",
    "-5",
    "wire",
    "2024-02-29",
    "2023-02-29",
    "2024-02-29T23:59:60Z",
    "2024-01-01T00:00:00.123+01:00",
    "b8627ae8-732b-4d25-b947-1df8f4007a29",
    "1.2.3.4",
];

const NUMBERS: [&str; 36] = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "6",
    "-1",
    "-3",
    "-0",
    "-0.0",
    "0.5",
    "1.0",
    "1.5",
    "2.50",
    "1e0",
    "10e-1",
    "1E2",
    "0.01",
    "0.005",
    "1e-8",
    "1e-9",
    "0.1",
    "0.10",
    "9007199254740993",
    "2147483648",
    "-2147483649",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
    "79228162514264337593543950336",
    "0.0000000000000000000000000001",
    "1e28",
    "1e400",
    "123456789.123456789",
    "0.999",
];

const EXTRA: [&str; 10] = ["a", "b", "c", "d", "type", "x-y", "x-1", "n", "", "~/"];

impl Maker<'_, '_> {
    fn below(&mut self, limit: usize) -> Result<usize> {
        self.bytes.int_in_range(0..=limit.saturating_sub(1))
    }

    fn odds(&mut self, of: u8) -> Result<bool> {
        // Without bytes, `ratio` is always true, and no loop would end.
        Ok(!self.bytes.is_empty() && self.bytes.ratio(1, of)?)
    }

    fn number(&mut self) -> Result<Value> {
        let at = self.below(NUMBERS.len())?;
        Ok(Value::Number(Number::from_string_unchecked(
            NUMBERS[at].to_owned(),
        )))
    }

    fn text(&mut self) -> Result<Value> {
        let at = self.below(TEXTS.len())?;
        Ok(json!(TEXTS[at]))
    }

    /// Any small value.
    pub fn anything(&mut self, depth: u32) -> Result<Value> {
        Ok(match self.below(if depth < DEPTH { 8 } else { 6 })? {
            0 => Value::Null,
            1 => json!(self.odds(2)?),
            2 | 3 => self.number()?,
            4 | 5 => self.text()?,
            6 => {
                let count = self.below(4)?;
                Value::Array(
                    (0..count)
                        .map(|_| self.anything(depth + 1))
                        .collect::<Result<_>>()?,
                )
            }
            _ => {
                let mut members = Map::new();
                for _ in 0..self.below(4)? {
                    let at = self.below(EXTRA.len())?;
                    members.insert(EXTRA[at].to_owned(), self.anything(depth + 1)?);
                }
                Value::Object(members)
            }
        })
    }

    /// A value that fits a schema, or nearly does.
    pub fn make(&mut self, schema: &Value, depth: u32) -> Result<Value> {
        let Value::Object(words) = schema else {
            return self.anything(depth);
        };
        if depth > DEPTH || self.bytes.is_empty() || self.odds(24)? {
            return self.anything(DEPTH);
        }
        if let Some(target) = words.get("$ref").and_then(Value::as_str) {
            let target = self
                .root
                .pointer(target.trim_start_matches('#'))
                .unwrap_or(&Value::Null);
            if words.len() == 1 || self.odds(2)? {
                return self.make(target, depth + 1);
            }
        }
        if let Some(only) = words.get("const") {
            return self.near(only);
        }
        if let Some(Value::Array(listed)) = words.get("enum") {
            let at = self.below(listed.len())?;
            return match listed.get(at) {
                Some(one) => self.near(one),
                None => self.anything(depth),
            };
        }
        self.joined(words, depth)
    }

    /// An enumerated value, or another spelling of it.
    fn near(&mut self, value: &Value) -> Result<Value> {
        Ok(match value {
            Value::Number(number) if self.odds(4)? => {
                let text = number.to_string();
                let text = if text.contains(['.', 'e', 'E']) {
                    format!("{text}0")
                } else {
                    format!("{text}.0")
                };
                if text.contains(['e', 'E']) {
                    value.clone()
                } else {
                    Value::Number(Number::from_string_unchecked(text))
                }
            }
            other => other.clone(),
        })
    }

    /// A value for the schema's own keywords, overlaid with the values for its parts.
    fn joined(&mut self, words: &Map<String, Value>, depth: u32) -> Result<Value> {
        let mut made = match self.kind(words)? {
            Some(kind) => Some(self.of(&kind, words, depth)?),
            None => None,
        };
        for word in ["allOf", "anyOf", "oneOf"] {
            let Some(Value::Array(parts)) = words.get(word) else {
                continue;
            };
            let all = word == "allOf" || self.odds(8)?;
            let only = self.below(parts.len())?;
            for (index, part) in parts.iter().enumerate() {
                if all || index == only {
                    let value = self.make(part, depth + 1)?;
                    made = Some(self.over(made, value)?);
                }
            }
        }
        for word in ["then", "else", "if", "not"] {
            if let Some(part) = words.get(word)
                && self.odds(3)?
            {
                let value = self.make(part, depth + 1)?;
                made = Some(self.over(made, value)?);
            }
        }
        match made {
            Some(value) => Ok(value),
            None => self.anything(depth),
        }
    }

    /// The union of two objects; otherwise either value.
    fn over(&mut self, below: Option<Value>, above: Value) -> Result<Value> {
        Ok(match (below, above) {
            (Some(Value::Object(mut members)), Value::Object(more)) => {
                members.extend(more);
                Value::Object(members)
            }
            (Some(value), other) => {
                if self.odds(2)? {
                    value
                } else {
                    other
                }
            }
            (None, other) => other,
        })
    }

    /// The type of the value to make.
    fn kind(&mut self, words: &Map<String, Value>) -> Result<Option<String>> {
        let named = match words.get("type") {
            Some(Value::String(kind)) => Some(kind.clone()),
            Some(Value::Array(kinds)) => {
                let at = self.below(kinds.len())?;
                kinds.get(at).and_then(Value::as_str).map(str::to_owned)
            }
            _ => None,
        };
        if named.is_some() {
            return Ok(named);
        }
        let spoken = [
            (
                "object",
                [
                    "properties",
                    "required",
                    "additionalProperties",
                    "patternProperties",
                    "minProperties",
                    "maxProperties",
                    "dependentRequired",
                    "dependentSchemas",
                ]
                .as_slice(),
            ),
            (
                "array",
                &[
                    "items",
                    "prefixItems",
                    "contains",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "unevaluatedItems",
                ],
            ),
            ("string", &["minLength", "maxLength", "pattern", "format"]),
            (
                "number",
                &[
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                ],
            ),
        ];
        for (kind, keywords) in spoken {
            if keywords.iter().any(|word| words.contains_key(*word)) && !self.odds(8)? {
                return Ok(Some(kind.to_owned()));
            }
        }
        Ok(None)
    }

    fn of(&mut self, kind: &str, words: &Map<String, Value>, depth: u32) -> Result<Value> {
        match kind {
            "null" => Ok(Value::Null),
            "boolean" => Ok(json!(self.odds(2)?)),
            "string" => self.string(words),
            "integer" | "number" => self.bounded(words),
            "array" => self.array(words, depth),
            _ => self.object(words, depth),
        }
    }

    fn string(&mut self, words: &Map<String, Value>) -> Result<Value> {
        let format = words
            .get("format")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let likely = match format {
            "uuid" => [
                "b8627ae8-732b-4d25-b947-1df8f4007a29",
                "B8627AE8-732B-4D25-B947-1DF8F4007A29",
            ],
            "date" => ["2024-02-29", "0001-01-01"],
            "date-time" => ["2024-01-01T00:00:00.123+01:00", "1998-12-31T23:59:60Z"],
            "ipv4" => ["1.2.3.4", "127.0.0.1"],
            "decimal" => ["1.10", "-0.5"],
            _ => ["a", "AB12"],
        };
        if !self.odds(3)? {
            let at = self.below(2)?;
            return Ok(json!(likely[at]));
        }
        for word in ["minLength", "maxLength"] {
            if let Some(length) = words.get(word).and_then(Value::as_u64)
                && length < 600
                && self.odds(3)?
            {
                let length = usize::try_from(length).unwrap_or(0) + self.below(3)?;
                let unit = if self.odds(3)? { "é" } else { "a" };
                return Ok(json!(unit.repeat(length.saturating_sub(1))));
            }
        }
        self.text()
    }

    fn bounded(&mut self, words: &Map<String, Value>) -> Result<Value> {
        for word in [
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ] {
            if let Some(bound) = words.get(word)
                && self.odds(4)?
            {
                return self.near(bound);
            }
        }
        if self.odds(4)? {
            return Ok(json!(self.bytes.arbitrary::<i8>()?));
        }
        self.number()
    }

    fn array(&mut self, words: &Map<String, Value>, depth: u32) -> Result<Value> {
        let least = words
            .get("minItems")
            .and_then(Value::as_u64)
            .unwrap_or(0)
            .min(8);
        let count = usize::try_from(least).unwrap_or(0) + self.below(4)?;
        let count = count.saturating_sub(usize::from(self.odds(6)?));
        let mut items: Vec<Value> = Vec::new();
        let first = words
            .get("prefixItems")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        for index in 0..count {
            let contained = words.get("contains");
            let schema = match (first.get(index), contained, words.get("items")) {
                (Some(schema), _, _) => schema.clone(),
                (_, Some(schema), _) if self.odds(2)? => schema.clone(),
                (_, _, Some(schema)) => schema.clone(),
                _ => json!({}),
            };
            let same = items.last().cloned();
            items.push(match same {
                Some(same) if self.odds(8)? => self.near(&same)?,
                _ => self.make(&schema, depth + 1)?,
            });
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, words: &Map<String, Value>, depth: u32) -> Result<Value> {
        let required = words
            .get("required")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let mut members = Map::new();
        for (name, schema) in words
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let wanted = required.iter().any(|it| it.as_str() == Some(name));
            if if wanted {
                !self.odds(16)?
            } else {
                self.odds(2)?
            } {
                members.insert(name.clone(), self.make(schema, depth + 1)?);
            }
        }
        for name in required.iter().filter_map(Value::as_str) {
            if !members.contains_key(name) && !self.odds(8)? {
                members.insert(name.to_owned(), self.anything(depth + 1)?);
            }
        }
        let more = words
            .get("additionalProperties")
            .or(words.get("unevaluatedProperties"));
        let patterns = words.get("patternProperties").and_then(Value::as_object);
        let open = more.is_some_and(Value::is_object) || patterns.is_some();
        while self.odds(if open { 2 } else { 5 })? {
            let at = self.below(EXTRA.len())?;
            let schema = match (patterns, more) {
                (Some(patterns), _) if self.odds(2)? => patterns.values().next(),
                (_, more) => more,
            };
            let value = self.make(schema.unwrap_or(&Value::Null), depth + 1)?;
            members.insert(EXTRA[at].to_owned(), value);
        }
        Ok(Value::Object(members))
    }
}
