//! Free-form JSON as a value.

use super::traits::{Decode, Encode, Validate};
use crate::json::{Json, Reader, Writer};
use crate::report::Report;
use crate::schema::{ANY, Schema};

impl Decode for Json {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let value = input.json()?;
        value.check_fields(input.report(), schema);
        Some(value)
    }
}

impl Encode for Json {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        match self {
            Self::Null => output.null(),
            Self::Bool(value) => output.boolean(*value),
            Self::Number(number) => output.raw(number.as_str()),
            Self::String(text) => output.string(text),
            Self::Array(items) => output.array(items, &ANY),
            Self::Object(members) => output.map(members, &ANY),
        }
    }
}

impl Validate for Json {
    fn check(&self, report: &mut Report, schema: &Schema) {
        self.check_fields(report, schema);
    }
}
