//! What the configuration replaces.

use std::collections::BTreeSet;

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::options::{Adjust, Locator, Replaced};

/// What the configuration replaces, and what of it was met.
pub(in crate::lower) struct Replacements<'c> {
    pub(super) adjust: &'c Adjust,
    pub(super) locator: Locator,
    pub(super) used: BTreeSet<usize>,
    /// What could have been replaced, to suggest it.
    pub(super) seen: BTreeSet<(Replaced, String)>,
}

impl<'c> Replacements<'c> {
    pub(in crate::lower) fn new(adjust: &'c Adjust, locator: Locator) -> Self {
        Self {
            adjust,
            locator,
            used: BTreeSet::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Whether a type stands for a format.
    pub(super) fn knows(&self, format: &str) -> bool {
        let mut all = self.adjust.types.iter();
        all.any(|it| it.of == Replaced::Format && it.key.text == format)
    }

    pub(super) fn find(&mut self, of: Replaced, key: &str) -> Option<usize> {
        self.seen.insert((of, key.to_owned()));
        let mut all = self.adjust.types.iter().enumerate();
        let (at, _) = all.find(|(_, it)| {
            let wanted = it.key.text.as_str();
            it.of == of && wanted.strip_prefix('#').unwrap_or(wanted) == key
        })?;
        self.used.insert(at);
        Some(at)
    }

    /// Every entry that the document does not bear out.
    pub(in crate::lower) fn dead(&self, report: &mut Diagnostics) {
        for (at, it) in self.adjust.types.iter().enumerate() {
            if self.used.contains(&at) {
                continue;
            }
            let seen = self.seen.iter().filter(|(of, _)| *of == it.of);
            let wanted = it.key.text.as_str();
            let pointer = wanted.starts_with('#');
            let near = nearest(
                wanted.strip_prefix('#').unwrap_or(wanted),
                seen.map(|(_, key)| key.as_str()),
            );
            let near = near.map(|near| match pointer {
                true => format!("#{near}"),
                false => near.to_owned(),
            });
            report.push(diagnostics::select::nothing_to_name(
                self.locator.place(&it.key),
                it.of.word(),
                near.as_deref(),
            ));
        }
    }
}
