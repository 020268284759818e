//! Selects the generated operations, and the components they need.
//!
//! A document is read and checked as a whole. Operations outside the selection are then left out
//! before lowering, and so are components without a reference from a selected operation.

mod candidates;
mod glob;
mod methods;
mod reach;
mod scope;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashSet};

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::ir::Method;
use crate::options::{By, Locator, Select, Wanted};
use crate::resolve::Resolved;
use crate::source::{Place, Span};
use scope::Scope;

use candidates::{Candidate, Owner, candidates};
pub use glob::matches;
pub(crate) use methods::methods;

/// The selected parts of a document.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The number of operations in the document, including webhooks and callbacks.
    pub operations: usize,
    /// The number of named schemas in the document.
    pub schemas: usize,
    /// The number of named schemas needed by the selection.
    pub kept: usize,
    part: Option<Selection>,
}

/// The selected parts, if they are not the whole document.
#[derive(Clone, Debug, Default)]
struct Selection {
    operations: BTreeSet<(String, Method)>,
    /// The places of webhooks and callbacks.
    received: HashSet<Span>,
    /// The ids and the places of the excluded operations on paths.
    left_ids: BTreeSet<String>,
    left_places: HashSet<Span>,
    reached: HashSet<Span>,
    schemes: BTreeSet<String>,
    scope: Scope,
}

impl Chosen {
    /// Returns true if an operation is generated.
    #[must_use]
    pub fn has_operation(&self, path: &str, method: Method) -> bool {
        let Some(part) = &self.part else {
            return true;
        };
        part.operations.contains(&(path.to_owned(), method))
    }

    /// Returns true if the webhook or callback operation at a place is generated.
    #[must_use]
    pub fn has_hook(&self, at: Span) -> bool {
        self.part
            .as_ref()
            .is_none_or(|it| it.received.contains(&at))
    }

    /// Returns true if the document has an operation with this id, but it is excluded.
    #[must_use]
    pub fn left_id(&self, id: &str) -> bool {
        self.part
            .as_ref()
            .is_some_and(|it| it.left_ids.contains(id))
    }

    /// Returns true if the operation at a place is excluded.
    #[must_use]
    pub fn left_place(&self, at: Span) -> bool {
        self.part
            .as_ref()
            .is_some_and(|it| it.left_places.contains(&at))
    }

    /// Returns true if the selection needs the component at a place.
    #[must_use]
    pub fn has_component(&self, at: Span) -> bool {
        self.part.as_ref().is_none_or(|it| it.reached.contains(&at))
    }

    /// Drops the problems of parts that the selection does not need.
    pub(crate) fn retain(&self, report: &mut Diagnostics) {
        if let Some(part) = &self.part {
            report.retain(|it| {
                let at = it.primary.as_ref().map(|label| label.span);
                at.is_none_or(|at| part.scope.has(at))
            });
        }
    }

    /// Returns true if the selection needs a security scheme.
    #[must_use]
    pub fn has_scheme(&self, name: &str) -> bool {
        self.part
            .as_ref()
            .is_none_or(|it| it.schemes.contains(name))
    }
}

/// Selects the operations of a document. An entry without a match is an error.
pub fn choose(
    document: &Resolved,
    select: &Select,
    locator: &Locator,
    report: &mut Diagnostics,
) -> Chosen {
    let root = document.root();
    let all = candidates(document, &root);
    let schemas = root.get("components").and_then(|it| it.get("schemas"));
    let mut chosen = Chosen {
        operations: counted(&all),
        schemas: schemas.as_ref().map_or(0, |it| it.members().count()),
        ..Chosen::default()
    };
    chosen.kept = chosen.schemas;
    if select.include.is_empty() && select.exclude.is_empty() {
        return chosen;
    }
    // A callback is selected with its operation, and can only be excluded from it.
    let own = |one: &&Candidate<'_>| !matches!(one.owner, Owner::Call(_));
    for wanted in &select.include {
        if !all.iter().filter(own).any(|one| wanted.names(one)) {
            report.push(dead(wanted, &all, locator));
        }
    }
    let named = |one: &Candidate<'_>, by: &[Wanted]| by.iter().any(|wanted| wanted.names(one));
    let belongs = |one: &&Candidate<'_>| {
        let owner = match one.owner {
            Owner::Call(at) => all.get(at).unwrap_or(one),
            Owner::Path | Owner::Webhook => one,
        };
        select.include.is_empty() || named(owner, &select.include)
    };
    let included: Vec<&Candidate<'_>> = all.iter().filter(belongs).collect();
    for wanted in &select.exclude {
        if included.iter().any(|one| wanted.names(one)) {
            continue;
        }
        report.push(if all.iter().any(|one| wanted.names(one)) {
            diagnostics::select::excludes_nothing(locator.place(&wanted.entry), wanted.by.word())
        } else {
            dead(wanted, &all, locator)
        });
    }
    let left: Vec<&Candidate<'_>> = included
        .into_iter()
        .filter(|one| {
            let owner = match one.owner {
                Owner::Call(at) => all.get(at),
                Owner::Path | Owner::Webhook => None,
            };
            let gone = owner.is_some_and(|owner| named(owner, &select.exclude));
            !gone && !named(one, &select.exclude)
        })
        .collect();
    if left.is_empty()
        && !report.has_errors()
        && let Some(first) = select.exclude.first()
    {
        report.push(diagnostics::select::nothing_left(
            locator.place(&first.entry),
        ));
    }
    chosen.part = Some(part(document, &root, &all, &left));
    let members = schemas.iter().flat_map(Place::members);
    let members: Vec<_> = members.map(|(_, _, place)| place.span()).collect();
    let kept = members.into_iter().filter(|at| chosen.has_component(*at));
    chosen.kept = kept.count();
    chosen
}

/// Counts operations; a callback shared by several operations counts once.
fn counted(all: &[Candidate<'_>]) -> usize {
    let mut seen = HashSet::new();
    let new = |it: &&Candidate<'_>| it.owner == Owner::Path || seen.insert(it.place.span());
    all.iter().filter(new).count()
}

/// The selected parts, with everything they need.
fn part(
    document: &Resolved,
    root: &Place<'_>,
    all: &[Candidate<'_>],
    left: &[&Candidate<'_>],
) -> Selection {
    let spans: HashSet<Span> = left.iter().map(|it| it.place.span()).collect();
    let calls = left.iter().filter(|it| it.owner == Owner::Path);
    let operations: BTreeSet<_> = calls.map(|it| (it.path.to_owned(), it.method)).collect();
    let out: Vec<_> = all
        .iter()
        .filter(|it| it.owner == Owner::Path)
        .filter(|it| !operations.contains(&(it.path.to_owned(), it.method)))
        .collect();
    // An excluded callback is nested in a selected operation.
    let callbacks = all.iter().filter(|it| matches!(it.owner, Owner::Call(_)));
    let hidden = callbacks.map(|it| it.place.span());
    let hidden: HashSet<Span> = hidden.filter(|it| !spans.contains(it)).collect();
    let reached = reach::reached(document, left, &hidden);
    let schemes = schemes(root, left);
    let scope = Scope::new(document, &reached, &schemes);
    Selection {
        scope,
        left_ids: out.iter().map(|it| it.id.clone()).collect(),
        left_places: out
            .iter()
            .flat_map(|it| [it.place.span(), document.follow(&it.place).span()])
            .collect(),
        reached,
        schemes,
        operations,
        received: spans,
    }
}

impl Wanted {
    fn names(&self, candidate: &Candidate<'_>) -> bool {
        let text = self.entry.text.as_str();
        match self.by {
            By::Tag => candidate.tags.contains(&text),
            By::Path => candidate.owner == Owner::Path && matches(text, candidate.path),
            By::Operation => candidate.id == text,
        }
    }
}

fn dead(wanted: &Wanted, all: &[Candidate<'_>], locator: &Locator) -> diagnostics::Diagnostic {
    let text = wanted.entry.text.as_str();
    let near = match wanted.by {
        By::Tag => nearest(text, all.iter().flat_map(|it| it.tags.iter().copied())),
        By::Path => {
            let calls = all.iter().filter(|it| it.owner == Owner::Path);
            nearest(text, calls.map(|it| it.path))
        }
        By::Operation => nearest(text, all.iter().map(|it| it.id.as_str())),
    };
    diagnostics::select::names_nothing(locator.place(&wanted.entry), wanted.by.word(), near)
}

/// The security schemes that operations require, on their own or by the document's default.
fn schemes(root: &Place<'_>, operations: &[&Candidate<'_>]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for operation in operations {
        let own = operation.place.get("security");
        // The document's default applies only to calls of the API.
        let call = operation.owner == Owner::Path;
        let all = || root.get("security").filter(|_| call);
        let Some(security) = own.or_else(all) else {
            continue;
        };
        for (_, alternative) in security.items() {
            found.extend(alternative.members().map(|(name, ..)| name.to_owned()));
        }
    }
    found
}
