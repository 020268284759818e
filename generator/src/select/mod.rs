//! Which operations are generated, and which components they need.
//!
//! A document is read and checked as a whole. What is not chosen is then left out before anything is
//! lowered, and so are the components that nothing chosen refers to.

mod candidates;
mod glob;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashSet};

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::ir::Method;
use crate::options::{By, Locator, Select, Wanted};
use crate::resolve::Resolved;
use crate::source::{Place, Span};

use candidates::{Candidate, Owner, candidates};
pub use glob::matches;

/// What was chosen of a document.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// How many operations the document has, webhooks and callbacks included.
    pub operations: usize,
    /// How many named schemas the document has.
    pub schemas: usize,
    /// How many of them something chosen needs.
    pub kept: usize,
    part: Option<Part>,
}

/// What was chosen where it is not everything.
#[derive(Clone, Debug, Default)]
struct Part {
    operations: BTreeSet<(String, Method)>,
    /// Webhooks and callbacks.
    hooks: HashSet<Span>,
    /// The ids and the places of calls that were left out.
    left_ids: BTreeSet<String>,
    left_places: HashSet<Span>,
    reached: HashSet<Span>,
    schemes: BTreeSet<String>,
}

impl Chosen {
    /// Whether an operation is generated.
    #[must_use]
    pub fn has_operation(&self, path: &str, method: Method) -> bool {
        let Some(part) = &self.part else {
            return true;
        };
        part.operations.contains(&(path.to_owned(), method))
    }

    /// Whether the operation at a place, of a webhook or a callback, is generated.
    #[must_use]
    pub fn has_hook(&self, at: Span) -> bool {
        self.part.as_ref().is_none_or(|it| it.hooks.contains(&at))
    }

    /// Whether the document has an operation of this id, and it was left out.
    #[must_use]
    pub fn left_id(&self, id: &str) -> bool {
        self.part
            .as_ref()
            .is_some_and(|it| it.left_ids.contains(id))
    }

    /// Whether the operation at a place was left out.
    #[must_use]
    pub fn left_place(&self, at: Span) -> bool {
        self.part
            .as_ref()
            .is_some_and(|it| it.left_places.contains(&at))
    }

    /// Whether something chosen refers to the component at a place.
    #[must_use]
    pub fn has_component(&self, at: Span) -> bool {
        self.part.as_ref().is_none_or(|it| it.reached.contains(&at))
    }

    /// Whether something chosen asks for a security scheme.
    #[must_use]
    pub fn has_scheme(&self, name: &str) -> bool {
        self.part
            .as_ref()
            .is_none_or(|it| it.schemes.contains(name))
    }
}

/// Chooses the operations of a document. An entry that names nothing is an error.
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
    // A callback goes with the operation that it belongs to, and can only be left out of that.
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

/// How many operations there are; a callback of several operations is one.
fn counted(all: &[Candidate<'_>]) -> usize {
    let mut seen = HashSet::new();
    let new = |it: &&Candidate<'_>| it.owner == Owner::Path || seen.insert(it.place.span());
    all.iter().filter(new).count()
}

/// What was chosen, with all that it needs.
fn part(
    document: &Resolved,
    root: &Place<'_>,
    all: &[Candidate<'_>],
    left: &[&Candidate<'_>],
) -> Part {
    let spans: HashSet<Span> = left.iter().map(|it| it.place.span()).collect();
    let calls = left.iter().filter(|it| it.owner == Owner::Path);
    let operations: BTreeSet<_> = calls.map(|it| (it.path.to_owned(), it.method)).collect();
    let out: Vec<_> = all
        .iter()
        .filter(|it| it.owner == Owner::Path)
        .filter(|it| !operations.contains(&(it.path.to_owned(), it.method)))
        .collect();
    // A callback that is left out stands inside of an operation that is not.
    let callbacks = all.iter().filter(|it| matches!(it.owner, Owner::Call(_)));
    let hidden = callbacks.map(|it| it.place.span());
    let hidden: HashSet<Span> = hidden.filter(|it| !spans.contains(it)).collect();
    Part {
        left_ids: out.iter().map(|it| it.id.clone()).collect(),
        left_places: out
            .iter()
            .flat_map(|it| [it.place.span(), document.follow(&it.place).span()])
            .collect(),
        reached: reach::reached(document, left, &hidden),
        schemes: schemes(root, left),
        operations,
        hooks: spans,
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

/// The security schemes that operations ask for, their own or the document's.
fn schemes(root: &Place<'_>, operations: &[&Candidate<'_>]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for operation in operations {
        let own = operation.place.get("security");
        // What the document asks of all is asked of calls to the API alone.
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
