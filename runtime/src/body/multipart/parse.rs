//! From the bytes of a multipart body to its parts (RFC 2046, section 5.1; RFC 7578).

use bytes::{Bytes, BytesMut};
use http::{HeaderName, HeaderValue};

use super::parts::NamedPart;
use crate::syntax::media_type::written_parameter;
use crate::syntax::percent;

/// How many parts a body may have.
const MOST: usize = 1024;

/// How many headers a part may have beside those that say what it is.
const MOST_HEADERS: usize = 64;

/// How long the headers of a part may be, in bytes: 16 KiB.
const LONGEST_HEAD: usize = 16 * 1024;

/// How much white space may follow a boundary, in bytes.
const LONGEST_PADDING: usize = 256;

const MANY_HEADERS: &str = "a part has too many headers, or too long ones";

/// What a parser came upon.
#[derive(Debug)]
pub(crate) enum Found {
    /// A part begins, with nothing in it yet.
    Part(NamedPart),
    /// More of what is in the part.
    Content(Bytes),
    /// The part ends.
    End,
}

/// Splits a body at its boundary while it comes in. Between two pieces it holds no more than the
/// headers of one part, or what could be the beginning of a boundary.
pub(crate) struct Parser {
    /// A line break and the boundary.
    delimiter: Vec<u8>,
    state: State,
    /// What was not looked at yet, or not to its end.
    rest: Bytes,
    /// How much of it was looked at in vain.
    seen: usize,
    parts: usize,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Before anything was read: the first boundary may have no line break before it.
    Start,
    Preamble,
    /// FieldChain a boundary, on its line.
    Boundary,
    Head,
    Content,
    Done,
}

impl Parser {
    /// A parser of parts between these boundaries.
    pub(crate) fn new(boundary: &str) -> Result<Self, &'static str> {
        if boundary.is_empty() || boundary.len() > 70 {
            return Err("the media type must name a boundary of 1 to 70 characters");
        }
        Ok(Self {
            delimiter: format!("\r\n--{boundary}").into_bytes(),
            state: State::Start,
            rest: Bytes::new(),
            seen: 0,
            parts: 0,
        })
    }

    /// Takes a piece of the body.
    pub(crate) fn push(&mut self, piece: Bytes) {
        if self.rest.is_empty() {
            self.rest = piece;
            return;
        }
        // Where nobody else holds the memory, it grows in place.
        let rest = std::mem::take(&mut self.rest).try_into_mut();
        let mut rest = rest.unwrap_or_else(|shared| BytesMut::from(shared.as_ref()));
        rest.extend_from_slice(&piece);
        self.rest = rest.freeze();
    }

    /// What comes next; `None` if that takes another piece.
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

    /// Whether the body may end here.
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
        // What is there may still become one.
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
            if self.parts == MOST {
                return Err("has too many parts");
            }
            self.parts += 1;
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
            // A part without headers begins with the blank line that ends them.
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
        Ok(Some(Found::Part(part)))
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

/// Splits a body that is there as a whole, whose memory the parts share, or says what is wrong with
/// it.
pub(super) fn parse(body: &Bytes, boundary: &str) -> Result<Vec<NamedPart>, &'static str> {
    let mut parser = Parser::new(boundary)?;
    parser.push(body.clone());
    let (mut parts, mut open) = (Vec::new(), NamedPart::default());
    while let Some(found) = parser.next()? {
        match found {
            Found::Part(part) => open = part,
            // What is there as a whole is found as a whole.
            Found::Content(content) => open.file.content = content.into(),
            Found::End => parts.push(std::mem::take(&mut open)),
        }
    }
    parser.end().map(|()| parts)
}

/// A part with these headers, and nothing in it yet.
fn part(head: &str) -> Result<NamedPart, &'static str> {
    let mut part = NamedPart::default();
    let mut named = false;
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_default();
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-disposition") {
            let form = value.split(';').next().unwrap_or_default().trim();
            if let Some(name) = named_text(value, "name").filter(|_| is(form, "form-data")) {
                (part.name, named) = (name, true);
            }
            part.file.filename = filename(value);
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
    named.then_some(part).ok_or("a part must have a name")
}

/// How many bytes at the end of a text could be the beginning of a pattern.
fn begun(text: &[u8], pattern: &[u8]) -> usize {
    let begins = |length: &usize| text.ends_with(pattern.get(..*length).unwrap_or_default());
    let longest = text.len().min(pattern.len().saturating_sub(1));
    (1..=longest).rev().find(begins).unwrap_or_default()
}

fn is(text: &str, wanted: &str) -> bool {
    text.eq_ignore_ascii_case(wanted)
}

/// A parameter of a part's disposition. Browsers escape what ends a name with percent signs (HTML,
/// multipart form data) and leave a backslash as it is, others escape both with a backslash. So one
/// that stands before a quote or another backslash is an escape, and any other is a character.
fn named_text(disposition: &str, name: &str) -> Option<String> {
    let written = written_parameter(disposition, name)?;
    let inner = written
        .strip_prefix('"')
        .and_then(|it| it.strip_suffix('"'));
    let mut text = String::with_capacity(written.len());
    let mut characters = inner.unwrap_or(written).chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|it| character == '\\' && matches!(it, '"' | '\\'));
        text.push(escaped.unwrap_or(character));
    }
    let text = text.replace("%22", "\"");
    Some(text.replace("%0D", "\r").replace("%0A", "\n"))
}

/// The name of a file. RFC 7578, section 4.2, has no `filename*`, but libraries send it for names that
/// are not ASCII, and then it says more than the name beside it (RFC 6266, section 4.3).
fn filename(disposition: &str) -> Option<String> {
    let extended = written_parameter(disposition, "filename*").and_then(extended);
    extended.or_else(|| named_text(disposition, "filename"))
}

/// The text of an extended value, `charset'language'text`; `None` for one that is malformed or of
/// another charset, which is to be ignored (RFC 8187, section 3.2).
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

/// Where a pattern begins, at or behind a place.
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
