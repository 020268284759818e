//! Text of documents in annotations of workflows and in SARIF. Whoever opens a pull request writes it, so it must not
//! become a command of a workflow or another line.

use std::fmt::Write as _;

/// One line without control characters and without marks that change the direction of text.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    // A workflow takes this for the beginning of a command, anywhere in a line.
    out.replace("##[", "## [")
}

/// A path as a part of a URI (RFC 3986).
pub(crate) fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => {
                // Writing to a string can't fail.
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

/// A text as the message of a command of GitHub.
pub(crate) fn command_message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A text as the value of a property of such a command.
pub(crate) fn command_property(text: &str) -> String {
    command_message(text)
        .replace(':', "%3A")
        .replace(',', "%2C")
}
