//! Names the inline schemas of messages.

use crate::ir::Name;
use crate::source::Place;

/// The sections of `components` with parts of messages, and the word of their schemas.
const SECTIONS: [(&str, &str); 4] = [
    ("headers", "header"),
    ("parameters", "parameter"),
    ("requestBodies", "body"),
    ("responses", "response"),
];

/// The name of an inline schema of a parameter, header, body or response. A component of the
/// document is used by several operations, so its schema is named after the component; after an
/// operation, a schema would change its name if another operation used it first. Other schemas are
/// named after their operation.
pub(super) fn part_name(place: &Place<'_>, operation: &str, word: &str) -> Name {
    let of_component = component(&place.pointer, word);
    Name::Inline(of_component.unwrap_or_else(|| vec![operation.to_owned(), word.to_owned()]))
}

fn component(pointer: &str, word: &str) -> Option<Vec<String>> {
    let rest = pointer.strip_prefix("/components/")?;
    let (section, rest) = rest.split_once('/')?;
    let (_, kind) = SECTIONS.iter().find(|(it, _)| *it == section)?;
    let (key, inside) = match rest.split_once('/') {
        Some((key, _)) => (key, true),
        None => (rest, false),
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    let mut words = vec![without(&key, kind), (*kind).to_owned()];
    // A header of a response component.
    words.extend(inside.then(|| word.to_owned()));
    Some(words)
}

/// The key of a component without the word of its section: `NotFound` for `NotFoundResponse`.
fn without(key: &str, kind: &str) -> String {
    let split = key.len().saturating_sub(kind.len());
    match (key.get(..split), key.get(split..)) {
        (Some(start), Some(end)) if !start.is_empty() && end.eq_ignore_ascii_case(kind) => {
            start.to_owned()
        }
        _ => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::component;

    #[test]
    fn a_part_of_a_component_is_named_after_it() {
        let words = |pointer: &str| component(pointer, "X-Rate").map(|it| it.join(" "));
        let named = |pointer: &str, name: &str| {
            assert_eq!(words(pointer).as_deref(), Some(name), "{pointer}");
        };
        named("/components/parameters/Version", "Version parameter");
        named(
            "/components/responses/NotFoundResponse",
            "NotFound response",
        );
        named("/components/responses/response", "response response");
        named("/components/requestBodies/a~1b", "a/b body");
        named(
            "/components/responses/Good/headers/X-Rate",
            "Good response X-Rate",
        );
        assert_eq!(words("/paths/~1a/get/parameters/0"), None);
        assert_eq!(words("/components/pathItems/A/get/parameters/0"), None);
    }
}
