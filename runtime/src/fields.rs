//! The fields of a struct, while an object is decoded into them.
//!
//! All of it is inlined, because otherwise each level would copy the values between the text and
//! the struct.

use crate::codec::Decode;
use crate::json::{Json, Members, Met, Reader, Union};
use crate::map::Map;
use crate::object::{Field, Object, Visit};
use crate::schema::Schema;
use crate::shape::FieldShape;
use crate::source::Source;

/// The fields of an object in the order of its table: a tuple, or for many fields a chain of tuples
/// ([`Behind`]). A compiler checks one call with a tuple much faster than a variable, an arm and an
/// error path for every field, and needs much less memory.
pub trait Fields: Sized {
    /// The values read so far.
    type Slots: Default;

    /// The number of fields.
    const COUNT: usize;

    /// Decodes the next member into the slot of its field.
    fn read(slots: &mut Self::Slots, field: usize, members: &mut Members<'_, '_>);

    /// The values; `None` if a required one is missing.
    fn take(slots: Self::Slots) -> Option<Self>;

    /// The shape of a field.
    fn shape(field: usize) -> Option<FieldShape>;
}

/// Two groups of fields, one after the other.
#[derive(Debug)]
pub struct Behind<A, B>(pub A, pub B);

impl<A: Fields, B: Fields> Fields for Behind<A, B> {
    type Slots = (A::Slots, B::Slots);
    const COUNT: usize = A::COUNT + B::COUNT;

    #[inline(always)]
    fn read(slots: &mut Self::Slots, field: usize, members: &mut Members<'_, '_>) {
        match field.checked_sub(A::COUNT) {
            None => A::read(&mut slots.0, field, members),
            Some(field) => B::read(&mut slots.1, field, members),
        }
    }

    #[inline(always)]
    fn take(slots: Self::Slots) -> Option<Self> {
        Some(Self(A::take(slots.0)?, B::take(slots.1)?))
    }

    fn shape(field: usize) -> Option<FieldShape> {
        match field.checked_sub(A::COUNT) {
            None => A::shape(field),
            Some(field) => B::shape(field),
        }
    }
}

/// References to the fields of an object, in the same order.
pub trait FieldRefs<'v> {
    /// Visits each field.
    fn visit<V: Visit<'v>>(self, visit: &mut V);
}

impl<'v, A: FieldRefs<'v>, B: FieldRefs<'v>> FieldRefs<'v> for Behind<A, B> {
    #[inline(always)]
    fn visit<V: Visit<'v>>(self, visit: &mut V) {
        self.0.visit(visit);
        self.1.visit(visit);
    }
}

impl Fields for () {
    type Slots = ();
    const COUNT: usize = 0;

    #[inline(always)]
    fn read((): &mut Self::Slots, _: usize, _: &mut Members<'_, '_>) {}

    #[inline(always)]
    fn take((): Self::Slots) -> Option<Self> {
        Some(())
    }

    fn shape(_: usize) -> Option<FieldShape> {
        None
    }
}

impl<'v> FieldRefs<'v> for () {
    #[inline(always)]
    fn visit<V: Visit<'v>>(self, _: &mut V) {}
}

macro_rules! tuples {
    ($(($($field:ident $place:tt),+);)+) => {$(
        impl<$($field: Decode),+> Fields for ($($field,)+) {
            type Slots = ($(Option<$field>,)+);
            const COUNT: usize = [$($place),+].len();

            #[inline(always)]
            fn read(slots: &mut Self::Slots, field: usize, members: &mut Members<'_, '_>) {
                match field {
                    $($place => slots.$place = members.field(),)+
                    _ => {}
                }
            }

            #[inline(always)]
            fn take(slots: Self::Slots) -> Option<Self> {
                Some(($(match slots.$place {
                    Some(value) => value,
                    None => $field::absent()?,
                },)+))
            }

            fn shape(field: usize) -> Option<FieldShape> {
                match field {
                    $($place => Some($field::member_shape),)+
                    _ => None,
                }
            }
        }

        impl<'v, $($field: Field),+> FieldRefs<'v> for ($(&'v $field,)+) {
            #[inline(always)]
            fn visit<Visitor: Visit<'v>>(self, visit: &mut Visitor) {
                $(visit.member(self.$place);)+
            }
        }
    )+};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
}

/// The names of fields as a pattern of [`Fields`], or references to them as [`FieldRefs`].
#[doc(hidden)]
#[macro_export]
macro_rules! fields {
    (
        $a:tt $b:tt $c:tt $d:tt $e:tt $f:tt $g:tt $h:tt $i:tt $j:tt $k:tt $l:tt $($more:tt)+
    ) => {
        $crate::Behind(
            ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l),
            $crate::fields!($($more)+),
        )
    };
    ($($field:tt)*) => { ($($field,)*) };
}

/// The treatment of members without a line in a table and without a field that keeps them.
#[derive(Clone, Copy, Debug)]
pub enum Unnamed {
    /// They are skipped.
    Skipped,
    /// They are refused by this keyword.
    Refused(&'static str),
}

// Each function is named like the word at the end of a table.
impl Unnamed {
    /// Skips them.
    #[must_use]
    pub const fn skip() -> Self {
        Self::Skipped
    }

    /// Refuses them (`additionalProperties: false`).
    #[must_use]
    pub const fn refuse() -> Self {
        Self::Refused("additionalProperties")
    }

    /// Refuses them (`unevaluatedProperties: false`).
    #[must_use]
    pub const fn refuse_unevaluated() -> Self {
        Self::Refused("unevaluatedProperties")
    }
}

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
    // This precedes the check for missing members, so that one report has every violation.
    if let Some((begin, rules)) = whole {
        input.evaluate(begin, rules);
    }
    if complete { F::take(slots) } else { None }
}
