//! Keywords that no Rust type holds, checked on the text of a value that was decoded.

use super::reader::{Limits, Reader};
use super::{Json, from_json_with, to_json_with};
use crate::codec::{Decode, Encode, Validate};
use crate::report::Report;
use crate::schema::{ANY, Member, Schema, evaluate};

/// Where a value begins, in the text and in the report.
#[derive(Clone, Copy, Debug)]
pub struct Begin {
    index: usize,
    mark: usize,
}

impl Reader<'_> {
    /// Reads a value, and checks it against the keywords that its Rust type does not hold.
    #[inline]
    pub fn value<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        if schema.keywords.is_empty() {
            return T::decode(self, schema);
        }
        let begin = self.begin()?;
        let value = T::decode(self, schema);
        self.evaluate(begin, schema);
        value
    }

    /// Remembers where the next value begins, for [`Reader::evaluate`].
    pub fn begin(&mut self) -> Option<Begin> {
        let mark = self.report.mark();
        let index = self.start()?;
        Some(Begin { index, mark })
    }

    /// Checks the value that was just read against the keywords that its Rust type does not hold.
    pub fn evaluate(&mut self, begin: Begin, schema: &'static Schema) {
        if self.broken {
            return;
        }
        let found = self.report.sibling(self.report.is_lenient());
        let found = evaluate_text(self.since(begin.index), found, schema);
        self.report.append_new(begin.mark, found);
    }
}

/// Evaluates the keywords of a schema on JSON text.
fn evaluate_text(text: &[u8], mut found: Report, schema: &Schema) -> Report {
    let limits = Limits {
        depth: 512,
        ..Limits::default()
    };
    match from_json_with::<Json>(text, &ANY, limits) {
        Ok(value) => evaluate::keywords(&value, &mut found, schema),
        // A member that was passed over may be there twice; which of the two counts is open.
        Err(why) => found.append(why),
    }
    found
}

impl Report {
    /// Checks a value that was built in code, and the keywords that its Rust type does not hold.
    pub fn value(&mut self, value: &(impl Validate + Encode), schema: &Schema) {
        let mark = self.mark();
        value.check(self, schema);
        self.evaluate_since(mark, value, schema);
    }

    /// Checks a value that was built in code against the keywords that its Rust type does not hold.
    pub fn evaluate(&mut self, value: &impl Encode, schema: &Schema) {
        let mark = self.mark();
        self.evaluate_since(mark, value, schema);
    }

    /// As [`Report::evaluate`], without what is among the violations since the mark already.
    pub(crate) fn evaluate_since(&mut self, mark: usize, value: &impl Encode, schema: &Schema) {
        if !schema.keywords.is_empty() {
            let found = self.sibling(self.is_lenient());
            let found = evaluate_text(&to_json_with(value, schema), found, schema);
            self.append_new(mark, found);
        }
    }

    /// Checks the value of a member.
    pub fn member(&mut self, member: &Member, value: &(impl Validate + Encode)) {
        let mark = self.mark();
        value.check(self, member.schema_ref());
        if member.is_required() || !value.is_absent() {
            self.evaluate_since(mark, value, member.schema_ref());
        }
        self.prefix_since(mark, member.name());
    }
}
