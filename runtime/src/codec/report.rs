//! Writes reports as JSON, and checks additional members.

use super::document::to_json;
use super::traits::{Encode, Validate};
use crate::json::{Json, Map, Writer};
use crate::report::Report;
use crate::schema::{ANY, Property, Schema};

/// A report is written as the `violations` of problem details (RFC 9457):
/// `[{"in", "name"?, "pointer", "keyword", "code", "expected", "found"?}]`.
impl Encode for Report {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        output.raw("[");
        for (place, violation) in self.violations().iter().enumerate() {
            output.raw(if place == 0 { "{\"in\":" } else { ",{\"in\":" });
            output.string(violation.location.kind());
            if let Some(name) = violation.location.name() {
                output.raw(",\"name\":");
                output.string(name);
            }
            output.raw(",\"pointer\":");
            output.string(&violation.pointer);
            output.raw(",\"keyword\":");
            output.string(violation.keyword);
            output.raw(",\"code\":");
            output.string(violation.code());
            output.raw(",\"expected\":");
            output.string(&violation.expected);
            if let Some(found) = &violation.found {
                output.raw(",\"found\":");
                output.string(found);
            }
            output.raw("}");
        }
        output.raw("]");
    }
}

impl Report {
    /// Writes the report as JSON text:
    /// `[{"in", "name"?, "pointer", "keyword", "code", "expected", "found"?}]`.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_json(self)
    }

    /// Checks additional members. A member with the name of a property in the table is a violation,
    /// because it would be written twice.
    pub fn additional<T: Validate + Encode>(
        &mut self,
        table: &[Property],
        members: &Map<T>,
        schema: &Schema,
    ) {
        for (name, value) in members {
            if table.iter().any(|member| member.name() == name) {
                self.push_below(name, "duplicate", "is a member of its own");
            }
            let mark = self.mark();
            self.value(value, schema);
            self.rename_false_since(mark, "additionalProperties");
            self.prefix_since(mark, name);
        }
    }

    /// Like [`Report::additional`], for undeclared members of any type.
    pub(crate) fn unknown(&mut self, table: &[Property], members: &Map<Json>) {
        self.additional(table, members, &ANY);
    }
}
