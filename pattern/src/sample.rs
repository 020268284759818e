//! Makes texts that a pattern matches.

use crate::parse::{self, Dialect};
use crate::syntax::{Class, Node, Repeat};
use crate::{Fault, Pattern};

/// The maximum number of characters of a text. Repetitions of repetitions would be too long.
const LONGEST: usize = 1 << 16;

/// Makes a text for a pattern. The same seed makes the same text, and `extra` is the number of
/// repetitions beyond the smallest one, to make a longer text.
///
/// The result is `None` if no text was found. Look-around is not followed, so such a pattern needs
/// several seeds.
///
/// ```
/// let text = copperplate_pattern::sample("^[A-Z]{2}[0-9]{4}$", 7, 0)?;
/// assert_eq!(text.map(|it| it.len()), Some(6));
/// # Ok::<(), copperplate_pattern::Fault>(())
/// ```
///
/// # Errors
///
/// The pattern is not a regular expression of ECMA-262.
pub fn sample(source: &str, seed: u64, extra: u32) -> Result<Option<String>, Fault> {
    let parsed = parse::parse(source, Dialect::Tolerant)?;
    let mut maker = Maker {
        state: seed,
        extra,
        text: String::new(),
        groups: Vec::new(),
    };
    maker.add(&parsed.root)?;
    let pattern = Pattern::new(source)?;
    let fits = pattern.is_match(&maker.text) == Ok(true);
    Ok(fits.then_some(maker.text))
}

struct Maker {
    state: u64,
    extra: u32,
    text: String,
    /// The texts of the groups, by their numbers.
    groups: Vec<(usize, String)>,
}

impl Maker {
    fn add(&mut self, node: &Node) -> Result<(), Fault> {
        if self.text.len() > LONGEST {
            return Ok(());
        }
        match node {
            Node::Empty | Node::Start | Node::End | Node::Boundary { .. } | Node::Look { .. } => {}
            Node::Char(character) => self.text.push(*character),
            Node::Class(class) => {
                let character = self.of_class(class)?;
                self.text.extend(character);
            }
            Node::Sequence(nodes) => {
                for node in nodes {
                    self.add(node)?;
                }
            }
            Node::Either(nodes) => {
                let index = self.below(nodes.len());
                if let Some(node) = nodes.get(index) {
                    self.add(node)?;
                }
            }
            Node::Capture(number, node) => {
                let start = self.text.len();
                self.add(node)?;
                let found = self.text.get(start..).unwrap_or_default().to_owned();
                self.groups.push((*number, found));
            }
            Node::Repeat(node, repeat) => {
                for _ in 0..self.times(*repeat) {
                    self.add(node)?;
                }
            }
            Node::Back(number) => {
                let found = self.groups.iter().rev().find(|(it, _)| it == number);
                let found = found.map(|(_, text)| text.clone());
                self.text.extend(found);
            }
        }
        Ok(())
    }

    fn times(&self, repeat: Repeat) -> u32 {
        let most = repeat.max.unwrap_or(u32::MAX);
        repeat.min.saturating_add(self.extra).min(most)
    }

    /// A character of a class: a letter or a digit if it has one, and else a visible one.
    fn of_class(&mut self, class: &Class) -> Result<Option<char>, Fault> {
        let ranges = class.ranges()?;
        for wanted in [
            [('a', 'z'), ('A', 'Z'), ('0', '9')].as_slice(),
            &[('!', '~')],
        ] {
            let inside: Vec<char> = wanted
                .iter()
                .flat_map(|(low, high)| *low..=*high)
                .filter(|it| ranges.iter().any(|(low, high)| low <= it && it <= high))
                .collect();
            if !inside.is_empty() {
                let index = self.below(inside.len());
                return Ok(inside.get(index).copied());
            }
        }
        Ok(ranges.first().map(|(low, _)| *low))
    }

    /// A number below a limit (SplitMix64).
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(mixed % limit).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::Pattern;

    #[test]
    fn a_made_text_matches() {
        for source in [
            "^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?$",
            r"^\d{4}-\d{2}$",
            r"^(a|b)+\1$",
            "abc",
            r"^[^\s]+@[^\s]+$",
            r"^\p{Lu}\p{Ll}+$",
        ] {
            for seed in 0..20 {
                let text = sample(source, seed, 2).unwrap_or_default();
                let text = text.unwrap_or_else(|| "none".repeat(99));
                let pattern = Pattern::new(source);
                assert!(
                    pattern.is_ok_and(|it| it.is_match(&text) == Ok(true)),
                    "{source} {text}"
                );
            }
        }
    }

    #[test]
    fn look_around_needs_several_seeds() {
        let source = r"^(?=.*\d)(?=.*[a-z]).{8,}$";
        let found = (0..100).filter_map(|seed| sample(source, seed, 2).ok().flatten());
        assert!(found.count() > 10);
    }

    #[test]
    fn the_length_grows_with_the_repetitions() {
        let length = |extra| sample("^a+$", 0, extra).ok().flatten().map(|it| it.len());
        assert_eq!((length(0), length(9)), (Some(1), Some(10)));
    }
}
