//! The member that tells the branch of a union.

use super::lexer::Lexer;
use super::reader::Kind;

/// What the member that tells the branch holds.
pub(super) enum Tag {
    Text(String),
    Missing,
    Other(Kind),
    NoObject(Kind),
}

/// Finds a tag in a value that is known to be JSON.
pub(super) fn find_tag(text: &str, member: &str) -> Tag {
    let mut lexer = Lexer::new(text);
    match lexer.peek().ok().and_then(Kind::of) {
        Some(Kind::Object) => {}
        other => return other.map_or(Tag::Missing, Tag::NoObject),
    }
    if lexer.find_member(member).is_none() {
        return Tag::Missing;
    }
    match lexer.peek().ok().and_then(Kind::of) {
        Some(Kind::String) => lexer
            .string()
            .map_or(Tag::Missing, |text| Tag::Text(text.to_owned())),
        other => other.map_or(Tag::Missing, Tag::Other),
    }
}
