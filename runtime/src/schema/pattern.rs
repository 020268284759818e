//! Patterns, compiled when first used.

use std::sync::OnceLock;

/// A `pattern` in its original text: a regular expression of ECMA-262 that may match anywhere in a
/// text.
///
/// The generator compiles each pattern once, so it is valid. Matching takes linear time, except for
/// backreferences. A text that takes too many steps is refused, and the message says so.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<copperplate_pattern::Pattern>>,
}

/// The result of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Yes,
    No,
    /// The search took too many steps.
    Unknown,
}

impl Pattern {
    /// Wraps a pattern of ECMA-262. It is compiled on first use.
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

    /// Searches a text. A pattern that does not compile matches nothing, because text that can't be
    /// checked is refused.
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
}

#[cfg(test)]
mod tests {
    use super::{Found, Pattern};
    use crate::report::Report;
    use crate::schema::{Schema, check};

    static DOUBLED: Pattern = Pattern::new(r"^(a+)+\1b$");
    static TEXT: Schema = Schema::new().pattern(&DOUBLED);

    #[test]
    fn a_text_that_takes_too_long_is_refused() {
        let hostile = "a".repeat(100_000);
        assert_eq!(DOUBLED.find("aab"), Found::Yes);
        assert_eq!(DOUBLED.find(&hostile), Found::Unknown);
        let mut report = Report::new();
        check::text(&hostile, &mut report, &TEXT);
        let message = report.to_string();
        assert!(
            message.contains("takes too many steps to match with `^(a+)+\\1b$`"),
            "{message}"
        );
    }
}
