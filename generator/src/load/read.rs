//! Reads text from the disk: regular files, UTF-8, of limited size, within one directory.
#![expect(
    clippy::result_large_err,
    reason = "a diagnostic is made once, where reading ends"
)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{self, Diagnostic};
use crate::options::Places;
use crate::source::{Limits, uri};

/// Reads a text without a byte order mark of UTF-8.
pub(crate) fn text(path: &Path, shown: &str, limits: &Limits) -> Result<String, Diagnostic> {
    let file =
        File::open(path).map_err(|error| diagnostics::load::unreadable(shown, &reason(&error)))?;
    let meta = file
        .metadata()
        .map_err(|error| diagnostics::load::unreadable(shown, &reason(&error)))?;
    if meta.is_dir() {
        return Err(diagnostics::load::not_a_file(shown, "a directory"));
    }
    if !meta.is_file() {
        return Err(diagnostics::load::not_a_file(shown, "not a regular file"));
    }
    let mut bytes = Vec::new();
    file.take(limits.file_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| diagnostics::load::unreadable(shown, &reason(&error)))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return Err(diagnostics::load::too_large(shown, limits.file_bytes));
    }
    if bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE]) {
        return Err(diagnostics::load::not_utf8(
            shown,
            "it starts with the byte order mark of UTF-16",
        ));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(at)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        diagnostics::load::not_utf8(
            shown,
            &format!("byte {at}, in line {line}, does not start a character"),
        )
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// The message of the operating system without its number.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// The folder that contains every referenced file.
#[derive(Clone, Debug)]
pub(crate) struct Directory {
    /// The path with resolved symbolic links.
    real: PathBuf,
    /// The path in front of displayed file names.
    shown: PathBuf,
    /// The root document itself.
    pub(crate) root: PathBuf,
    /// The files in place of addresses: the address, the path on the disk and the displayed path.
    mapped: Vec<(String, PathBuf, String)>,
    /// Texts that replace files on the disk.
    unsaved: BTreeMap<PathBuf, Arc<str>>,
}

/// The reason why a reference has no file.
pub(crate) enum Denied {
    /// It needs the network.
    Network,
    /// It is outside the directory.
    Outside,
    /// It can't be read, for this reason.
    Missing(String),
}

impl Directory {
    /// The directory of a document with its displayed path, or the named folder around it.
    pub(crate) fn of(document: &Path, shown: &Path, places: &Places) -> Option<Self> {
        // A document that was never saved is in an editor only.
        let unsaved = || {
            places
                .unsaved
                .contains_key(document)
                .then(|| document.to_owned())
        };
        let root = document.canonicalize().ok().or_else(unsaved)?;
        let (real, shown) = match &places.root {
            Some(folder) => (
                folder.path.canonicalize().ok()?,
                PathBuf::from(&folder.shown),
            ),
            None => {
                let shown = shown.parent().map(Path::to_path_buf).unwrap_or_default();
                (root.parent()?.to_path_buf(), shown)
            }
        };
        let mapped = places.references.iter();
        let mapped = mapped.map(|it| (it.url.text.clone(), it.path.clone(), it.shown.clone()));
        Some(Self {
            real,
            shown,
            root,
            mapped: mapped.collect(),
            unsaved: places.unsaved.clone(),
        })
    }

    /// The text of a file at a path without links.
    pub(crate) fn text(
        &self,
        real: &Path,
        shown: &str,
        limits: &Limits,
    ) -> Result<Arc<str>, Diagnostic> {
        let Some(unsaved) = self.unsaved.get(real) else {
            return text(real, shown, limits).map(Into::into);
        };
        if u64::try_from(unsaved.len()).unwrap_or(u64::MAX) > limits.file_bytes {
            return Err(diagnostics::load::too_large(shown, limits.file_bytes));
        }
        Ok(match unsaved.strip_prefix('\u{feff}') {
            Some(text) => text.into(),
            None => Arc::clone(unsaved),
        })
    }

    /// Returns true if the folder contains the document.
    pub(crate) fn has_document(&self) -> bool {
        self.root.starts_with(&self.real)
    }

    /// The first of some addresses with a file in its place.
    pub(crate) fn mapped(&self, addresses: [&str; 2]) -> Option<&str> {
        let mut known = self.mapped.iter().map(|(known, ..)| known.as_str());
        known.find(|it| addresses.contains(it))
    }

    /// Finds the path of a reference in the file `from`: as written, and with resolved links.
    pub(crate) fn locate(&self, from: &Path, file: &str) -> Result<(PathBuf, PathBuf), Denied> {
        if let Some((_, path, shown)) = self.mapped.iter().find(|it| it.0 == file) {
            let real = path.canonicalize().map_err(|error| {
                Denied::Missing(format!("for it, {shown} is read: {}", reason(&error)))
            })?;
            return Ok((path.clone(), real));
        }
        if uri::is_absolute(file) {
            return Err(Denied::Network);
        }
        if file.contains(['\\', '\0']) {
            return Err(Denied::Missing(
                "its name has a backslash or a NUL character".to_owned(),
            ));
        }
        let file = Path::new(file);
        if file.is_absolute() {
            return Err(Denied::Outside);
        }
        let joined = from.parent().unwrap_or(&self.real).join(file);
        // This precedes any access to the disk, so that messages reveal nothing about files
        // outside.
        if !plain(&joined).starts_with(&self.real) {
            return Err(Denied::Outside);
        }
        let unsaved = plain(&joined);
        let real = match joined.canonicalize() {
            Ok(real) => real,
            Err(_) if self.unsaved.contains_key(&unsaved) => unsaved,
            Err(error) => return Err(Denied::Missing(reason(&error))),
        };
        if real.starts_with(&self.real) {
            Ok((joined, real))
        } else {
            Err(Denied::Outside)
        }
    }

    /// The displayed path for a resolved one.
    pub(crate) fn show(&self, real: &Path) -> String {
        let mut mapped = self.mapped.iter();
        let named = mapped.find(|(_, path, _)| path.canonicalize().is_ok_and(|it| it == real));
        if let Some((.., shown)) = named {
            return shown.clone();
        }
        let inside = real.strip_prefix(&self.real).unwrap_or(real);
        self.shown.join(inside).to_string_lossy().into_owned()
    }
}

/// Removes `.` and `..` from a path, as text only.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => out.push(component),
        }
    }
    out
}
