//! Converts the response form of a type to its request form.

use crate::json::Map;
use crate::types::{Presence, Sensitive};

/// The request form of a type, made from its response form.
///
/// Where `readOnly` and `writeOnly` make two forms of a schema, [`input!`](crate::input) implements it and
/// `From`, so that a value that was read can be changed and sent back. What is `readOnly` is dropped, what
/// is `writeOnly` is absent, and all else stays as it is, down to the items of lists and the members of
/// maps.
pub trait FromResponse<A>: Sized {
    /// The value without what only an answer says.
    fn from_response(answer: A) -> Self;
}

impl<A, T: FromResponse<A>> FromResponse<Option<A>> for Option<T> {
    fn from_response(answer: Option<A>) -> Self {
        answer.map(T::from_response)
    }
}

impl<A, T: FromResponse<A>> FromResponse<Presence<A>> for Presence<T> {
    fn from_response(answer: Presence<A>) -> Self {
        match answer {
            Presence::Absent => Self::Absent,
            Presence::Null => Self::Null,
            Presence::Value(value) => Self::Value(T::from_response(value)),
        }
    }
}

impl<A, T: FromResponse<A>> FromResponse<Vec<A>> for Vec<T> {
    fn from_response(answer: Vec<A>) -> Self {
        answer.into_iter().map(T::from_response).collect()
    }
}

impl<A, T: FromResponse<A>> FromResponse<Map<A>> for Map<T> {
    fn from_response(answer: Map<A>) -> Self {
        let members = answer.into_iter();
        members
            .map(|(name, value)| (name, T::from_response(value)))
            .collect()
    }
}

impl<A, T: FromResponse<A>> FromResponse<Box<A>> for Box<T> {
    fn from_response(answer: Box<A>) -> Self {
        Self::new(T::from_response(*answer))
    }
}

impl<A, T: FromResponse<A>> FromResponse<Sensitive<A>> for Sensitive<T> {
    fn from_response(answer: Sensitive<A>) -> Self {
        Self::new(T::from_response(answer.into_inner()))
    }
}

/// Makes the request form of a type out of its answer form: implements
/// [`FromResponse`](crate::model::FromResponse) and `From`.
///
/// A line stands for a field of the request form and says what becomes of it: it is the `same` in both,
/// a form of its own to `convert`, or `absent`, since no answer says it. What no answer says and a request
/// must have is `given`: names and types in parentheses behind the name of the request form are then the
/// further arguments of an associated function `from_response`, in place of the traits. With `union` behind
/// the name a line stands for a variant.
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
/// let car = CarInput::from_response(Car { owners: vec![owner] }, "k".into());
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
            pub fn from_response(answer: $answer, $($given: $ty),+) -> Self {
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
        impl $crate::model::FromResponse<$answer> for $input {
            fn from_response($name: $answer) -> Self {
                $made
            }
        }

        impl ::core::convert::From<$answer> for $input {
            fn from(answer: $answer) -> Self {
                $crate::model::FromResponse::from_response(answer)
            }
        }
    };
    (@value $answer:ident $field:ident given) => { $field };
    (@value $answer:ident $field:ident absent) => { ::core::default::Default::default() };
    (@value $answer:ident $field:ident $how:ident) => { $crate::input!(@how ($answer.$field) $how) };
    (@how $value:tt same) => { $value };
    (@how $value:tt convert) => { $crate::model::FromResponse::from_response($value) };
}
