//! Reads the forms that [`Lexer`](super::lexer::Lexer) leaves to `serde_json`: escapes, long
//! numbers, and all errors.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// A text is not JSON.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    /// The expected form, in the words of `serde_json`.
    pub(crate) what: Cow<'static, str>,
    /// The byte at which reading ended.
    pub(crate) index: usize,
}

impl SyntaxError {
    pub(crate) const fn new(what: &'static str, index: usize) -> Self {
        let what = Cow::Borrowed(what);
        Self { what, index }
    }
}

/// Reads the string at the start of `text`, and returns its length in the text.
pub(crate) fn string(text: &str) -> Result<(String, usize), SyntaxError> {
    value(text)
}

/// The length of the value at the start of `text`.
pub(crate) fn length(text: &str) -> Result<usize, SyntaxError> {
    let (_, length) = value::<IgnoredAny>(text)?;
    // Skipped text follows the same grammar as text that is read.
    let passed = text.as_bytes().get(..length).unwrap_or_default();
    match super::surrogates::lone_halves(passed).first() {
        Some(half) => Err(SyntaxError::new("lone half of a surrogate pair", *half)),
        None => Ok(length),
    }
}

fn value<'t, T: Deserialize<'t>>(text: &'t str) -> Result<(T, usize), SyntaxError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    match T::deserialize(&mut reader) {
        // An iterator over the following values knows its position.
        Ok(value) => Ok((value, reader.into_iter::<IgnoredAny>().byte_offset())),
        Err(error) => Err(syntax(text, &error)),
    }
}

/// Removes the position from an error's text, because it is not a position in the whole text.
fn syntax(text: &str, error: &serde_json::Error) -> SyntaxError {
    let (line, column) = (error.line(), error.column());
    let words = error.to_string();
    let place = format!(" at line {line} column {column}");
    let what = words.strip_suffix(&place).unwrap_or(&words).to_owned();
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = before.map(str::len).sum();
    let index = match error.is_eof() {
        true => text.len(),
        false => (start + column.saturating_sub(1)).min(text.len()),
    };
    SyntaxError {
        what: Cow::Owned(what),
        index,
    }
}

/// The line and the column of a byte, from one.
pub(crate) fn position(text: &[u8], index: usize) -> (usize, usize) {
    let before = text.get(..index).unwrap_or(text);
    let mut lines = before.split(|byte| *byte == b'\n');
    let column = lines.next_back().map_or(0, <[u8]>::len);
    (lines.count() + 1, column + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(text: &str) -> (String, usize) {
        let error = length(text).err().unwrap_or(SyntaxError::new("none", 0));
        (error.what.into_owned(), error.index)
    }

    #[test]
    fn an_error_has_its_words_and_its_place() {
        let cases = [
            ("", ("EOF while parsing a value", 0)),
            ("nul", ("EOF while parsing a value", 3)),
            ("nux", ("expected ident", 2)),
            ("[1,\n2,\n x]", ("expected value", 8)),
            ("\"a", ("EOF while parsing a string", 2)),
            ("-", ("invalid number", 0)),
            ("{\"a\" 1}", ("expected `:`", 5)),
        ];
        for (text, (what, index)) in cases {
            assert_eq!(failed(text), (what.to_owned(), index), "{text}");
        }
    }

    #[test]
    fn a_value_ends_where_the_next_begins() {
        assert_eq!(length("1e5,2").ok(), Some(3));
        assert_eq!(length("[[]] ]").ok(), Some(4));
        let (text, length) = string("\"a\\u00e9\\ud83d\\ude00\": 1")
            .ok()
            .unwrap_or_default();
        assert_eq!((text.as_str(), length), ("aé😀", 21));
    }

    #[test]
    fn a_place_is_counted_from_one() {
        assert_eq!(position(b"ab\ncd", 0), (1, 1));
        assert_eq!(position(b"ab\ncd", 4), (2, 2));
        assert_eq!(position(b"ab", 99), (1, 3));
    }
}
