//! Estimates the cost of a pattern for `regex`, which expands every repetition.

use crate::Fault;
use crate::syntax::{Class, Node};

/// The maximum weight, which `regex` compiles within some ten milliseconds; a unit is about a
/// microsecond.
const MOST: u64 = 10_000;

/// Returns true if `regex` compiles the pattern without a noticeable delay.
pub(crate) fn is_light(root: &Node) -> Result<bool, Fault> {
    Ok(weight(root)? <= MOST)
}

fn weight(node: &Node) -> Result<u64, Fault> {
    let sum = |nodes: &[Node]| {
        let mut weights = nodes.iter().map(weight);
        weights.try_fold(0, |sum: u64, it| Ok(sum.saturating_add(it?)))
    };
    Ok(match node {
        Node::Class(class) => of_class(class)?,
        Node::Sequence(nodes) | Node::Either(nodes) => sum(nodes)?,
        Node::Capture(_, node) | Node::Look { node, .. } => weight(node)?,
        Node::Repeat(node, repeat) => {
            let copies = repeat.max.unwrap_or(repeat.min).max(1);
            weight(node)?.saturating_mul(copies.into())
        }
        Node::Char(_) | Node::Empty | Node::Start | Node::End => 1,
        Node::Boundary { .. } | Node::Back(_) => 1,
    })
}

/// Characters beyond ASCII are byte sequences, and a range of them is several such sequences.
fn of_class(class: &Class) -> Result<u64, Fault> {
    let beyond = |ranges: &[(char, char)]| ranges.iter().any(|(_, high)| !high.is_ascii());
    let ranges = class.ranges()?;
    let each = if beyond(&ranges) { 2 } else { 1 };
    let tree = if beyond(&ranges) { 4 } else { 0 };
    Ok(ranges.len() as u64 * each + tree)
}
