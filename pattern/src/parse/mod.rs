//! The grammar of ECMA-262 section 22.2.1, with the `u` flag.

mod class;
mod escape;

use crate::Fault;
use crate::syntax::{Class, Node, Repeat};

/// The maximum nesting of groups. Parsing recurses, and patterns may come from a request.
const DEEPEST: usize = 100;

/// The accepted grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The grammar with the `u` flag and nothing else.
    Strict,
    /// Also everything the grammar without the `u` flag reads unambiguously: escaped punctuation
    /// such as `\-` and `\"`, a lone `]`, `{` or `}`, `[\w-.]`, a repeated look-ahead, and names of
    /// properties in any case. Many documents rely on it.
    Tolerant,
}

/// A parsed pattern.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// The pattern.
    pub(crate) root: Node,
    /// The number of capturing groups.
    pub(crate) groups: usize,
    /// True if it has assertions `regex` lacks.
    pub(crate) assertions: bool,
    /// True if it has backreferences.
    pub(crate) backreferences: bool,
}

/// Reads a pattern.
pub(crate) fn parse(source: &str, dialect: Dialect) -> Result<Parsed, Fault> {
    let mut parser = Parser {
        text: source.chars().collect(),
        at: 0,
        dialect,
        depth: 0,
        names: Vec::new(),
        references: Vec::new(),
        assertions: false,
    };
    let root = parser.either()?;
    if parser.peek().is_some() {
        return Err(Fault::new("a `)` closes nothing"));
    }
    let root = parser.resolve(root)?;
    Ok(Parsed {
        root,
        groups: parser.names.len(),
        assertions: parser.assertions,
        backreferences: !parser.references.is_empty(),
    })
}

/// The target of a backreference, until all groups are known.
enum Reference {
    Number(usize),
    Name(String),
}

struct Parser {
    text: Vec<char>,
    at: usize,
    dialect: Dialect,
    depth: usize,
    /// The names of the capturing groups, in the order of their opening parentheses.
    names: Vec<Option<String>>,
    /// The targets of the backreferences; a `Node::Back` holds an index of this list while parsing.
    references: Vec<Reference>,
    assertions: bool,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let found = self.peek();
        self.at += usize::from(found.is_some());
        found
    }

    /// Skips a text if it comes next.
    fn eat(&mut self, wanted: &str) -> bool {
        let end = self.at + wanted.chars().count();
        let found = self.text.get(self.at..end);
        let found = found.is_some_and(|it| it.iter().copied().eq(wanted.chars()));
        if found {
            self.at = end;
        }
        found
    }

    fn tolerant(&self) -> bool {
        self.dialect == Dialect::Tolerant
    }

    fn either(&mut self) -> Result<Node, Fault> {
        let mut all = vec![self.sequence()?];
        while self.eat("|") {
            all.push(self.sequence()?);
        }
        Ok(match all.len() {
            1 => all.pop().unwrap_or(Node::Empty),
            _ => Node::Either(all),
        })
    }

    fn sequence(&mut self) -> Result<Node, Fault> {
        let mut all = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            all.push(self.term()?);
        }
        Ok(match all.len() {
            0 => Node::Empty,
            1 => all.pop().unwrap_or(Node::Empty),
            _ => Node::Sequence(all),
        })
    }

    fn term(&mut self) -> Result<Node, Fault> {
        let grouped = self.text.get(self.at..self.at + 3) == Some(&['(', '?', ':']);
        let atom = match self.next() {
            Some('^') => Node::Start,
            Some('$') => Node::End,
            Some('(') => self.group()?,
            Some('.') => Node::Class(Class::any()),
            Some('[') => self.class()?,
            Some('\\') => self.escape()?,
            Some(sign @ ('*' | '+' | '?')) => {
                return Err(Fault::new(format!(
                    "there is nothing for `{sign}` to repeat"
                )));
            }
            Some('{') if self.tolerant() && !self.is_quantifier() => Node::Char('{'),
            Some(bracket @ (']' | '}')) if self.tolerant() => Node::Char(bracket),
            Some(bracket @ ('{' | '}' | ']')) => {
                return Err(Fault::new(format!("a lone `{bracket}` needs a backslash")));
            }
            Some(other) => Node::Char(other),
            None => Node::Empty,
        };
        let Some(repeat) = self.quantifier()? else {
            return Ok(atom);
        };
        let assertion = matches!(
            atom,
            Node::Start | Node::End | Node::Boundary { .. } | Node::Look { .. }
        );
        if assertion && !grouped {
            return match atom {
                Node::Look { behind: false, .. } if self.tolerant() => Ok(match repeat.min {
                    // A repetition of an empty match never starts, and repeating an assertion
                    // changes nothing.
                    0 => Node::Empty,
                    _ => atom,
                }),
                _ => Err(Fault::new("an assertion can't be repeated")),
            };
        }
        Ok(Node::Repeat(Box::new(atom), repeat))
    }

    /// Returns true if the text after `{` makes it a quantifier.
    fn is_quantifier(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(end) = rest.iter().position(|it| *it == '}') else {
            return false;
        };
        let inside: String = rest.iter().take(end).collect();
        let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        match inside.split_once(',') {
            Some((min, max)) => digits(min) && (max.is_empty() || digits(max)),
            None => digits(&inside),
        }
    }

    fn quantifier(&mut self) -> Result<Option<Repeat>, Fault> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.at += 1;
                if !self.is_quantifier() {
                    self.at -= 1;
                    return Ok(None);
                }
                let min = self.digits();
                let max = match self.eat(",") {
                    true if self.peek() == Some('}') => None,
                    true => Some(self.digits()),
                    false => Some(min),
                };
                (min, max)
            }
            _ => return Ok(None),
        };
        self.at += 1;
        if max.is_some_and(|max| max < min) {
            return Err(Fault::new("the numbers of a repetition are out of order"));
        }
        let greedy = !self.eat("?");
        Ok(Some(Repeat { min, max, greedy }))
    }

    /// Digits as a number. A number too large for 32 bits has the effect of an unlimited one.
    fn digits(&mut self) -> u32 {
        let mut value: u32 = 0;
        while let Some(digit) = self.peek().and_then(|it| it.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(digit);
            self.at += 1;
        }
        value
    }

    fn group(&mut self) -> Result<Node, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new("its groups lie in each other too deep"));
        }
        let looks = [
            ("?=", false, false),
            ("?!", false, true),
            ("?<=", true, false),
            ("?<!", true, true),
        ];
        let look = looks.into_iter().find(|(sign, _, _)| self.eat(sign));
        let node = if let Some((_, behind, negated)) = look {
            self.assertions = true;
            let node = Box::new(self.either()?);
            Node::Look {
                behind,
                negated,
                node,
            }
        } else if self.eat("?:") {
            self.either()?
        } else if self.eat("?<") {
            let name = self.name()?;
            if self.names.iter().flatten().any(|it| *it == name) {
                return Err(Fault::new(format!("two groups are called `{name}`")));
            }
            self.capture(Some(name))?
        } else if self.peek() == Some('?') {
            return Err(Fault::new(
                "a group begins with `(?` and none of `:`, `=`, `!`, `<=`, `<!` and `<name>`",
            ));
        } else {
            self.capture(None)?
        };
        if !self.eat(")") {
            return Err(Fault::new("a group is not closed"));
        }
        self.depth -= 1;
        Ok(node)
    }

    fn capture(&mut self, name: Option<String>) -> Result<Node, Fault> {
        let index = self.names.len();
        self.names.push(name);
        Ok(Node::Capture(index, Box::new(self.either()?)))
    }

    /// The name of a group up to its `>`.
    fn name(&mut self) -> Result<String, Fault> {
        let mut name = String::new();
        loop {
            match self.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some(it) if it.is_alphabetic() || matches!(it, '_' | '$') => name.push(it),
                Some(it) if !name.is_empty() && it.is_alphanumeric() => name.push(it),
                _ => return Err(Fault::new("the name of a group is no identifier")),
            }
        }
    }

    /// Replaces each reference's index by the number of its group.
    fn resolve(&self, node: Node) -> Result<Node, Fault> {
        let all = |nodes: Vec<Node>| -> Result<Vec<_>, Fault> {
            nodes.into_iter().map(|it| self.resolve(it)).collect()
        };
        let boxed = |node: Box<Node>| self.resolve(*node).map(Box::new);
        Ok(match node {
            Node::Back(index) => Node::Back(self.target(index)?),
            Node::Sequence(nodes) => Node::Sequence(all(nodes)?),
            Node::Either(nodes) => Node::Either(all(nodes)?),
            Node::Capture(index, node) => Node::Capture(index, boxed(node)?),
            Node::Repeat(node, repeat) => Node::Repeat(boxed(node)?, repeat),
            Node::Look {
                behind,
                negated,
                node,
            } => Node::Look {
                behind,
                negated,
                node: boxed(node)?,
            },
            other => other,
        })
    }

    fn target(&self, reference: usize) -> Result<usize, Fault> {
        match self.references.get(reference) {
            Some(Reference::Number(number)) if (1..=self.names.len()).contains(number) => {
                Ok(number - 1)
            }
            Some(Reference::Number(number)) => {
                Err(Fault::new(format!("`\\{number}` refers to no group")))
            }
            Some(Reference::Name(name)) => {
                let named = |it: &Option<String>| it.as_deref() == Some(name);
                let found = self.names.iter().position(named);
                found.ok_or_else(|| Fault::new(format!("no group is called `{name}`")))
            }
            None => Err(Fault::new("a reference refers to no group")),
        }
    }
}
