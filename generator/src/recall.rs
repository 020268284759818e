//! What the last run did, so that a run that would do the same again need not.
//!
//! A record is kept for each output folder, among what is built and not checked in. It holds one digest over
//! all that decides what a run does: what was asked, the generator itself, every file that was read,
//! and every file that belongs into the output. Whoever finds the same digest again from the files as
//! they are now finds nothing to do, and says what was said then. A record that is missing, damaged
//! or out of date costs time and nothing else.

#[cfg(test)]
mod tests;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::load::read_again;
use crate::package::Tree;
use crate::source::{Files, Limits};
use crate::write::{fingerprint, fingerprint_of};

/// The mark of a record.
const FORM: &str = "copperplate recall 2";

/// A record as it is read: the mark, the digest, the paths of all inputs, and what was said.
type Record = (String, u64, Vec<PathBuf>, Vec<String>);

/// A file that was read, and the digest of its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Input {
    path: PathBuf,
    text: u64,
}

/// Every file of a run that was read from the disk.
#[must_use]
pub fn inputs(files: &Files) -> Vec<Input> {
    let inputs = files.read();
    let inputs = inputs.map(|(path, text)| Input {
        path: path.to_owned(),
        text: digest(text),
    });
    inputs.collect()
}

/// The memory of runs into one output folder.
#[derive(Debug)]
pub struct Recall {
    record: PathBuf,
    output: PathBuf,
    asked: u64,
}

impl Recall {
    /// The memory of a folder, among the records of others. `asked` is all of what a run is told
    /// that can change what it writes or says. Nothing is remembered where it can't be told which
    /// generator this is.
    #[must_use]
    pub fn new(records: &Path, output: &Path, asked: &str) -> Option<Self> {
        let output = std::path::absolute(output).ok()?;
        let program = std::env::current_exe().ok()?;
        let metadata = program.metadata().ok()?;
        let built = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self {
            record: records.join(format!("{:016x}", digest(&output))),
            asked: digest(&(asked, program, metadata.len(), built)),
            output,
        })
    }

    /// What was said by a run that was asked the same of the same files, if its output is still
    /// there as it was written.
    #[must_use]
    pub fn said(&self) -> Option<Vec<String>> {
        let record = std::fs::read(&self.record).ok()?;
        let (form, kept, paths, said): Record = serde_json::from_slice(&record).ok()?;
        let mut inputs = Vec::new();
        for path in paths {
            let text = digest(&read_again(&path, &Limits::default())?);
            inputs.push(Input { path, text });
        }
        let output = fingerprint(&self.output)?;
        (form == FORM && self.digest(&inputs, output) == kept).then_some(said)
    }

    /// Keeps what a run has read, written and said. It is no fault if that can't be kept.
    pub fn keep(&self, mut inputs: Vec<Input>, tree: &Tree, said: &[String]) {
        inputs.sort_unstable();
        inputs.dedup();
        let paths: Vec<&Path> = inputs.iter().map(|it| it.path.as_path()).collect();
        let kept = self.digest(&inputs, fingerprint_of(tree));
        // A path that is not UTF-8 can't be recorded.
        let Ok(text) = serde_json::to_string(&(FORM, kept, paths, said)) else {
            return;
        };
        // Another run may read at the same time, and must find the whole or nothing.
        let draft = self.record.with_extension(std::process::id().to_string());
        let _ = self.record.parent().map(std::fs::create_dir_all);
        if std::fs::write(&draft, text).is_ok() {
            let _ = std::fs::rename(draft, &self.record);
        }
    }

    fn digest(&self, inputs: &[Input], output: u64) -> u64 {
        digest(&(self.asked, inputs, output))
    }
}

/// The generator is part of what is compared, so the digest need not be the same in another one.
fn digest(what: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
