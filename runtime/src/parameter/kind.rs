//! The forms that the value of a parameter can have.

/// What a style has to spell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueForm {
    /// One piece of text.
    One,
    /// A list of them.
    List,
    /// Pieces of text with names.
    Object,
    /// Any of these in each other.
    Deep,
}
