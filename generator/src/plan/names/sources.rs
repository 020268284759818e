//! Names the items of one scope: kept names come first, then the generator's, then configured ones.

use crate::naming::{Scope, distinct};

/// The source of an item's name.
pub(crate) enum Source<'s> {
    /// The configuration, which comes last, so that it never renames another item.
    Configured,
    /// The lock.
    Kept(&'s str),
    /// This text of the document.
    Spelled(&'s str),
}

/// The style of the generator's names in a scope.
pub(crate) struct Style {
    /// Makes a name from a text.
    pub(crate) name: fn(&str) -> String,
    /// True for names of fields.
    pub(crate) snake: bool,
    /// The end of a name that is already taken.
    pub(crate) ending: &'static str,
}

/// Claims the names of all items in a scope; a configured item has none yet.
pub(crate) fn claim_all(
    sources: &[Source<'_>],
    style: &Style,
    scope: &mut Scope,
) -> Vec<Option<String>> {
    let kept = sources.iter().map(|source| match source {
        // A taken name can't stay, which is an error later.
        Source::Kept(name) => Some(free(scope, name, "")),
        Source::Configured | Source::Spelled(_) => None,
    });
    let mut names: Vec<Option<String>> = kept.collect();
    let spellings = sources.iter().filter_map(|source| match source {
        Source::Spelled(text) => Some(*text),
        Source::Configured | Source::Kept(_) => None,
    });
    let spellings: Vec<&str> = spellings.collect();
    let mut made = distinct(&spellings, style.name, style.snake).into_iter();
    for (name, source) in names.iter_mut().zip(sources) {
        if matches!(source, Source::Spelled(_)) {
            *name = made.next().map(|it| free(scope, &it, style.ending));
        }
    }
    names
}

fn free(scope: &mut Scope, name: &str, ending: &str) -> String {
    match scope.claim(name, None) {
        Ok(()) => name.to_owned(),
        Err(_) => scope.unique(&format!("{name}{ending}")),
    }
}
