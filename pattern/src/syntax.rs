//! What a pattern consists of.

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
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of several.
    Either(Vec<Node>),
    /// A group whose text backreferences may name.
    Capture(usize, Box<Node>),
    /// Several times.
    Repeat(Box<Node>, Repeat),
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` if negated.
    Boundary {
        /// Whether it is `\B`.
        negated: bool,
    },
    /// `(?=`, `(?!`, `(?<=` and `(?<!`.
    Look {
        /// Whether it looks at what precedes.
        behind: bool,
        /// Whether it must not match.
        negated: bool,
        /// What it looks for.
        node: Box<Node>,
    },
    /// The text of a group again.
    Back(usize),
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repeat {
    /// At least.
    pub(crate) min: u32,
    /// At most, unless there is no limit.
    pub(crate) max: Option<u32>,
    /// Whether more is tried first.
    pub(crate) greedy: bool,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class {
    /// Whether it is the complement.
    pub(crate) negated: bool,
    /// What it lists.
    pub(crate) items: Vec<Item>,
}

/// What a class lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// From one character to another.
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

    /// One escape that stands for a set.
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
