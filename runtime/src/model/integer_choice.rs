//! Enumerations of integers.

use std::borrow::Cow;
use std::fmt;

use super::kinds::{CheckKind, JsonKind, ScalarKind, kind};
use crate::codec::{Decode, Encode, Scalar, Shape};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::{Amount, Schema, check};

/// An integer enumeration, closed or open; [`integer_choice!`](crate::integer_choice) implements
/// it.
///
/// Documents name such integers with a `title` beside each `const` of a `oneOf` (the annotated
/// enumerations of JSON Schema).
pub trait IntegerChoice: Clone + 'static {
    /// The documented values, each with its number and its name in Rust.
    const CHOICES: &'static [(i64, &'static str, Self)];

    /// The documented value for this number, or `None`.
    #[must_use]
    fn from_number(number: i64) -> Option<Self> {
        let mut choices = Self::CHOICES.iter();
        choices.find(|it| it.0 == number).map(|it| it.2.clone())
    }

    /// The number of this value.
    fn as_number(&self) -> i64;

    /// Keeps an undocumented number. Closed enumerations return `None`.
    fn from_unknown(unknown: UnknownInteger) -> Option<Self> {
        let _ = unknown;
        None
    }
}

/// An undocumented number of an open enumeration.
///
/// Only the runtime creates one, while reading leniently, so a program can't send an undocumented
/// number by accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    /// The number as it was received.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl<T: IntegerChoice + Encode> CheckKind<T> for kind::IntegerChoice {
    /// An open enumeration may have an undocumented number.
    fn check(value: &T, report: &mut Report, schema: &Schema) {
        let number = value.as_number();
        if T::from_number(number).is_none() {
            unlisted::<T>(number, report, schema);
        }
        check::number(Amount::Exact(number.into(), 0), report, schema);
    }
}

impl<T: IntegerChoice> JsonKind<T> for kind::IntegerChoice {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<T> {
        let before = input.report().len();
        let number = i64::decode(input, schema);
        let value = number.and_then(|it| find(it, input.report(), schema));
        if T::CHOICES.len() == 1 && input.report().len() > before {
            input.miss_tag(input.depth());
        }
        value
    }

    fn encode(value: &T, output: &mut Writer, schema: &Schema) {
        value.as_number().encode(output, schema);
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.number();
    }
}

fn find<T: IntegerChoice>(number: i64, report: &mut Report, schema: &Schema) -> Option<T> {
    let value = T::from_number(number);
    if value.is_some() {
        return value;
    }
    unlisted::<T>(number, report, schema);
    if report.is_lenient() {
        T::from_unknown(UnknownInteger(number))
    } else {
        None
    }
}

#[cold]
fn unlisted<T: IntegerChoice>(number: i64, report: &mut Report, schema: &Schema) {
    let listed: Vec<i64> = T::CHOICES.iter().map(|it| it.0).collect();
    check::unlisted_number(&listed, &number.to_string(), report, schema);
}

impl<T: IntegerChoice + Encode> ScalarKind<T> for kind::IntegerChoice {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<T> {
        let number = i64::from_text(text, report, schema)?;
        find(number, report, schema)
    }

    fn to_text<'v>(value: &'v T, _: &Schema) -> Cow<'v, str> {
        Cow::Owned(value.as_number().to_string())
    }
}

/// Connects the variants of an enumeration with their numbers. Implements `as_i64`, `Display`,
/// [`IntegerChoice`], and [`Model`](crate::model::Model). `.. Unknown` at the end names the variant
/// for undocumented numbers. The head lists the traits to implement, as in
/// [`choice!`](crate::choice).
///
/// ```
/// use copperplate_runtime as rt;
///
/// enum Level { Low, High, Unknown(rt::UnknownInteger) }
///
/// rt::integer_choice! {
///     impl Clone, Copy, Debug, Display, Eq, Hash, PartialEq for Level {
///         Low = 1,
///         High = 2,
///         .. Unknown,
///     }
/// }
///
/// assert_eq!(Level::High.as_i64(), 2);
/// assert_eq!(format!("{:?}", Level::High), "High");
/// assert_eq!(rt::from_json::<Level>(b"1"), Ok(Level::Low));
/// assert!(rt::from_json::<Level>(b"3").is_err());
/// let (kept, _) = rt::from_json_lenient::<Level>(b"3").unwrap();
/// assert_eq!(rt::to_json(&kept), b"3");
/// ```
#[macro_export]
macro_rules! integer_choice {
    (impl Clone, Copy, Debug, Display, Eq, Hash, PartialEq for $name:ident {
        $($variant:ident = $number:literal,)*
        $(.. $unknown:ident,)?
    }) => {
        impl $name {
            /// The number on the wire.
            #[must_use]
            pub const fn as_i64(self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    $(Self::$unknown(number) => number.get(),)?
                }
            }
        }
        impl $crate::model::IntegerChoice for $name {
            const CHOICES: &'static [(i64, &'static str, Self)] =
                &[$(($number, ::core::stringify!($variant), Self::$variant)),*];
            fn as_number(&self) -> i64 {
                self.as_i64()
            }
            $(fn from_unknown(unknown: $crate::UnknownInteger) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::$unknown(unknown))
            })?
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), formatter)
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::model::debug_integer_choice(self, formatter)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_i64() == other.as_i64()
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::marker::Copy for $name {}
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.as_i64(), state);
            }
        }
        impl $crate::model::Model for $name {
            type Kind = $crate::model::kind::IntegerChoice;
        }

        $crate::with_serde!($name);
    };
}

/// Shows a documented value by its name, and any other value by its number.
#[doc(hidden)]
pub fn debug_integer_choice<T: IntegerChoice>(
    value: &T,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let number = value.as_number();
    match T::CHOICES.iter().find(|it| it.0 == number) {
        Some((_, name, _)) => formatter.write_str(name),
        None => formatter.debug_tuple("Unknown").field(&number).finish(),
    }
}
