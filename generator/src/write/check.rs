//! Compares a folder with the files it should contain.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::disk::{self, DiskEntry};
use super::report::WriteError;
use super::{lock, paths, stage};
use crate::package::{RECORD, Tree, recorded_version};

/// The most lines shown of a difference.
const SHOWN: usize = 40;

/// A difference between a folder and the generated files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// A file was edited, or was generated from an earlier document.
    Changed {
        /// Its path.
        path: String,
        /// A unified diff from the present text to the generated text.
        diff: String,
    },
    /// A file is missing.
    Missing(String),
    /// A file has no document.
    Orphan(String),
    /// Another kind of entry has the path of a regular file.
    NoFile {
        /// Its path.
        path: String,
        /// Its kind.
        what: &'static str,
    },
    /// Another version of the generator wrote everything.
    Version {
        /// The version that wrote the present files.
        found: String,
        /// The version of this generator.
        now: String,
    },
    /// A killed run left this folder. The next run removes it.
    Interrupted(String),
}

impl Drift {
    /// The path of the file or folder, below the generated one.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Changed { path, .. } | Self::NoFile { path, .. } => path,
            Self::Missing(path) | Self::Orphan(path) | Self::Interrupted(path) => path,
            Self::Version { .. } => RECORD,
        }
    }

    /// The problem in one sentence, without the path.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Changed { .. } => "differs from what is generated".to_owned(),
            Self::Missing(_) => "is missing".to_owned(),
            Self::Orphan(_) => "belongs to no document".to_owned(),
            Self::NoFile { what, .. } => format!("should be a file, but {what}"),
            Self::Version { found, now } => {
                format!("names version {found} of the generator, and this is version {now}")
            }
            Self::Interrupted(_) => "was left by a run that did not end".to_owned(),
        }
    }

    /// A unified diff, if there is one.
    #[must_use]
    pub fn diff(&self) -> Option<&str> {
        match self {
            Self::Changed { diff, .. } => Some(diff),
            Self::Missing(_)
            | Self::Orphan(_)
            | Self::NoFile { .. }
            | Self::Version { .. }
            | Self::Interrupted(_) => None,
        }
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", visible(self.path()), self.what())?;
        match self.diff() {
            Some(diff) => write!(formatter, ":\n{diff}"),
            None => Ok(()),
        }
    }
}

/// Compares a folder with a tree, and writes nothing.
///
/// # Errors
///
/// The folder was not generated or can't be read, or another run is writing it.
pub fn check(root: &Path, tree: &Tree) -> Result<Vec<Drift>, WriteError> {
    paths::refuse_bad(tree)?;
    disk::refuse_foreign(root)?;
    let _lock = match root.exists() {
        true => lock::shared(root)?,
        false => None,
    };
    let found = disk::owned(root)?;
    let mut drift = Vec::new();
    if root.join(stage::STAGING).symlink_metadata().is_ok() {
        drift.push(Drift::Interrupted(stage::STAGING.to_owned()));
    }
    for (path, text) in tree.iter() {
        let path = path.to_owned();
        match found.get(&path) {
            None => drift.push(Drift::Missing(path)),
            Some(entry) if entry.is(text) => {}
            Some(DiskEntry::Other(what)) => drift.push(Drift::NoFile { path, what }),
            Some(DiskEntry::File(bytes)) => drift.push(changed(path, bytes, text)),
        }
    }
    let orphans = found.into_keys().filter(|path| tree.get(path).is_none());
    drift.extend(orphans.map(Drift::Orphan));
    Ok(drift)
}

pub(super) fn changed(path: String, bytes: &[u8], text: &str) -> Drift {
    let now = String::from_utf8_lossy(bytes);
    if path == RECORD {
        let versions = recorded_version(&now).zip(recorded_version(text));
        if let Some((found, now)) = versions.filter(|(found, now)| found != now) {
            return Drift::Version {
                found: visible(&found),
                now,
            };
        }
    }
    Drift::Changed {
        path,
        diff: diff(&now, text),
    }
}

/// A short unified diff, in bounded time for any file.
fn diff(old: &str, new: &str) -> String {
    let mut config = similar::TextDiff::configure();
    config.timeout(Duration::from_millis(500));
    let diff = config.diff_lines(old, new);
    let unified = diff.unified_diff().context_radius(1).to_string();
    // A carriage return belongs to its line, since it may be the only difference.
    let mut lines: Vec<String> = unified
        .trim_end_matches('\n')
        .split('\n')
        .take(SHOWN + 1)
        .map(visible)
        .collect();
    if lines.len() > SHOWN {
        lines.truncate(SHOWN);
        lines.push("…".to_owned());
    }
    lines.join("\n")
}

/// Escapes characters of untrusted text that control a terminal, and truncates the text.
fn visible(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut out = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == LONGEST {
            out.push('…');
            break;
        }
        if character != '\t' && acts(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

/// True if a character controls a terminal or changes the text around it.
fn acts(character: char) -> bool {
    let turns = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
    character.is_control() || turns || matches!(character, '\u{2066}'..='\u{2069}' | '\u{feff}')
}
