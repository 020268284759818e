//! Values with a single piece of text or a single number.

mod base64;
mod choice;
mod digits;
pub(crate) mod duration;
mod exact;
pub(crate) mod float;
mod integer_choice;
mod minor_units;
pub(crate) mod number;
mod text;
pub(crate) mod time;
mod uuid;

pub use base64::Base64;
pub use choice::show_choice;
pub use exact::Integer;
pub use integer_choice::{IntegerChoice, UnknownInteger, show_integer_choice};
pub use minor_units::MinorUnits;
pub use time::{Date, DateTime};

/// Implements two of the JSON traits for scalars encoded as JSON strings.
macro_rules! text_scalar {
    ($($name:ty),+) => {$(
        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Reader<'_>, schema: &'static $crate::Schema) -> Option<Self> {
                input.scalar(schema)
            }

            fn shape(to: &mut $crate::Shape, _: &'static $crate::Schema) {
                to.text();
            }
        }
        impl $crate::Validate for $name {
            fn check(&self, report: &mut $crate::Report, schema: &$crate::Schema) {
                $crate::scalar::check_text(self, report, schema);
            }
        }
    )+};
}
pub(crate) use text_scalar;

/// Implements the three JSON traits for scalars encoded as JSON strings.
macro_rules! string_scalar {
    ($($name:ty),+) => {$(
        $crate::scalar::text_scalar!($name);
        impl $crate::Encode for $name {
            fn encode(&self, output: &mut $crate::Writer, schema: &$crate::Schema) {
                output.string(&$crate::Scalar::to_text(self, schema));
            }
        }
    )+};
}
pub(crate) use string_scalar;

use crate::codec::Scalar;
use crate::report::Report;
use crate::schema::{Schema, check};

/// Checks the text of a scalar against the string keywords, which few schemas have.
pub(crate) fn check_text<T: Scalar>(value: &T, report: &mut Report, schema: &Schema) {
    if schema.text {
        check::text(&value.to_text(schema), report, schema);
    }
}

/// Reports text with an invalid format.
#[cold]
pub fn refuse(text: &str, expected: &str, report: &mut Report, schema: &Schema) {
    let found = report.echo(text);
    let mark = report.mark();
    report.push_found(
        "format",
        format!("must be {expected}"),
        format!("\"{found}\""),
    );
    if schema.sensitive {
        report.redact_since(mark);
    }
}
