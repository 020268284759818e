//! `allOf` as a list of layers.

use super::examples::Examples;
use super::layers::{Layer, Layers};
use crate::diagnostics;
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::source::Span;

/// Flattens `allOf` and references, to any depth.
pub(super) fn flattened<'a>(
    start: Vec<Layer<'a>>,
    context: Context<'a>,
    findings: &mut Findings,
    examples: &mut Examples<'a>,
) -> Layers<'a> {
    let mut found = Vec::new();
    let mut seen: Vec<Span> = Vec::new();
    // An alternative may refer back to its union. It then gets the union's siblings, but not
    // the union again.
    let opened = start
        .iter()
        .filter(|layer| layer.without.iter().any(|it| *it != "$ref"));
    let opened: Vec<Span> = opened.map(|layer| layer.place.span()).collect();
    let mut pending: Vec<Layer<'a>> = start.into_iter().rev().collect();
    while let Some(mut layer) = pending.pop() {
        if !layer.without.contains(&"$ref") {
            layer.null |= layer.place.get("$ref").is_some() && layer.is_nullable();
            if context.has_siblings(&layer.place) {
                let mut beside = layer.clone();
                beside.hide("$ref");
                pending.push(beside);
            }
            // References are followed step by step, since each target may have siblings, too.
            if let Some((target, _)) = context.document.reference(&layer.place) {
                layer.place = target;
                pending.push(layer);
                continue;
            }
        }
        let span = layer.place.span();
        if layer.without.is_empty() && (seen.contains(&span) || opened.contains(&span)) {
            continue;
        }
        seen.push(span);
        if layer.place.node.as_bool() == Some(true) {
            continue;
        }
        if let Some(branches) = layer.get("allOf") {
            let null = layer.is_nullable();
            let branches = branches.items().map(|(_, it)| Layer {
                null,
                ..Layer::new(it)
            });
            let branches: Vec<_> = branches.collect();
            if branches.is_empty() {
                findings.error(diagnostics::schema::empty_list(&layer.place, "allOf"));
            }
            pending.extend(branches.into_iter().rev());
        }
        examples.hold_schema(&layer.place);
        found.push(layer);
    }
    Layers(found)
}
