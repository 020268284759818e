//! Named values with keywords.

use std::borrow::Cow;

use super::kinds::{CheckKind, JsonKind, ScalarKind, kind};
use crate::codec::{Decode, Encode, Scalar, Shape, Validate};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::Schema;

/// A struct around one value; [`newtype!`](crate::newtype) implements it.
pub trait Newtype: Sized {
    /// The type of the value.
    type Inner: Decode + Encode + Validate;
    /// The keywords that the type of the value does not enforce.
    fn schema() -> &'static Schema;
    /// Wraps a decoded value, even an invalid one.
    fn wrap(value: Self::Inner, read: WasRead) -> Self;
    /// The value.
    fn inner(&self) -> &Self::Inner;
}

/// Proof that a value was decoded. Only the runtime creates one, so a program can't construct an
/// invalid [`Newtype`].
#[derive(Debug)]
pub struct WasRead(());

impl<T: Newtype> CheckKind<T> for kind::Newtype {
    fn check(value: &T, report: &mut Report, _: &Schema) {
        report.value(value.inner(), T::schema());
    }
}

impl<T: Newtype> JsonKind<T> for kind::Newtype {
    fn decode(input: &mut Reader<'_>, _: &'static Schema) -> Option<T> {
        let value = input.value(T::schema())?;
        Some(T::wrap(value, WasRead(())))
    }

    fn encode(value: &T, output: &mut Writer, _: &Schema) {
        value.inner().encode(output, T::schema());
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        T::Inner::shape(to, T::schema());
    }
}

impl<T: Newtype<Inner: Scalar>> ScalarKind<T> for kind::Newtype {
    fn from_text(text: &str, report: &mut Report, _: &Schema) -> Option<T> {
        let value = T::Inner::read_text(text, report, T::schema())?;
        Some(T::wrap(value, WasRead(())))
    }

    fn to_text<'v>(value: &'v T, _: &Schema) -> Cow<'v, str> {
        value.inner().to_text(T::schema())
    }
}

/// Implements decoding, encoding, validation and construction for a struct around one value.
///
/// Code can't construct an invalid value of such a struct. Decoding reports an invalid value and
/// keeps it, as for all types.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct Reference(String);
/// rt::newtype!(Reference(String), &REFERENCE);
/// static REFERENCE: rt::schema::Schema = rt::schema::Schema::new().max_length(3);
///
/// assert_eq!(Reference::new("abc").unwrap().get(), "abc");
/// assert!(Reference::new("abcd").is_err());
/// assert!(rt::from_json::<Reference>(b"\"abcd\"").is_err());
/// ```
#[macro_export]
macro_rules! newtype {
    ($name:ident($inner:ty), $schema:expr) => {
        impl $name {
            /// Wraps a valid value.
            ///
            /// # Errors
            ///
            /// Every violated rule.
            pub fn new(
                value: impl ::core::convert::Into<$inner>,
            ) -> ::core::result::Result<Self, $crate::Report> {
                let value = Self(::core::convert::Into::into(value));
                $crate::Validate::validate(&value).map(|()| value)
            }

            /// The value.
            #[must_use]
            pub fn get(&self) -> &$inner {
                &self.0
            }

            /// Takes the value out.
            #[must_use]
            pub fn into_inner(self) -> $inner {
                self.0
            }
        }

        impl $crate::model::Model for $name {
            type Kind = $crate::model::kind::Newtype;
        }

        $crate::with_serde!($name);

        impl $crate::model::Newtype for $name {
            type Inner = $inner;
            fn schema() -> &'static $crate::schema::Schema {
                $schema
            }
            fn wrap(value: $inner, _: $crate::model::WasRead) -> Self {
                Self(value)
            }
            fn inner(&self) -> &$inner {
                &self.0
            }
        }
    };
}
