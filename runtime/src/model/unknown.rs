//! JSON that matches no alternative of a union.

use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use crate::codec::{Encode, Validate};
use crate::json::{Json, Writer};
use crate::report::Report;
use crate::schema::Schema;

/// A value of an open union that matches no documented alternative.
///
/// Only the runtime creates one, while reading leniently, and [`Validate`] refuses it. So a program
/// can't send such a value by accident. It is written as the JSON it was read from.
///
/// `Debug` shows only the JSON type, because the content may be secret in one of the alternatives.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownJson(Box<Json>);

impl UnknownJson {
    /// Keeps a received value.
    pub(super) fn new(json: Json) -> Self {
        Self(Box::new(json))
    }

    /// The value as received.
    #[must_use]
    pub fn as_json(&self) -> &Json {
        &self.0
    }
}

impl fmt::Debug for UnknownJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match *self.0 {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        })
    }
}

impl Hash for UnknownJson {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let keys = BuildHasherDefault::<DefaultHasher>::default();
        state.write_u64(self.0.hash_with(&keys));
    }
}

impl Encode for UnknownJson {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        self.0.encode(output, schema);
    }
}

impl Validate for UnknownJson {
    fn check(&self, report: &mut Report, _: &Schema) {
        report.push(
            "oneOf",
            "must be one of the alternatives that the document describes",
        );
    }
}
