//! Texts of a document in messages.

/// The maximum number of characters of a document's text in a message.
const SHOWN: usize = 60;

/// Shortens a text of a document for a message.
pub(crate) fn shorten(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(SHOWN).collect();
    short.push('…');
    short
}
