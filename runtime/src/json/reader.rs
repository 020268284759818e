//! The reader: one pass over the text.

use std::hash::RandomState;

use super::fallback::{self, SyntaxError};
use super::json_type::JsonType;
use super::lexer::Lexer;
use crate::report::{Limits, Report};

/// The byte order mark. RFC 8259, section 8.1: nobody may send it, and a reader may pass over it.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads values from a JSON text in one pass, and collects what is wrong with them.
///
/// A wrong value is skipped and reading goes on behind it. A text that is no JSON ends reading: the
/// report then says so once, and everything after that is quiet.
#[derive(Debug)]
pub struct Reader<'j> {
    /// The whole text, for lines and columns; the lexer has the part of it that is read.
    pub(crate) whole: &'j [u8],
    pub(crate) base: usize,
    pub(crate) lexer: Lexer<'j>,
    pub(crate) report: Report,
    /// Reading has ended, and the report says why, unless it was given up.
    pub(crate) broken: bool,
    /// How much is wanted of what is wrong.
    pub(crate) effort: Effort,
    /// A name and the place of its value in the value that is tried as a branch.
    pub(crate) constant: Option<(&'static str, usize)>,
    pub(crate) depth: u16,
    pub(crate) max_depth: u16,
    /// Bytes that branches of unions may still read again.
    pub(crate) rereads: usize,
    /// How many members were read that a table names, and how many were walked over.
    pub(crate) known: usize,
    pub(crate) skipped: usize,
    /// The depth of the members of the value that is being tried as a branch, and how many
    /// single-value tags among them do not fit.
    pub(crate) tag_depth: u16,
    pub(crate) tag_misses: u32,
    /// The name of the unknown member that was just met.
    pub(crate) name: String,
    /// Keys the hashes by which unknown members are told apart.
    pub(crate) hasher: Option<RandomState>,
}

/// How much is wanted of what is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// All of it. The branches of unions are only looked into when none fits.
    Plain,
    /// All of it, and it is known that something is wrong.
    Thorough,
    /// Only whether there is anything.
    Probe,
    /// Nothing any more: there is something.
    GivenUp,
}

impl<'j> Reader<'j> {
    /// A reader at the start of a text. The report decides between strict and lenient reading:
    /// [`Report::new`] or [`Report::warnings`].
    #[inline]
    #[must_use]
    pub fn new(bytes: &'j [u8], report: Report, limits: Limits) -> Self {
        let mut report = report.with_limits(limits);
        // Strings are parts of the text, so it is checked here, once for all.
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

    /// What is wrong so far.
    pub fn report(&mut self) -> &mut Report {
        &mut self.report
    }

    /// Whether reading has ended before the text, because it is no JSON.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Ends reading: only white space may follow.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.end();
        self.report
    }

    #[cold]
    pub(crate) fn into_report(self) -> Report {
        self.report
    }

    /// Reports anything but white space behind the value.
    #[inline]
    pub(crate) fn end(&mut self) {
        if !self.broken
            && let Err(error) = self.lexer.finish()
        {
            self.fail(&error);
        }
    }

    /// Ends reading for an error of the parser.
    #[cold]
    pub(crate) fn fail(&mut self, error: &SyntaxError) {
        self.syntax(&error.what, error.index);
    }

    /// Ends reading.
    #[cold]
    pub(crate) fn syntax(&mut self, what: &str, index: usize) {
        if self.broken {
            return;
        }
        self.broken = true;
        say_syntax(&mut self.report, self.whole, what, self.base + index);
    }

    /// The kind of the next value; `None` ends reading.
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

    /// Whether the next value is of this kind. If not, it is reported and skipped.
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

    /// Ends reading for the first thing that is wrong, if no more than that is wanted.
    #[cold]
    pub(crate) fn gives_up(&mut self) -> bool {
        if self.effort == Effort::Probe {
            self.effort = Effort::GivenUp;
            self.broken = true;
        }
        self.effort == Effort::GivenUp
    }

    /// Walks over the next value.
    pub fn skip(&mut self) {
        if !self.broken
            && let Err(error) = self.lexer.skip()
        {
            self.fail(&error);
        }
    }

    /// Skips a member whose name was there before, and reports it.
    #[cold]
    pub(crate) fn skip_repeated(&mut self, name: &str) {
        self.skip();
        if !self.broken {
            self.report
                .push_below(name, "duplicate", "is there more than once");
        }
    }

    /// Walks over the next value, and answers with its text.
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

    /// As [`Reader::slice`], with its place in the whole text.
    pub(crate) fn slice_with_base(&mut self) -> Option<(&'j str, usize)> {
        let slice = self.slice()?;
        Some((slice, self.base + self.index() - slice.len()))
    }

    /// Goes one level deeper, if the limit allows.
    #[inline]
    pub(crate) fn descend(&mut self) -> bool {
        if self.depth >= self.max_depth {
            self.syntax("nested too deeply", self.lexer.index());
            return false;
        }
        self.depth += 1;
        true
    }

    /// Starts an array: whether there is a first item.
    #[inline]
    pub(crate) fn array(&mut self) -> Option<bool> {
        if !self.expect(JsonType::Array, "an array") || !self.descend() {
            return None;
        }
        let first = self.lexer.item(true);
        self.stepped(first)
    }

    /// Goes on to the next item: whether there is one. Ends the array if not.
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

    /// Puts the place of an item before the violations that it brought.
    #[inline]
    pub(crate) fn item_done(&mut self, mark: usize, index: usize) {
        if self.report.mark() > mark {
            self.report.rename_false_since(mark, "items");
            self.report.prefix_index_since(mark, index);
        }
    }

    /// Where the next value starts.
    pub(crate) fn start(&mut self) -> Option<usize> {
        self.peek()?;
        Some(self.lexer.index())
    }

    /// How many objects and arrays are open.
    pub(crate) fn depth(&self) -> u16 {
        self.depth
    }

    /// Where the next byte is.
    pub(crate) const fn index(&self) -> usize {
        self.lexer.index()
    }

    /// The bytes since a place.
    pub(crate) fn since(&self, start: usize) -> &'j [u8] {
        self.lexer.since(start).unwrap_or_default().as_bytes()
    }

    /// Notes that a single-value tag does not fit.
    #[cold]
    pub(crate) fn miss_tag(&mut self, depth: u16) {
        if depth == self.tag_depth {
            self.tag_misses += 1;
        }
    }
}

/// Says where a text is no JSON.
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
