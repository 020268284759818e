//! Assertions as calls on the runtime's constant schemas.

use crate::ir::{Api, Constraint, Number, SchemaId, Shape, TextFormat};

use super::names::Scope;

/// What a Rust type does not hold: a chain of calls on `rt::Schema::new()`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// The calls in order.
    pub calls: Vec<Call>,
}

impl Rules {
    /// Whether nothing is left to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }
}

/// One call.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// The assertion of a keyword.
    Constraint(Constraint),
    /// `.pattern(&NAME)`.
    Pattern(String),
    /// `.items(&NAME)`: the rules of items or of values of a map.
    Items(String),
    /// `.format(rt::Format::Name)`.
    Format(&'static str),
    /// `.as_string()`: a decimal that travels in a string.
    AsString,
    /// `.sensitive()`.
    Sensitive,
}

/// A named constant that rules refer to.
#[derive(Clone, Debug, PartialEq)]
pub enum Static {
    /// The rules of items.
    Rules(String, Rules),
    /// A pattern in the regular expression engine's syntax.
    Pattern(String, String),
}

/// Collects the rules of one type with the constants that they need.
pub(super) struct RuleBook<'p> {
    pub(super) api: &'p Api,
    pub(super) scope: Scope,
    pub(super) statics: Vec<Static>,
    /// What the names of constants begin with.
    pub(super) prefix: String,
}

impl RuleBook<'_> {
    /// The rules of a schema that stands under `name` in the type.
    pub(super) fn rules(&mut self, id: SchemaId, name: &str) -> Rules {
        self.rules_within(id, name, &mut Vec::new())
    }

    fn rules_within(&mut self, id: SchemaId, name: &str, above: &mut Vec<SchemaId>) -> Rules {
        let mut rules = Rules::default();
        let schema = self.api.schemas.get(id);
        let target = self.api.schemas.target(id);
        if above.contains(&target) {
            return rules;
        }
        above.push(target);
        let constraints = schema.constraints.iter();
        let inherited = self.api.schemas.get(target).constraints.iter();
        let inherited = if target == id {
            Vec::new()
        } else {
            inherited.cloned().collect()
        };
        for constraint in constraints.cloned().chain(inherited) {
            let call = self.constraint(constraint, name);
            rules.calls.push(call);
        }
        match &self.api.schemas.get(target).shape {
            Shape::Text(text) => match text.format {
                TextFormat::Decimal => rules.calls.push(Call::AsString),
                TextFormat::Checked(format) => rules.calls.push(Call::Format(format)),
                TextFormat::Plain
                | TextFormat::Uuid
                | TextFormat::Date
                | TextFormat::DateTime
                | TextFormat::Byte
                | TextFormat::Ipv4
                | TextFormat::Ipv6 => {}
            },
            Shape::Array(array) => self.items(array.items, name, above, &mut rules),
            Shape::Object(object) if object.members.is_empty() => {
                if let crate::ir::Additional::Kept(values) = object.additional {
                    self.items(values, name, above, &mut rules);
                }
            }
            // A named type brings its own rules.
            Shape::Object(_) => rules.calls.clear(),
            Shape::Any
            | Shape::Never
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Number(
                Number::Integer
                | Number::Int32
                | Number::Int64
                | Number::MinorUnits
                | Number::Float
                | Number::Decimal,
            )
            | Shape::Choice(_)
            | Shape::Union(_) => {}
        }
        above.pop();
        rules
    }

    fn items(&mut self, items: SchemaId, name: &str, above: &mut Vec<SchemaId>, to: &mut Rules) {
        let inner = self.rules_within(items, &format!("{name} items"), above);
        if !inner.is_empty() {
            let constant = self.constant(name, "items");
            self.statics.push(Static::Rules(constant.clone(), inner));
            to.calls.push(Call::Items(constant));
        }
    }

    fn constraint(&mut self, constraint: Constraint, name: &str) -> Call {
        match constraint {
            Constraint::Pattern(pattern) => {
                let constant = self.constant(name, "pattern");
                self.statics
                    .push(Static::Pattern(constant.clone(), pattern));
                Call::Pattern(constant)
            }
            other => Call::Constraint(other),
        }
    }

    fn constant(&mut self, name: &str, kind: &str) -> String {
        self.scope
            .constant(&format!("{} {name} {kind}", self.prefix))
    }
}
