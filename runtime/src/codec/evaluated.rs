//! Checks the keywords that no Rust type enforces, on the text of a decoded value.

use super::document::{from_json_with, to_json_with};
use super::traits::{Decode, Encode, Scalar, Validate};
use crate::evaluate;
use crate::json::{Json, Reader};
use crate::report::{Limits, Report};
use crate::schema::{ANY, Property, Schema};

/// The start of a value, in the text and in the report.
#[derive(Clone, Copy, Debug)]
pub struct ValueStart {
    index: usize,
    mark: usize,
}

impl Reader<'_> {
    /// Reads a value, and checks the keywords that its Rust type does not enforce.
    #[inline]
    pub fn value<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        self.member(schema, true)
    }

    /// Like [`Reader::value`], for the value of a member.
    #[inline]
    pub(crate) fn member<T: Decode>(
        &mut self,
        schema: &'static Schema,
        required: bool,
    ) -> Option<T> {
        if schema.keywords.is_empty() {
            return T::decode_member(self, schema, required);
        }
        let begin = self.begin()?;
        let value = T::decode_member(self, schema, required);
        self.evaluate_with(begin, schema, evaluate::keywords);
        value
    }

    /// Reads a string with a scalar in it.
    #[inline]
    pub fn scalar<T: Scalar>(&mut self, schema: &Schema) -> Option<T> {
        self.text_as(T::from_text, schema)
    }

    /// Records the start of the next value, for [`Reader::evaluate`].
    pub fn begin(&mut self) -> Option<ValueStart> {
        let mark = self.report.mark();
        let index = self.start()?;
        Some(ValueStart { index, mark })
    }

    /// Checks the value that was just read against a schema. Its Rust type enforces none of the
    /// keywords.
    pub fn evaluate(&mut self, begin: ValueStart, schema: &'static Schema) {
        self.evaluate_with(begin, schema, evaluate::whole);
    }

    fn evaluate_with(&mut self, begin: ValueStart, schema: &'static Schema, evaluate: Evaluate) {
        // A wrong type is the only violation reported.
        if self.broken || self.report.has_type_since(begin.mark) {
            return;
        }
        let found = self.report.sibling(self.report.is_lenient());
        let found = evaluate_text(self.since(begin.index), found, schema, evaluate);
        self.report.append_new(begin.mark, found);
    }
}

/// Evaluates a schema, or only its `keywords`.
type Evaluate = fn(&Json, &mut Report, &Schema);

/// Evaluates a schema on JSON text.
fn evaluate_text(text: &[u8], mut found: Report, schema: &Schema, evaluate: Evaluate) -> Report {
    match Json::parse(text) {
        Ok(value) => evaluate(&value, &mut found, schema),
        // A skipped member may be a duplicate, so the text can be invalid here.
        Err(why) => found.append(why),
    }
    found
}

impl Report {
    /// Validates a value built in code, including the keywords that its Rust type does not enforce.
    pub fn value(&mut self, value: &(impl Validate + Encode), schema: &Schema) {
        let mark = self.mark();
        value.check(self, schema);
        self.evaluate_since(mark, value, schema);
    }

    /// Validates a value built in code against a schema. Its Rust type enforces none of the
    /// keywords.
    pub fn evaluate(&mut self, value: &impl Encode, schema: &Schema) {
        let mark = self.mark();
        let found = self.sibling(self.is_lenient());
        let text = to_json_with(value, schema);
        let found = evaluate_text(&text, found, schema, evaluate::whole);
        self.append_new(mark, found);
    }

    /// Checks the keywords that the Rust type does not enforce, and drops violations already
    /// reported since the mark.
    pub(crate) fn evaluate_since(&mut self, mark: usize, value: &impl Encode, schema: &Schema) {
        if !schema.keywords.is_empty() {
            let found = self.sibling(self.is_lenient());
            let found = evaluate_text(
                &to_json_with(value, schema),
                found,
                schema,
                evaluate::keywords,
            );
            self.append_new(mark, found);
        }
    }

    /// Returns an empty report for the alternative of a built value, for [`Report::one_of`].
    #[must_use]
    pub const fn alternative(&self) -> Self {
        self.sibling(self.is_lenient())
    }

    /// Adds the violations of a value of a `oneOf` with overlapping alternatives. `own` has the
    /// violations of the alternative that the Rust value holds. Its JSON may fit another
    /// alternative as well, so the result is the report of strict reading.
    pub fn one_of<T: Decode + Encode>(&mut self, value: &T, own: Self) {
        let text = to_json_with(value, &ANY);
        let limits = Limits {
            depth: 512,
            rereads: Limits::USUAL.rereads,
            ..self.limits()
        };
        match from_json_with::<T>(&text, &ANY, limits) {
            // The value may fit another alternative, but its own one was built.
            Ok(_) => self.append(own),
            Err(why) => self.append(why),
        }
    }

    /// Like [`Report::one_of`], for `anyOf`: a value is valid if it fits its own alternative. If it
    /// does not, the closest alternative is reported, as in reading.
    pub fn any_of<T: Decode + Encode>(&mut self, value: &T, own: Self) {
        if !own.is_empty() {
            self.one_of(value, own);
        }
    }

    /// Checks the value of a member.
    #[inline]
    pub fn member(&mut self, member: &Property, value: &(impl Validate + Encode)) {
        let (mark, schema) = (self.mark(), member.schema_ref());
        value.check(self, schema);
        // Nearly every member is valid and has no further keywords, so this calls nothing for it.
        if !schema.keywords.is_empty() && (member.is_required() || !value.is_absent()) {
            self.evaluate_since(mark, value, schema);
        }
        if self.mark() > mark {
            self.prefix_since(mark, member.name());
        }
    }
}
