//! Parses the pairs of a form into a tree of names: `a[b][]=1` is below `a`, `b` and an empty name.

use crate::json::Map;
use crate::report::Report;
use crate::syntax::percent;

/// The maximum nesting of names in one pair.
const DEEPEST: usize = 32;

/// The values and children of one name.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The values of exactly this name.
    pub(super) values: Vec<String>,
    /// The names below it.
    pub(super) children: Map<Node>,
}

/// Parses a form; `is_name` returns true for whole names with brackets of their own.
pub(super) fn tree(text: &str, is_name: impl Fn(&str) -> bool, report: &mut Report) -> Node {
    let mut root = Node::default();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(name), Some(value)) = (percent::decode(name, true), percent::decode(value, true))
        else {
            report.push("encoding", "must be percent-encoded UTF-8");
            continue;
        };
        let path = if is_name(&name) {
            vec![name.as_str()]
        } else {
            path(&name)
        };
        if path.len() > DEEPEST {
            report.push("syntax", "nested too deeply");
            continue;
        }
        let mut node = &mut root;
        for step in path {
            node = node.children.entry(step.to_owned()).or_default();
        }
        node.values.push(value);
    }
    root
}

/// The names of `a[b][c]`; a name with unbalanced brackets is a single name.
fn path(name: &str) -> Vec<&str> {
    let whole = vec![name];
    let Some((first, mut rest)) = name.split_once('[') else {
        return whole;
    };
    if first.is_empty() {
        return whole;
    }
    let mut path = vec![first];
    loop {
        let Some((step, behind)) = rest.split_once(']') else {
            return whole;
        };
        path.push(step);
        match behind.strip_prefix('[') {
            Some(next) => rest = next,
            None if behind.is_empty() => return path,
            None => return whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_nest() {
        assert_eq!(path("a[b][]"), ["a", "b", ""]);
        assert_eq!(path("a"), ["a"]);
        for odd in ["[a]", "a[b", "a[b]c", "a]", "a[b]]["] {
            assert_eq!(path(odd), [odd], "{odd}");
        }
    }
}
