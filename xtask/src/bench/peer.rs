//! The same types written by hand, with serde derives and without validation.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::document::{Kind, Member, Shape, Value, texts};

/// The manifest of the crate of the types.
pub const MANIFEST: &str = "[package]\nname = \"peer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
    [dependencies]\nserde = { version = \"1\", features = [\"derive\"] }\n\n[workspace]\n";

const DERIVES: &str = "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]";

/// The source of the crate.
pub fn source(shapes: &[Shape]) -> String {
    let mut out = String::from(
        "//! Types with derives.\n\nuse std::collections::BTreeMap;\n\nuse serde::{Deserialize, Serialize};\n",
    );
    for shape in shapes {
        match &shape.kind {
            Kind::Object(members, _) => object(&mut out, &shape.name, members, shapes),
            Kind::Union(branches) => union(&mut out, &shape.name, *branches, shapes),
        }
    }
    out
}

fn object(out: &mut String, name: &str, members: &[Member], shapes: &[Shape]) {
    let _ = writeln!(
        out,
        "\n/// What the API says of one {name}.\n{DERIVES}\npub struct {name} {{"
    );
    let mut enums = BTreeMap::new();
    for member in members {
        let field = snake(&member.name);
        let _ = writeln!(out, "    /// The {} of it, as the page says.", member.name);
        let skip = ", default, skip_serializing_if = \"Option::is_none\"";
        let skip = if member.required { "" } else { skip };
        let _ = writeln!(out, "    #[serde(rename = \"{}\"{skip})]", member.name);
        let mut ty = rust(name, member, shapes);
        if let Value::Choice(count) = member.value {
            enums.insert(ty.clone(), count);
        }
        if member.nullable {
            ty = format!("Option<{ty}>");
        }
        if !member.required {
            ty = format!("Option<{ty}>");
        }
        let _ = writeln!(out, "    pub {field}: {ty},");
    }
    out.push_str("}\n");
    for (name, count) in enums {
        choice(out, &name, count);
    }
}

fn choice(out: &mut String, name: &str, count: usize) {
    let derives = DERIVES.replace("PartialEq", "Copy, PartialEq, Eq, Hash");
    let _ = writeln!(
        out,
        "\n/// One of the texts.\n{derives}\npub enum {name} {{"
    );
    for text in texts(count) {
        let _ = writeln!(out, "    /// `{text}`");
        let _ = writeln!(
            out,
            "    #[serde(rename = \"{text}\")]\n    {},",
            capital(text)
        );
    }
    out.push_str("}\n");
}

fn union(out: &mut String, name: &str, branches: [usize; 2], shapes: &[Shape]) {
    let _ = writeln!(
        out,
        "\n/// One of two forms.\n{DERIVES}\n#[serde(tag = \"kind\")]\npub enum {name} {{"
    );
    for index in branches {
        let branch = shapes.get(index).map_or("", |it| it.name.as_str());
        let _ = writeln!(out, "    /// One of the forms of this value.");
        let _ = writeln!(
            out,
            "    #[serde(rename = \"form_{index}\")]\n    {branch}({branch}),"
        );
    }
    out.push_str("}\n");
}

fn rust(owner: &str, member: &Member, shapes: &[Shape]) -> String {
    let other = |index: usize| shapes.get(index).map_or("", |it| it.name.as_str());
    match &member.value {
        Value::Text | Value::Bounded | Value::Code | Value::Format(_) => "String".to_owned(),
        Value::Count => "i32".to_owned(),
        Value::Long => "i64".to_owned(),
        Value::Amount => "f64".to_owned(),
        Value::Flag => "bool".to_owned(),
        Value::Choice(_) => format!("{owner}{}", capital(&member.name)),
        Value::Reference(to) => other(*to).to_owned(),
        Value::Texts => "Vec<String>".to_owned(),
        Value::List(to) => format!("Vec<{}>", other(*to)),
        Value::Labels => "BTreeMap<String, String>".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn snake(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if letter.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
