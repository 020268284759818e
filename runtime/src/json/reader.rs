//! Reads a text in one pass.

use std::hash::RandomState;

use super::fallback::{self, SyntaxError};
use super::json_type::JsonType;
use super::lexer::Lexer;
use crate::report::{Limits, Report};

/// The byte order mark. Senders must not add it, and readers may ignore it (RFC 8259, section 8.1).
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads values from a JSON text in one pass, and collects the violations.
///
/// An invalid value is skipped, and reading continues after it. A syntax error ends reading: it is
/// reported once, and nothing after it.
#[derive(Debug)]
pub struct Reader<'j> {
    /// The whole text, for lines and columns. The lexer has only the part being read.
    pub(crate) whole: &'j [u8],
    pub(crate) base: usize,
    pub(crate) lexer: Lexer<'j>,
    pub(crate) report: Report,
    /// Reading has ended. The report has the reason, unless reading was given up.
    pub(crate) broken: bool,
    /// The wanted detail of violations.
    pub(crate) effort: Effort,
    /// A name and the position of its value, in the value of an alternative.
    pub(crate) constant: Option<(&'static str, usize)>,
    pub(crate) depth: u16,
    pub(crate) max_depth: u16,
    /// The bytes that alternatives of unions may still read again.
    pub(crate) rereads: usize,
    /// The numbers of declared and of skipped members.
    pub(crate) known: usize,
    pub(crate) skipped: usize,
    /// The depth of the members of an alternative's value, and the number of single-value tags
    /// among them that do not fit.
    pub(crate) tag_depth: u16,
    pub(crate) tag_misses: u32,
    /// The name of the current unknown member.
    pub(crate) name: String,
    /// The keys for hashes of unknown members.
    pub(crate) hasher: Option<RandomState>,
}

/// The wanted detail of the violations of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// All violations. The alternatives of unions are read thoroughly only if none fits.
    Plain,
    /// All violations, when one is known to exist.
    Thorough,
    /// Only the existence of a violation.
    Probe,
    /// The reader stops, since it found a violation.
    GivenUp,
}

impl<'j> Reader<'j> {
    /// Starts reading a text. The report selects strict or lenient reading: [`Report::new`] or
    /// [`Report::warnings`].
    #[inline]
    #[must_use]
    pub fn new(bytes: &'j [u8], report: Report, limits: Limits) -> Self {
        let mut report = report.with_limits(limits);
        // Strings are slices of the text, so UTF-8 is checked once, here.
        let text = std::str::from_utf8(bytes);
        if let Err(error) = text {
            say_syntax(&mut report, bytes, "invalid UTF-8", error.valid_up_to());
        }
        let mut lexer = Lexer::new(text.unwrap_or_default());
        if bytes.starts_with(MARK) && text.is_ok() {
            lexer.go_to(MARK.len());
            if report.is_lenient() {
                report.push("encoding", "must not begin with a byte order mark");
            }
        }
        Self {
            whole: bytes,
            base: 0,
            lexer,
            report,
            broken: text.is_err(),
            effort: Effort::Plain,
            constant: None,
            depth: 0,
            max_depth: limits.depth,
            rereads: bytes
                .len()
                .saturating_mul(64)
                .saturating_add(limits.rereads),
            known: 0,
            skipped: 0,
            tag_depth: 0,
            tag_misses: 0,
            name: String::new(),
            hasher: None,
        }
    }

    /// The violations so far.
    pub fn report(&mut self) -> &mut Report {
        &mut self.report
    }

    /// Returns true if reading ended early, because the text is not JSON.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Ends reading. Only white space may follow.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.end();
        self.report
    }

    #[cold]
    pub(crate) fn into_report(self) -> Report {
        self.report
    }

    /// Reports anything but white space after the value.
    #[inline]
    pub(crate) fn end(&mut self) {
        if !self.broken
            && let Err(error) = self.lexer.finish()
        {
            self.fail(&error);
        }
    }

    /// Ends reading with an error of the lexer.
    #[cold]
    pub(crate) fn fail(&mut self, error: &SyntaxError) {
        self.syntax(&error.what, error.index);
    }

    /// Ends reading with a syntax error.
    #[cold]
    pub(crate) fn syntax(&mut self, what: &str, index: usize) {
        if self.broken {
            return;
        }
        self.broken = true;
        say_syntax(&mut self.report, self.whole, what, self.base + index);
    }

    /// The type of the next value; `None` ends reading.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<JsonType> {
        if self.broken {
            return None;
        }
        match self.lexer.peek() {
            Ok(first) => match JsonType::of(first) {
                Some(kind) => Some(kind),
                None => {
                    self.syntax("expected value", self.lexer.index());
                    None
                }
            },
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Returns true if the next value has this type. Otherwise it is reported and skipped.
    #[inline]
    pub(crate) fn expect(&mut self, wanted: JsonType, expected: &str) -> bool {
        match self.peek() {
            Some(kind) if kind == wanted => true,
            Some(kind) => {
                self.mismatch(kind, expected);
                false
            }
            None => false,
        }
    }

    #[cold]
    fn mismatch(&mut self, found: JsonType, expected: &str) {
        if self.gives_up() {
            return;
        }
        self.skip();
        if !self.broken {
            self.report
                .push_found("type", format!("must be {expected}"), found.describe());
            let options = std::iter::once(expected.to_owned());
            self.report.note_options(options);
        }
    }

    /// Ends reading at the first violation, if more detail is not wanted.
    #[cold]
    pub(crate) fn gives_up(&mut self) -> bool {
        if self.effort == Effort::Probe {
            self.effort = Effort::GivenUp;
            self.broken = true;
        }
        self.effort == Effort::GivenUp
    }

    /// Skips the next value.
    pub fn skip(&mut self) {
        if !self.broken
            && let Err(error) = self.lexer.skip()
        {
            self.fail(&error);
        }
    }

    /// Skips and reports a member with a repeated name.
    #[cold]
    pub(crate) fn skip_repeated(&mut self, name: &str) {
        self.skip();
        if !self.broken {
            self.report
                .push_below(name, "duplicate", "is there more than once");
        }
    }

    /// Skips the next value, and returns its text.
    pub(crate) fn slice(&mut self) -> Option<&'j str> {
        self.peek()?;
        let start = self.lexer.index();
        self.skip();
        if self.broken {
            None
        } else {
            self.lexer.since(start)
        }
    }

    /// Like [`Reader::slice`], with its position in the whole text.
    pub(crate) fn slice_with_base(&mut self) -> Option<(&'j str, usize)> {
        let slice = self.slice()?;
        Some((slice, self.base + self.index() - slice.len()))
    }

    /// Goes one level deeper, within the limit.
    #[inline]
    pub(crate) fn descend(&mut self) -> bool {
        if self.depth >= self.max_depth {
            self.syntax("nested too deeply", self.lexer.index());
            return false;
        }
        self.depth += 1;
        true
    }

    /// Starts an array, and returns true if it has an item.
    #[inline]
    pub(crate) fn array(&mut self) -> Option<bool> {
        if !self.expect(JsonType::Array, "an array") || !self.descend() {
            return None;
        }
        let first = self.lexer.item(true);
        self.stepped(first)
    }

    /// Continues with the next item and returns true, or ends the array.
    #[inline]
    pub(crate) fn next_item(&mut self) -> Option<bool> {
        if self.broken {
            return None;
        }
        let next = self.lexer.item(false);
        self.stepped(next)
    }

    #[inline]
    fn stepped(&mut self, step: Result<bool, SyntaxError>) -> Option<bool> {
        match step {
            Ok(true) => Some(true),
            Ok(false) => {
                self.depth -= 1;
                Some(false)
            }
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Adds the index of an item to its violations.
    #[inline]
    pub(crate) fn item_done(&mut self, mark: usize, index: usize) {
        if self.report.mark() > mark {
            self.report.rename_false_since(mark, "items");
            self.report.prefix_index_since(mark, index);
        }
    }

    /// The position of the next value.
    pub(crate) fn start(&mut self) -> Option<usize> {
        self.peek()?;
        Some(self.lexer.index())
    }

    /// The number of open objects and arrays.
    pub(crate) fn depth(&self) -> u16 {
        self.depth
    }

    /// The position of the next byte.
    pub(crate) const fn index(&self) -> usize {
        self.lexer.index()
    }

    /// The bytes since a position.
    pub(crate) fn since(&self, start: usize) -> &'j [u8] {
        self.lexer.since(start).unwrap_or_default().as_bytes()
    }

    /// Counts a single-value tag that does not fit.
    #[cold]
    pub(crate) fn miss_tag(&mut self, depth: u16) {
        if depth == self.tag_depth {
            self.tag_misses += 1;
        }
    }
}

/// Reports the position of a syntax error.
#[cold]
fn say_syntax(report: &mut Report, whole: &[u8], what: &str, index: usize) {
    let text = whole.strip_prefix(MARK).unwrap_or(whole);
    if text.trim_ascii().is_empty() {
        return report.push("syntax", "is empty, which is not valid JSON");
    }
    let (line, column) = fallback::position(whole, index);
    report.push(
        "syntax",
        format!("is not valid JSON: {what} at line {line}, column {column} (byte {index})"),
    );
}
