//! The forms of a parameter's value.

/// The form that a style writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueForm {
    /// One text.
    One,
    /// A list of texts.
    List,
    /// Texts under names.
    Object,
    /// Nested lists and objects.
    Deep,
}
