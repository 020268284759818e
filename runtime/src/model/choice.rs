//! String enumerations.

use std::borrow::Cow;
use std::fmt;

use super::kinds::{CheckKind, JsonKind, ScalarKind, kind};
use crate::codec::{Encode, Shape};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::{Schema, check};

/// A string enumeration, closed or open.
///
/// [`choice!`](crate::choice) implements it.
pub trait Choice: Clone + 'static {
    /// The documented values, each with its text on the wire and its name in Rust.
    const CHOICES: &'static [(&'static str, &'static str, Self)];

    /// The documented value for this text, or `None`.
    #[must_use]
    fn from_wire(text: &str) -> Option<Self> {
        let mut choices = Self::CHOICES.iter();
        choices.find(|it| it.0 == text).map(|it| it.2.clone())
    }

    /// The text of this value on the wire.
    fn as_wire(&self) -> &str;

    /// Keeps undocumented text. Closed enumerations return `None`.
    fn from_unknown(unknown: Unknown) -> Option<Self> {
        let _ = unknown;
        None
    }
}

/// Undocumented text of an open enumeration.
///
/// Only the runtime creates one, while reading leniently, so a program can't send an undocumented
/// value by accident.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unknown(String);

impl Unknown {
    /// Keeps a received text.
    fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text as it was received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Choice + Encode> CheckKind<T> for kind::Choice {
    /// An open enumeration may have an undocumented value.
    fn check(value: &T, report: &mut Report, schema: &Schema) {
        let text = value.as_wire();
        if T::from_wire(text).is_none() {
            unlisted::<T>(text, report, schema);
        }
        check::text(text, report, schema);
    }
}

impl<T: Choice> JsonKind<T> for kind::Choice {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<T> {
        let before = input.report().len();
        let value = input.text_as(read, schema);
        if T::CHOICES.len() == 1 && input.report().len() > before {
            input.miss_tag(input.depth());
        }
        value
    }

    fn encode(value: &T, output: &mut Writer, _: &Schema) {
        output.string(value.as_wire());
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.text();
    }
}

/// Connects the variants of an enumeration with their texts on the wire. Implements `as_str`,
/// `Display`, [`Choice`], and [`Model`](crate::model::Model). `.. Unknown` at the end names the
/// variant for undocumented text.
///
/// The head lists the traits to implement. Derives would take twice as long to compile, and a large
/// crate has hundreds of enumerations. An open enumeration holds text, so it is not `Copy`.
///
/// ```
/// use copperplate_runtime as rt;
///
/// enum Rail { Fiat, Crypto, Unknown(rt::Unknown) }
///
/// rt::choice! {
///     impl Clone, Debug, Display, Eq, Hash, PartialEq for Rail {
///         Fiat = "fiat",
///         Crypto = "crypto",
///         .. Unknown,
///     }
/// }
///
/// assert_eq!(Rail::Fiat.to_string(), "fiat");
/// assert_eq!(format!("{:?}", Rail::Fiat), "Fiat");
/// assert_eq!(rt::from_json::<Rail>(b"\"crypto\""), Ok(Rail::Crypto));
/// assert!(rt::from_json::<Rail>(b"\"barter\"").is_err());
/// ```
#[macro_export]
macro_rules! choice {
    (impl Clone, Copy, Debug, Display, Eq, Hash, PartialEq for $name:ident {
        $($variant:ident = $text:literal,)*
    }) => {
        $crate::choice! { @table $name { $($variant = $text,)* } }
        impl ::core::marker::Copy for $name {}
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                *self
            }
        }
    };
    (impl Clone, Debug, Display, Eq, Hash, PartialEq for $name:ident {
        $($variant:ident = $text:literal,)*
        .. $unknown:ident,
    }) => {
        $crate::choice! { @table $name { $($variant = $text,)* .. $unknown, } }
        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                match self {
                    $(Self::$variant => Self::$variant,)*
                    Self::$unknown(text) => Self::$unknown(::core::clone::Clone::clone(text)),
                }
            }
        }
    };
    (@table $name:ident { $($variant:ident = $text:literal,)* $(.. $unknown:ident,)? }) => {
        impl $name {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    $(Self::$unknown(text) => text.as_str(),)?
                }
            }
        }
        impl $crate::model::Choice for $name {
            const CHOICES: &'static [(&'static str, &'static str, Self)] =
                &[$(($text, ::core::stringify!($variant), Self::$variant)),*];
            fn as_wire(&self) -> &str {
                self.as_str()
            }
            $(fn from_unknown(unknown: $crate::Unknown) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::$unknown(unknown))
            })?
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::model::debug_choice(self, formatter)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state);
            }
        }
        impl $crate::model::Model for $name {
            type Kind = $crate::model::kind::Choice;
        }

        $crate::with_serde!($name);
    };
}

/// Shows a documented value by its name, and any other value by its text.
#[doc(hidden)]
pub fn debug_choice<T: Choice>(value: &T, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = value.as_wire();
    match T::CHOICES.iter().find(|it| it.0 == text) {
        Some((_, name, _)) => formatter.write_str(name),
        None => formatter.debug_tuple("Unknown").field(&text).finish(),
    }
}

#[cold]
fn unlisted<T: Choice>(text: &str, report: &mut Report, schema: &Schema) {
    let listed: Vec<&str> = T::CHOICES.iter().map(|it| it.0).collect();
    check::unlisted(&listed, text, report, schema);
}

fn read<T: Choice>(text: &str, report: &mut Report, schema: &Schema) -> Option<T> {
    check::text(text, report, schema);
    let value = T::from_wire(text);
    if value.is_some() {
        return value;
    }
    unlisted::<T>(text, report, schema);
    if report.is_lenient() {
        T::from_unknown(Unknown::new(text))
    } else {
        None
    }
}

impl<T: Choice + Encode> ScalarKind<T> for kind::Choice {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<T> {
        read(text, report, schema)
    }

    fn to_text<'v>(value: &'v T, _: &Schema) -> Cow<'v, str> {
        Cow::Borrowed(value.as_wire())
    }
}
