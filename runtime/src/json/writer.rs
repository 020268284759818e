//! The writer: JSON text without spaces.

use std::fmt::Display;
use std::io::Write as _;

use super::Json;
use super::plain::plain_length;
use crate::codec::Encode;
use crate::map::Map;
use crate::schema::{Constant, Member, Rule, Schema};

/// Writes values as JSON text.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    /// An empty text with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
        }
    }

    /// How much was written.
    pub(crate) fn position(&self) -> usize {
        self.bytes.len()
    }

    /// Adds a string member to the object that was written from `start` on, unless it has it.
    pub(crate) fn mark(&mut self, start: usize, member: &str, value: &str) {
        let written = self.bytes.get(start..).unwrap_or_default();
        let Some(Json::Object(members)) = Json::read(written) else {
            return;
        };
        if members.contains_key(member) {
            return;
        }
        let mut mark = Self::new();
        mark.string(member);
        mark.bytes.push(b':');
        mark.string(value);
        if !members.is_empty() {
            mark.bytes.push(b',');
        }
        let first = start + 1;
        self.bytes.splice(first..first, mark.bytes);
    }

    /// The text.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.bytes.extend_from_slice(b"null");
    }

    /// Writes a boolean.
    pub fn boolean(&mut self, value: bool) {
        self.bytes
            .extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Writes a value whose display is JSON: a number, or a value that is quoted already.
    pub(crate) fn display(&mut self, value: impl Display) {
        // Writing to memory does not fail.
        let _ = write!(self.bytes, "{value}");
    }

    /// Writes a value whose display needs no escapes, as a string.
    pub(crate) fn quoted(&mut self, value: impl Display) {
        let _ = write!(self.bytes, "\"{value}\"");
    }

    /// Writes text that needs no escapes, as a string.
    #[inline]
    pub(crate) fn plain(&mut self, text: &[u8]) {
        self.bytes.reserve(text.len() + 2);
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(text);
        self.bytes.push(b'"');
    }

    /// Writes JSON text as it is.
    #[inline]
    pub(crate) fn raw(&mut self, text: &str) {
        self.raw_bytes(text.as_bytes());
    }

    /// As [`Writer::raw`], for bytes.
    #[inline]
    pub(crate) fn raw_bytes(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
    }

    /// Writes a string (RFC 8259 section 7), escaping only what must be.
    pub fn string(&mut self, text: &str) {
        let text = text.as_bytes();
        let length = plain_length(text);
        if length == text.len() {
            self.plain(text);
        } else {
            self.escaped(text, length);
        }
    }

    #[cold]
    fn escaped(&mut self, text: &[u8], length: usize) {
        self.bytes.push(b'"');
        let (mut rest, mut length) = (text, length);
        while let Some((plain, [special, behind @ ..])) = rest.split_at_checked(length) {
            self.bytes.extend_from_slice(plain);
            self.escape(*special);
            rest = behind;
            length = plain_length(rest);
        }
        self.bytes.extend_from_slice(rest);
        self.bytes.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' => b'"',
            b'\\' => b'\\',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            other => {
                let _ = write!(self.bytes, "\\u{other:04x}");
                return;
            }
        };
        self.bytes.extend_from_slice(&[b'\\', short]);
    }

    /// Starts an object with the members of a table.
    pub fn object(&mut self, table: &'static [Member]) -> ObjectWriter<'_> {
        self.bytes.push(b'{');
        ObjectWriter {
            writer: self,
            table,
            empty: true,
        }
    }

    /// Writes an array.
    pub fn array<T: Encode>(&mut self, items: &[T], schema: &Schema) {
        let item_schema = schema.items_schema();
        let mut separator = b'[';
        for item in items {
            self.bytes.push(separator);
            separator = b',';
            item.encode(self, item_schema);
        }
        if items.is_empty() {
            self.bytes.push(b'[');
        }
        self.bytes.push(b']');
    }

    /// Writes an object of members of one type.
    pub fn map<T: Encode>(&mut self, members: &Map<T>, schema: &Schema) {
        let mut object = self.object(&[]);
        object.additional(members, schema.items_schema());
        object.finish();
    }
}

/// Writes the members of one object, in the order of its table.
#[derive(Debug)]
pub struct ObjectWriter<'w> {
    writer: &'w mut Writer,
    /// The members that are still to be written.
    table: &'static [Member],
    empty: bool,
}

impl ObjectWriter<'_> {
    /// Writes the next member. An optional one that is absent is left out; constants before it are
    /// written on the way.
    pub fn value<T: Encode>(&mut self, value: &T) {
        if let Some(member) = self.next()
            && !(member.presence == Rule::Optional && value.is_absent())
        {
            self.member(member);
            value.encode(self.writer, member.schema_ref());
        }
    }

    /// Writes constants up to the next member that has a field.
    fn next(&mut self) -> Option<&'static Member> {
        while let Some((member, rest)) = self.table.split_first() {
            self.table = rest;
            match member.presence {
                Rule::Required | Rule::Optional => return Some(member),
                Rule::Constant(value) => {
                    self.member(member);
                    match value {
                        Constant::Text(text) => self.writer.string(text),
                        Constant::Number(number) => self.writer.raw(number),
                    }
                }
                Rule::Forbidden(_) | Rule::Ignored => {}
            }
        }
        None
    }

    #[inline]
    fn member(&mut self, member: &Member) {
        let Some(name) = member.plain_name() else {
            return self.name(member.name());
        };
        let bytes = &mut self.writer.bytes;
        bytes.reserve(name.len() + 4);
        if !self.empty {
            bytes.push(b',');
        }
        self.empty = false;
        bytes.push(b'"');
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b"\":");
    }

    fn name(&mut self, name: &str) {
        if !self.empty {
            self.writer.bytes.push(b',');
        }
        self.empty = false;
        self.writer.string(name);
        self.writer.bytes.push(b':');
    }

    /// Writes members that the schema does not name.
    pub fn additional<T: Encode>(&mut self, members: &Map<T>, schema: &Schema) {
        // Constants at the end of the table come before them.
        let _ = self.next();
        for (name, value) in members {
            self.name(name);
            value.encode(self.writer, schema);
        }
    }

    /// Ends the object.
    pub fn finish(mut self) {
        let _ = self.next();
        self.writer.bytes.push(b'}');
    }
}
