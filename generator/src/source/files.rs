//! The files of a run: displayed paths, texts, and positions in them.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The block size, in bytes, of cached character counts. A minified document is one long line, and
/// a count from its start for every place would take quadratic time.
const BLOCK: usize = 1024;

/// Identifies one file of a [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

impl FileId {
    /// The index of the file in the order of reading; 0 for the root document.
    #[must_use]
    pub fn index(self) -> u32 {
        self.0
    }
}

/// Every file of a run, kept for excerpts.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<File>,
    /// The followed paths on the disk, with the file behind each.
    read: Vec<(PathBuf, FileId)>,
}

#[derive(Clone, Debug)]
struct File {
    path: Arc<str>,
    text: Arc<str>,
    /// Computed for the first requested position.
    layout: Arc<OnceLock<Layout>>,
    /// The original of a copy.
    original: Option<FileId>,
}

/// An index for the lines and columns of a text.
#[derive(Debug)]
struct Layout {
    /// The offset of each line after the first.
    lines: Vec<u32>,
    /// The number of characters that begin before each block.
    characters: Vec<usize>,
}

impl Layout {
    fn new(text: &str) -> Self {
        let breaks = text.match_indices('\n');
        let lines = breaks.filter_map(|(at, _)| u32::try_from(at + 1).ok());
        let mut sum = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = sum;
            sum += beginnings(block);
            before
        });
        Self {
            characters: blocks.collect(),
            lines: lines.collect(),
        }
    }
}

/// Counts the characters that begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

impl File {
    fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::new(&self.text))
    }

    /// The number of lines above an offset.
    fn above(&self, offset: usize) -> usize {
        let begins = |start: &u32| usize::try_from(*start).is_ok_and(|it| it <= offset);
        self.layout().lines.partition_point(begins)
    }

    /// The offset of a line counted from 0, if it exists.
    fn start(&self, line: usize) -> Option<usize> {
        match line.checked_sub(1) {
            None => Some(0),
            Some(index) => usize::try_from(*self.layout().lines.get(index)?).ok(),
        }
    }

    /// The end of a line, without its line break.
    fn end(&self, line: usize) -> usize {
        self.start(line + 1).map_or(self.text.len(), |it| it - 1)
    }

    /// The number of characters that begin before an offset.
    fn characters(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let Some(before) = self.layout().characters.get(block) else {
            // Only the end of the text can lie after the last block.
            let last = self.layout().characters.last();
            let from = self.layout().characters.len().saturating_sub(1) * BLOCK;
            return last.unwrap_or(&0) + self.beginnings(from, offset);
        };
        before + self.beginnings(block * BLOCK, offset)
    }

    fn beginnings(&self, from: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes().get(from..to);
        beginnings(bytes.unwrap_or_default())
    }
}

impl Files {
    /// Creates an empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file with its displayed path.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(File {
            path: path.into(),
            text: text.into(),
            layout: Arc::default(),
            original: None,
        });
        id
    }

    /// Records the path of a file on the disk.
    pub(crate) fn note(&mut self, path: PathBuf, id: FileId) {
        self.read.push((path, id));
    }

    /// Every followed path on the disk, with the text found there.
    pub fn read(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.read
            .iter()
            .map(|(path, id)| (path.as_path(), self.text(*id)))
    }

    /// Adds a copy of a file, so that places in the copy differ from places in the original.
    pub(crate) fn again(&mut self, id: FileId) -> FileId {
        let file = self.file(id).cloned();
        let next = FileId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        let original = Some(self.original(id));
        self.list.extend(file.map(|file| File { original, ..file }));
        next
    }

    /// The original of a copy, or the file itself.
    pub(crate) fn original(&self, id: FileId) -> FileId {
        self.file(id).and_then(|file| file.original).unwrap_or(id)
    }

    /// The displayed path.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| &file.path)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| &file.text)
    }

    /// The number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True if there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The files in the order of reading.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.list.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// The line and column of a byte offset, both from 1; the column counts characters. An offset
    /// after the end gives the position of the end.
    #[must_use]
    pub fn line_column(&self, id: FileId, offset: u32) -> (usize, usize) {
        let Some(file) = self.file(id) else {
            return (1, 1);
        };
        let text = &*file.text;
        let mut end = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let above = file.above(end);
        let start = file.start(above).unwrap_or(end);
        let column = file.characters(end).saturating_sub(file.characters(start)) + 1;
        (above + 1, column)
    }

    /// The byte ranges of an offset's line and the lines around it, each without its line break.
    pub(crate) fn lines_around(
        &self,
        id: FileId,
        offset: usize,
        around: usize,
    ) -> impl Iterator<Item = Range<usize>> {
        let file = self.file(id);
        let above = file.map_or(0, |it| it.above(offset));
        let lines = above.saturating_sub(around)..=above + around;
        lines.filter_map(move |line| Some(file?.start(line)?..file?.end(line)))
    }

    fn file(&self, id: FileId) -> Option<&File> {
        self.list.get(usize::try_from(id.0).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Files};

    #[test]
    fn columns_count_characters() {
        let mut files = Files::new();
        let id = files.add("a", "ä b\nöx");
        assert_eq!(files.line_column(id, 0), (1, 1));
        assert_eq!(files.line_column(id, 3), (1, 3));
        assert_eq!(files.line_column(id, 7), (2, 2));
        assert_eq!(
            files.line_column(id, 6),
            (2, 1),
            "an offset within a character is that character"
        );
        assert_eq!(files.line_column(id, 99), (2, 3));
    }

    #[test]
    fn columns_of_long_lines_are_counted_in_blocks() {
        let line = "aä🐲".repeat(1000);
        for text in [
            format!("{line}\n{line}"),
            "a".repeat(BLOCK * 2),
            String::new(),
        ] {
            let mut files = Files::new();
            let id = files.add("a", text.as_str());
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let before = &text[..at];
                let start = before.rfind('\n').map_or(0, |it| it + 1);
                let expected = (
                    before.matches('\n').count() + 1,
                    before[start..].chars().count() + 1,
                );
                let offset = u32::try_from(at).unwrap_or(u32::MAX);
                assert_eq!(files.line_column(id, offset), expected, "{at}");
            }
        }
    }

    #[test]
    fn lines_around_a_place_end_before_their_break() {
        let mut files = Files::new();
        let id = files.add("a", "a\nbc\n\nd\n");
        let lines = |offset, around| {
            let lines = files.lines_around(id, offset, around);
            lines.map(|it| (it.start, it.end)).collect::<Vec<_>>()
        };
        assert_eq!(lines(0, 0), [(0, 1)]);
        assert_eq!(
            lines(4, 0),
            [(2, 4)],
            "a break belongs to the line that it ends"
        );
        assert_eq!(lines(4, 1), [(0, 1), (2, 4), (5, 5)]);
        assert_eq!(lines(8, 1), [(6, 7), (8, 8)]);
    }
}
