//! Converts the response form of a type to its request form.

use crate::map::Map;
use crate::presence::Presence;
use crate::sensitive::Sensitive;

/// The request form of a type, made from its response form.
///
/// If `readOnly` and `writeOnly` give a schema two forms, [`input!`](crate::input) implements this
/// trait and `From`, so that a received value can be changed and sent back. The conversion drops
/// `readOnly` members, leaves `writeOnly` members absent, and keeps everything else, including the
/// items of lists and the members of maps.
pub trait FromAnswer<A>: Sized {
    /// Converts a value, without its `readOnly` members.
    fn from_answer(answer: A) -> Self;
}

impl<A, T: FromAnswer<A>> FromAnswer<Option<A>> for Option<T> {
    fn from_answer(answer: Option<A>) -> Self {
        answer.map(T::from_answer)
    }
}

impl<A, T: FromAnswer<A>> FromAnswer<Presence<A>> for Presence<T> {
    fn from_answer(answer: Presence<A>) -> Self {
        match answer {
            Presence::Absent => Self::Absent,
            Presence::Null => Self::Null,
            Presence::Value(value) => Self::Value(T::from_answer(value)),
        }
    }
}

impl<A, T: FromAnswer<A>> FromAnswer<Vec<A>> for Vec<T> {
    fn from_answer(answer: Vec<A>) -> Self {
        answer.into_iter().map(T::from_answer).collect()
    }
}

impl<A, T: FromAnswer<A>> FromAnswer<Map<A>> for Map<T> {
    fn from_answer(answer: Map<A>) -> Self {
        let members = answer.into_iter();
        members
            .map(|(name, value)| (name, T::from_answer(value)))
            .collect()
    }
}

impl<A, T: FromAnswer<A>> FromAnswer<Box<A>> for Box<T> {
    fn from_answer(answer: Box<A>) -> Self {
        Self::new(T::from_answer(*answer))
    }
}

impl<A, T: FromAnswer<A>> FromAnswer<Sensitive<A>> for Sensitive<T> {
    fn from_answer(answer: Sensitive<A>) -> Self {
        Self::new(T::from_answer(answer.into_inner()))
    }
}

/// Converts the response form of a type to its request form. It implements
/// [`FromAnswer`](crate::FromAnswer) and `From`.
///
/// Each line maps a field of the request form: it is the `same` in both, has its own form to
/// `convert`, or is `absent` because no response has it. A required field that no response has is
/// `given`: names and types in parentheses after the name of the request form then become further
/// arguments of an associated function `from_answer`, instead of the traits. With `union` after the
/// name, each line maps a variant.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Debug, PartialEq)]
/// struct Owner { id: u32, name: String }
/// #[derive(Debug, PartialEq)]
/// struct OwnerInput { name: String, pin: Option<String> }
/// rt::input! { Owner => OwnerInput { name: same, pin: absent } }
///
/// struct Car { owners: Vec<Owner> }
/// struct CarInput { owners: Vec<OwnerInput>, key: String }
/// rt::input! { Car => CarInput(key: String) { owners: convert, key: given } }
///
/// let owner = Owner { id: 7, name: "Ada".into() };
/// let car = CarInput::from_answer(Car { owners: vec![owner] }, "k".into());
/// assert_eq!(car.owners, [OwnerInput { name: "Ada".into(), pin: None }]);
/// ```
#[macro_export]
macro_rules! input {
    ($answer:path => $input:ident { $($field:ident: $how:ident),* $(,)? }) => {
        $crate::input! { @traits $answer, $input, answer => $input {
            $($field: $crate::input!(@value answer $field $how)),*
        } }
    };
    ($answer:path => $input:ident ($($given:ident: $ty:ty),+ $(,)?) {
        $($field:ident: $how:ident),* $(,)?
    }) => {
        impl $input {
            /// Combines a response with the values it lacks.
            #[must_use]
            pub fn from_answer(answer: $answer, $($given: $ty),+) -> Self {
                Self { $($field: $crate::input!(@value answer $field $how)),* }
            }
        }
    };
    ($answer:path => $input:ident: union { $($variant:ident: $how:ident),* $(,)? }) => {
        $crate::input! { @traits $answer, $input, answer => {
            // Generated type names never begin like this.
            type __Answer = $answer;
            match answer {
                $(__Answer::$variant(value) => Self::$variant($crate::input!(@how value $how)),)*
            }
        } }
    };
    (@traits $answer:path, $input:ident, $name:ident => $made:expr) => {
        impl $crate::FromAnswer<$answer> for $input {
            fn from_answer($name: $answer) -> Self {
                $made
            }
        }

        impl ::core::convert::From<$answer> for $input {
            fn from(answer: $answer) -> Self {
                $crate::FromAnswer::from_answer(answer)
            }
        }
    };
    (@value $answer:ident $field:ident given) => { $field };
    (@value $answer:ident $field:ident absent) => { ::core::default::Default::default() };
    (@value $answer:ident $field:ident $how:ident) => { $crate::input!(@how ($answer.$field) $how) };
    (@how $value:tt same) => { $value };
    (@how $value:tt convert) => { $crate::FromAnswer::from_answer($value) };
}
