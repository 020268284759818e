//! Reads objects and unions from JSON.
//!
//! Everything here is inlined, because otherwise each level would copy the values between the text
//! and the struct.

use super::fields::{Fields, Undeclared};
use super::object::Object;
use super::several::Several;
use super::source::{Alternatives, Source};
use super::unknown::UnknownJson;
use crate::codec::{Decode, Encode, MemberReader, NextMember, UnionReader};
use crate::json::{Json, Map, Reader};
use crate::schema::Schema;

impl<'r, 'j> Source for &'r mut Reader<'j> {
    type Alternatives<T> = UnionReader<'r, 'j, T>;

    #[inline(always)]
    fn fields<T: Object, F: Fields>(self, unnamed: Undeclared) -> Option<F> {
        read::<T, F>(self, |members| match unnamed {
            Undeclared::Skipped => members.skip(),
            Undeclared::Refused(keyword) => members.refuse(keyword),
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
    fn one_of<T>(self) -> UnionReader<'r, 'j, T> {
        UnionReader::one_of(self)
    }

    #[inline]
    fn one_of_disjoint<T>(self) -> UnionReader<'r, 'j, T> {
        UnionReader::one_of_disjoint(self)
    }

    #[inline]
    fn any_of<T>(self) -> UnionReader<'r, 'j, T> {
        UnionReader::any_of(self)
    }

    #[inline]
    fn several<T>(self) -> UnionReader<'r, 'j, T> {
        UnionReader::several(self)
    }

    #[inline]
    fn tagged<T>(
        self,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> UnionReader<'r, 'j, T> {
        UnionReader::tagged(self, member, branches)
    }
}

#[inline(always)]
fn read<T: Object, F: Fields>(
    input: &mut Reader<'_>,
    mut unnamed: impl FnMut(&mut MemberReader<'_, '_>),
) -> Option<F> {
    let whole = match T::rules() {
        Some(rules) => Some((input.begin()?, rules)),
        None => None,
    };
    let mut members = input.object(T::members())?;
    let mut slots = F::Slots::default();
    while let Some(member) = members.next() {
        match member {
            NextMember::Field(field) => F::read(&mut slots, field, &mut members),
            NextMember::Undeclared => unnamed(&mut members),
        }
    }
    let complete = members.finish();
    // This precedes the check for missing members, so that one report has every violation.
    if let Some((begin, rules)) = whole {
        input.evaluate(begin, rules);
    }
    if complete { F::take(slots) } else { None }
}

impl<T> Alternatives<T> for UnionReader<'_, '_, T> {
    #[inline]
    fn alternative<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema) {
        UnionReader::alternative(self, make, schema);
    }

    #[inline]
    fn finish(self) -> Option<T> {
        UnionReader::finish(self)
    }

    #[inline]
    fn finish_or(self, unknown: fn(UnknownJson) -> T) -> Option<T> {
        UnionReader::finish_or(self, |json| unknown(UnknownJson::new(json)))
    }

    #[inline]
    fn finish_several(
        self,
        several: fn(Several<T>) -> T,
        unknown: Option<fn(UnknownJson) -> T>,
    ) -> Option<T>
    where
        T: Encode,
    {
        let unknown = unknown.map(|make| move |json| make(UnknownJson::new(json)));
        UnionReader::finish_several(self, |all| several(Several::new(all)), unknown)
    }
}
