//! Documentation from the document, ready to print.

use crate::ir::{Docs, Provenance, Source};

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DocText {
    /// Lines of safe Markdown; empty without documentation.
    pub lines: Vec<String>,
    /// True if the item is deprecated.
    pub deprecated: bool,
    /// The number of provenance lines, if there are no others.
    pub(super) marks: usize,
    /// The reason of the deprecation, as one line.
    pub note: Option<String>,
}

impl DocText {
    /// Makes documentation safe to print.
    #[must_use]
    pub fn of(docs: &Docs) -> Self {
        let mut parts: Vec<Vec<String>> = Vec::new();
        if let Some(summary) = &docs.summary {
            parts.push(crate::text::doc_lines(summary));
        }
        if let Some(description) = &docs.description {
            parts.push(crate::text::doc_lines(description));
        }
        if let Some(page) = &docs.page {
            parts.push(crate::text::doc_lines(&format!("See <{page}>.")));
        }
        if let Some(default) = &docs.default {
            parts.push(vec![format!(
                "Default: {}.",
                crate::text::code_span(default)
            )]);
        }
        if let Some(example) = docs.examples.first() {
            if example.starts_with(['{', '[']) {
                let mut lines = vec!["Example:".to_owned(), String::new()];
                lines.extend(crate::text::json_fence(example));
                parts.push(lines);
            } else {
                parts.push(vec![format!(
                    "Example: {}.",
                    crate::text::code_span(example)
                )]);
            }
        }
        parts.retain(|lines| !lines.is_empty());
        let mut words = Self {
            lines: parts.join(&String::new()),
            deprecated: docs.deprecated,
            note: deprecation(docs),
            marks: 0,
        };
        words.add(provenance(&docs.provenance));
        words.marks = match parts.is_empty() {
            true => words.lines.len(),
            false => 0,
        };
        words
    }

    /// This documentation, or `fallback` if the document has none.
    #[must_use]
    pub fn or(mut self, fallback: impl FnOnce() -> String) -> Self {
        if self.lines.len() == self.marks {
            let marks = std::mem::replace(&mut self.lines, vec![fallback()]);
            self.marks = 0;
            self.add(marks);
        }
        self
    }

    /// True if the document has no text about the item, apart from its provenance.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.lines.len() == self.marks
    }

    /// Adds lines as a paragraph of their own.
    fn add(&mut self, lines: Vec<String>) {
        if !self.lines.is_empty() && !lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
    }
}

/// Sentences about parts that are not from the provider's page.
fn provenance(marks: &[Provenance]) -> Vec<String> {
    let sentence = |mark: &Provenance| {
        let facet = mark.facet.as_deref().map(crate::text::code_span);
        let source = match mark.source {
            Source::Inferred => "inferred, not on the provider's page",
            Source::Public => "published elsewhere, not on the provider's page",
            Source::Guessed => "guessed from an example, and nothing is held to it",
        };
        let head = match facet {
            Some(facet) => format!("{facet} is {source}"),
            None => format!("This is {source}"),
        };
        let reason: Vec<_> = mark.reason.split_whitespace().collect();
        format!("{head}: {}", reason.join(" "))
    };
    let sentences: Vec<_> = marks.iter().map(sentence).collect();
    match sentences.as_slice() {
        [] => Vec::new(),
        [only] => crate::text::doc_lines(only),
        several => crate::text::doc_lines(&format!(
            "- {}",
            several.join(
                "
- "
            )
        )),
    }
}

/// The sentence with the reason of a deprecation, or the alternative.
fn deprecation(docs: &Docs) -> Option<String> {
    let texts = docs.summary.iter().chain(&docs.description);
    let mut texts = texts.filter(|_| docs.deprecated);
    texts.find_map(|text| crate::text::deprecation(text))
}
