//! Sources for the fields of an object and the alternatives of a union.

use super::fields::{Fields, Undeclared};
use super::object::Object;
use super::unknown::UnknownJson;
use crate::codec::Decode;
use crate::json::{Json, Map};
use crate::schema::Schema;

/// What an [`Object`] or an [`Union`](crate::model::Union) is read from: a
/// [`Reader`](crate::json::Reader), or the question which values there are to read ([`Shape`](crate::codec::Shape)).
pub trait Source: Sized {
    /// Takes the alternatives of a union.
    type Alternatives<T>: Alternatives<T>;

    /// The fields of an object.
    fn fields<T: Object, F: Fields>(self, unnamed: Undeclared) -> Option<F>;

    /// The fields of an object, and its other members.
    fn fields_and_others<T: Object, F: Fields, K: Decode>(
        self,
        schema: &'static Schema,
    ) -> Option<(F, Map<K>)>;

    /// The fields of an object, and its unknown members as JSON.
    fn fields_and_unknown<T: Object, F: Fields>(self) -> Option<(F, Map<Json>)>;

    /// A union of which exactly one alternative fits (`oneOf`).
    fn one_of<T>(self) -> Self::Alternatives<T>;

    /// As [`Source::one_of`], where no value fits two: the first that fits is taken, and the others
    /// need no look.
    fn one_of_disjoint<T>(self) -> Self::Alternatives<T>;

    /// A union of which at least one alternative fits (`anyOf`); the first that fits is taken.
    fn any_of<T>(self) -> Self::Alternatives<T>;

    /// A union with an alternative for each value of one member (`discriminator`). `branches` lists
    /// the values of each alternative, in the order of the alternatives: strings without quotes,
    /// numbers and booleans as in JSON. An alternative without values takes every other value, and
    /// objects without the member.
    fn tagged<T>(
        self,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Self::Alternatives<T>;
}

/// Takes the alternatives of a union, one after the other.
pub trait Alternatives<T> {
    /// An alternative, how its value becomes one of the union, and what its Rust type does not hold.
    fn alternative<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema);

    /// The value of the matching alternative.
    fn finish(self) -> Option<T>;

    /// As [`Alternatives::finish`]. What fits none is kept as it is, where it is read leniently.
    fn finish_or(self, unknown: fn(UnknownJson) -> T) -> Option<T>;
}
