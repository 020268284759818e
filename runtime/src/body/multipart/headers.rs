//! Headers of parts that are objects, unions, or JSON text.

use super::reader::PartsReader;
use super::writer::PartsWriter;
use crate::codec::{Decode, Encode, Validate};
use crate::parameter::{self, Parameter, Spelling, header};
use crate::report::Report;

impl PartsWriter {
    /// Writes a header of the part just written that is an object, a union, or JSON text.
    pub fn structured_header<T: Encode + Decode>(
        &mut self,
        part: &str,
        parameter: &'static Parameter,
        value: &T,
    ) {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let node = parameter::encode(&spelling, value, &mut self.report);
        let lines = node.map(|it| header::write(parameter, spelling.kind, &it));
        if let Some(lines) = lines {
            self.lines(part, lines);
        }
        self.locate_header(mark, part, parameter);
    }

    /// Writes an optional header that is an object, a union, or JSON text.
    pub fn optional_structured_header<T: Encode + Decode>(
        &mut self,
        part: &str,
        parameter: &'static Parameter,
        value: &Option<T>,
    ) {
        if let Some(value) = value {
            self.structured_header(part, parameter, value);
        }
    }
}

impl PartsReader<'_> {
    /// Reads a required header of a part not read yet that is an object, a union, or JSON text.
    pub fn structured_header<T: Decode>(
        &mut self,
        part: &str,
        parameter: &'static Parameter,
    ) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional_structured_header(part, parameter);
        if value.is_none() {
            self.require_header(mark, part, parameter);
        }
        value
    }

    /// Reads an optional header that is an object, a union, or JSON text.
    pub fn optional_structured_header<T: Decode>(
        &mut self,
        part: &str,
        parameter: &'static Parameter,
    ) -> Option<T> {
        let mark = self.report.mark();
        let spelling = Spelling::of::<T>(parameter);
        let headers = self.headers(part)?;
        let node = header::read(parameter, spelling.kind, &headers, self.report);
        let value = node.and_then(|it| parameter::decode(&spelling, &it, self.report));
        self.report.prefix_since(mark, parameter.name);
        self.located(mark, part);
        value
    }
}

impl Report {
    /// Checks a header of a part that is an object, a union, or JSON text.
    pub fn structured_part_header(
        &mut self,
        part: &str,
        header: &Parameter,
        value: Option<&(impl Validate + Encode)>,
    ) {
        let mark = self.mark();
        self.structured_item_header(header, value);
        self.prefix_since(mark, part);
    }

    /// Checks a header of an item that is an object, a union, or JSON text.
    pub fn structured_item_header(
        &mut self,
        header: &Parameter,
        value: Option<&(impl Validate + Encode)>,
    ) {
        let mark = self.mark();
        if let Some(value) = value {
            self.value(value, &header.schema);
        }
        self.prefix_since(mark, header.name);
    }
}
