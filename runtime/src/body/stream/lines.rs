//! Splits a stream of bytes into the texts of its items.

use bytes::{Buf as _, Bytes, BytesMut};

use crate::codec::from_json;
use crate::json::Json;

/// The separators of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// One line each: JSON Lines.
    Lines,
    /// A record separator before each (RFC 7464).
    Sequence,
    /// One line each, ending with CR, LF or both: event streams.
    EventLines,
}

/// Buffers the input not yet split.
#[derive(Debug)]
pub(super) struct Splitter {
    framing: Framing,
    buffer: BytesMut,
    /// The length of the prefix without an end.
    seen: usize,
    /// True if a line feed belongs to the previous carriage return.
    skip_line_feed: bool,
}

/// The largest text of a sequence to be returned before the next one begins, in bytes. Longer texts
/// wait, because each piece repeats the test for the end.
const PROMPT: usize = 64 * 1024;

/// RFC 7464, section 2.2.
const RECORD: u8 = 0x1e;

impl Splitter {
    pub(super) fn new(framing: Framing) -> Self {
        Self {
            framing,
            buffer: BytesMut::new(),
            seen: 0,
            skip_line_feed: false,
        }
    }

    pub(super) fn push(&mut self, piece: &Bytes) {
        self.buffer.extend_from_slice(piece);
    }

    /// The number of buffered bytes.
    pub(super) fn buffered(&self) -> usize {
        self.buffer.len()
    }

    /// The next complete text. At the end of the stream, the rest is the last text.
    pub(super) fn next(&mut self, ended: bool) -> Option<Bytes> {
        if self.skip_line_feed && self.buffer.first() == Some(&b'\n') {
            self.buffer.advance(1);
            self.skip_line_feed = false;
        }
        if let Some(end) = self.end() {
            let text = self.buffer.split_to(end).freeze();
            self.skip_line_feed = self.buffer.first() == Some(&b'\r');
            self.buffer.advance(1);
            self.seen = 0;
            return Some(text);
        }
        self.seen = self.buffer.len();
        let whole = self.framing == Framing::Sequence
            && self.buffer.len() <= PROMPT
            && self.buffer.last() == Some(&b'\n')
            && from_json::<Json>(&self.buffer).is_ok();
        // An event ends with a blank line, so a rest is incomplete.
        let rest = ended && self.framing != Framing::EventLines && !self.buffer.is_empty();
        (whole || rest).then(|| {
            self.seen = 0;
            self.buffer.split().freeze()
        })
    }

    /// Returns true if a text may be truncated: in a sequence, white space follows a number or a
    /// literal (RFC 7464, section 2.4).
    pub(super) fn may_be_cut_off(&self, text: &[u8]) -> bool {
        let begin = text.trim_ascii_start().first();
        let is_open = matches!(begin, Some(b'-' | b'0'..=b'9' | b't' | b'f' | b'n'));
        let is_ended = text.last().is_some_and(u8::is_ascii_whitespace);
        self.framing == Framing::Sequence && is_open && !is_ended
    }

    fn end(&self) -> Option<usize> {
        let unseen = self.buffer.get(self.seen..)?;
        let ends = |byte: &u8| match self.framing {
            Framing::Lines => *byte == b'\n',
            Framing::Sequence => *byte == RECORD,
            Framing::EventLines => matches!(byte, b'\n' | b'\r'),
        };
        unseen.iter().position(ends).map(|place| place + self.seen)
    }
}

/// Returns true for white space only, as between items.
pub(super) fn is_blank(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(framing: Framing, text: &str, step: usize) -> Vec<String> {
        let mut splitter = Splitter::new(framing);
        let mut found = Vec::new();
        let bytes = text.as_bytes();
        let mut chunks: Vec<&[u8]> = bytes.chunks(step).collect();
        chunks.push(b"");
        let last = chunks.len() - 1;
        for (place, chunk) in chunks.into_iter().enumerate() {
            splitter.push(&Bytes::copy_from_slice(chunk));
            while let Some(text) = splitter.next(place == last) {
                found.push(String::from_utf8_lossy(&text).into_owned());
            }
        }
        found.retain(|text| !is_blank(text.as_bytes()));
        found
    }

    #[test]
    fn pieces_do_not_matter() {
        for step in 1..8 {
            assert_eq!(
                split(Framing::Lines, "1\r\n\n2\n3", step),
                ["1\r", "2", "3"]
            );
            let records = split(Framing::Sequence, "\u{1e}{\n}\n\u{1e}2\n\u{1e}[3]", step);
            assert_eq!(records, ["{\n}\n", "2\n", "[3]"]);
            assert_eq!(
                split(Framing::EventLines, "a\r\nb\rc\n\nd", step),
                ["a", "b", "c"]
            );
        }
    }
}
