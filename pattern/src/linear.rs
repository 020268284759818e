//! Writes patterns in the syntax of `regex` and compiles them.

use std::fmt::Write as _;

use crate::Fault;
use crate::syntax::{Node, Repeat};

/// The size limit of a compiled pattern, in bytes.
const SIZE: usize = 10 << 20;

/// Compiles a pattern without look-around and backreferences.
pub(crate) fn compile(root: &Node) -> Result<regex::Regex, Fault> {
    let mut text = String::new();
    write(root, &mut text);
    let mut builder = regex::RegexBuilder::new(&text);
    let builder = builder.size_limit(SIZE).nest_limit(1000);
    builder.build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => Fault::new("it repeats too much"),
        other => {
            // The engine draws the pattern over several lines; the last line holds the error.
            let text = other.to_string();
            let last = text.lines().last().unwrap_or_default();
            Fault::new(last.trim_start_matches("error: "))
        }
    })
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Char(character) => {
            let mut buffer = [0; 4];
            out.push_str(&regex::escape(character.encode_utf8(&mut buffer)));
        }
        Node::Class(class) => out.push_str(&class.text()),
        Node::Sequence(nodes) => nodes.iter().for_each(|it| write(it, out)),
        Node::Either(nodes) => {
            out.push_str("(?:");
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    out.push('|');
                }
                write(node, out);
            }
            out.push(')');
        }
        Node::Capture(_, node) => group(node, out),
        Node::Repeat(node, repeat) => {
            group(node, out);
            times(*repeat, out);
        }
        Node::Start => out.push('^'),
        Node::End => out.push('$'),
        Node::Boundary { .. } => out.push_str(r"(?-u:\b)"),
        // The parser sends patterns with these to the other engines.
        Node::Empty | Node::Look { .. } | Node::Back(_) => {}
    }
}

fn group(node: &Node, out: &mut String) {
    out.push_str("(?:");
    write(node, out);
    out.push(')');
}

fn times(repeat: Repeat, out: &mut String) {
    // Greediness selects among matches, and a search only needs to know that there is one.
    let _ = match (repeat.min, repeat.max) {
        (0, None) => write!(out, "*"),
        (1, None) => write!(out, "+"),
        (0, Some(1)) => write!(out, "?"),
        (min, None) => write!(out, "{{{min},}}"),
        (min, Some(max)) => write!(out, "{{{min},{max}}}"),
    };
}
