//! The open documents, and files on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, Uri};
use url::Url;

use crate::position::Lines;

/// The texts of open documents by their paths without links.
#[derive(Debug, Default)]
pub struct Workspace {
    open: BTreeMap<PathBuf, Document>,
    /// True if columns count bytes.
    pub utf8: bool,
}

/// An open document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The address as the editor writes it.
    pub uri: Uri,
    /// The text.
    pub text: Arc<str>,
    /// The version that the editor gave it.
    pub version: i32,
}

impl Workspace {
    /// Opens a document; `None` if its address is not one of a file.
    pub fn open(&mut self, uri: Uri, text: String, version: i32) -> Option<PathBuf> {
        let path = path(&uri)?;
        let text = text.into();
        self.open
            .insert(path.clone(), Document { uri, text, version });
        Some(path)
    }

    /// Applies changes to an open document.
    pub fn change(
        &mut self,
        uri: &Uri,
        changes: Vec<TextDocumentContentChangeEvent>,
        version: i32,
    ) -> Option<PathBuf> {
        let path = path(uri)?;
        let utf8 = self.utf8;
        let document = self.open.get_mut(&path)?;
        for change in changes {
            let text = match change.range {
                None => change.text,
                Some(range) => {
                    let lines = Lines::new(&document.text, utf8);
                    let (start, end) = (lines.offset(range.start), lines.offset(range.end));
                    let (start, end) = (start.min(end), start.max(end));
                    let before = document.text.get(..start).unwrap_or_default();
                    let after = document.text.get(end..).unwrap_or_default();
                    [before, &change.text, after].concat()
                }
            };
            document.text = text.into();
        }
        document.version = version;
        Some(path)
    }

    /// Closes a document.
    pub fn close(&mut self, uri: &Uri) -> Option<PathBuf> {
        let path = path(uri)?;
        self.open.remove(&path).map(|_| path)
    }

    /// An open document.
    pub fn document(&self, path: &Path) -> Option<&Document> {
        self.open.get(path)
    }

    /// The paths of open documents.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.open.keys()
    }

    /// The texts of all open documents.
    pub fn texts(&self) -> BTreeMap<PathBuf, Arc<str>> {
        let texts = self.open.iter();
        texts
            .map(|(path, it)| (path.clone(), Arc::clone(&it.text)))
            .collect()
    }

    /// The text of a file: the editor's, or else the disk's.
    pub fn text(&self, path: &Path) -> Option<Arc<str>> {
        match self.open.get(path) {
            Some(document) => Some(Arc::clone(&document.text)),
            None => std::fs::read_to_string(path).ok().map(Into::into),
        }
    }

    /// The address of a file, as the editor writes it if the file is open.
    pub fn uri(&self, path: &Path) -> Option<Uri> {
        match self.open.get(path) {
            Some(document) => Some(document.uri.clone()),
            None => Uri::from_str(Url::from_file_path(path).ok()?.as_str()).ok(),
        }
    }
}

/// The path of an address without links.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let path = Url::parse(uri.as_str()).ok()?.to_file_path().ok()?;
    Some(path.canonicalize().unwrap_or(path))
}
