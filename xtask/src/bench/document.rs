//! A synthetic document with realistic schemas, the same on every machine.

use std::fmt::Write as _;

/// One schema of the document.
pub struct Shape {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
}

/// The type of a schema.
pub enum Kind {
    /// An object, with the value of its tag if it is the branch of a union.
    Object(Vec<Member>, Option<String>),
    /// A union of two objects with the tag `kind`.
    Union([usize; 2]),
}

/// A member of an object.
pub struct Member {
    /// Its name on the wire.
    pub name: String,
    /// Its type.
    pub value: Value,
    /// True if it is required.
    pub required: bool,
    /// True if it may be null.
    pub nullable: bool,
}

/// The type of a member.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Any text.
    Text,
    /// Text of a bounded length.
    Bounded,
    /// Text with a pattern.
    Code,
    /// Text with a format.
    Format(&'static str),
    /// A whole number with bounds.
    Count,
    /// A whole number of 64 bits.
    Long,
    /// A number.
    Amount,
    /// A truth value.
    Flag,
    /// An enumeration with this number of texts.
    Choice(usize),
    /// Another schema.
    Reference(usize),
    /// A list of texts.
    Texts,
    /// A list of another schema.
    List(usize),
    /// A map to text.
    Labels,
}

const WORDS: [&str; 24] = [
    "account", "amount", "archived", "balance", "category", "channel", "country", "created",
    "customer", "default", "display", "external", "history", "invoice", "label", "limit", "origin",
    "owner", "parent", "payment", "period", "region", "source", "target",
];
const ENDINGS: [&str; 6] = ["Id", "Name", "Info", "Code", "State", "Value"];

/// A pseudo-random sequence (Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        let index = self.below(words.len());
        words.get(index).copied().unwrap_or_default()
    }
}

/// The schemas. One in twenty is a union of the two before it.
pub fn shapes(count: usize) -> Vec<Shape> {
    let mut dice = Dice(400);
    (0..count)
        .map(|index| Shape {
            name: name(index),
            kind: match index % 20 {
                19 => Kind::Union([index - 2, index - 1]),
                17 | 18 => Kind::Object(members(&mut dice, index), Some(format!("form_{index}"))),
                _ => Kind::Object(members(&mut dice, index), None),
            },
        })
        .collect()
}

fn name(index: usize) -> String {
    let word = WORDS.get(index % WORDS.len()).copied().unwrap_or_default();
    let (first, rest) = word.split_at(1);
    format!("{}{rest}{index}", first.to_uppercase())
}

fn members(dice: &mut Dice, index: usize) -> Vec<Member> {
    let count = 6 + dice.below(7);
    (0..count)
        .map(|place| {
            let name = format!("{}{}{place}", dice.pick(&WORDS), dice.pick(&ENDINGS));
            Member {
                name,
                value: value(dice, index),
                required: dice.below(5) < 2,
                nullable: dice.below(8) == 0,
            }
        })
        .collect()
}

/// References go backwards, so that types are not recursive.
fn value(dice: &mut Dice, index: usize) -> Value {
    let before = dice.below(index.max(1));
    match dice.below(20) {
        0..=4 => Value::Text,
        5 | 6 => Value::Bounded,
        7 => Value::Code,
        8 | 9 => Value::Format(dice.pick(&["date-time", "uuid", "date", "email"])),
        10 | 11 => Value::Count,
        12 => Value::Long,
        13 => Value::Amount,
        14 => Value::Flag,
        15 | 16 => Value::Choice(2 + dice.below(6)),
        17 if index > 0 => Value::Reference(before),
        18 if index > 0 => Value::List(before),
        19 => Value::Labels,
        _ => Value::Texts,
    }
}

/// The shapes as a document in JSON.
pub fn document(shapes: &[Shape]) -> String {
    let schemas: Vec<String> = shapes
        .iter()
        .map(|shape| format!("\"{}\":{}", shape.name, schema(shape, shapes)))
        .collect();
    format!(
        "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"Synthetic\",\"version\":\"1\"}},\"paths\":{{}},\n\
         \"components\":{{\"schemas\":{{\n{}\n}}}}}}\n",
        schemas.join(",\n")
    )
}

fn schema(shape: &Shape, shapes: &[Shape]) -> String {
    let (members, tag) = match &shape.kind {
        Kind::Union(branches) => return union(*branches, shapes),
        Kind::Object(members, tag) => (members, tag),
    };
    let mut properties: Vec<String> = members
        .iter()
        .map(|it| format!("\"{}\":{}", it.name, property(it, shapes)))
        .collect();
    let mut required: Vec<&str> = members
        .iter()
        .filter(|it| it.required)
        .map(|it| it.name.as_str())
        .collect();
    if let Some(tag) = tag {
        properties.push(format!(
            "\"kind\":{{\"type\":\"string\",\"enum\":[\"{tag}\"]}}"
        ));
        required.push("kind");
    }
    let mut out = format!(
        "{{\"type\":\"object\",\"description\":\"What the API says of one {}.\"",
        shape.name
    );
    if !required.is_empty() {
        let _ = write!(out, ",\"required\":{required:?}");
    }
    let _ = write!(out, ",\"properties\":{{{}}}}}", properties.join(","));
    out
}

fn union(branches: [usize; 2], shapes: &[Shape]) -> String {
    let references = branches.map(|it| reference(it, shapes));
    let mapping: Vec<String> = branches
        .iter()
        .map(|it| format!("\"form_{it}\":\"#/components/schemas/{}\"", name(*it)))
        .collect();
    format!(
        "{{\"oneOf\":[{}],\"discriminator\":{{\"propertyName\":\"kind\",\"mapping\":{{{}}}}}}}",
        references.join(","),
        mapping.join(",")
    )
}

fn property(member: &Member, shapes: &[Shape]) -> String {
    let mut schema = match &member.value {
        Value::Reference(to) if member.nullable => {
            format!("{{\"allOf\":[{}]}}", reference(*to, shapes))
        }
        Value::Reference(to) => return reference(*to, shapes),
        other => plain(other, shapes),
    };
    schema.pop();
    let _ = write!(
        schema,
        ",\"description\":\"The {} of it, as the page says.\"",
        member.name
    );
    if member.nullable {
        schema.push_str(",\"nullable\":true");
    }
    schema.push('}');
    schema
}

fn plain(value: &Value, shapes: &[Shape]) -> String {
    let text = match value {
        Value::Text | Value::Reference(_) => "{\"type\":\"string\"}",
        Value::Bounded => "{\"type\":\"string\",\"minLength\":1,\"maxLength\":255}",
        Value::Code => "{\"type\":\"string\",\"pattern\":\"^[A-Z]{2}[0-9]{2,30}$\"}",
        Value::Count => {
            "{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":1000}"
        }
        Value::Long => "{\"type\":\"integer\",\"format\":\"int64\"}",
        Value::Amount => "{\"type\":\"number\",\"minimum\":0}",
        Value::Flag => "{\"type\":\"boolean\"}",
        Value::Texts => "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"maxItems\":20}",
        Value::Labels => "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}",
        Value::Format(format) => {
            return format!("{{\"type\":\"string\",\"format\":\"{format}\"}}");
        }
        Value::Choice(count) => {
            let values: Vec<&str> = WORDS.iter().take(*count).copied().collect();
            return format!("{{\"type\":\"string\",\"enum\":{values:?}}}");
        }
        Value::List(to) => {
            return format!(
                "{{\"type\":\"array\",\"items\":{}}}",
                reference(*to, shapes)
            );
        }
    };
    text.to_owned()
}

fn reference(to: usize, shapes: &[Shape]) -> String {
    let name = shapes.get(to).map_or("", |it| it.name.as_str());
    let name = if name.is_empty() {
        self::name(to)
    } else {
        name.to_owned()
    };
    format!("{{\"$ref\":\"#/components/schemas/{name}\"}}")
}

/// The texts of an enumeration.
pub fn texts(count: usize) -> impl Iterator<Item = &'static str> {
    WORDS.into_iter().take(count)
}
