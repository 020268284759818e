//! Reads values that are neither objects nor arrays.

use super::json_type::JsonType;
use super::reader::{Effort, Reader};
use crate::report::Report;
use crate::schema::{Amount, Constant, Schema, check};

impl<'j> Reader<'j> {
    /// Reads `null` if it is next.
    #[inline]
    pub fn null(&mut self) -> bool {
        self.peek() == Some(JsonType::Null) && self.accept_null()
    }

    fn accept_null(&mut self) -> bool {
        match self.lexer.null() {
            Ok(()) => true,
            Err(error) => {
                self.fail(&error);
                false
            }
        }
    }

    /// Reads a boolean.
    pub fn boolean(&mut self) -> Option<bool> {
        if !self.expect(JsonType::Boolean, "a boolean") {
            return None;
        }
        match self.lexer.boolean() {
            Ok(value) => Some(value),
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Reads a string, and checks it.
    #[inline]
    pub fn string(&mut self, schema: &Schema) -> Option<String> {
        if !self.expect(JsonType::String, "a string") {
            return None;
        }
        match self.lexer.string() {
            Ok(text) => {
                check::text(text, &mut self.report, schema);
                Some(text.to_owned())
            }
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Reads a string and converts it with `read`.
    #[inline]
    pub(crate) fn text_as<T>(
        &mut self,
        read: impl FnOnce(&str, &mut Report, &Schema) -> Option<T>,
        schema: &Schema,
    ) -> Option<T> {
        if !self.expect(JsonType::String, "a string") {
            return None;
        }
        match self.lexer.string() {
            Ok(text) => read(text, &mut self.report, schema),
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Reads the single valid value of a member.
    pub(crate) fn constant(&mut self, value: Constant, schema: &Schema) {
        let is_it = match value {
            Constant::Text(text) => self.constant_text(text, schema),
            Constant::Number(number) => self.constant_number(number, schema),
        };
        if is_it == Some(true) || self.gives_up() {
            return;
        }
        self.miss_tag(self.depth);
        if is_it.is_none() {
            // A value of another type is further away than another value.
            self.miss_tag(self.depth);
        }
    }

    /// Returns true if the next value is this string, or `None` if it is not a string.
    fn constant_text(&mut self, value: &'static str, schema: &Schema) -> Option<bool> {
        if !self.expect(JsonType::String, "a string") {
            return None;
        }
        match self.lexer.string() {
            Ok(text) if text == value => return Some(true),
            Ok(_) if self.effort == Effort::Probe => {}
            Ok(text) => check::unlisted(&[value], text, &mut self.report, schema),
            Err(error) => self.fail(&error),
        }
        Some(false)
    }

    /// Returns true if the next value is this number, or `None` if it is not a number.
    fn constant_number(&mut self, value: &'static str, schema: &Schema) -> Option<bool> {
        let text = self.number_text("a number")?;
        let is_it = Amount::Text(text).equals(value);
        if !is_it && self.effort != Effort::Probe {
            check::unlisted_number(&[value], text, &mut self.report, schema);
        }
        Some(is_it)
    }

    /// Reads a number as text.
    #[inline]
    pub(crate) fn number_text(&mut self, expected: &str) -> Option<&'j str> {
        if !self.expect(JsonType::Number, expected) {
            return None;
        }
        match self.lexer.number() {
            Ok(text) => Some(text),
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }
}
