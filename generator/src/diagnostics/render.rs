//! Renders diagnostics as text, in the style of rustc.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Label, Severity};
use crate::source::{Files, Span};

/// Longer lines are cut around the place (minified JSON is one line).
const LONGEST_LINE: usize = 300;

/// Renders every diagnostic with its excerpt, followed by a line with their number.
///
/// With `color`, ANSI escape sequences colour it. Control characters of the document are escaped,
/// so that its text can't control a terminal.
#[must_use]
pub fn render(diagnostics: &Diagnostics, files: &Files, color: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        out.push_str(&render_one(diagnostic, files, color));
        out.push_str("\n\n");
    }
    let errors = diagnostics.error_count();
    let warnings = diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Warning)
        .count();
    let count = |number: usize, word: &str| {
        format!("{number} {word}{}", if number == 1 { "" } else { "s" })
    };
    match (errors, warnings) {
        (0, 0) => {}
        (0, _) => out.push_str(&format!("{}\n", count(warnings, "warning"))),
        (_, 0) => out.push_str(&format!("{}\n", count(errors, "error"))),
        (_, _) => out.push_str(&format!(
            "{}, {}\n",
            count(errors, "error"),
            count(warnings, "warning")
        )),
    }
    out
}

/// Renders one diagnostic without a final newline.
pub(super) fn render_one(diagnostic: &Diagnostic, files: &Files, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(
        level
            .primary_title(visible(&diagnostic.message))
            .id(diagnostic.code),
    );
    if let Some(primary) = &diagnostic.primary {
        let excerpt = Excerpt::new(files, primary.span);
        let (near, far): (Vec<&Label>, Vec<&Label>) = diagnostic
            .others
            .iter()
            .partition(|other| excerpt.holds(files, other.span));
        group = excerpt.add(group, files, Some(primary), &near);
        for other in far {
            group = Excerpt::new(files, other.span).add(group, files, None, &[other]);
        }
    }
    if let Some(cost) = &diagnostic.cost {
        group = group.element(Level::NOTE.message(visible(cost)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let text = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
    // A cut excerpt has its place in a separate line, and the renderer marks an excerpt without a
    // path by an empty separator.
    let lines: Vec<&str> = text.lines().filter(|line| line.trim() != ":::").collect();
    lines.join("\n")
}

/// Some lines of one file.
struct Excerpt<'f> {
    text: &'f str,
    /// Offset of the first byte of `text` in the file.
    start: usize,
    line: usize,
    /// The line and column of the place, if the excerpt is cut out of a line.
    cut: Option<(usize, usize)>,
}

impl<'f> Excerpt<'f> {
    /// The lines around a place, with three before and three after it.
    fn new(files: &'f Files, span: Span) -> Self {
        const AROUND: usize = 3;
        let text = files.text(span.file);
        let (place, _) = first_line(text, span);
        let around: Vec<_> = files.lines_around(span.file, place, AROUND).collect();
        let own = around.iter().rfind(|it| it.start <= place).cloned();
        let own = own.unwrap_or(place..place);
        let start = around.first().map_or(place, |it| it.start);
        let end = around.last().map_or(place, |it| it.end);
        let lines = text.get(start..end).unwrap_or_default();
        let long = around.iter().any(|line| line.len() > LONGEST_LINE);
        let (line, column) = files.line_column(span.file, span.start);
        if !long {
            let above = around.iter().filter(|it| it.start < own.start).count();
            return Self {
                text: lines,
                start,
                line: line.saturating_sub(above),
                cut: None,
            };
        }
        if own.len() <= LONGEST_LINE {
            return Self {
                text: text.get(own.clone()).unwrap_or_default(),
                start: own.start,
                line,
                cut: None,
            };
        }
        let start = boundary(text, place.saturating_sub(LONGEST_LINE / 5).max(own.start));
        let end = boundary(text, (place + LONGEST_LINE / 4).min(own.end));
        let piece = text.get(start..end).unwrap_or_default();
        Self {
            text: piece,
            start,
            line,
            cut: Some((line, column)),
        }
    }

    fn holds(&self, files: &Files, span: Span) -> bool {
        let (start, end) = first_line(files.text(span.file), span);
        let same = std::ptr::eq(
            files
                .text(span.file)
                .get(self.start..)
                .unwrap_or_default()
                .as_ptr(),
            self.text.as_ptr(),
        );
        same && start >= self.start && end <= self.start + self.text.len()
    }

    fn add<'g>(
        &self,
        group: Group<'g>,
        files: &Files,
        primary: Option<&Label>,
        others: &[&Label],
    ) -> Group<'g>
    where
        'f: 'g,
    {
        let Some(file) = primary
            .or_else(|| others.first().copied())
            .map(|label| label.span.file)
        else {
            return group;
        };
        let path = visible(files.path(file));
        let mut snippet = Snippet::source(self.text).line_start(self.line).fold(true);
        let labels = primary
            .into_iter()
            .map(|label| (AnnotationKind::Primary, label));
        for (kind, label) in
            labels.chain(others.iter().map(|label| (AnnotationKind::Context, *label)))
        {
            let (start, end) = first_line(files.text(file), label.span);
            let range = start.saturating_sub(self.start).min(self.text.len())
                ..end.saturating_sub(self.start).min(self.text.len());
            let text = (!label.text.is_empty()).then(|| visible(&label.text));
            snippet = snippet.annotation(kind.span(range).label(text));
        }
        match self.cut {
            Some((line, column)) => group
                .element(Origin::path(path).line(line).char_column(column))
                .element(snippet),
            None => group.element(snippet.path(path)),
        }
    }
}

/// The part of a span in its first line, as byte offsets at character boundaries.
fn first_line(text: &str, span: Span) -> (usize, usize) {
    let offset = |at: u32| boundary(text, usize::try_from(at).unwrap_or(usize::MAX));
    let start = offset(span.start);
    // A longer part would not be shown, and the span of an object may be most of its document.
    let end = offset(span.end).min(boundary(text, start + LONGEST_LINE + 1));
    let inside = text.get(start..end).unwrap_or_default();
    let line = inside.split(['\n', '\r']).next().unwrap_or_default();
    (start, start + line.trim_end().len())
}

/// The character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Text of a document with escaped control characters.
fn visible(text: &str) -> String {
    let acts = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .flat_map(|letter| {
            let escaped = acts(letter).then(|| letter.escape_default());
            let plain = (!acts(letter)).then_some(letter);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
}
