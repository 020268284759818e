//! Writes objects and arrays of typed values.

use super::traits::Encode;
use crate::json::{Json, Map, Writer};
use crate::schema::{Constant, Property, Rule, Schema};

impl Writer {
    /// Adds a string member to the object that begins at `start`, if the member is missing.
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

    /// Starts an object with the properties of a table.
    pub fn object(&mut self, table: &'static [Property]) -> ObjectWriter<'_> {
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

    /// Writes an object whose members have one type.
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
    /// The properties not written yet.
    table: &'static [Property],
    empty: bool,
}

impl ObjectWriter<'_> {
    /// Writes the next member, with the constants before it. An absent optional member is left out.
    pub fn value<T: Encode>(&mut self, value: &T) {
        if let Some(member) = self.next()
            && !(member.presence == Rule::Optional && value.is_absent())
        {
            self.member(member);
            value.encode(self.writer, member.schema_ref());
        }
    }

    /// Writes constants up to the next property with a field.
    fn next(&mut self) -> Option<&'static Property> {
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
    fn member(&mut self, member: &Property) {
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

    /// Writes undeclared members.
    pub fn additional<T: Encode>(&mut self, members: &Map<T>, schema: &Schema) {
        // Constants at the end of the table come first.
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
