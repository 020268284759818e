//! Patterns, compiled when first used.

use std::sync::OnceLock;

/// A `pattern` as the document has it: a regular expression of ECMA-262, found anywhere in a text.
///
/// The generator has compiled it once, so it is known to be legal. It runs in a time that grows
/// with the text and no faster. The exception are backreferences: a text that takes too many steps
/// to try them is refused, and the message says so.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<copperplate_pattern::Pattern>>,
}

/// What came of looking for a pattern in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Yes,
    No,
    /// It took too many steps to say.
    Unknown,
}

impl Pattern {
    /// A pattern of ECMA-262. It is compiled when it is first used.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// The text of the pattern.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.source
    }

    /// Looks for the pattern in a text. A pattern that does not compile fits nothing: text that
    /// can't be checked is refused.
    pub(crate) fn find(&self, text: &str) -> Found {
        let compile = || copperplate_pattern::Pattern::new(self.source).ok();
        match self.compiled.get_or_init(compile) {
            Some(pattern) => match pattern.is_match(text) {
                Ok(true) => Found::Yes,
                Ok(false) => Found::No,
                Err(_) => Found::Unknown,
            },
            None => Found::No,
        }
    }

    /// Whether the pattern is found in the text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.find(text) == Found::Yes
    }
}
