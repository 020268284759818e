//! Finds the events of the YAML parser in the text.

use saphyr_parser::Marker;

use crate::load::json::offset;
use crate::source::{FileId, Span};

/// Converts the parser's character indices to byte offsets.
pub(super) struct Index<'t> {
    file: FileId,
    text: &'t str,
    /// The byte offset of every 64th character; empty for ASCII text.
    steps: Vec<u32>,
}

impl<'t> Index<'t> {
    const STEP: usize = 64;

    pub(super) fn new(file: FileId, text: &'t str) -> Self {
        let steps = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(Self::STEP)
                .map(|(at, _)| offset(at))
                .collect()
        };
        Self { file, text, steps }
    }

    fn byte(&self, marker: Marker) -> u32 {
        let index = marker.index();
        let end = self.text.len();
        if self.steps.is_empty() {
            return offset(index.min(end));
        }
        let Some(step) = self.steps.get(index / Self::STEP) else {
            return offset(end);
        };
        let from = usize::try_from(*step).unwrap_or(end);
        let rest = self.text.get(from..).unwrap_or_default();
        let inside = rest
            .char_indices()
            .nth(index % Self::STEP)
            .map_or(rest.len(), |(at, _)| at);
        offset(from + inside)
    }

    /// The place of the character at a marker.
    pub(super) fn at(&self, marker: Marker) -> Span {
        let start = self.byte(marker);
        Span::new(self.file, start, (start + 1).min(offset(self.text.len())))
    }

    /// The first character of the text.
    pub(super) fn first(&self) -> Span {
        Span::new(self.file, 0, offset(self.text.len()).min(1))
    }

    /// The end of the text.
    pub(super) fn last(&self) -> Span {
        let end = offset(self.text.len());
        Span::new(self.file, end, end)
    }

    pub(super) fn span(&self, start: Marker, end: Marker) -> Span {
        Span::new(self.file, self.byte(start), self.byte(end))
    }

    /// Extends an unindented sequence to its first dash, because the parser reports the place of
    /// its first item.
    pub(super) fn dash(&self, span: Span) -> Span {
        let at = usize::try_from(span.start)
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        let (before, after) = self.text.split_at(at);
        let blank = before.trim_end_matches(' ');
        let start = if !after.starts_with(['[', '-']) && blank.ends_with('-') {
            blank.len() - 1
        } else {
            at
        };
        Span::new(span.file, offset(start), span.end)
    }

    /// Removes trailing white space, which the parser includes in a scalar.
    pub(super) fn trim(&self, span: Span) -> Span {
        let from = usize::try_from(span.start).unwrap_or(usize::MAX);
        let to = usize::try_from(span.end).unwrap_or(usize::MAX);
        let text = self.text.get(from..to).unwrap_or_default();
        Span::new(
            span.file,
            span.start,
            offset(from.saturating_add(text.trim_end().len())).min(span.end),
        )
    }

    /// The later of two ends. An alias ends at its own event, not at the repeated value.
    pub(super) fn later(&self, end: Span, value: Span, event: Span) -> Span {
        let reached = if value.start == event.start {
            value.end
        } else {
            event.end
        };
        Span::new(self.file, end.start, end.end.max(reached))
    }

    /// The place of a collection: to its last item, or in flow style to its closing bracket.
    pub(super) fn end(&self, start: Span, last: Span, close: Span) -> Span {
        let at = usize::try_from(start.start).unwrap_or(usize::MAX);
        let flow = self
            .text
            .as_bytes()
            .get(at)
            .is_some_and(|byte| matches!(byte, b'[' | b'{'));
        let end = if flow { close.end } else { last.end };
        Span::new(self.file, start.start, end)
    }
}
