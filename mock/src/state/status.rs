//! The status of a thing, which moves along its enumeration.

use copperplate::ir::{Api, ChoiceKind, SchemaId, Shape};
use copperplate_runtime::{Json, Map};

use super::resources::folded;

/// The values that end the life of a thing badly. The clock passes over them.
const ENDED: [&str; 14] = [
    "fail", "cancel", "reject", "error", "expire", "declin", "return", "revers", "abort", "block",
    "suspend", "delet", "refus", "invalid",
];

/// The values that end the life of a thing well, where the clock stops.
const DONE: [&str; 9] = [
    "complete",
    "paid",
    "succe",
    "settled",
    "done",
    "finished",
    "confirmed",
    "executed",
    "processed",
];

/// The order of the values of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The member.
    pub member: String,
    /// The values, in the order of the enumeration without the ones that end badly.
    pub values: Vec<String>,
}

impl Order {
    /// The order of the status in the objects of a schema.
    pub fn of(api: &Api, schema: SchemaId) -> Option<Self> {
        Self::within(api, schema, 0)
    }

    fn within(api: &Api, schema: SchemaId, depth: usize) -> Option<Self> {
        let target = api.schemas.target(schema);
        let Shape::Object(object) = &api.schemas.get(target).shape else {
            return None;
        };
        for member in &object.members {
            let name = folded(&member.name);
            if !(name.ends_with("status") || name.ends_with("state")) {
                continue;
            }
            let target = api.schemas.target(member.schema);
            if let Shape::Choice(choice) = &api.schemas.get(target).shape
                && choice.kind == ChoiceKind::Text
                && choice.values.len() > 1
            {
                let values = choice.values.iter().map(|it| it.text.clone());
                return Some(Self {
                    member: member.name.clone(),
                    values: values.filter(|it| !has(it, &ENDED)).collect(),
                });
            }
        }
        let mut inner = object.members.iter().filter(|_| depth == 0);
        inner.find_map(|it| Self::within(api, it.schema, depth + 1))
    }

    /// Sets the first value.
    pub fn begin(&self, members: &mut Map<Json>) {
        if let (Some(value), Some(first)) = (members.get_mut(&self.member), self.values.first()) {
            *value = Json::String(first.clone());
        }
    }

    /// Sets the next value, and returns true if there is one.
    pub fn advance(&self, members: &mut Map<Json>) -> bool {
        let Some(Json::String(value)) = members.get_mut(&self.member) else {
            return false;
        };
        if has(value, &DONE) {
            return false;
        }
        let Some(place) = self.values.iter().position(|it| it == value) else {
            return false;
        };
        match self.values.get(place + 1) {
            Some(next) => {
                value.clone_from(next);
                true
            }
            None => false,
        }
    }
}

fn has(value: &str, parts: &[&str]) -> bool {
    let value = folded(value);
    parts.iter().any(|it| value.contains(it))
}
