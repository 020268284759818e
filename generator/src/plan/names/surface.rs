//! The public items of an API beside the ones of its lock.

use std::collections::HashSet;

use crate::diagnostics::{self, Diagnostic};
use crate::ir::Api;
use crate::lock::{Item, Line};
use crate::source::Span;

use super::kept::Kept;
use super::listing::{self, PublicParts};

/// The public items of an API, for its lock; without a lock, it lists none.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    /// The items with their places.
    pub lines: Vec<Line>,
    /// Items with another name than in the lock, by request: the former and the new path.
    pub renamed: Vec<(String, String)>,
    /// Moved types that keep their names: the path and the new place.
    pub moved: Vec<(String, String)>,
}

/// A name that an item loses.
struct Lost<'l> {
    line: &'l Line,
    before: String,
    at: Option<Span>,
    locked: Span,
}

/// Lists the items of a plan, and refuses names that change without a request.
pub(crate) fn surface(
    api: &Api,
    plan: &PublicParts<'_>,
    kept: &Kept,
    is_configured: &dyn Fn(&str) -> bool,
) -> (Surface, Vec<Diagnostic>) {
    if !kept.lists {
        return (Surface::default(), Vec::new());
    }
    let listed = listing::list(api, plan, &kept.places);
    let mut surface = Surface {
        moved: moved(api, &listed, kept),
        ..Surface::default()
    };
    let mut problems = Vec::new();
    for lost in lost(&listed, kept) {
        let after = &lost.line.path;
        if kept.renames || is_configured(lost.line.name()) {
            surface.renamed.push((lost.before, after.clone()));
        } else {
            let entry = entry(lost.line);
            let paths = (lost.before.as_str(), after.as_str());
            problems.push(diagnostics::lock::renamed(
                lost.at,
                lost.locked,
                paths,
                entry.as_deref(),
            ));
        }
    }
    surface.lines = listed.into_iter().map(|(line, _)| line).collect();
    (surface, problems)
}

/// The items whose names differ from the lock.
fn lost<'l>(listed: &'l [listing::Listed], kept: &Kept) -> Vec<Lost<'l>> {
    let lost = listed.iter().filter_map(|(line, at)| {
        let place = kept.anchors.locked(&line.place);
        let (before, locked) = kept.lock.get(line.item, &place)?;
        (before.name() != line.name()).then(|| Lost {
            line,
            before: before.path.clone(),
            at: *at,
            locked,
        })
    });
    lost.collect()
}

fn moved(api: &Api, listed: &[listing::Listed], kept: &Kept) -> Vec<(String, String)> {
    let anchored = kept.anchors.moved();
    let moved = anchored.filter_map(|(id, place)| {
        let own = kept.places.schema(api, id);
        own.filter(|own| own != place)
    });
    let moved: HashSet<String> = moved.collect();
    let lines = listed.iter().map(|(line, _)| line);
    let types = lines.filter(|it| it.item == Item::Type && moved.contains(&it.place));
    types
        .map(|it| (it.path.clone(), it.place.clone()))
        .collect()
}

/// The entry of the configuration that asks for a name.
fn entry(line: &Line) -> Option<String> {
    let table = match line.item {
        Item::Type => "schemas",
        Item::Field => "members",
        _ => return None,
    };
    let bare = line.name().trim_start_matches("r#");
    Some(format!("names.{table}.\"{}\" = \"{bare}\"", line.place))
}
