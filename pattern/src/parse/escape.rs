//! Parses escape sequences, from the character after the backslash on.

use super::{Parser, Reference};
use crate::Fault;
use crate::syntax::{Class, Node};

/// `\s`: white space and line terminators of ECMA-262.
const SPACE: &str = r"\t\n\x0b\x0c\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";

/// The meaning of an escape.
pub(super) enum Escaped {
    /// One character.
    Char(char),
    /// Half of a surrogate pair. Rust text never contains one.
    Surrogate(u32),
    /// A set, in the syntax of `regex`.
    Set(String),
}

impl Parser {
    /// An escape outside classes.
    pub(super) fn escape(&mut self) -> Result<Node, Fault> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                return Ok(Node::Boundary { negated: false });
            }
            Some('B') => {
                self.at += 1;
                // `regex` could find it between the bytes of one character.
                self.assertions = true;
                return Ok(Node::Boundary { negated: true });
            }
            Some('1'..='9') => {
                let number = usize::try_from(self.digits()).unwrap_or(usize::MAX);
                return Ok(self.reference(Reference::Number(number)));
            }
            Some('k') => {
                self.at += 1;
                if !self.eat("<") {
                    return Err(Fault::new(
                        "`\\k` needs the name of a group, as in `\\k<name>`",
                    ));
                }
                let name = self.name()?;
                return Ok(self.reference(Reference::Name(name)));
            }
            _ => {}
        }
        Ok(match self.escaped()? {
            Escaped::Char(character) => Node::Char(character),
            Escaped::Surrogate(_) => Node::Class(Class::default()),
            Escaped::Set(text) => Node::Class(Class::set(text)),
        })
    }

    fn reference(&mut self, reference: Reference) -> Node {
        self.references.push(reference);
        Node::Back(self.references.len() - 1)
    }

    /// An escape with the same meaning inside and outside classes.
    pub(super) fn escaped(&mut self) -> Result<Escaped, Fault> {
        let Some(next) = self.next() else {
            return Err(Fault::new("a backslash ends it"));
        };
        Ok(match next {
            'd' => Escaped::Set("0-9".to_owned()),
            'D' => Escaped::Set("[^0-9]".to_owned()),
            'w' => Escaped::Set("0-9A-Z_a-z".to_owned()),
            'W' => Escaped::Set("[^0-9A-Z_a-z]".to_owned()),
            's' => Escaped::Set(SPACE.to_owned()),
            'S' => Escaped::Set(format!("[^{SPACE}]")),
            'p' | 'P' => Escaped::Set(self.property(next)?),
            't' => Escaped::Char('\t'),
            'n' => Escaped::Char('\n'),
            'v' => Escaped::Char('\u{b}'),
            'f' => Escaped::Char('\u{c}'),
            'r' => Escaped::Char('\r'),
            '0' if !self.peek().is_some_and(|it| it.is_ascii_digit()) => Escaped::Char('\0'),
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let code = u32::from(letter) % 32;
                    Escaped::Char(char::from_u32(code).unwrap_or('\0'))
                }
                _ => return Err(Fault::new("`\\c` needs a letter, as in `\\cM`")),
            },
            'x' => match self.hexadecimal(2) {
                Some(code) => Escaped::Char(char::from_u32(code).unwrap_or('\0')),
                None => return Err(Fault::new("`\\x` needs two hexadecimal digits")),
            },
            'u' => self.unicode()?,
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => Escaped::Char(next),
            other if self.tolerant() && !other.is_alphanumeric() => Escaped::Char(other),
            other => return Err(Fault::new(format!("ECMA-262 has no escape `\\{other}`"))),
        })
    }

    fn hexadecimal(&mut self, count: usize) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + count)?;
        let digits: Option<Vec<u32>> = digits.iter().map(|it| it.to_digit(16)).collect();
        self.at += count;
        Some(digits?.iter().fold(0, |sum, digit| sum * 16 + digit))
    }

    fn unicode(&mut self) -> Result<Escaped, Fault> {
        let wrong = || Fault::new("`\\u` needs four hexadecimal digits, or `{` digits `}`");
        if self.eat("{") {
            let mut code: u32 = 0;
            let first = self.at;
            while let Some(digit) = self.peek().and_then(|it| it.to_digit(16)) {
                code = code.saturating_mul(16).saturating_add(digit);
                self.at += 1;
            }
            let good = self.at > first && self.eat("}") && code <= 0x10_ffff;
            return good.then(|| escaped(code)).ok_or_else(wrong);
        }
        let high = self.hexadecimal(4).ok_or_else(wrong)?;
        if (0xd800..0xdc00).contains(&high) {
            let start = self.at;
            if self.eat("\\u")
                && let Some(low @ 0xdc00..=0xdfff) = self.hexadecimal(4)
            {
                return Ok(escaped(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)));
            }
            self.at = start;
        }
        Ok(escaped(high))
    }

    /// `\p{…}` in the syntax of `regex`.
    fn property(&mut self, letter: char) -> Result<String, Fault> {
        let wrong = || {
            Fault::new(format!(
                "`\\{letter}` needs a property, as in `\\{letter}{{L}}`"
            ))
        };
        if !self.eat("{") {
            return Err(wrong());
        }
        let mut text = String::new();
        loop {
            match self.next() {
                Some('}') => break,
                Some(it) if it.is_ascii_alphanumeric() || matches!(it, '_' | '=') => text.push(it),
                _ => return Err(wrong()),
            }
        }
        let set = format!("\\{letter}{{{text}}}");
        let exact = match text.split_once('=') {
            Some((key, value)) => {
                let keys = [
                    "General_Category",
                    "gc",
                    "Script",
                    "sc",
                    "Script_Extensions",
                    "scx",
                ];
                keys.contains(&key) && value.starts_with(|it: char| it.is_ascii_uppercase())
            }
            None => {
                let lower = ["cntrl", "digit", "punct"];
                text.starts_with(|it: char| it.is_ascii_uppercase())
                    || lower.contains(&text.as_str())
            }
        };
        let class = Class::set(set.clone());
        if !(exact || self.tolerant()) || class.ranges().is_err() {
            return Err(Fault::new(format!("Unicode has no property `{text}`")));
        }
        Ok(set)
    }
}

fn escaped(code: u32) -> Escaped {
    char::from_u32(code).map_or(Escaped::Surrogate(code), Escaped::Char)
}
