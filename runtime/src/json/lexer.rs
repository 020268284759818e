//! Reads JSON text token by token.
//!
//! The plain forms make up nearly all text, so they are read here: strings without escapes, short
//! numbers, no unusual white space. [`fallback`] reads strings with escapes, other numbers, and
//! every error inside a value, from the same position.

use super::fallback::{self, SyntaxError};
use super::plain_forms::{is_same, plain_length};
use crate::format::decimal::plain_number;
use crate::schema::{Amount, Constant};

/// The maximum depth of skipped values.
const SKIPPED_DEPTH: usize = 200;

/// A position in a text.
#[derive(Debug)]
pub(crate) struct Lexer<'j> {
    text: &'j str,
    pub(crate) at: usize,
    /// The last string with escapes, decoded.
    decoded: String,
}

/// The name of a member.
pub(crate) enum Key<'t> {
    /// The expected name.
    Expected,
    Name(&'t str),
    /// The object has ended.
    End,
}

impl<'j> Lexer<'j> {
    #[inline]
    pub(crate) const fn new(text: &'j str) -> Self {
        Self {
            text,
            at: 0,
            decoded: String::new(),
        }
    }

    /// The position of the next byte.
    #[inline]
    pub(crate) const fn index(&self) -> usize {
        self.at
    }

    /// The text from a position up to here.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> Option<&'j str> {
        self.text.get(start..self.at)
    }

    /// The text from here on.
    #[inline]
    pub(crate) fn rest(&self) -> &'j str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn bytes(&self) -> &'j [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    #[inline]
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Some(*byte),
                None => return None,
            }
        }
    }

    /// An error at the current position.
    #[cold]
    const fn wrong<R>(&self, what: &'static str) -> Result<R, SyntaxError> {
        Err(SyntaxError::new(what, self.at))
    }

    /// Skips the value at this position, which is not plain.
    #[cold]
    fn odd_value(&mut self) -> Result<(), SyntaxError> {
        match fallback::length(self.rest()) {
            Ok(length) => {
                self.at += length;
                Ok(())
            }
            Err(error) => Err(self.placed(error)),
        }
    }

    /// Makes the position of an error relative to the whole text.
    fn placed(&self, mut error: SyntaxError) -> SyntaxError {
        error.index += self.at;
        error
    }

    /// The first byte of the next value.
    #[inline]
    pub(crate) fn peek(&mut self) -> Result<u8, SyntaxError> {
        match self.byte() {
            Some(byte) => Ok(byte),
            None => self.wrong("EOF while parsing a value"),
        }
    }

    /// Reads the string at this position.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<&str, SyntaxError> {
        match self.plain_string() {
            Some(text) => Ok(text),
            None => self.escaped_string(),
        }
    }

    /// Returns the text of the string at this position, if it is plain.
    #[inline]
    pub(crate) fn plain_string(&mut self) -> Option<&'j str> {
        let start = self.at + 1;
        let end = start + plain_length(self.text.as_bytes().get(start..)?);
        let text = self.text.get(start..end)?;
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(text)
    }

    #[cold]
    fn escaped_string(&mut self) -> Result<&str, SyntaxError> {
        match fallback::string(self.rest()) {
            Ok((text, length)) => {
                self.at += length;
                self.decoded = text;
                Ok(&self.decoded)
            }
            Err(error) => Err(self.placed(error)),
        }
    }

    /// Starts an object, or continues with its next member, and reads the name.
    #[inline]
    pub(crate) fn key(
        &mut self,
        first: bool,
        expected: Option<&str>,
    ) -> Result<Key<'_>, SyntaxError> {
        let start = self.at;
        let opening = if first { b'{' } else { b',' };
        match self.byte() {
            Some(byte) if byte == opening => {
                self.at += 1;
                match self.byte() {
                    Some(b'"') => {
                        if expected.is_some_and(|name| self.take_name(name)) {
                            return Ok(Key::Expected);
                        }
                        if let Some(name) = self.plain_name() {
                            return Ok(Key::Name(name));
                        }
                    }
                    Some(b'}') if first => {
                        self.at += 1;
                        return Ok(Key::End);
                    }
                    _ => {}
                }
            }
            Some(b'}') if !first => {
                self.at += 1;
                return Ok(Key::End);
            }
            _ => {}
        }
        self.odd_key(start, first)
    }

    /// Takes a name and its colon if exactly these are next. The name must need no escapes.
    #[inline]
    fn take_name(&mut self, name: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at + 1..);
        let found = rest
            .and_then(|rest| rest.split_at_checked(name.len()))
            .is_some_and(|(found, behind)| {
                matches!(behind, [b'"', b':', ..]) && is_same(found, name.as_bytes())
            });
        if found {
            self.at += name.len() + 3;
        }
        found
    }

    #[inline]
    pub(crate) fn plain_name(&mut self) -> Option<&'j str> {
        let name = self.plain_string()?;
        if self.byte() != Some(b':') {
            return None;
        }
        self.at += 1;
        Some(name)
    }

    /// Reads the next name of an object in any notation.
    #[cold]
    fn odd_key(&mut self, start: usize, first: bool) -> Result<Key<'_>, SyntaxError> {
        self.at = start;
        match self.byte() {
            Some(b'{') if first => self.at += 1,
            Some(b',') if !first => self.at += 1,
            Some(_) => return self.wrong("expected `,` or `}`"),
            None => return self.wrong("EOF while parsing an object"),
        }
        match self.byte() {
            Some(b'"') => {}
            Some(b'}') => return self.wrong("trailing comma"),
            Some(_) => return self.wrong("key must be a string"),
            None => return self.wrong("EOF while parsing an object"),
        }
        self.escaped_string()?;
        match self.byte() {
            Some(b':') => self.at += 1,
            Some(_) => return self.wrong("expected `:`"),
            None => return self.wrong("EOF while parsing an object"),
        }
        Ok(Key::Name(&self.decoded))
    }

    /// Starts an array, or continues with its next item. Returns true if there is one.
    #[inline]
    pub(crate) fn item(&mut self, first: bool) -> Result<bool, SyntaxError> {
        let opening = if first { b'[' } else { b',' };
        match self.byte() {
            Some(byte) if byte == opening => {
                self.at += 1;
                match self.byte() {
                    Some(b']') if first => {
                        self.at += 1;
                        Ok(false)
                    }
                    Some(b']') => self.wrong("trailing comma"),
                    Some(_) => Ok(true),
                    None => self.wrong("EOF while parsing a list"),
                }
            }
            Some(b']') if !first => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => self.wrong("expected `,` or `]`"),
            None => self.wrong("EOF while parsing a list"),
        }
    }

    /// Takes a literal if it is next.
    #[inline]
    pub(crate) fn literal(&mut self, literal: &[u8]) -> bool {
        let found = self.bytes().starts_with(literal);
        if found {
            self.at += literal.len();
        }
        found
    }

    /// Reads the `null` at this position.
    #[inline]
    pub(crate) fn null(&mut self) -> Result<(), SyntaxError> {
        if self.literal(b"null") {
            return Ok(());
        }
        self.odd_value()
    }

    /// Reads the boolean at this position.
    #[inline]
    pub(crate) fn boolean(&mut self) -> Result<bool, SyntaxError> {
        if self.literal(b"true") {
            return Ok(true);
        }
        if self.literal(b"false") {
            return Ok(false);
        }
        self.odd_value()?;
        self.wrong("expected ident")
    }

    /// Reads the number at this position, as text.
    #[inline]
    pub(crate) fn number(&mut self) -> Result<&'j str, SyntaxError> {
        let start = self.at;
        match plain_number(self.bytes()) {
            Some(length) => self.at += length,
            None => self.odd_value()?,
        }
        Ok(self.since(start).unwrap_or_default())
    }

    /// Skips the next value.
    #[inline]
    pub(crate) fn skip(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        match self.plain_value() {
            Some(()) => Ok(()),
            None => {
                self.at = start;
                self.odd_skip()
            }
        }
    }

    /// Skips a value of any form. Strings are decoded, because an escape may be half of a surrogate
    /// pair, which is not a character.
    #[cold]
    fn odd_skip(&mut self) -> Result<(), SyntaxError> {
        let mut open = Vec::new();
        loop {
            let opened = match self.peek()? {
                b'{' => {
                    matches!(self.key(true, None)?, Key::Name(_) | Key::Expected).then_some(b'{')
                }
                b'[' => self.item(true)?.then_some(b'['),
                b'"' => self.string().map(|_| None)?,
                _ => self.odd_value().map(|()| None)?,
            };
            if let Some(opened) = opened {
                if open.len() == SKIPPED_DEPTH {
                    return self.wrong("recursion limit exceeded");
                }
                open.push(opened);
                continue;
            }
            loop {
                let more = match open.last() {
                    None => return Ok(()),
                    Some(b'{') => matches!(self.key(false, None)?, Key::Name(_) | Key::Expected),
                    Some(_) => self.item(false)?,
                };
                if more {
                    break;
                }
                open.pop();
            }
        }
    }

    /// Returns the position of a member's value in the next object, if the text is valid up to
    /// there.
    pub(crate) fn find_member(&mut self, member: &str) -> Option<usize> {
        let mut first = true;
        loop {
            match self.key(first, None) {
                Ok(Key::Name(name)) if name == member => return Some(self.at),
                Ok(Key::Name(_)) => self.skip().ok()?,
                Ok(Key::Expected | Key::End) | Err(_) => return None,
            }
            first = false;
        }
    }

    /// Returns true if the next value equals this one. Skips the value if it has the same type.
    pub(crate) fn is_constant(&mut self, value: Constant) -> bool {
        match value {
            Constant::Text(value) => {
                self.byte() == Some(b'"') && self.string().is_ok_and(|text| text == value)
            }
            Constant::Number(value) => {
                let text = self.number();
                text.is_ok_and(|text| Amount::Text(text).equals(value))
            }
        }
    }

    /// Moves to a position.
    #[inline]
    pub(crate) const fn go_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Only white space may follow.
    #[inline]
    pub(crate) fn finish(&mut self) -> Result<(), SyntaxError> {
        match self.byte() {
            None => Ok(()),
            Some(_) => self.wrong("trailing characters"),
        }
    }
}

#[cfg(test)]
mod tests;
