//! Reads a lock, and reports lines that can't be read.

use std::collections::HashMap;

use crate::diagnostics::{self, Diagnostics};
use crate::source::{FileId, Files, Span};

use super::item::{Item, Line, last, unescaped};

/// A lock as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lock {
    lines: HashMap<(Item, String), (Line, Span)>,
}

/// Marks that a merge leaves in a file.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// The reason why a line can't be read.
type Fault = &'static str;

impl Lock {
    /// Reads the text of a file.
    pub(crate) fn read(files: &Files, file: FileId, found: &mut Diagnostics) -> Self {
        let mut lock = Self::default();
        let mut start = 0;
        for text in files.text(file).split_inclusive('\n') {
            let end = start + text.len();
            let bare = text.trim_end();
            let span = span(file, start, start + bare.len());
            if CONFLICT.iter().any(|mark| bare.starts_with(mark)) {
                found.push(diagnostics::lock::conflict(span));
            } else if !is_plain(bare) {
                lock.add(bare, span, found);
            }
            start = end;
        }
        lock
    }

    fn add(&mut self, text: &str, at: Span, found: &mut Diagnostics) {
        let line = match line(text) {
            Ok(line) => line,
            Err(fault) => {
                found.push(diagnostics::lock::unreadable(at, fault));
                return;
            }
        };
        let key = (line.item, line.place.clone());
        if let Some((first, place)) = self.lines.get(&key) {
            // A merge may repeat a line; only different names need a decision.
            if first.path != line.path {
                found.push(diagnostics::lock::twice(
                    at,
                    *place,
                    &first.path,
                    &line.path,
                ));
            }
            return;
        }
        self.lines.insert(key, (line, at));
    }

    /// The line of an item.
    pub(crate) fn get(&self, item: Item, place: &str) -> Option<(&Line, Span)> {
        let found = self.lines.get(&(item, place.to_owned()));
        found.map(|(line, at)| (line, *at))
    }

    /// All lines.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.values().map(|(line, _)| line)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// True for a comment, an empty line and the edition, which the configuration decides.
fn is_plain(text: &str) -> bool {
    text.is_empty() || text == "#" || text.starts_with("# ") || text.starts_with("edition ")
}

fn line(text: &str) -> Result<Line, Fault> {
    let mut words = text.split_whitespace();
    let (Some(place), Some(word), Some(path)) = (words.next(), words.next(), words.next()) else {
        return Err("a line has a place, a kind of item, and a path");
    };
    let digest = match words.next() {
        Some(digits) => {
            Some(u32::from_str_radix(digits, 16).map_err(|_| "the digest is no number")?)
        }
        None => None,
    };
    if words.next().is_some() {
        return Err("there are words behind the digest");
    }
    let place = unescaped(place).filter(|it| it.contains('#'));
    let name = last(path);
    if syn::parse_str::<syn::Ident>(name).is_err() {
        return Err("the path does not end with a name of Rust");
    }
    Ok(Line {
        place: place.ok_or("the place is no JSON Pointer behind `#`")?,
        item: Item::of(word).ok_or("the kind of item is unknown")?,
        path: path.to_owned(),
        digest,
    })
}

fn span(file: FileId, start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(file, offset(start), offset(end))
}
