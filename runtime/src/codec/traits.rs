//! The traits that generated types implement: reading, writing and checking values.

use std::borrow::Cow;

use super::shape::Shape;
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::{ANY, Schema};

/// A type that is read from JSON.
///
/// The answer is `None` when no value could be made; the reason is then in the reader's report. A
/// value that breaks a constraint is still answered, with the violation in the report, so that a
/// caller decides what a violation means: strict reading refuses it, lenient reading warns.
pub trait Decode: Sized {
    /// Reads one value. `schema` holds the keywords that the Rust type can't.
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self>;

    /// Reads the value of a member. `null` is no value of an `Option` that stands for an optional
    /// member; where the member is required, it is what `None` stands for.
    #[inline]
    fn decode_member(
        input: &mut Reader<'_>,
        schema: &'static Schema,
        required: bool,
    ) -> Option<Self> {
        let _ = required;
        Self::decode(input, schema)
    }

    /// The value for an optional member that is not there, if the type has one: `Option::None`,
    /// `Presence::Absent`.
    #[inline]
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Which JSON it is read from: what its text in a form or a parameter stands for. Without a
    /// word of its own, a type is read from what the keywords of `schema` speak of.
    fn shape(to: &mut Shape, schema: &'static Schema) {
        to.keywords(schema);
    }

    /// As [`Decode::shape`], of a member.
    fn member_shape(to: &mut Shape, schema: &'static Schema, required: bool) {
        let _ = required;
        Self::shape(to, schema);
    }
}

/// A type that is written as JSON.
pub trait Encode {
    /// Writes one value. `schema` says how a type with several wire forms is written.
    fn encode(&self, output: &mut Writer, schema: &Schema);

    /// Whether an optional member that holds this value is left out: `Option::None`,
    /// `Presence::Absent`.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A type whose values can break rules that the Rust type does not hold.
pub trait Validate {
    /// Adds every violation of this value, and of all below it, to `report`.
    fn check(&self, report: &mut Report, schema: &Schema);

    /// Checks a value that was built in code.
    ///
    /// # Errors
    ///
    /// The report of everything that decoding the same value would have refused.
    fn validate(&self) -> Result<(), Report> {
        let mut report = Report::new();
        self.check(&mut report, &ANY);
        report.into_result()
    }
}

/// A value that is one piece of text: in a parameter, in a header, or in a JSON string. Numbers and
/// booleans are JSON numbers and booleans in JSON, and text elsewhere.
pub trait Scalar: Sized + Encode {
    /// Reads the text, checks it against `schema`, and reports what is wrong. Keywords that the Rust
    /// type does not hold are checked by [`Scalar::read_text`].
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self>;

    /// Reads text that is no JSON, as a parameter, a header or a text body holds it, and checks it
    /// against all keywords of `schema`.
    fn read_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let mark = report.mark();
        let value = Self::from_text(text, report, schema)?;
        report.evaluate_since(mark, &value, schema);
        Some(value)
    }

    /// The text on the wire.
    fn to_text(&self, schema: &Schema) -> Cow<'_, str>;
}
