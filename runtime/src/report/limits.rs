//! Limits of what is read and reported.

/// How many violations a report keeps, unless told otherwise.
pub const DEFAULT_VIOLATIONS: usize = 64;

/// How many characters of a found value a message echoes, unless told otherwise.
pub const DEFAULT_ECHO: usize = 80;

/// What a reader accepts at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels of nested objects and arrays in what is decoded. A value that is skipped is walked
    /// without recursion and may be up to 200 levels deep.
    pub depth: u16,
    /// Violations that are kept; more are counted.
    pub violations: usize,
    /// Characters of a found value that a message echoes.
    pub echo: usize,
    /// Bytes that the branches of unions may read again, all together, beyond 64 times the text.
    /// Nested unions can make this grow exponentially, so it has an end.
    pub rereads: usize,
}

impl Limits {
    /// What is accepted unless something else is said.
    pub(crate) const USUAL: Self = Self {
        depth: 128,
        violations: DEFAULT_VIOLATIONS,
        echo: DEFAULT_ECHO,
        rereads: 1 << 20,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}
