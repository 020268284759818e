//! Texts of a document in messages.

/// The most characters of a text from a document that a message shows.
const SHOWN: usize = 60;

/// A text from a document for a message, cut.
pub(crate) fn shorten(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(SHOWN).collect();
    short.push('…');
    short
}
