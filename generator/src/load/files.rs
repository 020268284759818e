//! The files of a run: their names as shown, their text, and positions in it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Names one file of a [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

impl FileId {
    /// The place of the file in the order of reading, from 0 for the root document.
    #[must_use]
    pub fn index(self) -> u32 {
        self.0
    }
}

/// Every file that was read, kept for printing excerpts.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<File>,
    /// The paths that were followed on the disk, and where each led.
    read: Vec<(PathBuf, FileId)>,
}

#[derive(Clone, Debug)]
struct File {
    path: Arc<str>,
    text: Arc<str>,
    /// Where each line but the first begins; found when a position is first asked for.
    lines: Arc<OnceLock<Vec<u32>>>,
}

impl File {
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n');
            breaks
                .filter_map(|(at, _)| u32::try_from(at + 1).ok())
                .collect()
        })
    }
}

impl Files {
    /// No files yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps a file under the path to be shown for it.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(File {
            path: path.into(),
            text: text.into(),
            lines: Arc::default(),
        });
        id
    }

    /// Notes the path on the disk that led to a file.
    pub(crate) fn note(&mut self, path: PathBuf, id: FileId) {
        self.read.push((path, id));
    }

    /// Every path on the disk that was followed, with the text that was found there.
    pub(crate) fn read(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.read
            .iter()
            .map(|(path, id)| (path.as_path(), self.text(*id)))
    }

    /// Keeps a file once more, so that places in it can be told from those in the first.
    pub(crate) fn again(&mut self, id: FileId) -> FileId {
        let file = self.file(id).cloned();
        let next = FileId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.extend(file);
        next
    }

    /// The path to be shown.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| &file.path)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| &file.text)
    }

    /// How many files were read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether none was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The files in the order of reading.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.list.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// Line and column of a byte offset, both from 1, the column in characters. An offset behind
    /// the end gives the position of the end.
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
        let lines = file.lines();
        let above =
            lines.partition_point(|start| usize::try_from(*start).is_ok_and(|it| it <= end));
        let start = above.checked_sub(1).and_then(|it| lines.get(it));
        let start = start.map_or(0, |it| usize::try_from(*it).unwrap_or(end));
        let column = text.get(start..end).unwrap_or_default().chars().count() + 1;
        (above + 1, column)
    }

    fn file(&self, id: FileId) -> Option<&File> {
        self.list.get(usize::try_from(id.0).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::Files;

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
}
