//! Patterns, compiled when first used.

use std::sync::OnceLock;

/// A `pattern` as the document has it: a regular expression of ECMA-262, found anywhere in a text.
///
/// The generator has compiled it once, so it is known to be legal. It runs in a time that grows
/// with the text and no faster, but for backreferences. A text that takes too many steps is
/// refused, and the message says so.
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
        let said = report.to_string();
        assert!(
            said.contains("takes too many steps to match with `^(a+)+\\1b$`"),
            "{said}"
        );
    }
}
