//! Which operations are generated, and which components they need.
//!
//! A document is read and checked as a whole. What is not chosen is then left out before anything is
//! lowered, and so are the components that nothing chosen refers to.

mod glob;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashSet};
use std::str::FromStr;

use crate::config::{Entry, Locator};
use crate::diagnostics::{self, Diagnostics, Span, nearest};
use crate::ir::Method;
use crate::resolve::{Place, Resolved};

pub use glob::matches;

/// Which operations are wanted: those that an entry of `include` names, or all if it has none,
/// without those that an entry of `exclude` names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Select {
    /// What is generated.
    pub include: Vec<Wanted>,
    /// What is left out of that.
    pub exclude: Vec<Wanted>,
}

/// One entry of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What its text is compared with.
    pub by: By,
    /// The text, and where it stands.
    pub entry: Entry,
}

/// What the text of an entry is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A tag of the operation.
    Tag,
    /// The path: itself with all below it, or a pattern with `*` and `**`.
    Path,
    /// The `operationId`, or method and path where there is none, as in `get /users`.
    Operation,
}

impl By {
    /// Every kind with its key in `apis.toml` and its word on the command line.
    pub const ALL: [(&'static str, &'static str, Self); 3] = [
        ("tags", "tag", Self::Tag),
        ("paths", "path", Self::Path),
        ("operations", "operation", Self::Operation),
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Path => "path",
            Self::Operation => "id",
        }
    }
}

impl FromStr for Wanted {
    type Err = String;

    /// Reads `tag=users`, `path=/users/**` or `operation=getUser`.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = text.split_once('=').and_then(|(word, rest)| {
            let found = By::ALL.into_iter().find(|(_, known, _)| *known == word);
            found.map(|(_, _, by)| (by, rest))
        });
        match known {
            Some((by, rest)) if !rest.is_empty() => Ok(Self {
                by,
                entry: Entry::argument(rest),
            }),
            _ => Err(format!(
                "`{text}` is none of tag=NAME, path=PATH and operation=ID"
            )),
        }
    }
}

/// What was chosen of a document.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// How many operations the document has.
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

    /// Whether operations were left out.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.part.is_some()
    }
}

/// An operation with what entries look at.
struct Candidate<'a> {
    path: &'a str,
    method: Method,
    id: String,
    tags: Vec<&'a str>,
    item: Place<'a>,
    place: Place<'a>,
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
        operations: all.len(),
        schemas: schemas.as_ref().map_or(0, |it| it.members().count()),
        ..Chosen::default()
    };
    chosen.kept = chosen.schemas;
    if select.include.is_empty() && select.exclude.is_empty() {
        return chosen;
    }
    for wanted in &select.include {
        if !all.iter().any(|one| wanted.names(one)) {
            report.push(dead(wanted, &all, locator));
        }
    }
    let included: Vec<&Candidate<'_>> = all
        .iter()
        .filter(|one| {
            select.include.is_empty() || select.include.iter().any(|wanted| wanted.names(one))
        })
        .collect();
    for wanted in &select.exclude {
        if included.iter().any(|one| wanted.names(one)) {
            continue;
        }
        report.push(if all.iter().any(|one| wanted.names(one)) {
            diagnostics::select::excludes_nothing(locator, &wanted.entry, wanted.by.word())
        } else {
            dead(wanted, &all, locator)
        });
    }
    let left: Vec<&Candidate<'_>> = included
        .into_iter()
        .filter(|one| !select.exclude.iter().any(|wanted| wanted.names(one)))
        .collect();
    if left.is_empty()
        && !report.has_errors()
        && let Some(first) = select.exclude.first()
    {
        report.push(diagnostics::select::nothing_left(locator, &first.entry));
    }
    chosen.part = Some(Part {
        operations: left
            .iter()
            .map(|it| (it.path.to_owned(), it.method))
            .collect(),
        reached: reach::reached(document, &left),
        schemes: schemes(&root, &left),
    });
    let members = schemas.iter().flat_map(Place::members);
    let members: Vec<_> = members.map(|(_, _, place)| place.span()).collect();
    let kept = members.into_iter().filter(|at| chosen.has_component(*at));
    chosen.kept = kept.count();
    chosen
}

fn candidates<'a>(document: &'a Resolved, root: &Place<'a>) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    let Some(paths) = root.get("paths") else {
        return found;
    };
    for (path, _, item) in paths.members().filter(|(path, ..)| !path.starts_with("x-")) {
        let item = document.follow(&item);
        for (key, method) in Method::ALL {
            let Some(place) = item.get(key) else {
                continue;
            };
            let id = place.get("operationId").and_then(|it| it.node.as_str());
            let id = id.filter(|id| !id.trim().is_empty());
            let tags = place.get("tags");
            let tags = tags.iter().flat_map(Place::items);
            found.push(Candidate {
                path,
                method,
                id: id.map_or_else(|| format!("{key} {path}"), str::to_owned),
                tags: tags.filter_map(|(_, tag)| tag.node.as_str()).collect(),
                item: item.clone(),
                place,
            });
        }
    }
    found
}

impl Wanted {
    fn names(&self, candidate: &Candidate<'_>) -> bool {
        let text = self.entry.text.as_str();
        match self.by {
            By::Tag => candidate.tags.contains(&text),
            By::Path => matches(text, candidate.path),
            By::Operation => candidate.id == text,
        }
    }
}

fn dead(wanted: &Wanted, all: &[Candidate<'_>], locator: &Locator) -> diagnostics::Diagnostic {
    let text = wanted.entry.text.as_str();
    let near = match wanted.by {
        By::Tag => nearest(text, all.iter().flat_map(|it| it.tags.iter().copied())),
        By::Path => nearest(text, all.iter().map(|it| it.path)),
        By::Operation => nearest(text, all.iter().map(|it| it.id.as_str())),
    };
    diagnostics::select::names_nothing(locator, &wanted.entry, wanted.by.word(), near)
}

/// The security schemes that operations ask for, their own or the document's.
fn schemes(root: &Place<'_>, operations: &[&Candidate<'_>]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for operation in operations {
        let own = operation.place.get("security");
        let Some(security) = own.or_else(|| root.get("security")) else {
            continue;
        };
        for (_, alternative) in security.items() {
            found.extend(alternative.members().map(|(name, ..)| name.to_owned()));
        }
    }
    found
}
