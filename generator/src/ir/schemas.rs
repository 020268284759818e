//! The schemas of a document, by their ids.

use super::{Default, RuleId, Schema, SchemaId, Shape};
use crate::table::Table;

/// The arena of schemas.
#[derive(Clone, Debug, Default)]
pub struct Schemas(Table<SchemaId, Schema>);

impl Schemas {
    /// Puts a schema into the arena and returns its id.
    pub fn push(&mut self, schema: Schema) -> SchemaId {
        self.0.push(schema)
    }

    /// Replaces the schema that was reserved under `id`.
    pub fn set(&mut self, id: SchemaId, schema: Schema) {
        self.0[id] = schema;
    }

    /// Gives the schema of an id other rules.
    pub fn set_rules(&mut self, id: SchemaId, rules: RuleId) {
        self.0[id].rules = Some(rules);
    }

    /// Takes `null` from what the schema of an id admits.
    pub fn refuse_null(&mut self, id: SchemaId) {
        self.0[id].nullable = false;
    }

    /// Gives the schema of an id its default.
    pub fn set_default(&mut self, id: SchemaId, default: Default) {
        self.0[id].default = Some(default);
    }

    /// Gives the list or map of an id a type of its own.
    pub fn name_collection(&mut self, id: SchemaId) {
        self.0[id].recursive = true;
    }

    /// The schema of an id, which [`Schemas::push`] made.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        &self.0[id]
    }

    /// A table of what each schema says.
    pub(crate) fn map<T>(&self, row: impl FnMut(SchemaId, &Schema) -> T) -> Table<SchemaId, T> {
        self.0.map(row)
    }

    /// The schema of an id with [`Shape::Same`] followed to the end.
    #[must_use]
    pub fn target(&self, mut id: SchemaId) -> SchemaId {
        // A chain can't be longer than the arena, so a malformed cycle ends too.
        for _ in 0..self.0.len() {
            match self.get(id).shape {
                Shape::Same(next) => id = next,
                _ => return id,
            }
        }
        id
    }

    /// Whether a schema admits `null` beside the values of its shape: by itself, or by a schema that
    /// it stands for.
    #[must_use]
    pub fn is_nullable(&self, mut id: SchemaId) -> bool {
        for _ in 0..self.0.len() {
            let schema = self.get(id);
            match schema.shape {
                Shape::Same(next) if !schema.nullable => id = next,
                _ => return schema.nullable,
            }
        }
        false
    }

    /// Every id with its schema, in the order in which they were met.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.0.iter()
    }

    /// How many schemas there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no schema.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
