//! Sample values of schemas: the least, the most, and each variation of one part.

use copperplate::ir::{
    Additional, Api, ChoiceKind, Constraint, Number, Object, Schema, SchemaId, Shape, TextFormat,
    Union,
};

use super::overlay::quoted;

/// The depth of samples.
const DEPTH: usize = 6;

/// The number of samples of one schema. Each sample varies one part, so it grows with the parts.
const MOST: usize = 1_500;

/// The number of samples of a list with one item.
const LIST: usize = 40;

/// Samples of a schema as JSON text. Some can be invalid. `request` says which of
/// `readOnly` and `writeOnly` members are there.
pub fn values(api: &Api, id: SchemaId, request: bool) -> Vec<String> {
    let sampler = Sampler { api, request };
    sampler.values(id, 0)
}

struct Sampler<'a> {
    api: &'a Api,
    request: bool,
}

impl Sampler<'_> {
    fn values(&self, id: SchemaId, depth: usize) -> Vec<String> {
        let schemas = &self.api.schemas;
        let (schema, target) = (schemas.get(id), schemas.get(schemas.target(id)));
        let mut found: Vec<String> = Vec::new();
        if depth <= DEPTH {
            found.extend(
                schema
                    .docs
                    .examples
                    .iter()
                    .chain(&target.docs.examples)
                    .cloned(),
            );
            found.extend(self.shape(target, depth));
        }
        if schemas.is_nullable(id) {
            found.push("null".to_owned());
        }
        let mut unique = Vec::new();
        for value in found {
            if !unique.contains(&value) {
                unique.push(value);
            }
        }
        unique.truncate(MOST);
        unique
    }

    fn shape(&self, schema: &Schema, depth: usize) -> Vec<String> {
        let texts = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        match &schema.shape {
            Shape::Any => texts(&["\"a\"", "1", "true", "{}", "[]"]),
            Shape::Never(_) | Shape::Same(_) => Vec::new(),
            Shape::Boolean => texts(&["true", "false"]),
            Shape::Number(number) => numbers(*number, &schema.constraints),
            Shape::Text(text) => strings(text.format, &schema.constraints),
            Shape::Choice(choice) => {
                let all = choice.values.iter();
                all.map(|it| match choice.kind {
                    ChoiceKind::Text => quoted(&it.text),
                    ChoiceKind::Integer => it.text.clone(),
                })
                .collect()
            }
            Shape::Array(array) => {
                let items = self.values(array.items, depth + 1);
                let mut found = vec!["[]".to_owned()];
                if let Some(first) = items.first() {
                    found.push(format!("[{first}, {first}, {first}]"));
                }
                // An example among the items can be invalid now.
                let single = items.iter().take(LIST).map(|it| format!("[{it}]"));
                found.splice(0..0, single);
                found.extend((items.len() > 1).then(|| format!("[{}]", items.join(", "))));
                found
            }
            Shape::Object(object) => self.objects(object, depth),
            Shape::Union(union) => self.union(union, depth),
        }
    }

    fn objects(&self, object: &Object, depth: usize) -> Vec<String> {
        let members: Vec<(&str, bool, Vec<String>)> = object
            .members
            .iter()
            .filter(|it| match self.request {
                true => !it.read_only,
                false => !it.write_only,
            })
            .map(|it| {
                (
                    it.name.as_str(),
                    it.required,
                    self.values(it.schema, depth + 1),
                )
            })
            .filter(|it| !it.2.is_empty())
            .collect();
        let build = |pick: &dyn Fn(usize) -> Option<usize>, more: Option<&str>| {
            let mut parts: Vec<String> = members
                .iter()
                .enumerate()
                .filter_map(|(at, (name, _, values))| {
                    let value = values.get(pick(at)?)?;
                    Some(format!("{}: {value}", quoted(name)))
                })
                .collect();
            parts.extend(more.map(str::to_owned));
            format!("{{{}}}", parts.join(", "))
        };
        let required = |at: usize| members.get(at).is_some_and(|it| it.1);
        let mut found = vec![
            build(&|_| Some(0), None),
            build(&|at| required(at).then_some(0), None),
        ];
        let other = match object.additional {
            Additional::Kept(values) => self.values(values, depth + 1).first().cloned(),
            Additional::Unstated => Some("\"a\"".to_owned()),
            Additional::Refused(_) => None,
        };
        // A change can declare this member of any type.
        if let Additional::Kept(_) = object.additional {
            found.push(build(&|_| Some(0), Some("\"zzExtra\": 7")));
        }
        if let Some(value) = other {
            found.push(build(&|_| Some(0), Some(&format!("\"zzOther\": {value}"))));
        }
        for (changed, (_, own, values)) in members.iter().enumerate() {
            for index in 1..values.len() {
                let alone = |at: usize| match at == changed {
                    true => Some(index),
                    false => required(at).then_some(0),
                };
                found.push(build(&alone, None));
            }
            if !own {
                found.push(build(&|at| (at != changed).then_some(0), None));
                let alone = |at: usize| (at == changed || required(at)).then_some(0);
                found.push(build(&alone, None));
            }
        }
        found
    }

    fn union(&self, union: &Union, depth: usize) -> Vec<String> {
        let mut found = Vec::new();
        for (at, branch) in union.branches.iter().enumerate() {
            let values = self.values(branch.schema, depth + 1);
            let selected = union.discriminator.as_ref().and_then(|it| {
                let value = it.values.get(at)?.first()?;
                Some((it.property.as_str(), value.as_str()))
            });
            for value in values {
                found.push(match selected {
                    Some((property, tag)) => tagged(&value, property, tag),
                    None => value,
                });
            }
        }
        if union.discriminator.is_none() {
            found.extend(self.merged(union, depth));
        }
        found
    }

    /// Objects with the members of two alternatives, which can fit both.
    fn merged(&self, union: &Union, depth: usize) -> Vec<String> {
        let schemas = &self.api.schemas;
        let objects = union.branches.iter().filter_map(|it| {
            match &schemas.get(schemas.target(it.schema)).shape {
                Shape::Object(object) => Some(object),
                _ => None,
            }
        });
        let objects: Vec<&Object> = objects.collect();
        let mut found = Vec::new();
        for (at, left) in objects.iter().enumerate() {
            for (_, right) in objects.iter().enumerate().filter(|it| it.0 != at) {
                let mut both = Object::clone(left);
                let has = |name: &str| left.members.iter().any(|it| it.name == name);
                let more = right.members.iter().filter(|it| !has(&it.name));
                both.members.extend(more.cloned());
                found.extend(self.objects(&both, depth));
            }
        }
        found
    }
}

/// An object whose discriminator has a value. The member is first in the text if it is there.
fn tagged(value: &str, property: &str, tag: &str) -> String {
    let start = format!("{}: ", quoted(property));
    let Some(at) = value.find(&start) else {
        return match value.strip_prefix('{') {
            Some("}") => format!("{{{start}{}}}", quoted(tag)),
            Some(rest) => format!("{{{start}{}, {rest}", quoted(tag)),
            None => value.to_owned(),
        };
    };
    let (before, after) = value.split_at(at + start.len());
    let end = after.find([',', '}']).unwrap_or(after.len());
    format!(
        "{before}{}{}",
        quoted(tag),
        after.get(end..).unwrap_or_default()
    )
}

fn numbers(number: Number, constraints: &[Constraint]) -> Vec<String> {
    let mut found: Vec<String> = ["5", "1000", "0", "-3", "8"].map(str::to_owned).into();
    match number {
        Number::Integer | Number::Int64 | Number::MinorUnits => found.push("4294967296".to_owned()),
        Number::Int32 => {}
        Number::ExactInteger => found.push("123456789012345678901234567890".to_owned()),
        Number::Exact | Number::Float | Number::Decimal => found.push("2.5".to_owned()),
    }
    for constraint in constraints {
        match constraint {
            Constraint::Minimum(it) | Constraint::Maximum(it) => found.insert(0, it.clone()),
            _ => {}
        }
    }
    found
}

fn strings(format: TextFormat, constraints: &[Constraint]) -> Vec<String> {
    let known: &[&str] = match format {
        TextFormat::Plain => &["abcd", "a", "12", "x y"],
        TextFormat::Uuid => &["ba943ff1-ca16-49b2-ba55-1057e70ca5c7"],
        TextFormat::Date => &["2024-02-29", "1999-12-31"],
        TextFormat::DateTime => &["2024-02-29T10:00:00Z"],
        TextFormat::Decimal => &["3.10", "7", "0.001"],
        TextFormat::Byte => &["aGk="],
        TextFormat::Ipv4 => &["127.0.0.1"],
        TextFormat::Ipv6 => &["::1"],
        TextFormat::Checked(_) => &["https://example.com/a", "a@example.com", "example.com"],
    };
    let mut found: Vec<String> = known.iter().map(|it| quoted(it)).collect();
    if format == TextFormat::Plain {
        let mut longest = 600;
        for constraint in constraints {
            match constraint {
                Constraint::MaxLength(it) => {
                    longest = usize::try_from(*it).unwrap_or(600).min(5_000)
                }
                Constraint::MinLength(it) => {
                    let length = usize::try_from(*it).unwrap_or(1).min(5_000);
                    found.insert(0, quoted(&"a".repeat(length)));
                }
                _ => {}
            }
        }
        found.push(quoted(&"a".repeat(longest)));
        found.push(quoted(""));
    }
    found
}
