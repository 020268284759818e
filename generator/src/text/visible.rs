//! Makes hidden characters visible.

use std::borrow::Cow;

/// Returns true if a character is invisible, or changes the display of others: controls, formats
/// such as bidirectional overrides and zero-width characters, separators, tags, and private code
/// points.
pub(crate) fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control() && character != '\n';
    }
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Replaces line ends by LF, tabs by spaces, and every hidden character by text such as `U+202E`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(unified.len());
    for character in unified.chars() {
        match character {
            '\t' => out.push_str("    "),
            hidden if is_hidden(hidden) => out.push_str(&format!("U+{:04X}", u32::from(hidden))),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}
