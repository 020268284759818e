//! Reads values of a TOML table with their places, and reports mistakes.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Diagnostic, Diagnostics, nearest};
use crate::options::ConfiguredText;
use crate::source::{FileId, Span};

/// A string with its place.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

impl Text {
    /// Converts the string to an entry for later diagnostics.
    pub(super) fn entry(self) -> ConfiguredText {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        ConfiguredText {
            at: Some((offset(self.at.start), offset(self.at.end))),
            text: self.text,
        }
    }
}

/// Looks up values and collects every problem, so that one run reports all.
pub(super) struct Fields {
    file: FileId,
    pub(super) problems: Diagnostics,
}

impl Fields {
    pub(super) fn new(file: FileId) -> Self {
        Self {
            file,
            problems: Diagnostics::new(),
        }
    }

    pub(super) fn problem(&mut self, at: Range<usize>, message: &str) {
        self.suggest(at, message.to_owned(), None);
    }

    /// Reports a problem with the probable intention.
    pub(super) fn suggest(&mut self, at: Range<usize>, message: String, meant: Option<&str>) {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = Span::new(self.file, offset(at.start), offset(at.end));
        let problem = Diagnostic::error("config", span, message);
        self.problems.push(match meant {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => problem,
        });
    }

    /// Reports keys without a reader.
    pub(super) fn known(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let near = nearest(name, known.iter().copied());
                let known = known.join(", ");
                let message = format!("unknown key `{name}`; the keys here are {known}");
                self.suggest(key.span(), message, near);
            }
        }
    }

    /// A required table and the place of its key; `at` is the place to report if it is missing.
    pub(super) fn table<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
        at: Range<usize>,
    ) -> Option<(&'t DeTable<'i>, Range<usize>)> {
        let Some((name, value)) = table.get_key_value(key) else {
            self.problem(at, &format!("`[{key}]` is missing"));
            return None;
        };
        match value.get_ref() {
            DeValue::Table(found) => Some((found, name.span())),
            other => {
                self.wrong(value.span(), key, "a table", other);
                None
            }
        }
    }

    /// An optional table.
    pub(super) fn optional_table<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
    ) -> Option<&'t DeTable<'i>> {
        let (name, _) = table.get_key_value(key)?;
        self.table(table, key, name.span()).map(|(found, _)| found)
    }

    /// A boolean; `false` if the key is absent.
    pub(super) fn flag(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        match table.get(key).map(|value| (value.get_ref(), value.span())) {
            None => false,
            Some((DeValue::Boolean(value), _)) => *value,
            Some((other, at)) => {
                self.wrong(at, key, "true or false", other);
                false
            }
        }
    }

    /// A required string.
    pub(super) fn text(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        at: Range<usize>,
    ) -> Option<Text> {
        if !table.contains_key(key) {
            self.problem(at, &format!("`{key}` is missing"));
        }
        self.optional(table, key)
    }

    /// An optional string.
    pub(super) fn optional(&mut self, table: &DeTable<'_>, key: &str) -> Option<Text> {
        let value = table.get(key)?;
        self.string(value.get_ref(), key, value.span())
    }

    /// An optional list of strings.
    pub(super) fn texts(&mut self, table: &DeTable<'_>, key: &str) -> Vec<Text> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(value.span(), key, "a list of strings", value.get_ref());
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.string(item.get_ref(), key, item.span()))
            .collect()
    }

    fn string(&mut self, value: &DeValue<'_>, key: &str, at: Range<usize>) -> Option<Text> {
        let Some(text) = value.as_str() else {
            self.wrong(at, key, "a string", value);
            return None;
        };
        Some(Text {
            text: text.to_owned(),
            at,
        })
    }

    fn wrong(&mut self, at: Range<usize>, key: &str, wanted: &str, found: &DeValue<'_>) {
        let found = found.type_str();
        self.problem(at, &format!("`{key}` must be {wanted}; found: {found}"));
    }
}
