//! Describes types through their own decoding.

use super::fields::{Fields, Undeclared};
use super::object::Object;
use super::several::Several;
use super::source::{Alternatives, Source};
use super::unknown::UnknownJson;
use crate::codec::{Decode, Encode, Inner, Shape};
use crate::json::{Json, Map};
use crate::schema::Schema;

/// Decoding from a shape describes a type: it finds no value, but it visits every field and every
/// alternative.
impl Source for &mut Shape {
    type Alternatives<T> = Self;

    fn fields<T: Object, F: Fields>(self, _: Undeclared) -> Option<F> {
        self.fields_of(T::members(), F::shape);
        None
    }

    fn fields_and_others<T: Object, F: Fields, K: Decode>(
        self,
        schema: &'static Schema,
    ) -> Option<(F, Map<K>)> {
        self.fields_of(T::members(), F::shape);
        self.map::<K>(schema);
        None
    }

    fn fields_and_unknown<T: Object, F: Fields>(self) -> Option<(F, Map<Json>)> {
        // Forms and parameters contain no unknown members.
        self.fields_of(T::members(), F::shape);
        None
    }

    fn one_of<T>(self) -> Self {
        self
    }

    fn one_of_disjoint<T>(self) -> Self {
        self
    }

    fn any_of<T>(self) -> Self {
        self
    }

    fn several<T>(self) -> Self {
        self
    }

    fn tagged<T>(self, _: &'static str, _: &'static [&'static [&'static str]]) -> Self {
        self
    }
}

impl<T> Alternatives<T> for &mut Shape {
    fn alternative<B: Decode>(&mut self, _: impl FnOnce(B) -> T, schema: &'static Schema) {
        self.union_branch(Inner::of::<B>(schema));
    }

    fn finish(self) -> Option<T> {
        None
    }

    fn finish_or(self, _: fn(UnknownJson) -> T) -> Option<T> {
        None
    }

    fn finish_several(self, _: fn(Several<T>) -> T, _: Option<fn(UnknownJson) -> T>) -> Option<T>
    where
        T: Encode,
    {
        None
    }
}

#[cfg(test)]
mod tests;
