//! Converts the response form of a type to its request form.

use crate::json::Map;
use crate::types::{Presence, Sensitive};

/// The request form of a type, made from its response form.
///
/// If `readOnly` and `writeOnly` give a schema two forms, [`input!`](crate::input) implements this
/// trait and `From`, so that a received value can be changed and sent back. `readOnly` properties
/// are dropped, `writeOnly` properties are absent, and everything else stays the same, down to the
/// items of lists and the values of maps.
pub trait FromResponse<A>: Sized {
    /// Converts a response, without its `readOnly` properties.
    fn from_response(response: A) -> Self;
}

impl<A, T: FromResponse<A>> FromResponse<Option<A>> for Option<T> {
    fn from_response(response: Option<A>) -> Self {
        response.map(T::from_response)
    }
}

impl<A, T: FromResponse<A>> FromResponse<Presence<A>> for Presence<T> {
    fn from_response(response: Presence<A>) -> Self {
        match response {
            Presence::Absent => Self::Absent,
            Presence::Null => Self::Null,
            Presence::Value(value) => Self::Value(T::from_response(value)),
        }
    }
}

impl<A, T: FromResponse<A>> FromResponse<Vec<A>> for Vec<T> {
    fn from_response(response: Vec<A>) -> Self {
        response.into_iter().map(T::from_response).collect()
    }
}

impl<A, T: FromResponse<A>> FromResponse<Map<A>> for Map<T> {
    fn from_response(response: Map<A>) -> Self {
        let members = response.into_iter();
        members
            .map(|(name, value)| (name, T::from_response(value)))
            .collect()
    }
}

impl<A, T: FromResponse<A>> FromResponse<Box<A>> for Box<T> {
    fn from_response(response: Box<A>) -> Self {
        Self::new(T::from_response(*response))
    }
}

impl<A, T: FromResponse<A>> FromResponse<Sensitive<A>> for Sensitive<T> {
    fn from_response(response: Sensitive<A>) -> Self {
        Self::new(T::from_response(response.into_inner()))
    }
}

/// Converts the response form of a type to its request form. Implements
/// [`FromResponse`](crate::model::FromResponse) and `From`.
///
/// Each line treats a field of the request form: it is the `same` in both forms, a nested form to
/// `convert`, or `absent` from responses. A required field that is absent from responses is
/// `given`: then names and types in parentheses after the request form become arguments of an
/// associated function `from_response`, and the traits are not implemented. With `union` after the
/// name, each line treats a variant.
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
    ($response:path => $input:ident { $($field:ident: $how:ident),* $(,)? }) => {
        $crate::input! { @traits $response, $input, response => $input {
            $($field: $crate::input!(@value response $field $how)),*
        } }
    };
    ($response:path => $input:ident ($($given:ident: $ty:ty),+ $(,)?) {
        $($field:ident: $how:ident),* $(,)?
    }) => {
        impl $input {
            /// Combines a response with the values it lacks.
            #[must_use]
            pub fn from_response(response: $response, $($given: $ty),+) -> Self {
                Self { $($field: $crate::input!(@value response $field $how)),* }
            }
        }
    };
    ($response:path => $input:ident: union { $($variant:ident: $how:ident),* $(,)? }) => {
        $crate::input! { @traits $response, $input, response => {
            // Generated names never begin with underscores.
            type __Answer = $response;
            match response {
                $(__Answer::$variant(value) => Self::$variant($crate::input!(@how value $how)),)*
            }
        } }
    };
    (@traits $response:path, $input:ident, $name:ident => $made:expr) => {
        impl $crate::model::FromResponse<$response> for $input {
            fn from_response($name: $response) -> Self {
                $made
            }
        }

        impl ::core::convert::From<$response> for $input {
            fn from(response: $response) -> Self {
                $crate::model::FromResponse::from_response(response)
            }
        }
    };
    (@value $response:ident $field:ident given) => { $field };
    (@value $response:ident $field:ident absent) => { ::core::default::Default::default() };
    (@value $response:ident $field:ident $how:ident) => { $crate::input!(@how ($response.$field) $how) };
    (@how $value:tt same) => { $value };
    (@how $value:tt convert) => { $crate::model::FromResponse::from_response($value) };
}
