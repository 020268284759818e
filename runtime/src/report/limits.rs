//! Limits of reading and reporting.

/// The default number of violations in a report.
pub const DEFAULT_VIOLATIONS: usize = 64;

/// The default number of characters of a found value in a message.
pub const DEFAULT_ECHO: usize = 80;

/// The limits of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The maximum depth of nested objects and arrays in decoded values. Skipped values are read
    /// without recursion and may be up to 200 levels deep.
    pub depth: u16,
    /// The maximum number of stored violations; further ones are only counted.
    pub violations: usize,
    /// The maximum number of characters of a found value in a message.
    pub echo: usize,
    /// The maximum number of bytes that the alternatives of unions may read again, in addition to
    /// 64 times the text. Nested unions can make this number grow exponentially.
    pub rereads: usize,
}

impl Limits {
    /// The default limits.
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
