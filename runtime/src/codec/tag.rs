//! Selects the alternative of a union by its tag.

use crate::json::{JsonType, Lexer, Number};
use crate::report::Report;
use crate::schema::{ANY, Amount, check};

/// The value of the tag.
pub(super) enum Tag {
    Text(String),
    /// A number or a boolean, in its original text.
    Literal(String, JsonType),
    Missing,
    Other(JsonType),
    NoObject(JsonType),
}

impl Tag {
    /// Returns true if the tag equals a listed text. The alternative itself checks the JSON type of
    /// the tag.
    pub(super) fn is(&self, value: &str) -> bool {
        match self {
            Self::Text(text) => text == value,
            Self::Literal(text, JsonType::Number) => {
                text == value
                    || Number::new(value).is_some() && Amount::Text(text.as_str()).equals(value)
            }
            Self::Literal(text, _) => text == value,
            Self::Missing | Self::Other(_) | Self::NoObject(_) => false,
        }
    }
}

/// Returns the alternative for the tag in valid JSON text. A tag without an alternative is
/// reported.
pub(super) fn choose(
    text: &str,
    member: &'static str,
    branches: &[&[&str]],
    report: &mut Report,
) -> Option<usize> {
    let tag = find_tag(text, member);
    let names = |values: &&[&str]| values.iter().any(|it| tag.is(it));
    let named = branches.iter().position(names);
    // An alternative for all other tags reports their violations, and values that are not objects.
    let other = || branches.iter().position(|values| values.is_empty());
    if let Some(place) = named.or_else(other) {
        return Some(place);
    }
    let listed: Vec<&str> = branches.iter().copied().flatten().copied().collect();
    let numbers = listed.iter().all(|it| Number::new(it).is_some());
    let mark = report.mark();
    match tag {
        Tag::Text(text) => check::unlisted(&listed, &text, report, &ANY),
        Tag::Literal(text, JsonType::Number) if numbers => {
            let found = report.echo(&text);
            report.push_found("enum", check::one_of(&listed), found);
        }
        Tag::Literal(_, kind) | Tag::Other(kind) => {
            let expected = match numbers {
                true => "must be a number",
                false => "must be a string",
            };
            report.push_found("type", expected, kind.describe());
        }
        Tag::Missing => report.push("required", "is required"),
        Tag::NoObject(kind) => {
            report.push_found("type", "must be an object", kind.describe());
            report.note_options(std::iter::once("an object".to_owned()));
            return None;
        }
    }
    report.prefix_since(mark, member);
    None
}

/// Finds the tag in valid JSON text.
pub(super) fn find_tag(text: &str, member: &str) -> Tag {
    let mut lexer = Lexer::new(text);
    match lexer.peek().ok().and_then(JsonType::of) {
        Some(JsonType::Object) => {}
        other => return other.map_or(Tag::Missing, Tag::NoObject),
    }
    if lexer.find_member(member).is_none() {
        return Tag::Missing;
    }
    let kind = lexer.peek().ok().and_then(JsonType::of);
    let tag = match kind {
        Some(JsonType::String) => lexer.string().ok().map(|it| Tag::Text(it.to_owned())),
        Some(JsonType::Number) => lexer
            .number()
            .ok()
            .map(|it| Tag::Literal(it.to_owned(), JsonType::Number)),
        Some(JsonType::Boolean) => lexer
            .boolean()
            .ok()
            .map(|it| Tag::Literal(it.to_string(), JsonType::Boolean)),
        other => other.map(Tag::Other),
    };
    tag.unwrap_or(Tag::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in ["1", "1.0", "1e0", "10E-1"] {
            let tag = find_tag(&format!(r#"{{"a":[],"t":{text}}}"#), "t");
            assert!(tag.is("1"), "{text}");
            assert!(!tag.is("10") && !tag.is("one"), "{text}");
        }
        let tag = find_tag(r#"{"t":"1.0"}"#, "t");
        assert!(tag.is("1.0") && !tag.is("1"), "a string stands for itself");
        let tag = find_tag(r#"{"t":true}"#, "t");
        assert!(tag.is("true") && !tag.is("false"));
        assert!(!find_tag(r#"{"t":null}"#, "t").is("null"));
    }
}
