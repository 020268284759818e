//! Documentation and examples of a document.

use crate::ir::{Docs, Example};
use crate::resolve::Resolved;
use crate::source::{Place, json_text};

use super::provenance;

pub(crate) use super::fields::{flag, text, texts};

/// The URL of `externalDocs`.
pub(crate) fn page(place: &Place<'_>) -> Option<String> {
    let stated = place.get("externalDocs")?;
    let page: openapiv3::ExternalDocumentation = stated.view().ok()?;
    Some(page.url)
}

/// The documentation of a schema, parameter, operation or response.
pub(crate) fn docs(place: &Place<'_>) -> Docs {
    let mut examples = Vec::new();
    if let Some(example) = place.get("example") {
        examples.push(json_text(example.node));
    }
    // A schema has a list of values as `examples`, a parameter has a map of Example Objects.
    if let Some(list) = place.get("examples") {
        examples.extend(list.items().map(|(_, item)| json_text(item.node)));
        let named = list.members().filter_map(|(_, _, it)| value(&it));
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

/// The value of an Example Object, which 3.2 calls `dataValue`.
pub(crate) fn value<'a>(example: &Place<'a>) -> Option<Place<'a>> {
    example.get("dataValue").or_else(|| example.get("value"))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// The example bodies of a Media Type Object.
pub(crate) fn examples(document: &Resolved, content: &Place<'_>) -> Vec<Example> {
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
        let written = text(&place, "serializedValue").filter(|text| is_json(text));
        if let Some(value) = value(&place).map(|it| json_text(it.node)).or(written) {
            found.push(Example {
                name: name.to_owned(),
                summary: text(&place, "summary"),
                description: text(&place, "description"),
                value,
            });
        }
    }
    found
}
