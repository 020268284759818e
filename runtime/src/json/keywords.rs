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
        self.member(schema, true)
    }

    /// As [`Reader::value`], for the value of a member.
    #[inline]
    pub(super) fn member<T: Decode>(
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

    /// Remembers where the next value begins, for [`Reader::evaluate`].
    pub fn begin(&mut self) -> Option<Begin> {
        let mark = self.report.mark();
        let index = self.start()?;
        Some(Begin { index, mark })
    }

    /// Checks the value that was just read against a schema of which its Rust type holds nothing.
    pub fn evaluate(&mut self, begin: Begin, schema: &'static Schema) {
        self.evaluate_with(begin, schema, evaluate::whole);
    }

    fn evaluate_with(&mut self, begin: Begin, schema: &'static Schema, evaluate: Evaluate) {
        // Of a value of another type that is all that is told.
        if self.broken || self.report.has_type_since(begin.mark) {
            return;
        }
        let found = self.report.sibling(self.report.is_lenient());
        let found = evaluate_text(self.since(begin.index), found, schema, evaluate);
        self.report.append_new(begin.mark, found);
    }
}

/// How much of a schema is evaluated.
type Evaluate = fn(&Json, &mut Report, &Schema);

/// Evaluates a schema on JSON text.
fn evaluate_text(text: &[u8], mut found: Report, schema: &Schema, evaluate: Evaluate) -> Report {
    let limits = Limits {
        depth: 512,
        ..Limits::default()
    };
    match from_json_with::<Json>(text, &ANY, limits) {
        Ok(value) => evaluate(&value, &mut found, schema),
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

    /// Checks a value that was built in code against a schema of which its Rust type holds nothing.
    pub fn evaluate(&mut self, value: &impl Encode, schema: &Schema) {
        let mark = self.mark();
        let found = self.sibling(self.is_lenient());
        let text = to_json_with(value, schema);
        let found = evaluate_text(&text, found, schema, evaluate::whole);
        self.append_new(mark, found);
    }

    /// Checks a value against the keywords that its Rust type does not hold, and leaves out what is
    /// among the violations since the mark already.
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

    /// An empty report for the alternative that a built value is of, for [`Report::one_of`].
    #[must_use]
    pub const fn alternative(&self) -> Self {
        self.sibling(self.is_lenient())
    }

    /// Adds what is wrong with a value of a `oneOf` whose alternatives may overlap. In Rust the
    /// value is of one alternative, and `own` is what is wrong with that; its JSON may fit another as
    /// well, which only reading it tells. So the answer is what reading it strictly would be.
    pub fn one_of<T: Decode + Encode>(&mut self, value: &T, own: Self) {
        let text = to_json_with(value, &ANY);
        let limits = Limits {
            depth: 512,
            rereads: Limits::USUAL.rereads,
            ..self.limits()
        };
        match from_json_with::<T>(&text, &ANY, limits) {
            // Another alternative may fit where the own one does not; it is not what was built.
            Ok(_) => self.append(own),
            Err(why) => self.append(why),
        }
    }

    /// As [`Report::one_of`], for `anyOf`: a value that fits its own alternative is right. If it
    /// does not, the closest is reported, as reading does.
    pub fn any_of<T: Decode + Encode>(&mut self, value: &T, own: Self) {
        if !own.is_empty() {
            self.one_of(value, own);
        }
    }

    /// Checks the value of a member.
    #[inline]
    pub fn member(&mut self, member: &Member, value: &(impl Validate + Encode)) {
        let (mark, schema) = (self.mark(), member.schema_ref());
        value.check(self, schema);
        // Nearly every member is right and has no further keywords, so that nothing is called for it.
        if !schema.keywords.is_empty() && (member.is_required() || !value.is_absent()) {
            self.evaluate_since(mark, value, schema);
        }
        if self.mark() > mark {
            self.prefix_since(mark, member.name());
        }
    }
}
