//! Sources for the fields of an object and the alternatives of a union.

use super::fields::{Fields, Undeclared};
use super::object::Object;
use super::several::Several;
use super::unknown::UnknownJson;
use crate::codec::{Decode, Encode};
use crate::json::{Json, Map};
use crate::schema::Schema;

/// The source of an [`Object`] or a [`Union`](crate::model::Union): a
/// [`Reader`](crate::json::Reader), or a [`Shape`](crate::codec::Shape) that describes the type.
pub trait Source: Sized {
    /// Takes the alternatives of a union.
    type Alternatives<T>: Alternatives<T>;

    /// Reads the fields of an object.
    fn fields<T: Object, F: Fields>(self, unnamed: Undeclared) -> Option<F>;

    /// Reads the fields of an object and its additional properties.
    fn fields_and_others<T: Object, F: Fields, K: Decode>(
        self,
        schema: &'static Schema,
    ) -> Option<(F, Map<K>)>;

    /// Reads the fields of an object, with its unknown members as JSON.
    fn fields_and_unknown<T: Object, F: Fields>(self) -> Option<(F, Map<Json>)>;

    /// Reads a union whose value must fit exactly one alternative (`oneOf`).
    fn one_of<T>(self) -> Self::Alternatives<T>;

    /// Like [`Source::one_of`], for disjoint alternatives: the first one that fits is taken, and
    /// the others are not tried.
    fn one_of_disjoint<T>(self) -> Self::Alternatives<T>;

    /// Like [`Source::one_of`], if an alternative fits the values of another one.
    fn one_of_ambiguous<T>(self) -> Self::Alternatives<T> {
        self.one_of()
    }

    /// Reads a union whose value must fit at least one alternative (`anyOf`).
    fn any_of<T>(self) -> Self::Alternatives<T>;

    /// Like [`Source::any_of`], for alternatives that may skip each other's members.
    fn several<T>(self) -> Self::Alternatives<T>;

    /// Reads a union with a tag (`discriminator`). `branches` lists the tags of each alternative,
    /// in the order of the alternatives: strings without quotes, numbers and booleans as in JSON.
    /// An alternative without tags takes every other value, and objects without the member.
    fn tagged<T>(
        self,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Self::Alternatives<T>;
}

/// Takes the alternatives of a union, one after the other.
pub trait Alternatives<T> {
    /// Adds an alternative, with the conversion of its value to the union and the keywords that its
    /// Rust type does not enforce.
    fn alternative<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema);

    /// Returns the value of the matching alternative.
    fn finish(self) -> Option<T>;

    /// Like [`Alternatives::finish`]. Lenient reading keeps a value without an alternative as JSON.
    fn finish_or(self, unknown: fn(UnknownJson) -> T) -> Option<T>;

    /// Like [`Alternatives::finish`], for [`Source::several`]. If an alternative has members that
    /// the best one skips, the result has all alternatives that fit.
    fn finish_several(
        self,
        several: fn(Several<T>) -> T,
        unknown: Option<fn(UnknownJson) -> T>,
    ) -> Option<T>
    where
        T: Encode;
}
