//! JSON bodies of successes, and operations that look like lists in pages.

use crate::ir::{
    Content, Location, MediaKind, Method, Operation, Parameter, SchemaId, Schemas, Status,
};

/// Names of query parameters with the position of a page, in lower case and without `_` and `-`.
const POSITIONS: [&str; 12] = [
    "after",
    "continuationtoken",
    "cursor",
    "nextcursor",
    "nexttoken",
    "offset",
    "page",
    "pagenumber",
    "pagetoken",
    "skip",
    "startingafter",
    "startingtoken",
];

/// Returns true for a query parameter with a usual name for a position, and a list in the body or
/// directly below it.
pub(super) fn looks_paginated(schemas: &Schemas, operation: &Operation) -> bool {
    let is_position = |it: &Parameter| {
        let name = it.name.replace(['_', '-'], "").to_ascii_lowercase();
        it.location == Location::Query && POSITIONS.contains(&name.as_str())
    };
    let has_list = |body: SchemaId| {
        let facets = schemas.facets(&[body]);
        let members = facets.members.into_iter().flatten();
        let mut below = members.map(|(_, found)| schemas.facets(&found).items);
        facets.items.is_some() || below.any(|it| it.is_some())
    };
    matches!(operation.method, Method::Get | Method::Query)
        && operation.parameters.iter().any(is_position)
        && successes(operation).any(has_list)
}

/// The bodies of successes that are JSON.
pub(super) fn successes(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let successes = operation.responses.iter().filter(|it| match it.status {
        Status::Code(code) => (200..300).contains(&code),
        Status::Range(class) => class == 2,
        Status::Default => false,
    });
    let contents = successes.flat_map(|it| &it.contents);
    let json = contents.filter(|it: &&Content| it.kind == MediaKind::Json);
    json.filter_map(|it| it.schema)
}
