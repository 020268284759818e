//! Values with a single piece of text or a single number.

use crate::codec::Scalar;
use crate::report::Report;
use crate::schema::{Schema, check};

/// Implements two of the JSON traits for scalars encoded as JSON strings.
macro_rules! text_scalar {
    ($($name:ty),+) => {$(
        impl $crate::codec::Decode for $name {
            fn decode(input: &mut $crate::json::Reader<'_>, schema: &'static $crate::schema::Schema) -> Option<Self> {
                input.scalar(schema)
            }

            fn shape(to: &mut $crate::codec::Shape, _: &'static $crate::schema::Schema) {
                to.text();
            }
        }
        impl $crate::codec::Validate for $name {
            fn check(&self, report: &mut $crate::report::Report, schema: &$crate::schema::Schema) {
                $crate::types::scalars::check_text(self, report, schema);
            }
        }
    )+};
}
pub(crate) use text_scalar;

/// Implements the three JSON traits for scalars encoded as JSON strings.
macro_rules! string_scalar {
    ($($name:ty),+) => {$(
        $crate::types::scalars::text_scalar!($name);
        impl $crate::codec::Encode for $name {
            fn encode(&self, output: &mut $crate::json::Writer, schema: &$crate::schema::Schema) {
                output.string(&$crate::codec::Scalar::to_text(self, schema));
            }
        }
    )+};
}
pub(crate) use string_scalar;

/// Checks the text of a scalar against the keywords for strings, which few schemas have.
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
