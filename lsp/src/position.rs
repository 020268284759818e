//! Positions of the protocol, and offsets of bytes.

use std::ops::Range;

use copperplate::source::Span;
use lsp_types::{self as lsp, Position};

/// A text with the offsets of its lines.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// True if columns count bytes of UTF-8; otherwise they count units of UTF-16.
    utf8: bool,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn new(text: &'t str, utf8: bool) -> Self {
        let starts = std::iter::once(0).chain(lines(text).map(|it| it.end));
        Self {
            text,
            starts: starts.collect(),
            utf8,
        }
    }

    /// The offset of a position. A column behind the end of its line is the end.
    pub fn offset(&self, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line) else {
            return self.text.len();
        };
        let rest = self.text.get(*start..).unwrap_or_default();
        start + column(rest, position.character, self.utf8)
    }

    /// The position of an offset.
    pub fn position(&self, offset: usize) -> Position {
        let line = self
            .starts
            .partition_point(|it| *it <= offset)
            .saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self
            .text
            .get(start..offset.min(self.text.len()))
            .unwrap_or_default();
        let column: usize = before.chars().map(|it| width(it, self.utf8)).sum();
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Position::new(number(line), number(column))
    }

    /// The range of a span in this text.
    pub fn range(&self, span: Span) -> lsp::Range {
        let offset = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        lsp::Range::new(
            self.position(offset(span.start)),
            self.position(offset(span.end)),
        )
    }
}

fn width(letter: char, utf8: bool) -> usize {
    match utf8 {
        true => letter.len_utf8(),
        false => letter.len_utf16(),
    }
}

/// The offset of a column in the rest of a text from the start of a line. A column behind the end of the line is the
/// end, in front of its break.
pub fn column(rest: &str, column: u32, utf8: bool) -> usize {
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    let mut passed = 0;
    for (at, letter) in rest.char_indices() {
        if passed >= column || matches!(letter, '\n' | '\r') {
            return at;
        }
        passed += width(letter, utf8);
    }
    rest.len()
}

/// The lines of a text with their breaks: `\n`, `\r\n` and `\r`, by the protocol. The last line has none.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let breaks = text.match_indices(['\n', '\r']);
    breaks.filter_map(move |(at, found)| {
        let is_pair = found == "\r" && text.as_bytes().get(at + 1) == Some(&b'\n');
        let line = (!is_pair).then_some(start..at + 1);
        start = if is_pair { start } else { at + 1 };
        line
    })
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use lsp_types::Position;

    #[test]
    fn columns_are_units_of_utf_16_or_bytes() {
        let text = "a\u{1F600}b\r\nsecond\n";
        for (utf8, column) in [(false, 3), (true, 5)] {
            let lines = Lines::new(text, utf8);
            assert_eq!(lines.position(5), Position::new(0, column));
            assert_eq!(lines.offset(Position::new(0, column)), 5);
            assert_eq!(lines.offset(Position::new(1, 3)), 11);
            assert_eq!(lines.position(11), Position::new(1, 3));
        }
    }

    #[test]
    fn each_line_break_of_the_protocol_ends_a_line() {
        let lines = Lines::new("a\rb\r\nc\nd\r", false);
        let starts = [0, 2, 5, 7, 9];
        for (line, start) in (0..).zip(starts) {
            assert_eq!(lines.offset(Position::new(line, 0)), start);
            assert_eq!(lines.position(start), Position::new(line, 0));
        }
        // The end of a line is in front of its break.
        assert_eq!(lines.offset(Position::new(1, 9)), 3);
        assert_eq!(lines.offset(Position::new(0, u32::MAX)), 1);
    }

    #[test]
    fn positions_outside_of_the_text_are_its_ends() {
        let lines = Lines::new("ab\nc", false);
        assert_eq!(lines.offset(Position::new(9, 0)), 4);
        assert_eq!(lines.offset(Position::new(0, 99)), 2);
        assert_eq!(lines.offset(Position::new(1, u32::MAX)), 4);
        assert_eq!(lines.position(99), Position::new(1, 1));
        assert_eq!(Lines::new("", false).position(0), Position::new(0, 0));
    }
}
