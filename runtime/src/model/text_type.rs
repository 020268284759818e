//! Types of a service in place of generated types.

use std::fmt::Debug;

use crate::codec::{Decode, Encode, Validate};

/// Requires the traits of a type that replaces a generated one. A call in a constant reports
/// missing traits at compile time.
pub const fn assert_replacement<T>()
where
    T: Decode + Encode + Validate + Clone + Debug + PartialEq,
{
}

/// Implements [`Decode`], [`Encode`], [`Validate`] and [`Scalar`](crate::codec::Scalar) for a type
/// that is a string on the wire, with its `FromStr` and `Display`.
///
/// The second argument describes the expected text for violations. The keywords of the schema are
/// checked as for a `String`.
///
/// ```
/// use std::{fmt, str::FromStr};
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct Ticker(String);
///
/// impl FromStr for Ticker {
///     type Err = ();
///     fn from_str(text: &str) -> Result<Self, ()> {
///         let good = text.bytes().all(|it| it.is_ascii_uppercase());
///         good.then(|| Self(text.to_owned())).ok_or(())
///     }
/// }
///
/// impl fmt::Display for Ticker {
///     fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
///         to.write_str(&self.0)
///     }
/// }
///
/// rt::text_type!(Ticker, "a ticker symbol");
///
/// let ticker = rt::from_json::<Ticker>(b"\"ACME\"").unwrap();
/// assert_eq!(rt::to_json(&ticker), b"\"ACME\"");
/// let why = rt::from_json::<Ticker>(b"\"acme\"").unwrap_err();
/// assert_eq!(why.violations()[0].message(), "must be a ticker symbol, found \"acme\"");
/// ```
#[macro_export]
macro_rules! text_type {
    ($name:ty, $expected:expr) => {
        impl $crate::Decode for $name {
            fn decode(
                input: &mut $crate::json::Reader<'_>,
                schema: &'static $crate::schema::Schema,
            ) -> ::core::option::Option<Self> {
                input.scalar(schema)
            }

            fn shape(to: &mut $crate::codec::Shape, _: &'static $crate::schema::Schema) {
                to.text();
            }
        }

        impl $crate::Encode for $name {
            fn encode(&self, output: &mut $crate::json::Writer, _: &$crate::schema::Schema) {
                output.string(&::std::string::ToString::to_string(self));
            }
        }

        impl $crate::Validate for $name {
            fn check(&self, report: &mut $crate::Report, schema: &$crate::schema::Schema) {
                $crate::Validate::check(&::std::string::ToString::to_string(self), report, schema);
            }
        }

        impl $crate::codec::Scalar for $name {
            fn from_text(
                text: &str,
                report: &mut $crate::Report,
                schema: &$crate::schema::Schema,
            ) -> ::core::option::Option<Self> {
                $crate::Validate::check(&::std::borrow::ToOwned::to_owned(text), report, schema);
                let value = text.parse::<Self>().ok();
                if value.is_none() {
                    $crate::types::report_format(text, $expected, report, schema);
                }
                value
            }

            fn to_text(&self, _: &$crate::schema::Schema) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Owned(::std::string::ToString::to_string(self))
            }
        }
    };
}
