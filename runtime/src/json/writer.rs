//! The writer: JSON text without spaces.

use std::fmt::Display;
use std::io::Write as _;

use super::plain_forms::plain_length;

/// Writes values as JSON text.
#[derive(Debug, Default)]
pub struct Writer {
    pub(crate) bytes: Vec<u8>,
}

impl Writer {
    /// An empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    /// An empty text with a capacity in bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
        }
    }

    /// The number of bytes written.
    pub(crate) fn position(&self) -> usize {
        self.bytes.len()
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

    /// Writes a value whose display is JSON: a number, or a quoted value.
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

    /// Writes JSON text unchanged.
    #[inline]
    pub(crate) fn raw(&mut self, text: &str) {
        self.raw_bytes(text.as_bytes());
    }

    /// Like [`Writer::raw`], for bytes.
    #[inline]
    pub(crate) fn raw_bytes(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
    }

    /// Writes a string (RFC 8259, section 7), with the necessary escapes only.
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
}
