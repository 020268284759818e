//! The syntax tree of a pattern.

use std::fmt::Write as _;

use crate::Fault;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// The empty text.
    Empty,
    /// One character.
    Char(char),
    /// One character of a class.
    Class(Class),
    /// A concatenation.
    Sequence(Vec<Node>),
    /// An alternation.
    Either(Vec<Node>),
    /// A capturing group, with its number.
    Capture(usize, Box<Node>),
    /// A repetition.
    Repeat(Box<Node>, Repeat),
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` if negated.
    Boundary {
        /// True for `\B`.
        negated: bool,
    },
    /// `(?=`, `(?!`, `(?<=` and `(?<!`.
    Look {
        /// True for look-behind.
        behind: bool,
        /// True if it must not match.
        negated: bool,
        /// The pattern it looks for.
        node: Box<Node>,
    },
    /// A backreference to the text of a group.
    Back(usize),
}

/// The bounds of a repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repeat {
    /// The minimum.
    pub(crate) min: u32,
    /// The maximum, if there is a limit.
    pub(crate) max: Option<u32>,
    /// True if more repetitions are tried first.
    pub(crate) greedy: bool,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class {
    /// True if it is the complement.
    pub(crate) negated: bool,
    /// Its members.
    pub(crate) items: Vec<Item>,
}

/// A member of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A range from one character to another.
    Range(char, char),
    /// `\d`, `\w`, `\s`, their complements, and `\p{…}`, in the syntax of `regex`.
    Set(String),
}

impl Class {
    /// `.`: all but line terminators.
    pub(crate) fn any() -> Self {
        let one = |it| Item::Range(it, it);
        Self {
            negated: true,
            items: vec![one('\n'), one('\r'), Item::Range('\u{2028}', '\u{2029}')],
        }
    }

    /// The class of one escape for a set.
    pub(crate) fn set(text: String) -> Self {
        Self {
            negated: false,
            items: vec![Item::Set(text)],
        }
    }

    /// The class in the syntax of `regex`.
    pub(crate) fn text(&self) -> String {
        if self.items.is_empty() {
            let all = if self.negated { r"[\s\S]" } else { r"[^\s\S]" };
            return all.to_owned();
        }
        let mut out = String::from(if self.negated { "[^" } else { "[" });
        for item in &self.items {
            match item {
                Item::Range(low, high) if low == high => hex(&mut out, *low),
                Item::Range(low, high) => {
                    hex(&mut out, *low);
                    out.push('-');
                    hex(&mut out, *high);
                }
                Item::Set(text) => out.push_str(text),
            }
        }
        out.push(']');
        out
    }

    /// The class as sorted ranges of characters.
    pub(crate) fn ranges(&self) -> Result<Vec<(char, char)>, Fault> {
        use regex_syntax::hir::{Class, HirKind};
        let parsed = regex_syntax::parse(&self.text());
        let parsed = parsed.map_err(|_| Fault::new("a class of characters does not exist"))?;
        Ok(match parsed.kind() {
            HirKind::Class(Class::Unicode(class)) => {
                let ranges = class.ranges().iter();
                ranges.map(|it| (it.start(), it.end())).collect()
            }
            HirKind::Class(Class::Bytes(class)) => {
                let ranges = class.ranges().iter();
                let ranges = ranges.map(|it| (char::from(it.start()), char::from(it.end())));
                ranges.collect()
            }
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).unwrap_or_default();
                text.chars().map(|it| (it, it)).collect()
            }
            _ => Vec::new(),
        })
    }
}

fn hex(out: &mut String, character: char) {
    // Writing to a string does not fail.
    let _ = write!(out, r"\u{{{:x}}}", u32::from(character));
}
