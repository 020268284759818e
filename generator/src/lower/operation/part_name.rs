//! Names the inline schemas of messages.

use crate::ir::Name;
use crate::source::{Chain, Place};

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
    let of_component = component(&place.pointer.segments(), word);
    Name::Inline(of_component.unwrap_or_else(|| Chain::from_iter([operation, word])))
}

fn component(pointer: &[&str], word: &str) -> Option<Chain> {
    let ["components", section, key, inside @ ..] = pointer else {
        return None;
    };
    let (_, kind) = SECTIONS.iter().find(|(it, _)| it == section)?;
    let words = Chain::from_iter([without(key, kind), kind]);
    Some(match inside {
        [] => words,
        // A header of a response component.
        [..] => words.then(word),
    })
}

/// The key of a component without the word of its section: `NotFound` for `NotFoundResponse`.
fn without<'k>(key: &'k str, kind: &str) -> &'k str {
    let split = key.len().saturating_sub(kind.len());
    match (key.get(..split), key.get(split..)) {
        (Some(start), Some(end)) if !start.is_empty() && end.eq_ignore_ascii_case(kind) => start,
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::component;
    use crate::source::Pointer;

    #[test]
    fn a_part_of_a_component_is_named_after_it() {
        let words = |pointer: &str| {
            let segments = pointer.split('/').skip(1).map(|it| it.replace("~1", "/"));
            let pointer: Pointer = segments.collect();
            component(&pointer.segments(), "X-Rate").map(|it| it.texts().join(" "))
        };
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
