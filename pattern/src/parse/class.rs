//! Classes of characters in brackets.

use super::Parser;
use super::escape::Escaped;
use crate::Fault;
use crate::syntax::{Class, Item, Node};

impl Parser {
    /// A class, after its `[`.
    pub(super) fn class(&mut self) -> Result<Node, Fault> {
        let mut class = Class {
            negated: self.eat("^"),
            items: Vec::new(),
        };
        while !self.eat("]") {
            let low = self.member()?;
            if !self.is_range() {
                push(&mut class, low);
                continue;
            }
            self.at += 1;
            let high = self.member()?;
            match (low.code(), high.code()) {
                (Some(low), Some(high)) if low <= high => class.items.extend(range(low, high)),
                (Some(_), Some(_)) => return Err(Fault::new("a range of a class is out of order")),
                _ if self.tolerant() => {
                    push(&mut class, low);
                    push(&mut class, Escaped::Char('-'));
                    push(&mut class, high);
                }
                _ => return Err(Fault::new("a range goes from one character to another")),
            }
        }
        Ok(Node::Class(class))
    }

    /// Returns true at a `-` inside the class, but not at its end.
    fn is_range(&self) -> bool {
        self.peek() == Some('-') && self.text.get(self.at + 1).is_some_and(|it| *it != ']')
    }

    fn member(&mut self) -> Result<Escaped, Fault> {
        match self.next() {
            Some('\\') => {}
            Some(other) => return Ok(Escaped::Char(other)),
            None => return Err(Fault::new("a class is not closed")),
        }
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Escaped::Char('\u{8}'))
            }
            Some('-') => {
                self.at += 1;
                Ok(Escaped::Char('-'))
            }
            _ => self.escaped(),
        }
    }
}

fn push(class: &mut Class, member: Escaped) {
    match member {
        Escaped::Char(character) => class.items.push(Item::Range(character, character)),
        Escaped::Set(text) => class.items.push(Item::Set(text)),
        Escaped::Surrogate(_) => {}
    }
}

/// A range whose ends are not halves of surrogate pairs.
fn range(low: u32, high: u32) -> Option<Item> {
    let low = char::from_u32(low).unwrap_or('\u{e000}');
    let high = char::from_u32(high).unwrap_or('\u{d7ff}');
    (low <= high).then_some(Item::Range(low, high))
}

impl Escaped {
    /// The code point; `None` for a set.
    fn code(&self) -> Option<u32> {
        match self {
            Self::Char(character) => Some(u32::from(*character)),
            Self::Surrogate(code) => Some(*code),
            Self::Set(_) => None,
        }
    }
}
