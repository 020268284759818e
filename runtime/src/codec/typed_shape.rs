//! The shapes of types.

use super::shape::{Inner, Shape};
use super::traits::Decode;
use crate::schema::Schema;

impl Shape {
    /// Admits a list of items of this type.
    pub fn list<T: Decode>(&mut self, items: &'static Schema) {
        self.items_of(Inner::of::<T>(items));
    }

    /// Admits an object with values of this type, under any names.
    pub fn map<T: Decode>(&mut self, values: &'static Schema) {
        self.values_of(Inner::of::<T>(values));
    }

    /// The shape of a type.
    pub(crate) fn of<T: Decode>(schema: &'static Schema) -> Self {
        let mut shape = Self::default();
        T::shape(&mut shape, schema);
        shape
    }
}

impl Inner {
    /// The shape of a type, not inspected yet.
    pub(crate) fn of<T: Decode>(schema: &'static Schema) -> Self {
        Self {
            shape: T::shape,
            schema,
        }
    }
}
