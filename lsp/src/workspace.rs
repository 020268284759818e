//! The open documents, and files on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, Uri};
use url::Url;

use crate::edit::edited;

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
        let document = self.open.get_mut(&path)?;
        // The last text as a whole makes all before it vain.
        let whole = changes.iter().rposition(|it| it.range.is_none());
        let mut changes = changes.into_iter().skip(whole.unwrap_or_default());
        if whole.is_some() {
            let text = changes.next().map(|it| it.text);
            document.text = text.unwrap_or_default().into();
        }
        let edits = changes.filter_map(|it| Some((it.range?, it.text)));
        let edits: Vec<_> = edits.collect();
        if !edits.is_empty() {
            document.text = edited(&document.text, edits, self.utf8).into();
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
    if let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    // A file that was never saved, or is gone. Its folder may be a link.
    let folder = path.parent().and_then(|it| it.canonicalize().ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => Some(folder.join(name)),
        _ => Some(path),
    }
}
