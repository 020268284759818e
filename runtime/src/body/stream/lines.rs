//! Splitting a stream of bytes into the texts of its items.

use bytes::{Buf as _, Bytes, BytesMut};

use crate::codec::from_json;
use crate::json::Json;

/// How items are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// A line each: JSON Lines.
    Lines,
    /// Each behind a record separator (RFC 7464).
    Sequence,
    /// A line each that ends with CR, LF or both: event streams.
    EventLines,
}

/// The pieces that were not split yet.
#[derive(Debug)]
pub(super) struct Splitter {
    framing: Framing,
    buffer: BytesMut,
    /// How much of the buffer is known to hold no end.
    seen: usize,
    /// Whether a line feed belongs to the carriage return before it.
    skip_line_feed: bool,
}

/// How large a text of a sequence may be, in bytes, to be handed out before the next one begins;
/// whether it has ended is looked at again with each piece.
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

    /// How much is held.
    pub(super) fn held(&self) -> usize {
        self.buffer.len()
    }

    /// The next text, if its end has come; at the end of the stream the rest is one.
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
        // An event ends with a blank line, so what follows the last one is none.
        let rest = ended && self.framing != Framing::EventLines && !self.buffer.is_empty();
        (whole || rest).then(|| {
            self.seen = 0;
            self.buffer.split().freeze()
        })
    }

    /// Whether a text may be only the start of what was written: in a sequence, a number or
    /// a literal has white space behind it (RFC 7464, section 2.4).
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

/// Whether a text is only white space, and so no item.
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
