//! The schemas of a document as constants of the runtime, for each direction of a message.
//!
//! The constants live as long as the process, because the runtime refers to schemas for ever. A mock
//! loads a document once, so this loses no memory.

use std::collections::HashMap;
use std::sync::OnceLock;

use copperplate::ir::{
    Additional, Api, ChoiceKind, Constraint, Discriminator, Keyword as Ir, Number, Object, RuleId,
    SchemaId, Shape, TextFormat, Union, UnionKind,
};
use copperplate_runtime::schema::{Format, Keyword, Pattern, Schema};

use super::formats::format as format_named;
use super::leak::{leaked, list, text, texts};

/// The direction of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From a client, without `readOnly` members.
    Request,
    /// From the API, without `writeOnly` members.
    Response,
}

/// The schema `false`.
static FALSE: Schema = Schema::new().keywords(&[Keyword::False]);

/// A schema that admits every value.
static ANY: Schema = Schema::new();

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Schema(SchemaId, Direction),
    Rules(RuleId, Direction),
}

enum Made {
    /// The schema refers to itself, or may do so.
    Open(Option<&'static OnceLock<Schema>>),
    Done(&'static Schema),
}

/// Makes the constants of schemas, each once.
pub struct SchemaMaker<'a> {
    api: &'a Api,
    made: HashMap<Key, Made>,
}

impl<'a> SchemaMaker<'a> {
    pub fn new(api: &'a Api) -> Self {
        Self {
            api,
            made: HashMap::new(),
        }
    }

    /// The constant of a schema.
    pub fn schema(&mut self, id: SchemaId, direction: Direction) -> &'static Schema {
        self.once(Key::Schema(id, direction))
    }

    fn once(&mut self, key: Key) -> &'static Schema {
        match self.made.get_mut(&key) {
            Some(Made::Done(schema)) => return schema,
            Some(Made::Open(late)) => {
                let late = late.get_or_insert_with(|| leaked(OnceLock::new()));
                let late = Keyword::Late(late);
                return leaked(Schema::new().keywords(list(vec![late])));
            }
            None => {}
        }
        self.made.insert(key, Made::Open(None));
        let schema = match key {
            Key::Schema(id, direction) => self.of_schema(id, direction),
            Key::Rules(id, direction) => self.of_rules(id, direction),
        };
        let late = self.made.insert(key, Made::Done(&ANY));
        let schema = leaked(schema);
        if let Some(Made::Open(Some(late))) = late {
            // The schema is made once, so it was not set before.
            let _ = late.set(schema.clone());
        }
        self.made.insert(key, Made::Done(schema));
        schema
    }

    fn of_schema(&mut self, id: SchemaId, direction: Direction) -> Schema {
        let api = self.api;
        let schema = api.schemas.get(id);
        let mut made = Schema::new();
        let mut keywords = Vec::new();
        if schema.replaced.is_none() {
            made = self.shape(&schema.shape, direction, made, &mut keywords);
            for constraint in &schema.constraints {
                made = constrained(made, constraint);
            }
        }
        if let Some(rules) = schema.rules {
            keywords.push(Keyword::Ref(self.once(Key::Rules(rules, direction))));
        }
        if schema.nullable {
            made = made.nullable();
        }
        if schema.sensitive {
            made = made.sensitive();
        }
        made.keywords(list(keywords))
    }

    fn shape(
        &mut self,
        shape: &Shape,
        direction: Direction,
        made: Schema,
        keywords: &mut Vec<Keyword>,
    ) -> Schema {
        let mut of_type = |name: &'static str| keywords.push(Keyword::Type(list(vec![name])));
        match shape {
            Shape::Any => {}
            Shape::Never(keyword) => keywords.push(Keyword::Never(keyword)),
            Shape::Same(other) => {
                keywords.push(Keyword::Ref(self.once(Key::Schema(*other, direction))));
            }
            Shape::Boolean => of_type("boolean"),
            Shape::Number(number) => {
                of_type(type_of(*number));
                return number_format(*number).map_or(made.clone(), |it| made.format(it));
            }
            Shape::Text(text) => {
                of_type("string");
                return text_format(text.format, made);
            }
            Shape::Choice(choice) => {
                of_type(match choice.kind {
                    ChoiceKind::Text => "string",
                    ChoiceKind::Integer => "integer",
                });
                let values = choice.values.iter().map(|it| match choice.kind {
                    ChoiceKind::Text => quoted(&it.text),
                    ChoiceKind::Integer => it.text.clone(),
                });
                let values = texts(values);
                return match choice.constants {
                    true => made.constants(values),
                    false => made.values(values),
                };
            }
            Shape::Array(array) => {
                of_type("array");
                let rest = Some(self.once(Key::Schema(array.items, direction)));
                keywords.push(Keyword::Items { prefix: &[], rest });
            }
            Shape::Object(object) => {
                of_type("object");
                self.object(object, direction, keywords);
            }
            Shape::Union(union) => self.union(union, direction, keywords),
        }
        made
    }

    fn object(&mut self, object: &Object, direction: Direction, keywords: &mut Vec<Keyword>) {
        let is_skipped = |read_only: bool, write_only: bool| match direction {
            Direction::Request => read_only,
            Direction::Response => write_only,
        };
        let mut named = Vec::new();
        let mut required = Vec::new();
        for member in &object.members {
            let skipped = is_skipped(member.read_only, member.write_only);
            let schema = match skipped {
                true => &ANY,
                false => self.once(Key::Schema(member.schema, direction)),
            };
            named.push((text(&member.name), schema));
            if member.required && !skipped {
                required.push(text(&member.name));
            }
        }
        if !required.is_empty() {
            keywords.push(Keyword::Required(list(required)));
        }
        let unevaluated = matches!(
            object.additional,
            Additional::Refused(copperplate::ir::Closing::Unevaluated)
        );
        let additional = match object.additional {
            Additional::Unstated => None,
            Additional::Refused(_) => (!unevaluated).then_some(&FALSE),
            Additional::Kept(values) => Some(self.once(Key::Schema(values, direction))),
        };
        keywords.push(Keyword::Properties {
            named: list(named),
            matching: &[],
            additional,
        });
        if unevaluated {
            keywords.push(Keyword::UnevaluatedProperties(&FALSE));
        }
    }

    fn union(&mut self, union: &Union, direction: Direction, keywords: &mut Vec<Keyword>) {
        let branches: Vec<&'static Schema> = union
            .branches
            .iter()
            .map(|it| self.once(Key::Schema(it.schema, direction)))
            .collect();
        if let Some(discriminator) = &union.discriminator {
            keywords.push(Keyword::Ref(by_tag(discriminator, &branches)));
            if direction == Direction::Request {
                return;
            }
        }
        let branches = list(branches);
        keywords.push(match union.kind {
            UnionKind::OneOf => Keyword::OneOf(branches),
            UnionKind::AnyOf => Keyword::AnyOf(branches),
        });
    }

    fn of_rules(&mut self, id: RuleId, direction: Direction) -> Schema {
        let rules = self.api.rules.get(id);
        let mut made = Schema::new();
        let mut keywords = Vec::new();
        for keyword in &rules.keywords {
            if let Ir::Constraint(constraint) = keyword {
                made = constrained(made, constraint);
            } else {
                let mut by = |id: &RuleId| self.once(Key::Rules(*id, direction));
                keywords.extend(super::keywords::keyword(keyword, &mut by));
            }
        }
        if rules.nullable {
            made = made.nullable();
        }
        if rules.sensitive {
            made = made.sensitive();
        }
        made.keywords(list(keywords))
    }
}

/// The alternative of a discriminator's value, as a chain of `if`.
fn by_tag(discriminator: &Discriminator, branches: &[&'static Schema]) -> &'static Schema {
    let property = text(&discriminator.property);
    let pairs: Vec<_> = discriminator.values.iter().zip(branches).collect();
    let fallback = pairs.iter().find(|(values, _)| values.is_empty());
    let all = pairs.iter().flat_map(|(values, _)| values.iter());
    let known = leaked(Schema::new().values(texts(all.map(|it| quoted(it)))));
    let mut otherwise: &'static Schema = match fallback {
        Some((_, branch)) => branch,
        // The value is none of the tags, which the report names.
        None => tagged(property, known),
    };
    for (values, branch) in pairs.into_iter().filter(|(values, _)| !values.is_empty()) {
        let values = texts(values.iter().map(|it| quoted(it)));
        let test = tagged(property, leaked(Schema::new().values(values)));
        otherwise = leaked(Schema::new().keywords(list(vec![Keyword::If {
            test,
            then: Some(branch),
            otherwise: Some(otherwise),
        }])));
    }
    otherwise
}

/// An object whose member has a value.
fn tagged(property: &'static str, value: &'static Schema) -> &'static Schema {
    leaked(Schema::new().keywords(list(vec![
        Keyword::Type(&["object"]),
        Keyword::Required(list(vec![property])),
        Keyword::Properties {
            named: list(vec![(property, value)]),
            matching: &[],
            additional: None,
        },
    ])))
}

/// JSON text of a string.
pub fn quoted(text: &str) -> String {
    let json = copperplate_runtime::to_json(&text.to_owned());
    String::from_utf8(json).unwrap_or_default()
}

fn type_of(number: Number) -> &'static str {
    match number {
        Number::Integer
        | Number::Int32
        | Number::Int64
        | Number::MinorUnits
        | Number::ExactInteger => "integer",
        Number::Exact | Number::Float | Number::Decimal => "number",
    }
}

fn number_format(number: Number) -> Option<Format> {
    match number {
        Number::Integer | Number::Int64 => Some(Format::Int64),
        Number::Int32 => Some(Format::Int32),
        Number::MinorUnits => Some(Format::MinorUnits),
        Number::Float => Some(Format::Double),
        Number::Decimal => Some(Format::Decimal),
        Number::ExactInteger | Number::Exact => None,
    }
}

fn text_format(format: TextFormat, made: Schema) -> Schema {
    match format {
        TextFormat::Plain => made,
        TextFormat::Uuid => made.format(Format::Uuid),
        TextFormat::Date => made.format(Format::Date),
        TextFormat::DateTime => made.format(Format::DateTime),
        TextFormat::Decimal => made.format(Format::Decimal).as_string(),
        TextFormat::Byte => made.format(Format::Byte),
        TextFormat::Ipv4 => made.format(Format::Ipv4),
        TextFormat::Ipv6 => made.format(Format::Ipv6),
        TextFormat::Checked(name) => match format_named(name) {
            Some(format) => made.format(format),
            None => made,
        },
    }
}

fn constrained(made: Schema, constraint: &Constraint) -> Schema {
    match constraint {
        Constraint::MinLength(length) => made.min_length(*length),
        Constraint::MaxLength(length) => made.max_length(*length),
        Constraint::Pattern(pattern) => made.pattern(leaked(Pattern::new(text(pattern)))),
        Constraint::Minimum(bound) => made.minimum(text(bound)),
        Constraint::Maximum(bound) => made.maximum(text(bound)),
        Constraint::ExclusiveMinimum(bound) => made.exclusive_minimum(text(bound)),
        Constraint::ExclusiveMaximum(bound) => made.exclusive_maximum(text(bound)),
        Constraint::MultipleOf(step) => made.multiple_of(text(step)),
        Constraint::MinItems(count) => made.min_items(*count),
        Constraint::MaxItems(count) => made.max_items(*count),
        Constraint::UniqueItems => made.unique_items(),
        Constraint::MinProperties(count) => made.min_properties(*count),
        Constraint::MaxProperties(count) => made.max_properties(*count),
        Constraint::Enum(values) => made.values(texts(values.iter().cloned())),
        Constraint::Const(values) => made.constants(texts(values.iter().cloned())),
        Constraint::Format(name) => match format_named(name) {
            Some(format) => made.format(format),
            None => made,
        },
    }
}
