//! Objects and unions that are read from JSON.
//!
//! All of it is inlined: what is between the text and the struct would be copied at every level.

use super::fields::{Fields, Unnamed};
use super::object::Object;
use super::source::{Offers, Source};
use super::unknown::UnknownJson;
use crate::codec::{Decode, Members, Met, Union};
use crate::json::{Json, Map, Reader};
use crate::schema::Schema;

impl<'r, 'j> Source for &'r mut Reader<'j> {
    type Offers<T> = Union<'r, 'j, T>;

    #[inline(always)]
    fn fields<T: Object, F: Fields>(self, unnamed: Unnamed) -> Option<F> {
        read::<T, F>(self, |members| match unnamed {
            Unnamed::Skipped => members.skip(),
            Unnamed::Refused(keyword) => members.refuse(keyword),
        })
    }

    #[inline(always)]
    fn fields_and_others<T: Object, F: Fields, K: Decode>(
        self,
        schema: &'static Schema,
    ) -> Option<(F, Map<K>)> {
        let mut kept = Map::new();
        let fields = read::<T, F>(self, |members| {
            members.keep_rest(&mut kept, schema);
        })?;
        Some((fields, kept))
    }

    #[inline(always)]
    fn fields_and_unknown<T: Object, F: Fields>(self) -> Option<(F, Map<Json>)> {
        let mut kept = Map::new();
        let fields = read::<T, F>(self, |members| members.keep_unknown(&mut kept))?;
        Some((fields, kept))
    }

    #[inline]
    fn one_of<T>(self) -> Union<'r, 'j, T> {
        Union::one_of(self)
    }

    #[inline]
    fn one_of_apart<T>(self) -> Union<'r, 'j, T> {
        Union::one_of_apart(self)
    }

    #[inline]
    fn any_of<T>(self) -> Union<'r, 'j, T> {
        Union::any_of(self)
    }

    #[inline]
    fn tagged<T>(
        self,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Union<'r, 'j, T> {
        Union::tagged(self, member, branches)
    }
}

#[inline(always)]
fn read<T: Object, F: Fields>(
    input: &mut Reader<'_>,
    mut unnamed: impl FnMut(&mut Members<'_, '_>),
) -> Option<F> {
    let whole = match T::rules() {
        Some(rules) => Some((input.begin()?, rules)),
        None => None,
    };
    let mut members = input.object(T::members())?;
    let mut slots = F::Slots::default();
    while let Some(member) = members.next() {
        match member {
            Met::Field(field) => F::read(&mut slots, field, &mut members),
            Met::Unnamed => unnamed(&mut members),
        }
    }
    let complete = members.finish();
    // Before anything that is missing ends it: one answer names every violation.
    if let Some((begin, rules)) = whole {
        input.evaluate(begin, rules);
    }
    if complete { F::take(slots) } else { None }
}

impl<T> Offers<T> for Union<'_, '_, T> {
    #[inline]
    fn branch_with<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema) {
        Union::branch_with(self, make, schema);
    }

    #[inline]
    fn finish(self) -> Option<T> {
        Union::finish(self)
    }

    #[inline]
    fn finish_or(self, unknown: fn(UnknownJson) -> T) -> Option<T> {
        Union::finish_or(self, |json| unknown(UnknownJson::new(json)))
    }
}
