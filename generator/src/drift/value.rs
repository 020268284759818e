//! Holds a value to its schema.
//!
//! The type, the assertions beside it and the rule set of a schema say together what the document says:
//! `lower/` splits them in this way for generated code.

use std::collections::HashMap;

use crate::ir::{
    Additional, Api, Constraint, Member, Number, Object, Origin, Schema, SchemaId, Shape,
    TextFormat, Union, UnionKind,
};
use crate::judge::{Judge, MessageKind, of_type, refusal};
use crate::source::{Node, Value, pointer};

use super::fix::Change;

/// The depth limit of values.
const DEEPEST: usize = 200;

/// A divergence of a value.
pub(super) struct ValueDivergence {
    pub(super) pointer: String,
    pub(super) keyword: &'static str,
    pub(super) message: String,
    pub(super) origin: Origin,
    pub(super) change: Option<Change>,
    /// False for a member that the document admits and does not describe.
    pub(super) described: bool,
}

/// The walk through a value.
pub(super) struct Walk<'a> {
    api: &'a Api,
    way: MessageKind,
    path: String,
    depth: usize,
    sensitive: bool,
    pub(super) found: Vec<ValueDivergence>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(api: &'a Api, way: MessageKind) -> Self {
        Self {
            api,
            way,
            path: String::new(),
            depth: 0,
            sensitive: false,
            found: Vec::new(),
        }
    }

    fn add(
        &mut self,
        schema: &Schema,
        (keyword, message): (&'static str, String),
        change: Option<Change>,
    ) {
        self.found.push(ValueDivergence {
            pointer: self.path.clone(),
            keyword,
            message,
            origin: schema.origin.clone(),
            change,
            described: true,
        });
    }

    /// Holds a value to a schema.
    pub(super) fn value(&mut self, id: SchemaId, node: &Node) {
        if self.depth >= DEEPEST {
            return;
        }
        let schema = self.api.schemas.get(id);
        let outer = self.sensitive;
        self.sensitive |= schema.sensitive;
        self.depth += 1;
        match node.value {
            Value::Null if schema.nullable => {}
            // Only a rule set decides about the values of a replaced type.
            _ if schema.replaced.is_some() => self.rules(schema, node),
            _ if self.shape(schema, node) => {
                self.constraints(schema, node);
                self.rules(schema, node);
            }
            _ => {}
        }
        self.depth -= 1;
        self.sensitive = outer;
    }

    /// Holds a value to a type. Returns false if it has another one, which is then the only divergence.
    fn shape(&mut self, schema: &Schema, node: &Node) -> bool {
        let wanted: &[&str] = match &schema.shape {
            Shape::Any => return true,
            Shape::Same(next) => {
                self.value(*next, node);
                return true;
            }
            Shape::Never(keyword) => {
                self.add(schema, (keyword, "it must be absent".to_owned()), None);
                return false;
            }
            Shape::Union(union) => return self.union(schema, union, node),
            Shape::Boolean => &["boolean"],
            Shape::Number(Number::Exact | Number::Float | Number::Decimal) => &["number"],
            Shape::Number(
                Number::Integer
                | Number::Int32
                | Number::Int64
                | Number::MinorUnits
                | Number::ExactInteger,
            ) => &["integer"],
            Shape::Text(_) => &["string"],
            Shape::Choice(choice) => match choice.kind {
                crate::ir::ChoiceKind::Text => &["string"],
                crate::ir::ChoiceKind::Integer => &["integer"],
            },
            Shape::Array(_) => &["array"],
            Shape::Object(_) => &["object"],
        };
        let wanted: Vec<String> = wanted.iter().map(|it| (*it).to_owned()).collect();
        if !of_type(node, &wanted) {
            let (is, must) = (kind(node), wanted.join(" or "));
            let change = match node.value {
                Value::Null => Change::Null(must.clone()),
                _ => Change::Type(is.to_owned(), must.clone()),
            };
            self.add(
                schema,
                ("type", format!("it is {is}, not {must}")),
                Some(change),
            );
            return false;
        }
        self.inside(schema, node);
        true
    }

    /// Holds the parts of a value of the right type to the document.
    fn inside(&mut self, schema: &Schema, node: &Node) {
        match (&schema.shape, &node.value) {
            (Shape::Text(text), Value::String(_)) => {
                if let Some(format) = format(text.format) {
                    self.constraint(schema, &Constraint::Format(format), node);
                }
            }
            (Shape::Number(number), Value::Number(_)) => {
                let format = match number {
                    Number::Int32 => Some("Int32"),
                    Number::Int64 => Some("Int64"),
                    _ => None,
                };
                if let Some(format) = format {
                    self.constraint(schema, &Constraint::Format(format), node);
                }
            }
            (Shape::Choice(choice), Value::String(text) | Value::Number(text))
                if !choice.values.iter().any(|it| it.text == *text) =>
            {
                self.unlisted(schema, text, choice.constants, node);
            }
            (Shape::Array(array), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(&index.to_string(), |it| it.value(array.items, item));
                }
            }
            (Shape::Object(object), Value::Object(_)) => self.object(schema, object, node),
            _ => {}
        }
    }

    /// A value that an enumeration lacks. It is shown unless it could be a secret.
    fn unlisted(&mut self, schema: &Schema, text: &str, constant: bool, node: &Node) {
        let word = |it: char| it.is_ascii_alphanumeric() || "_-. ".contains(it);
        let shown = !self.sensitive && text.len() <= 40 && text.chars().all(word);
        let keyword = if constant { "const" } else { "enum" };
        let message = match shown {
            true => format!("`{text}` is not listed"),
            false => "the value is not listed".to_owned(),
        };
        let change = (shown && !constant).then(|| Change::Listed(crate::source::json_text(node)));
        self.add(schema, (keyword, message), change);
    }

    fn object(&mut self, schema: &Schema, object: &Object, node: &Node) {
        let Value::Object(members) = &node.value else {
            return;
        };
        for member in &object.members {
            let own = members.get(&member.name);
            match own {
                Some(own) => {
                    self.below(&member.name, |it| it.value(member.schema, own));
                }
                None if member.required && !self.is_of_other_side(member) => {
                    let message = format!("the member `{}` is required and absent", member.name);
                    let change = Change::NotRequired(member.name.clone());
                    self.add(schema, ("required", message), Some(change));
                }
                None => {}
            }
        }
        for (name, _, value) in members.iter() {
            if object.members.iter().any(|it| it.name == name) {
                continue;
            }
            match object.additional {
                Additional::Kept(values) => self.below(name, |it| it.value(values, value)),
                Additional::Refused(closing) => {
                    let message = format!("the member `{name}` is not documented");
                    let change = Change::Property(name.to_owned(), kind(value).to_owned());
                    self.below(name, |it| {
                        it.add(schema, (closing.keyword(), message), Some(change));
                    });
                }
                Additional::Unstated => {
                    let message = format!("the member `{name}` is not documented");
                    let change = Change::Property(name.to_owned(), kind(value).to_owned());
                    self.below(name, |it| {
                        it.add(schema, ("properties", message), Some(change));
                    });
                    if let Some(last) = self.found.last_mut() {
                        last.described = false;
                    }
                }
            }
        }
    }

    fn is_of_other_side(&self, member: &Member) -> bool {
        match self.way {
            MessageKind::Request => member.read_only,
            MessageKind::Response => member.write_only,
            MessageKind::Either => member.read_only || member.write_only,
        }
    }

    /// Holds a value to a union. The closest alternative reports.
    fn union(&mut self, schema: &Schema, union: &Union, node: &Node) -> bool {
        if let Some(chosen) = self.chosen(union, node) {
            let before = self.found.len();
            self.value(chosen, node);
            return self.found.len() == before;
        }
        let start = self.found.len();
        let mut closest: Option<(usize, Vec<ValueDivergence>)> = None;
        let (mut fits, mut undescribed) = (0, Vec::new());
        for branch in &union.branches {
            self.value(branch.schema, node);
            let found = self.found.split_off(start);
            let here = found
                .iter()
                .filter(|it| it.keyword == "type" && it.pointer == self.path);
            let distance = found.iter().filter(|it| it.described).count() + here.count() * 1000;
            if distance == 0 {
                fits += 1;
                undescribed = found;
            } else if closest.as_ref().is_none_or(|known| distance < known.0) {
                closest = Some((distance, found));
            }
        }
        match (fits, closest) {
            // A value of several alternatives is described by any of them.
            (1, _) => self.found.extend(undescribed),
            (0, Some((_, found))) => self.found.extend(found),
            (0 | 2.., _) if fits > 1 && union.kind == UnionKind::OneOf => {
                let message = "it fits several alternatives".to_owned();
                self.add(schema, ("oneOf", message), None);
            }
            _ => {}
        }
        fits == 1 || fits > 1 && union.kind == UnionKind::AnyOf
    }

    /// The alternative that the discriminator selects.
    fn chosen(&self, union: &Union, node: &Node) -> Option<SchemaId> {
        let discriminator = union.discriminator.as_ref()?;
        let Value::Object(members) = &node.value else {
            return None;
        };
        let Value::String(tag) = &members.get(&discriminator.property)?.value else {
            return None;
        };
        let mut values = discriminator.values.iter();
        let at = values.position(|all| all.iter().any(|it| it == tag))?;
        union.branches.get(at).map(|it| it.schema)
    }

    fn constraints(&mut self, schema: &Schema, node: &Node) {
        for constraint in &schema.constraints {
            self.constraint(schema, constraint, node);
        }
    }

    fn constraint(&mut self, schema: &Schema, constraint: &Constraint, node: &Node) {
        // The text of a list or object has several forms.
        let has_parts = match constraint {
            Constraint::Enum(texts) | Constraint::Const(texts) => {
                texts.iter().any(|it| it.starts_with(['{', '[']))
            }
            _ => false,
        };
        if has_parts {
            return;
        }
        if let Some((keyword, must)) = refusal(node, constraint) {
            let change = Change::Without(keyword.to_owned());
            self.add(schema, (keyword, must), Some(change));
        }
    }

    /// Holds a value to the keywords that need the whole value.
    fn rules(&mut self, schema: &Schema, node: &Node) {
        let Some(rule) = schema.rules else {
            return;
        };
        let listed = HashMap::new();
        let mut judge = Judge::new(&self.api.rules, &listed);
        for complaint in judge.judge(node, rule, self.way) {
            let pointer = format!("{}{}", self.path, complaint.pointer);
            let known = self.found.iter();
            let mut known = known.filter(|it| it.pointer == pointer);
            if known.any(|it| it.keyword == complaint.keyword) {
                continue;
            }
            // The words of a complaint may hold the value.
            self.found.push(ValueDivergence {
                pointer,
                keyword: complaint.keyword,
                message: format!("it violates `{}`", complaint.keyword),
                origin: schema.origin.clone(),
                change: None,
                described: true,
            });
        }
    }

    fn below(&mut self, segment: &str, step: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        pointer::push(&mut self.path, segment);
        step(self);
        self.path.truncate(length);
    }
}

/// The check of a format.
fn format(format: TextFormat) -> Option<&'static str> {
    Some(match format {
        TextFormat::Plain => return None,
        TextFormat::Uuid => "Uuid",
        TextFormat::Date => "Date",
        TextFormat::DateTime => "DateTime",
        TextFormat::Decimal => "Decimal",
        TextFormat::Byte => "Byte",
        TextFormat::Ipv4 => "Ipv4",
        TextFormat::Ipv6 => "Ipv6",
        TextFormat::Checked(name) => name,
    })
}

/// The JSON type of a value.
fn kind(node: &Node) -> &'static str {
    match &node.value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) if of_type(node, &["integer".to_owned()]) => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
