//! The kinds of models, the types declared with a table.

use std::borrow::Cow;

use crate::codec::{Decode, Encode, Scalar, Shape, Validate};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::Schema;

/// A type declared with a table. It is read, written and checked like all types of its kind.
///
/// [`object!`](crate::object), [`union!`](crate::union), [`choice!`](crate::choice),
/// [`integer_choice!`](crate::integer_choice) and [`newtype!`](crate::newtype) implement it. Each
/// of these models implements [`Decode`], [`Encode`] and [`Validate`], and [`Scalar`] if it is a
/// single text. A [`request!`](crate::request) is not JSON, so it implements [`Validate`] only. The
/// implementations exist once for each kind instead of once for each type, because functions and
/// their implementations are most of the compile time of a large crate.
pub trait Model: Sized {
    /// The kind of this model.
    type Kind: CheckKind<Self>;
}

/// Checks all types of a kind.
pub trait CheckKind<T> {
    /// Reports every violation of this value, like [`Validate::check`].
    fn check(value: &T, report: &mut Report, schema: &Schema);
}

/// Reads and writes all types of a kind as JSON.
pub trait JsonKind<T> {
    /// Reads one value, like [`Decode::decode`].
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<T>;
    /// Writes one value, like [`Encode::encode`].
    fn encode(value: &T, output: &mut Writer, schema: &Schema);
    /// Describes the JSON of the type, like [`Decode::shape`].
    fn shape(to: &mut Shape, schema: &'static Schema);
}

/// Reads and writes all types of a kind as a single text.
pub trait ScalarKind<T>: JsonKind<T> {
    /// Reads the text, like [`Scalar::from_text`].
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<T>;
    /// The text on the wire.
    fn to_text<'v>(value: &'v T, schema: &Schema) -> Cow<'v, str>;
}

/// The kinds of models.
pub mod kind {
    /// A struct with a field for each member: an [`Object`](crate::model::Object).
    #[derive(Debug)]
    pub enum Object {}
    /// An enum with a variant for each alternative: an [`Union`](crate::model::Union).
    #[derive(Debug)]
    pub enum Union {}
    /// A string enumeration: a [`Choice`](crate::model::Choice).
    #[derive(Debug)]
    pub enum Choice {}
    /// An enumeration of whole numbers: an [`IntegerChoice`](crate::model::IntegerChoice).
    #[derive(Debug)]
    pub enum IntegerChoice {}
    /// A struct around one value: a [`Newtype`](crate::model::Newtype).
    #[derive(Debug)]
    pub enum Newtype {}
    /// The parameters and the body of a request: [`RequestParts`](crate::message::RequestParts).
    #[derive(Debug)]
    pub enum Request {}
    /// A model in a box, because it contains itself.
    #[derive(Debug)]
    pub enum Boxed {}
}

impl<T: Model<Kind: JsonKind<T>>> Decode for T {
    #[inline]
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        T::Kind::decode(input, schema)
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        T::Kind::shape(to, schema);
    }
}

impl<T: Model<Kind: JsonKind<T>>> Encode for T {
    #[inline]
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        T::Kind::encode(self, output, schema);
    }
}

impl<T: Model> Validate for T {
    #[inline]
    fn check(&self, report: &mut Report, schema: &Schema) {
        T::Kind::check(self, report, schema);
    }
}

impl<T: Model<Kind: ScalarKind<T>>> Scalar for T {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        T::Kind::from_text(text, report, schema)
    }

    fn to_text(&self, schema: &Schema) -> Cow<'_, str> {
        T::Kind::to_text(self, schema)
    }
}

// A box of any other type could become a model in another crate, so only models are covered.
impl<T: Model> Model for Box<T> {
    type Kind = kind::Boxed;
}

impl<T: Model> CheckKind<Box<T>> for kind::Boxed {
    #[inline]
    fn check(value: &Box<T>, report: &mut Report, schema: &Schema) {
        (**value).check(report, schema);
    }
}

impl<T: Model<Kind: JsonKind<T>>> JsonKind<Box<T>> for kind::Boxed {
    #[inline]
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Box<T>> {
        T::decode(input, schema).map(Box::new)
    }

    #[inline]
    fn encode(value: &Box<T>, output: &mut Writer, schema: &Schema) {
        (**value).encode(output, schema);
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        T::shape(to, schema);
    }
}

/// Implements the traits of serde for a type with a table, if the feature `serde` is on.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! with_serde {
    ($name:ident) => {
        $crate::serde_shims!($name);
    };
}

/// Implements nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! with_serde {
    ($name:ident) => {};
}
