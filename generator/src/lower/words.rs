//! The words of a document: descriptions and examples.

use super::fields::{flag, text};
use super::provenance;
use crate::ir::{Docs, Example, Origin};
use crate::resolve::Resolved;
use crate::source::{Place, json_text};

/// The segments of a pointer that say something: those of the specification itself are left out.
pub(super) fn pointer_words(pointer: &str) -> Vec<String> {
    const NOISE: [&str; 6] = [
        "components",
        "schemas",
        "properties",
        "paths",
        "content",
        "schema",
    ];
    let segments = pointer.split('/').skip(1);
    let words = segments.map(|it| it.replace("~1", "/").replace("~0", "~"));
    words.filter(|it| !NOISE.contains(&it.as_str())).collect()
}

/// The URL of `externalDocs`.
pub(super) fn page(place: &Place<'_>) -> Option<String> {
    text(&place.get("externalDocs")?, "url")
}

/// What a document says about a schema, parameter, operation or response.
pub(super) fn docs(place: &Place<'_>) -> Docs {
    let mut examples = Vec::new();
    if let Some(example) = place.get("example") {
        examples.push(json_text(example.node));
    }
    // A schema's `examples` is a list of values; a parameter's is a map of Example Objects.
    if let Some(list) = place.get("examples") {
        examples.extend(list.items().map(|(_, item)| json_text(item.node)));
        let named = list.members().filter_map(|(_, _, it)| it.get("value"));
        examples.extend(named.map(|value| json_text(value.node)));
    }
    Docs {
        summary: text(place, "summary"),
        description: text(place, "description"),
        page: page(place),
        examples,
        default: place.get("default").map(|it| json_text(it.node)),
        deprecated: flag(place, "deprecated"),
        provenance: provenance::marks(place),
    }
}

/// The example bodies of a Media Type Object.
pub(super) fn examples(document: &Resolved, content: &Place<'_>) -> Vec<Example> {
    let mut found = Vec::new();
    if let Some(example) = content.get("example") {
        found.push(Example {
            name: "example".to_owned(),
            summary: None,
            description: None,
            value: json_text(example.node),
        });
    }
    let Some(named) = content.get("examples") else {
        return found;
    };
    for (name, _, place) in named.members() {
        let place = document.follow(&place);
        if let Some(value) = place.get("value") {
            found.push(Example {
                name: name.to_owned(),
                summary: text(&place, "summary"),
                description: text(&place, "description"),
                value: json_text(value.node),
            });
        }
    }
    found
}

/// Where a place stands, for the intermediate representation.
pub(crate) fn origin(place: &Place<'_>) -> Origin {
    Origin {
        span: place.span(),
        pointer: place.pointer.clone(),
    }
}
