//! Operations by tag.

/// The operations of a tag.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// The tag; `None` for those that have none.
    pub tag: Option<String>,
    /// The operations, by their index.
    pub operations: Vec<usize>,
}
