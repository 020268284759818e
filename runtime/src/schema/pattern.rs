//! Patterns, compiled when first used.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

/// The largest compiled pattern, in bytes.
const SIZE: usize = 10 << 20;

/// A `pattern`, already in the syntax of the `regex` crate: the generator has translated it from
/// ECMA-262 and has compiled it once, so it runs in linear time and is known to be legal.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern in `regex` syntax. It is compiled when it is first used.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// The text of the pattern, in `regex` syntax.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.source
    }

    /// Whether the pattern is found in the text. A pattern that does not compile fits nothing:
    /// text that can't be checked is refused.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.compiled
            .get_or_init(|| RegexBuilder::new(self.source).size_limit(SIZE).build().ok())
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}
