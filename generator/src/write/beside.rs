//! Writes single files outside of the generated folder, together with the folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::check::{Drift, changed};
use super::report::{Changes, WriteError};
use super::write;
use crate::package::Tree;

/// A file outside of the generated folder, with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The path on the disk.
    pub path: PathBuf,
    /// The path in messages.
    pub shown: String,
    /// The text.
    pub text: String,
}

impl Beside {
    /// The difference between the file on the disk and its text.
    ///
    /// # Errors
    ///
    /// The file can't be read.
    pub fn check(&self) -> Result<Option<Drift>, WriteError> {
        let name = self.shown.clone();
        match fs::read(&self.path) {
            Ok(bytes) if bytes == self.text.as_bytes() => Ok(None),
            Ok(bytes) => Ok(Some(changed(name, &bytes, &self.text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(Drift::Missing(name))),
            Err(error) => Err(WriteError::Io(self.path.clone(), error)),
        }
    }
}

/// Writes a tree like [`write()`], and files beside it. The files are complete on the disk before the folder
/// changes, and get their names after it, so that a failed run leaves both as they were. Returns the
/// changed files as well.
///
/// # Errors
///
/// Like [`write()`].
pub fn write_with_files<'b>(
    root: &Path,
    tree: &Tree,
    files: &'b [Beside],
) -> Result<(Changes, Vec<&'b Beside>), WriteError> {
    let mut drafts = Vec::new();
    for file in files {
        if file.check()?.is_some() {
            drafts.push(Draft::new(file)?);
        }
    }
    let changes = write(root, tree)?;
    let mut written = Vec::new();
    for draft in drafts {
        written.push(draft.place()?);
    }
    Ok((changes, written))
}

/// A complete file under a temporary name, which is removed unless the file gets its own.
struct Draft<'b> {
    file: &'b Beside,
    path: PathBuf,
}

impl<'b> Draft<'b> {
    fn new(file: &'b Beside) -> Result<Self, WriteError> {
        let name = format!("{}.{}.tmp", file.path.display(), std::process::id());
        let draft = Self {
            file,
            path: PathBuf::from(name),
        };
        let at = |error| WriteError::Io(file.path.clone(), error);
        fs::write(&draft.path, &file.text).map_err(at)?;
        Ok(draft)
    }

    fn place(self) -> Result<&'b Beside, WriteError> {
        let at = |error| WriteError::Io(self.file.path.clone(), error);
        fs::rename(&self.path, &self.file.path).map_err(at)?;
        Ok(self.file)
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        // After the rename there is nothing to remove.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_failed_run_leaves_the_files_beside_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path().join("out"), folder.path().join("a.lock"));
        fs::create_dir(&root).unwrap();
        fs::write(root.join("foreign"), "x").unwrap();
        fs::write(&path, "old").unwrap();
        let file = Beside {
            path: path.clone(),
            shown: "a.lock".to_owned(),
            text: "new".to_owned(),
        };
        let files = [file];
        assert!(write_with_files(&root, &Tree::default(), &files).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        fs::remove_file(root.join("foreign")).unwrap();
        let (_, written) = write_with_files(&root, &Tree::default(), &files).unwrap();
        assert_eq!(written, [&files[0]]);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(files[0].check().unwrap().is_none());
        let (_, written) = write_with_files(&root, &Tree::default(), &files).unwrap();
        assert!(written.is_empty());
    }
}
