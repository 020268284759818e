//! Extracts paragraphs of prose from source files.

/// A paragraph or a list item, with the line it starts on.
#[derive(Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The line number, counted from 1.
    pub line: usize,
    /// The words, joined by single spaces.
    pub text: String,
}

/// The syntax of a file.
#[derive(Clone, Copy, Debug)]
pub enum Syntax {
    /// Rust: only line comments are prose.
    Rust,
    /// YAML: only lines that start with `#` are prose.
    Yaml,
    /// Markdown: everything outside code fences is prose.
    Markdown,
}

impl Syntax {
    /// The syntax of a file by its name, if its prose is measured.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1 {
            "rs" if !name.ends_with(".snap.rs") => Some(Self::Rust),
            "yaml" | "yml" => Some(Self::Yaml),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Every paragraph of a file in order.
pub fn paragraphs(syntax: Syntax, text: &str) -> Vec<Paragraph> {
    let mut builder = Builder::default();
    for (index, line) in text.lines().enumerate() {
        match prose(syntax, line.trim_start()) {
            Some((marker, words)) => builder.line(index + 1, marker, words),
            None => builder.end_comment(),
        }
    }
    builder.end_comment();
    builder.done
}

/// Splits a line into its comment marker and its prose; `None` for code.
fn prose(syntax: Syntax, line: &str) -> Option<(&'static str, &str)> {
    let markers: &[&str] = match syntax {
        Syntax::Rust => &["//!", "///", "//"],
        Syntax::Yaml => &["#"],
        Syntax::Markdown => &[""],
    };
    let marker = markers.iter().find(|marker| line.starts_with(**marker))?;
    Some((marker, line.strip_prefix(marker)?.trim()))
}

#[derive(Default)]
struct Builder {
    done: Vec<Paragraph>,
    /// The marker of the current comment.
    marker: &'static str,
    /// True between two code fences.
    fenced: bool,
    /// True if the next line can continue the last paragraph.
    open: bool,
}

impl Builder {
    fn line(&mut self, number: usize, marker: &'static str, words: &str) {
        if marker != self.marker {
            self.end_comment();
            self.marker = marker;
        }
        if words.starts_with("```") {
            self.fenced = !self.fenced;
            self.open = false;
        } else if self.fenced || words.is_empty() || words.starts_with('#') {
            self.open = false;
        } else if words.starts_with('|') {
            words
                .split('|')
                .for_each(|cell| self.paragraph(number, cell));
            self.open = false;
        } else if let Some(item) = list_item(words) {
            self.paragraph(number, item);
        } else {
            match self.done.last_mut().filter(|_| self.open) {
                Some(paragraph) => paragraph.text = format!("{} {words}", paragraph.text),
                None => self.paragraph(number, words),
            }
        }
    }

    fn paragraph(&mut self, line: usize, words: &str) {
        let text = words.trim().to_owned();
        self.done.push(Paragraph { line, text });
        self.open = true;
    }

    fn end_comment(&mut self) {
        self.fenced = false;
        self.open = false;
    }
}

/// The text behind `- `, `* ` or `1. `.
fn list_item(words: &str) -> Option<&str> {
    let behind_number = words.trim_start_matches(|it: char| it.is_ascii_digit());
    if behind_number.len() < words.len() {
        return behind_number.strip_prefix(". ");
    }
    words
        .strip_prefix("- ")
        .or_else(|| words.strip_prefix("* "))
}
