//! Accepts closing brackets that are indented like their parent.
//!
//! YAML 1.2 wants flow collections inside of a block to be indented more than the block, closing
//! brackets included. JSON in the form of most printers breaks this rule, and most readers of YAML
//! accept it. Our parser does after a plain scalar only, so a refused bracket moves to the line before
//! it. Blanks replace the line break, so that every other place stays.

use super::{Result, Stopped, once};
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, Limits, Node};

/// Reads a text with one YAML document. Repeated keys and unsupported scalars are reported without
/// stopping; only `Err` stops.
pub(in crate::load) fn parse(
    file: FileId,
    text: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Node> {
    let mut joined = None;
    let mut work = 0_usize;
    loop {
        let read = joined.as_deref().unwrap_or(text);
        let (node, found) = once((file, text), read, limits);
        let refused = match node {
            Err(Stopped::AtBracket(at, problem)) => (at, problem),
            Err(Stopped::Refused(problem)) => {
                report.extend(found);
                return Err(problem);
            }
            Ok(node) => {
                report.extend(found);
                return Ok(node);
            }
        };
        work = work.saturating_add(text.len());
        match join(read, refused.0).filter(|_| work < MOST_WORK) {
            Some(text) => joined = Some(text),
            None => {
                report.extend(found);
                return Err(refused.1);
            }
        }
    }
}

/// The bytes of a text that are read again for its closing brackets, in total.
const MOST_WORK: usize = 1 << 28;

/// The text with the closing bracket at an offset in the line before; `None` for anything else
/// than such a bracket, or if the line before may end in a comment.
fn join(text: &str, at: usize) -> Option<String> {
    if !matches!(text.as_bytes().get(at), Some(b'}' | b']')) {
        return None;
    }
    let before = text.get(..at)?;
    let blank = before.trim_end_matches([' ', '\t']);
    let above = blank.strip_suffix('\n')?;
    let above = above.strip_suffix('\r').unwrap_or(above);
    let line = above.rsplit('\n').next().unwrap_or(above);
    if line.contains('#') {
        return None;
    }
    let blanks = " ".repeat(at.checked_sub(above.len())?);
    Some(format!("{above}{blanks}{}", text.get(at..)?))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_bracket_moves_up_and_every_place_stays() {
        let text = "a: {\n  \"b\": \"c\"\r\n}\nd: 1\n";
        let at = text.find('}').unwrap_or_default();
        let joined = join(text, at).unwrap_or_default();
        assert_eq!(joined, "a: {\n  \"b\": \"c\"  }\nd: 1\n");
        assert_eq!(joined.len(), text.len());
    }

    #[test]
    fn nothing_else_moves() {
        assert_eq!(
            join("a: {b: c}", 8),
            None,
            "it is in the line of its collection"
        );
        assert_eq!(
            join("a: {\n  b: \"c\" # d\n}", 18),
            None,
            "a comment ends the line"
        );
        assert_eq!(join("a:\nb", 3), None, "no bracket");
    }
}
