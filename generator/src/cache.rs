//! Skips runs that would repeat the last one.
//!
//! Each output folder has a record outside of version control. It contains one digest of everything
//! that determines a run: the request, the generator itself, all input files, and all files of the
//! output. If the digest of the present files is the same, there is nothing to do, and the messages
//! of the last run are repeated. A missing, damaged or outdated record only costs time.

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

/// The format of a record.
const FORM: &str = "copperplate recall 2";

/// A record: the format, the digest, the paths of all inputs, and the messages.
type Record = (String, u64, Vec<PathBuf>, Vec<String>);

/// An input file, and the digest of its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Input {
    path: PathBuf,
    text: u64,
}

impl Input {
    /// True if the file still has the text that the run has read.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let text = read_again(&self.path, &Limits::default());
        text.is_some_and(|text| digest(&text) == self.text)
    }
}

/// A file that the next run will read, with the text that this run has written.
#[must_use]
pub fn written(path: &Path, text: &str) -> Input {
    Input {
        path: path.to_owned(),
        text: digest(text),
    }
}

/// All files that a run has read from disk.
#[must_use]
pub fn inputs(files: &Files) -> Vec<Input> {
    let inputs = files.read();
    let inputs = inputs.map(|(path, text)| Input {
        path: path.to_owned(),
        text: digest(text),
    });
    inputs.collect()
}

/// The record of runs with one output folder.
#[derive(Debug)]
pub struct Cache {
    record: PathBuf,
    output: PathBuf,
    asked: u64,
}

impl Cache {
    /// The record of an output folder in a folder of records. `asked` contains all options that
    /// affect the output or the messages. Returns `None` if the generator itself can't be
    /// identified.
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

    /// The messages of the last run, if its request, its inputs and its output are unchanged.
    #[must_use]
    pub fn messages(&self) -> Option<Vec<String>> {
        let record = std::fs::read(&self.record).ok()?;
        let (form, kept, paths, messages): Record = serde_json::from_slice(&record).ok()?;
        let mut inputs = Vec::new();
        for path in paths {
            let text = digest(&read_again(&path, &Limits::default())?);
            inputs.push(Input { path, text });
        }
        let output = fingerprint(&self.output)?;
        (form == FORM && self.digest(&inputs, output) == kept).then_some(messages)
    }

    /// Records a run: its inputs, its output and its messages. Failing to write the record is not
    /// an error.
    pub fn keep(&self, mut inputs: Vec<Input>, tree: &Tree, messages: &[String]) {
        inputs.sort_unstable();
        inputs.dedup();
        let paths: Vec<&Path> = inputs.iter().map(|it| it.path.as_path()).collect();
        let kept = self.digest(&inputs, fingerprint_of(tree));
        // A path without UTF-8 can't be recorded.
        let Ok(text) = serde_json::to_string(&(FORM, kept, paths, messages)) else {
            return;
        };
        // Another run may read at the same time, so the record is replaced in one step.
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

/// A digest for one version of the generator, since the record identifies the generator: another
/// version may hash differently.
fn digest(what: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
