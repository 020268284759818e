//! The traits of generated types: decoding, encoding and validation.

use std::borrow::Cow;

use super::shape::Shape;
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::{ANY, Schema};

/// A type decoded from JSON.
///
/// Decoding returns `None` if no value could be created, with the reason in the reader's report. A
/// value that violates a constraint is still returned, with the violation in the report, so that
/// the caller decides: strict reading refuses it, lenient reading warns.
pub trait Decode: Sized {
    /// Decodes one value. `schema` has the keywords the Rust type does not enforce.
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self>;

    /// Decodes the value of a member. For an optional member, `null` is not a value of an `Option`;
    /// for a required member, it becomes `None`.
    #[inline]
    fn decode_member(
        input: &mut Reader<'_>,
        schema: &'static Schema,
        required: bool,
    ) -> Option<Self> {
        let _ = required;
        Self::decode(input, schema)
    }

    /// The value of an absent optional member, if the type has one: `Option::None`,
    /// `Presence::Absent`.
    #[inline]
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Describes the JSON types from which it is decoded. They decide the JSON type of text in a form or
    /// a parameter. By default, the keywords of `schema` describe them.
    fn shape(to: &mut Shape, schema: &'static Schema) {
        to.keywords(schema);
    }

    /// Like [`Decode::shape`], for a member.
    fn member_shape(to: &mut Shape, schema: &'static Schema, required: bool) {
        let _ = required;
        Self::shape(to, schema);
    }
}

/// A type encoded as JSON.
pub trait Encode {
    /// Encodes one value. `schema` selects one of several wire formats, if the type has them.
    fn encode(&self, output: &mut Writer, schema: &Schema);

    /// True if an optional member with this value is omitted: `Option::None`, `Presence::Absent`.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A type with keywords that the Rust type does not enforce.
pub trait Validate {
    /// Reports every violation of this value and of the values inside it.
    fn check(&self, report: &mut Report, schema: &Schema);

    /// Validates a value built in code.
    ///
    /// # Errors
    ///
    /// Every violation that strict decoding of the same value would refuse.
    fn validate(&self) -> Result<(), Report> {
        let mut report = Report::new();
        self.check(&mut report, &ANY);
        report.into_result()
    }
}

/// A value that is one piece of text: in a parameter, in a header, or in a JSON string. Numbers and
/// booleans are JSON numbers and booleans in JSON, and text elsewhere.
pub trait Scalar: Sized + Encode {
    /// Parses the text and reports violations of `schema`. [`Scalar::read_text`] checks the
    /// keywords the Rust type does not enforce.
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self>;

    /// Parses text outside JSON, as in a parameter, a header or a text body, and checks it against
    /// all keywords of `schema`.
    fn read_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let mark = report.mark();
        let value = Self::from_text(text, report, schema)?;
        report.evaluate_since(mark, &value, schema);
        Some(value)
    }

    /// The text on the wire.
    fn to_text(&self, schema: &Schema) -> Cow<'_, str>;
}
