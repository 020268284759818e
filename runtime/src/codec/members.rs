//! Reads the members of an object.

use std::collections::HashSet;
use std::hash::BuildHasher;

use super::traits::Decode;
use crate::json::{Effort, Json, JsonType, Key, Map, Reader};
use crate::schema::{ANY, Property, Rule, Schema, check};

/// The number of properties whose presence is a bit of an integer.
const FIRST: usize = 64;

/// The members of one object. Each one must be read, skipped, refused or kept before the next.
#[derive(Debug)]
pub struct MemberReader<'r, 'j> {
    reader: &'r mut Reader<'j>,
    table: &'static [Property],
    /// The index of the property that most likely comes next, because documents keep the order of
    /// the schema.
    expected: usize,
    /// The property of the next member, if the table has one.
    current: Option<&'static Property>,
    /// The number of properties without a field before the expected one.
    fieldless: usize,
    seen: Seen,
    first: bool,
    count: usize,
    /// True until a required property with a field turns out to be missing or unreadable.
    complete: bool,
}

/// The members that were read so far, to find duplicates and missing properties.
#[derive(Debug, Default)]
struct Seen {
    /// One bit for each of the first properties of the table.
    first: u64,
    /// Allocated only for large tables and unknown members, which few objects have.
    rest: Option<Box<Rest>>,
}

#[derive(Debug, Default)]
struct Rest {
    more: Vec<bool>,
    few: [u64; 8],
    many: Option<HashSet<u64>>,
    unknown: usize,
}

impl Seen {
    /// Records a property of the table, and returns true if it is new.
    #[inline]
    fn known(&mut self, place: usize) -> bool {
        if place < FIRST {
            let bit = 1_u64 << place;
            let new = self.first & bit == 0;
            self.first |= bit;
            return new;
        }
        self.rest.get_or_insert_default().known(place)
    }

    /// The first properties of the table that are missing, as bits.
    #[inline]
    fn missing(&self, members: usize) -> u64 {
        let all = match 1_u64.checked_shl(u32::try_from(members).unwrap_or(u32::MAX)) {
            Some(bit) => bit - 1,
            None => u64::MAX,
        };
        all & !self.first
    }

    fn holds(&self, place: usize) -> bool {
        let rest = self.rest.as_ref();
        rest.is_some_and(|rest| rest.more.get(place).is_some_and(|seen| *seen))
    }
}

impl Rest {
    fn known(&mut self, place: usize) -> bool {
        if self.more.len() <= place {
            self.more.resize(place + 1, false);
        }
        self.more
            .get_mut(place)
            .is_some_and(|seen| !std::mem::replace(seen, true))
    }

    /// Records an unknown member by a keyed hash of its name, and returns true if it is new. Names
    /// are not kept, so unknown members cost next to nothing.
    fn unknown(&mut self, hash: u64) -> bool {
        let known = self.few.iter().take(self.unknown).any(|few| *few == hash);
        if known || self.many.as_ref().is_some_and(|many| many.contains(&hash)) {
            return false;
        }
        match self.few.get_mut(self.unknown) {
            Some(free) => *free = hash,
            None => {
                self.many.get_or_insert_default().insert(hash);
            }
        }
        self.unknown += 1;
        true
    }
}

impl<'j> Reader<'j> {
    /// Starts an object with the properties of a table.
    #[inline]
    pub fn object<'r>(&'r mut self, table: &'static [Property]) -> Option<MemberReader<'r, 'j>> {
        if !self.expect(JsonType::Object, "an object") || !self.descend() {
            return None;
        }
        if self.effort == Effort::Probe && self.misses_constant(table) {
            self.gives_up();
            return None;
        }
        Some(MemberReader {
            reader: self,
            table,
            expected: 0,
            current: None,
            fieldless: 0,
            seen: Seen::default(),
            first: true,
            count: 0,
            complete: true,
        })
    }
}

/// The kind of the next member.
#[derive(Clone, Copy, Debug)]
pub enum NextMember {
    /// A property with a field; the number is the index of the field.
    Field(usize),
    /// A member without a row in the table.
    Undeclared,
}

impl MemberReader<'_, '_> {
    /// Returns the next member, or `None` after the last one. Constants and forbidden members are
    /// checked here, and duplicates are reported and skipped.
    // This is not an iterator, because the values are read through the same borrow.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<NextMember> {
        loop {
            let place = self.step()?;
            self.current = self.table.get(place);
            let Some(member) = self.current else {
                self.count += 1;
                return Some(NextMember::Undeclared);
            };
            if place != self.expected {
                self.go_to(place);
            }
            self.expected = place + 1;
            self.fieldless += usize::from(!member.has_field());
            if !self.seen.known(place) {
                self.reader.skip_repeated(member.name());
                continue;
            }
            self.count += 1;
            if member.presence == Rule::Ignored {
                self.reader.skipped += 1;
                self.reader.skip();
                continue;
            }
            self.reader.known += 1;
            match member.presence {
                Rule::Required | Rule::Optional => {
                    return Some(NextMember::Field(place - self.fieldless));
                }
                Rule::Constant(value) => {
                    let mark = self.reader.report.mark();
                    self.reader.constant(value, member.schema_ref());
                    self.prefix(mark);
                }
                Rule::Forbidden(keyword) => {
                    self.reader.skip();
                    if !self.reader.broken {
                        let report = &mut self.reader.report;
                        report.push_below(member.name(), keyword, "must not be present");
                    }
                }
                Rule::Ignored => {}
            }
        }
    }

    /// Counts the properties without a field before an unexpected index.
    fn go_to(&mut self, place: usize) {
        let from = if place < self.expected {
            self.fieldless = 0;
            0
        } else {
            self.expected
        };
        let passed = self.table.get(from..place).unwrap_or_default();
        self.fieldless += passed.iter().filter(|it| !it.has_field()).count();
    }

    /// Reads the next name and returns its index in the table, or the length of the table for an
    /// unknown name.
    #[inline]
    fn step(&mut self) -> Option<usize> {
        let reader = &mut *self.reader;
        if reader.broken || (!reader.report.is_empty() && reader.gives_up()) {
            return None;
        }
        let expected = self.table.get(self.expected).and_then(Property::plain_name);
        let key = reader.lexer.key(self.first, expected);
        self.first = false;
        match key {
            Ok(Key::Expected) => Some(self.expected),
            Ok(Key::Name(name)) => {
                Some(find(self.table, self.expected, name).unwrap_or_else(|| {
                    reader.name.clear();
                    reader.name.push_str(name);
                    self.table.len()
                }))
            }
            Ok(Key::End) => {
                reader.depth -= 1;
                None
            }
            Err(error) => {
                reader.fail(&error);
                None
            }
        }
    }

    /// Reads the value of the current member into a field.
    #[inline(always)]
    pub fn field<T: Decode>(&mut self) -> Option<T> {
        let member = self.current?;
        let (mark, start) = (self.reader.report.mark(), self.reader.index());
        let required = member.presence == Rule::Required;
        let value = self.reader.member(member.schema_ref(), required);
        match (&value, required) {
            (Some(_), _) => {}
            (None, true) => self.complete = false,
            (None, false) => self.reader.lose(mark, start),
        }
        if self.reader.report.mark() > mark {
            self.prefix(mark);
        }
        value
    }

    fn prefix(&mut self, mark: usize) {
        if let Some(member) = self.current {
            self.reader.report.prefix_since(mark, member.name());
        }
    }

    /// Skips a member that the schema does not declare.
    pub fn skip(&mut self) {
        if self.is_new() {
            self.reader.skipped += 1;
            self.reader.skip();
        }
    }

    /// Refuses an undeclared member, by a keyword.
    pub fn refuse(&mut self, keyword: &'static str) {
        if self.is_new() {
            let name = std::mem::take(&mut self.reader.name);
            self.reader.skip();
            if !self.reader.broken {
                let report = &mut self.reader.report;
                report.push_below(&name, keyword, "is not a member of this object");
            }
            self.reader.name = name;
        }
    }

    /// Returns true for the first unknown member of its name. A duplicate is reported and skipped.
    fn is_new(&mut self) -> bool {
        let hash = self
            .reader
            .hasher
            .get_or_insert_default()
            .hash_one(self.reader.name.as_str());
        let new = self.seen.rest.get_or_insert_default().unknown(hash);
        if !new {
            self.count -= 1;
            let name = std::mem::take(&mut self.reader.name);
            self.reader.skip_repeated(&name);
        }
        new
    }

    /// Keeps an undeclared member, and returns true if nothing was lost.
    pub fn keep<T: Decode>(&mut self, members: &mut Map<T>, schema: &'static Schema) -> bool {
        self.keep_with(members, schema, false)
    }

    /// Like [`MemberReader::keep`], but a member that can't be read is left out of the object.
    pub fn keep_rest<T: Decode>(&mut self, members: &mut Map<T>, schema: &'static Schema) {
        self.keep_with(members, schema, true);
    }

    fn keep_with<T: Decode>(
        &mut self,
        members: &mut Map<T>,
        schema: &'static Schema,
        loses: bool,
    ) -> bool {
        let Some((name, mark)) = self.start_additional() else {
            return true;
        };
        let start = self.reader.index();
        let value = self.reader.value(schema);
        if loses && value.is_none() {
            self.reader.lose(mark, start);
        }
        if self.reader.report.mark() > mark {
            let report = &mut self.reader.report;
            report.rename_false_since(mark, "additionalProperties");
            report.prefix_since(mark, &name);
        }
        let kept = value.is_some();
        members.extend(value.map(|value| (name, value)));
        kept
    }

    /// Keeps an undeclared member of any type, as JSON.
    pub(crate) fn keep_unknown(&mut self, members: &mut Map<Json>) {
        self.reader.skipped += 1;
        self.keep(members, &ANY);
    }

    fn start_additional(&mut self) -> Option<(String, usize)> {
        if !self.is_new() {
            return None;
        }
        Some((
            std::mem::take(&mut self.reader.name),
            self.reader.report.mark(),
        ))
    }

    /// Checks `minProperties` and `maxProperties`.
    pub fn count(&mut self, schema: &Schema) {
        if !self.reader.broken {
            check::properties(self.count, &mut self.reader.report, schema);
        }
    }

    /// Reports the missing required members, and returns true if every required field has a value.
    #[must_use]
    pub fn finish(mut self) -> bool {
        if self.reader.broken {
            return false;
        }
        let table = self.table;
        let mut missing = self.seen.missing(table.len());
        while missing != 0 {
            let member = table.get(missing.trailing_zeros() as usize);
            if let Some(member) = member.filter(|it| it.is_required()) {
                self.missed(member);
            }
            missing &= missing - 1;
        }
        for (place, member) in table.iter().enumerate().skip(FIRST) {
            if member.is_required() && !self.seen.holds(place) {
                self.missed(member);
            }
        }
        self.complete
    }

    /// Reports a missing required member.
    #[cold]
    fn missed(&mut self, member: &Property) {
        if member.presence == Rule::Required {
            self.complete = false;
        } else {
            self.reader.miss_tag(self.reader.depth + 1);
        }
        if !self.reader.gives_up() {
            let report = &mut self.reader.report;
            report.push_below(member.name(), "required", "is required");
        }
    }
}

impl Reader<'_> {
    /// Warns that an unreadable value is left out of its parent: its violations follow the mark. A
    /// `null` loses nothing.
    #[cold]
    fn lose(&mut self, mark: usize, start: usize) {
        // Strict reading keeps no part of an invalid value.
        if !self.report.is_lenient() {
            return;
        }
        let value = self.since(start).trim_ascii_start();
        if !self.broken && !value.starts_with(b"null") {
            self.report.lose_since(mark);
        }
    }

    /// Returns true if a constant of the next object has another value. Most alternatives that do
    /// not fit a union fail on a constant, long before the rest of them is read.
    fn misses_constant(&mut self, table: &[Property]) -> bool {
        let mut constants = table.iter().filter_map(Property::constant_value).peekable();
        if constants.peek().is_none() {
            return false;
        }
        let start = self.lexer.index();
        let misses = constants.any(|(name, value)| {
            let is_root = self.depth == self.tag_depth;
            let known = self.constant.filter(|(known, _)| is_root && *known == name);
            let place = known.map(|(_, place)| place).or_else(|| {
                self.lexer.go_to(start);
                self.lexer.find_member(name)
            });
            let Some(place) = place else { return true };
            if is_root {
                self.constant = Some((name, place));
            }
            self.lexer.go_to(place);
            !self.lexer.is_constant(value)
        });
        self.lexer.go_to(start);
        misses
    }
}

/// Returns the index of a name in a table. The search begins at `from`, because optional members
/// are often absent.
fn find(table: &[Property], from: usize, name: &str) -> Option<usize> {
    let (before, behind) = table.split_at_checked(from)?;
    let is_it = |member: &Property| member.name() == name;
    match behind.iter().position(is_it) {
        Some(place) => Some(from + place),
        None => before.iter().position(is_it),
    }
}
