//! The fields of a struct, while an object is decoded into them.
//!
//! Everything here is inlined, because otherwise each level would copy the values between the text
//! and the struct.

use super::object::{Field, Visit};
use crate::codec::{Decode, FieldShape, MemberReader};

/// The fields of an object in the order of its table: a tuple, or a [`FieldChain`] of tuples for
/// many fields. One call with a tuple compiles far faster, and to less code, than a variable, a
/// `match` arm and an early return for every field.
pub trait Fields: Sized {
    /// The values read so far.
    type Slots: Default;

    /// The number of fields.
    const COUNT: usize;

    /// Reads the value of the current member into the slot of its field.
    fn read(slots: &mut Self::Slots, field: usize, members: &mut MemberReader<'_, '_>);

    /// The values; `None` if a required one is missing.
    fn take(slots: Self::Slots) -> Option<Self>;

    /// The shape of a field.
    fn shape(field: usize) -> Option<FieldShape>;
}

/// Two groups of fields, one after the other.
#[derive(Debug)]
pub struct FieldChain<A, B>(pub A, pub B);

impl<A: Fields, B: Fields> Fields for FieldChain<A, B> {
    type Slots = (A::Slots, B::Slots);
    const COUNT: usize = A::COUNT + B::COUNT;

    #[inline(always)]
    fn read(slots: &mut Self::Slots, field: usize, members: &mut MemberReader<'_, '_>) {
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

impl<'v, A: FieldRefs<'v>, B: FieldRefs<'v>> FieldRefs<'v> for FieldChain<A, B> {
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
    fn read((): &mut Self::Slots, _: usize, _: &mut MemberReader<'_, '_>) {}

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
            fn read(slots: &mut Self::Slots, field: usize, members: &mut MemberReader<'_, '_>) {
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
        $crate::model::FieldChain(
            ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l),
            $crate::fields!($($more)+),
        )
    };
    ($($field:tt)*) => { ($($field,)*) };
}

/// The treatment of members without a line in a table, if no field keeps them.
#[derive(Clone, Copy, Debug)]
pub enum Undeclared {
    /// They are skipped.
    Skipped,
    /// They are refused by this keyword.
    Refused(&'static str),
}

// Each function has the name used in the last line of a table.
impl Undeclared {
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
