//! The schemas of a document, by their ids.

use super::{Default, RuleId, Schema, SchemaId, Shape};
use crate::table::Table;

/// The arena of schemas.
#[derive(Clone, Debug, Default)]
pub struct Schemas(Table<SchemaId, Schema>);

impl Schemas {
    /// Adds a schema and returns its id.
    pub fn push(&mut self, schema: Schema) -> SchemaId {
        self.0.push(schema)
    }

    /// Replaces the reserved schema with an id.
    pub fn set(&mut self, id: SchemaId, schema: Schema) {
        self.0[id] = schema;
    }

    /// Changes the reserved schema with an id.
    pub(crate) fn complete(&mut self, id: SchemaId, complete: impl FnOnce(&mut Schema)) {
        complete(&mut self.0[id]);
    }

    /// Releases unused capacity.
    pub(crate) fn pack(&mut self) {
        self.0.pack();
    }

    /// Sets the rules of a schema.
    pub fn set_rules(&mut self, id: SchemaId, rules: RuleId) {
        self.0[id].rules = Some(rules);
    }

    /// Excludes `null` from the values of a schema.
    pub fn refuse_null(&mut self, id: SchemaId) {
        self.0[id].nullable = false;
    }

    /// Sets the default of a schema.
    pub fn set_default(&mut self, id: SchemaId, default: Default) {
        self.0[id].default = Some(default);
    }

    /// Gives a recursive list or map its own type.
    pub fn name_collection(&mut self, id: SchemaId) {
        self.0[id].recursive = true;
    }

    /// The schema with an id from [`Schemas::push`].
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        &self.0[id]
    }

    /// A table computed from each schema.
    pub(crate) fn map<T>(&self, row: impl FnMut(SchemaId, &Schema) -> T) -> Table<SchemaId, T> {
        self.0.map(row)
    }

    /// The id at the end of a chain of [`Shape::Same`].
    #[must_use]
    pub fn target(&self, mut id: SchemaId) -> SchemaId {
        // A chain is at most as long as the arena, so even a malformed cycle ends.
        for _ in 0..self.0.len() {
            match self.get(id).shape {
                Shape::Same(next) => id = next,
                _ => return id,
            }
        }
        id
    }

    /// True if a schema admits `null` besides the values of its shape, either directly or by the
    /// schema it is the same as.
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

    /// Every id with its schema, in the order of creation.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.0.iter()
    }

    /// The number of schemas.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there is no schema.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
