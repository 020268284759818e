//! Splits the bytes of a multipart body into its parts (RFC 2046, section 5.1; RFC 7578).

use bytes::{Bytes, BytesMut};
use http::{HeaderName, HeaderValue};

use super::parts::{NamedPart, SplitPart};
use crate::syntax::media_type::written_parameter;
use crate::syntax::percent;

/// The maximum number of parts of a body.
const MOST: usize = 1024;

/// The maximum number of headers of a part, without `Content-Disposition` and `Content-Type`.
const MOST_HEADERS: usize = 64;

/// The size limit of the headers of a part, in bytes: 16 KiB.
const LONGEST_HEAD: usize = 16 * 1024;

/// The maximum amount of white space after a boundary, in bytes.
const LONGEST_PADDING: usize = 256;

const MANY_HEADERS: &str = "a part has too many headers, or too long ones";

/// An event of the parser.
#[derive(Debug)]
pub(crate) enum Found {
    /// A part begins, without content yet.
    Part(Box<SplitPart>),
    /// More content of the part.
    Content(Bytes),
    /// The part ends.
    End,
}

/// Splits a body at its boundary while it arrives. Between two pieces it buffers at most the
/// headers of one part, or a possible start of a boundary.
pub(crate) struct Parser {
    /// A line break and the boundary.
    delimiter: Vec<u8>,
    state: State,
    /// The input not yet consumed.
    rest: Bytes,
    /// The length of its prefix without a match.
    seen: usize,
    /// The number of further parts that the body may have.
    left: usize,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Before any input: the first boundary needs no line break before it.
    Start,
    Preamble,
    /// After a boundary, on its line.
    Boundary,
    Head,
    Content,
    Done,
}

impl Parser {
    /// A parser for this boundary.
    pub(crate) fn new(boundary: &str) -> Result<Self, &'static str> {
        if boundary.is_empty() || boundary.len() > 70 {
            return Err("the media type must name a boundary of 1 to 70 characters");
        }
        Ok(Self {
            delimiter: format!("\r\n--{boundary}").into_bytes(),
            state: State::Start,
            rest: Bytes::new(),
            seen: 0,
            left: MOST,
        })
    }

    /// The same parser for a stream of parts, whose number has no limit.
    pub(super) fn endless(mut self) -> Self {
        self.left = usize::MAX;
        self
    }

    /// The number of buffered bytes.
    pub(super) fn buffered(&self) -> usize {
        self.rest.len()
    }

    /// Takes a piece of the body.
    pub(crate) fn push(&mut self, piece: Bytes) {
        if self.rest.is_empty() {
            self.rest = piece;
            return;
        }
        // Memory without another owner grows in place.
        let rest = std::mem::take(&mut self.rest).try_into_mut();
        let mut rest = rest.unwrap_or_else(|shared| BytesMut::from(shared.as_ref()));
        rest.extend_from_slice(&piece);
        self.rest = rest.freeze();
    }

    /// The next event; `None` if it needs another piece.
    pub(crate) fn next(&mut self) -> Result<Option<Found>, &'static str> {
        loop {
            let goes_on = match self.state {
                State::Start => self.start(),
                State::Preamble => self.preamble(),
                State::Boundary => self.boundary()?,
                State::Head => return self.head(),
                State::Content => return Ok(self.content()),
                State::Done => {
                    self.rest.clear();
                    false
                }
            };
            if !goes_on {
                return Ok(None);
            }
        }
    }

    /// Checks if the body may end here.
    pub(crate) fn end(&self) -> Result<(), &'static str> {
        match self.state {
            State::Start | State::Preamble => Err("must begin with its boundary"),
            State::Boundary => Err("a boundary must end its line"),
            State::Head | State::Content => Err("must end with its boundary"),
            State::Done => Ok(()),
        }
    }

    fn start(&mut self) -> bool {
        let opening = self.delimiter.get(2..).unwrap_or_default();
        if self.rest.starts_with(opening) {
            let length = opening.len();
            return self.go(State::Boundary, length);
        }
        // The input may still become a boundary.
        !opening.starts_with(&self.rest) && self.go(State::Preamble, 0)
    }

    fn preamble(&mut self) -> bool {
        if let Some(at) = find(&self.rest, &self.delimiter, 0) {
            return self.go(State::Boundary, at + self.delimiter.len());
        }
        self.advance(self.rest.len() - begun(&self.rest, &self.delimiter));
        false
    }

    fn boundary(&mut self) -> Result<bool, &'static str> {
        if self.rest.starts_with(b"--") {
            return Ok(self.go(State::Done, 2));
        }
        // White space may follow a boundary on its line.
        let padding = self.rest.iter().take_while(|it| b" \t".contains(it));
        let padding = padding.count();
        let behind = self.rest.get(padding..).unwrap_or_default();
        if behind.starts_with(b"\r\n") {
            self.left = self.left.checked_sub(1).ok_or("has too many parts")?;
            return Ok(self.go(State::Head, padding + 2));
        }
        let open = b"\r\n".starts_with(behind) || (padding == 0 && behind == b"-");
        if open && padding < LONGEST_PADDING {
            return Ok(false);
        }
        Err("a boundary must end its line")
    }

    fn head(&mut self) -> Result<Option<Found>, &'static str> {
        let end = match self.rest.starts_with(b"\r\n") {
            // A part without headers begins with the blank line at the end of the headers.
            true => Some(0),
            false => find(&self.rest, b"\r\n\r\n", self.seen).map(|at| at + 2),
        };
        if end.unwrap_or(self.rest.len()) > LONGEST_HEAD {
            return Err(MANY_HEADERS);
        }
        let Some(end) = end else {
            self.seen = self.rest.len().saturating_sub(3);
            return Ok(None);
        };
        let head = std::str::from_utf8(self.rest.get(..end).unwrap_or_default());
        let part = part(head.map_err(|_| "the headers of a part must be UTF-8")?)?;
        self.go(State::Content, end + 2);
        Ok(Some(Found::Part(Box::new(part))))
    }

    fn content(&mut self) -> Option<Found> {
        let ready = match find(&self.rest, &self.delimiter, 0) {
            Some(0) => {
                self.go(State::Boundary, self.delimiter.len());
                return Some(Found::End);
            }
            Some(at) => at,
            None => self.rest.len() - begun(&self.rest, &self.delimiter),
        };
        (ready > 0).then(|| Found::Content(self.rest.split_to(ready)))
    }

    fn go(&mut self, state: State, length: usize) -> bool {
        self.state = state;
        self.advance(length);
        true
    }

    fn advance(&mut self, length: usize) {
        let _ = self.rest.split_to(length.min(self.rest.len()));
        self.seen = 0;
    }
}

/// Splits a complete body into parts, which share its memory.
pub(super) fn parse(body: &Bytes, boundary: &str) -> Result<Vec<SplitPart>, &'static str> {
    let mut parser = Parser::new(boundary)?;
    parser.push(body.clone());
    let (mut parts, mut open) = (Vec::new(), SplitPart::default());
    while let Some(found) = parser.next()? {
        match found {
            Found::Part(part) => open = *part,
            // A complete body yields all content of a part at once.
            Found::Content(content) => open.part.file.content = content.into(),
            Found::End => parts.push(std::mem::take(&mut open)),
        }
    }
    parser.end().map(|()| parts)
}

/// A part with these headers and without content yet.
fn part(head: &str) -> Result<SplitPart, &'static str> {
    let mut part = NamedPart::default();
    let (mut named, mut disposition) = (false, None);
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_default();
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-disposition") {
            let form = value.split(';').next().unwrap_or_default().trim();
            if let Some(name) = named_text(value, "name").filter(|_| is(form, "form-data")) {
                (part.name, named) = (name, true);
            }
            part.file.filename = filename(value);
            disposition = HeaderValue::from_str(value).ok();
        } else if name.eq_ignore_ascii_case("content-type") {
            part.file.media_type = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("content-transfer-encoding")
            && !["7bit", "8bit", "binary"].iter().any(|it| is(value, it))
        {
            // RFC 7578, section 4.7, deprecates it.
            return Err("a part must not have a transfer encoding");
        } else if !line.is_empty() {
            let name = HeaderName::from_bytes(name.as_bytes());
            let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) else {
                return Err("the headers of a part must be headers");
            };
            if part.headers.len() == MOST_HEADERS {
                return Err(MANY_HEADERS);
            }
            part.headers.append(name, value);
        }
    }
    Ok(SplitPart {
        part,
        named,
        disposition,
    })
}

/// The length of the longest suffix of a text that may begin a pattern.
fn begun(text: &[u8], pattern: &[u8]) -> usize {
    let begins = |length: &usize| text.ends_with(pattern.get(..*length).unwrap_or_default());
    let longest = text.len().min(pattern.len().saturating_sub(1));
    (1..=longest).rev().find(begins).unwrap_or_default()
}

fn is(text: &str, wanted: &str) -> bool {
    text.eq_ignore_ascii_case(wanted)
}

/// A parameter of a part's disposition. Browsers percent-encode quotes and line breaks (HTML,
/// multipart form data) and do not escape backslashes; other senders escape quotes and backslashes
/// with a backslash. So a backslash before a quote is an escape. A backslash before another
/// backslash is an escape too, unless some backslash precedes any other character: a sender that
/// escapes backslashes has none of those, and a path such as `\\host\a.txt` is literal.
fn named_text(disposition: &str, name: &str) -> Option<String> {
    let written = written_parameter(disposition, name)?;
    let inner = written
        .strip_prefix('"')
        .and_then(|it| it.strip_suffix('"'));
    let inner = inner.unwrap_or(written);
    let plain = has_plain_backslash(inner);
    let escapable = |it: &char| *it == '"' || *it == '\\' && !plain;
    let mut text = String::with_capacity(written.len());
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|it| character == '\\' && escapable(it));
        text.push(escaped.unwrap_or(character));
    }
    let text = text.replace("%22", "\"");
    Some(text.replace("%0D", "\r").replace("%0A", "\n"))
}

/// True if a backslash precedes a character that is never escaped.
fn has_plain_backslash(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\\' && !matches!(characters.next(), Some('"' | '\\')) {
            return true;
        }
    }
    false
}

/// The name of a file. RFC 7578, section 4.2, has no `filename*`, but libraries send it for
/// non-ASCII names. It is more exact than `filename` (RFC 6266, section 4.3).
fn filename(disposition: &str) -> Option<String> {
    let extended = written_parameter(disposition, "filename*").and_then(extended);
    extended.or_else(|| named_text(disposition, "filename"))
}

/// The text of an extended value, `charset'language'text`. `None` if it is malformed or has another
/// charset, because such values are to be ignored (RFC 8187, section 3.2).
fn extended(value: &str) -> Option<String> {
    let value = value
        .strip_prefix('"')
        .and_then(|it| it.strip_suffix('"'))
        .unwrap_or(value);
    let mut parts = value.splitn(3, '\'');
    let (charset, _, text) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = percent::octets(text, false)?;
    if is(charset, "iso-8859-1") {
        return Some(bytes.into_iter().map(char::from).collect());
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|_| is(charset, "utf-8"))
}

/// The first match of a pattern at or after an index.
pub(super) fn find(text: &[u8], pattern: &[u8], from: usize) -> Option<usize> {
    let first = *pattern.first()?;
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        at += rest.iter().position(|byte| *byte == first)?;
        if text.get(at..)?.starts_with(pattern) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests;
