//! What every string enumeration can do.

use std::borrow::Cow;

use crate::codec::{Choice, Encode, Scalar, Unknown};
use crate::json::{Reader, Writer};
use crate::model::{Kind, kind};
use crate::report::Report;
use crate::schema::{Schema, check};
use crate::shape::Shape;

impl<T: Choice + Encode> Kind<T> for kind::Choice {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<T> {
        let before = input.report().len();
        let value = input.scalar(schema);
        if T::VALUES.len() == 1 && input.report().len() > before {
            input.miss_tag(input.depth());
        }
        value
    }

    fn encode(value: &T, output: &mut Writer, _: &Schema) {
        output.string(value.as_wire());
    }

    /// An open choice may hold text that the document does not list.
    fn check(value: &T, report: &mut Report, schema: &Schema) {
        let text = value.as_wire();
        if T::from_wire(text).is_none() {
            check::unlisted(T::VALUES, text, report, schema);
        }
        check::text(text, report, schema);
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.text();
    }
}

/// Ties the variants of an enumeration to their texts on the wire: `as_str`, `Display`, [`Choice`],
/// and all that [`choices!`](crate::choices) implements. `..Unknown` at the end names the variant
/// that holds text which the document does not list.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Debug, PartialEq)]
/// enum Rail { Fiat, Crypto, Unknown(rt::Unknown) }
///
/// rt::choice! { Rail, Fiat = "fiat", Crypto = "crypto", ..Unknown }
///
/// assert_eq!(Rail::Fiat.to_string(), "fiat");
/// assert_eq!(rt::from_json::<Rail>(b"\"crypto\""), Ok(Rail::Crypto));
/// assert!(rt::from_json::<Rail>(b"\"barter\"").is_err());
/// ```
#[macro_export]
macro_rules! choice {
    ($name:ident, $($variant:ident = $text:literal),* $(,)?) => {
        $crate::choice!(@items $name { $($variant = $text),* } {} {});
    };
    ($name:ident, $($variant:ident = $text:literal,)* ..$unknown:ident) => {
        $crate::choice!(@items $name { $($variant = $text),* } {
            Self::$unknown(text) => text.as_str(),
        } {
            fn from_unknown(unknown: $crate::Unknown) -> Option<Self> {
                Some(Self::$unknown(unknown))
            }
        });
    };
    (@items $name:ident { $($variant:ident = $text:literal),* } { $($other:tt)* } { $($more:tt)* }) => {
        impl $name {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { $(Self::$variant => $text,)* $($other)* }
            }
        }
        impl $crate::Choice for $name {
            const VALUES: &'static [&'static str] = &[$($text),*];
            fn from_wire(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }
            fn as_wire(&self) -> &str {
                self.as_str()
            }
            $($more)*
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
        $crate::choices!($name);
    };
}

/// Implements [`Model`](crate::Model) for types that are a [`Choice`].
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Debug, PartialEq)]
/// enum Rail { Fiat, Crypto }
///
/// impl rt::Choice for Rail {
///     const VALUES: &'static [&'static str] = &["fiat", "crypto"];
///     fn from_wire(text: &str) -> Option<Self> {
///         match text { "fiat" => Some(Self::Fiat), "crypto" => Some(Self::Crypto), _ => None }
///     }
///     fn as_wire(&self) -> &str {
///         match self { Self::Fiat => "fiat", Self::Crypto => "crypto" }
///     }
/// }
/// rt::choices!(Rail);
///
/// assert_eq!(rt::from_json::<Rail>(b"\"crypto\""), Ok(Rail::Crypto));
/// ```
#[macro_export]
macro_rules! choices {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::Model for $name {
            type Kind = $crate::kind::Choice;
        }
    )+};
}

impl<T: Choice + Encode> Scalar for T {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        check::text(text, report, schema);
        let value = T::from_wire(text);
        if value.is_some() {
            return value;
        }
        check::unlisted(T::VALUES, text, report, schema);
        if report.is_lenient() {
            T::from_unknown(Unknown::new(text))
        } else {
            None
        }
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Borrowed(self.as_wire())
    }
}
