//! Sources for the fields of an object and the alternatives of a union.

use crate::codec::Decode;
use crate::fields::{Fields, Unnamed};
use crate::json::Json;
use crate::map::Map;
use crate::object::Object;
use crate::schema::Schema;
use crate::unknown::UnknownJson;

/// A source for an [`Object`] or an [`Alternative`](crate::Alternative): a
/// [`Reader`](crate::Reader), or a [`Shape`](crate::Shape), which records the readable types.
pub trait Source: Sized {
    /// Tries the alternatives of a union.
    type Offers<T>: Offers<T>;

    /// The fields of an object.
    fn fields<T: Object, F: Fields>(self, unnamed: Unnamed) -> Option<F>;

    /// The fields of an object, and its other members.
    fn fields_and_others<T: Object, F: Fields, K: Decode>(
        self,
        schema: &'static Schema,
    ) -> Option<(F, Map<K>)>;

    /// The fields of an object, and its unknown members as JSON.
    fn fields_and_unknown<T: Object, F: Fields>(self) -> Option<(F, Map<Json>)>;

    /// A union with exactly one matching alternative (`oneOf`).
    fn one_of<T>(self) -> Self::Offers<T>;

    /// Like [`Source::one_of`], for disjoint alternatives: the first match is taken, and the others
    /// are not tried.
    fn one_of_apart<T>(self) -> Self::Offers<T>;

    /// A union with at least one matching alternative (`anyOf`). The match with the most known
    /// members is taken, and the first of equal ones.
    fn any_of<T>(self) -> Self::Offers<T>;

    /// A union with an alternative for each value of one member (`discriminator`). `branches` lists
    /// the values of each alternative, in the order of the alternatives: strings without quotes,
    /// numbers and booleans as in JSON. An alternative without values takes every other value, and
    /// objects without the member.
    fn tagged<T>(
        self,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Self::Offers<T>;
}

/// Tries the alternatives of a union in order.
pub trait Offers<T> {
    /// Tries an alternative: its conversion to the union, and the constraints its Rust type does
    /// not enforce.
    fn branch_with<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema);

    /// The value of the matching alternative.
    fn finish(self) -> Option<T>;

    /// Like [`Offers::finish`]. Lenient reading keeps a value without a match as JSON.
    fn finish_or(self, unknown: fn(UnknownJson) -> T) -> Option<T>;
}
