//! The results of a run, for the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copperplate::Job;
use copperplate::cache::{self, Input};
use copperplate::format::Memo;
use copperplate::source::Files;

use super::one::One;

/// The endings of documents and of their parts.
const ENDINGS: [&str; 4] = ["json", "toml", "yaml", "yml"];

/// The APIs of the last run, and the files of the next run.
#[derive(Default)]
pub(super) struct Kept {
    apis: BTreeMap<String, KeptApi>,
    files: BTreeSet<PathBuf>,
    /// The files that the last run has read.
    read: Vec<Input>,
    /// The printed files of each API; `None` if there is one run only, after which nothing is kept.
    memos: Option<BTreeMap<String, Arc<Memo>>>,
}

/// A generated API with its inputs.
struct KeptApi {
    job: String,
    inputs: Vec<Input>,
    one: One,
}

impl KeptApi {
    fn is_current(&self) -> bool {
        self.inputs.iter().all(Input::is_current)
    }
}

impl Kept {
    /// Begins a run.
    pub(super) fn begin(&mut self) {
        self.files.clear();
        self.read.clear();
    }

    /// Keeps results for many runs.
    pub(super) fn many() -> Self {
        Self {
            memos: Some(BTreeMap::new()),
            ..Self::default()
        }
    }

    /// The printed files of an API.
    pub(super) fn memo(&mut self, job: &Job) -> Option<Arc<Memo>> {
        let memos = self.memos.as_mut()?;
        Some(Arc::clone(memos.entry(job.name.clone()).or_default()))
    }

    /// Takes an API of the last run if nothing about it has changed.
    pub(super) fn take(&mut self, job: &Job) -> Option<One> {
        let found = self.apis.remove(&job.name)?;
        let same = found.job == format!("{job:?}") && found.is_current();
        same.then_some(found.one)
    }

    /// Keeps an API for the next run.
    pub(super) fn keep(&mut self, job: &Job, one: &One) {
        if self.memos.is_none() {
            return;
        }
        self.watch_files(&one.sources);
        let kept = KeptApi {
            job: format!("{job:?}"),
            inputs: cache::inputs(&one.sources),
            one: one.clone(),
        };
        self.apis.insert(job.name.clone(), kept);
    }

    /// Notes files for the next run. They may be missing.
    pub(super) fn watch(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in paths {
            self.files.extend(path.canonicalize().ok());
            self.files.extend(std::path::absolute(path).ok());
        }
    }

    /// Notes the files of a job.
    pub(super) fn watch_job(&mut self, job: &Job) {
        let adjust = &job.adjust;
        self.watch([job.document.clone()]);
        self.watch(adjust.lock.iter().map(|it| it.path.clone()));
        self.watch(adjust.overlays.iter().map(|it| it.path.clone()));
        self.watch(adjust.places.references.iter().map(|it| it.path.clone()));
    }

    /// Notes the files of a run.
    pub(super) fn watch_files(&mut self, files: &Files) {
        self.watch(files.read().map(|(path, _)| path.to_owned()));
        self.read.extend(cache::inputs(files));
    }

    /// The folders of the files. The nearest folder around a missing one shows its return.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let files = self.files.iter();
        let folders = files.filter_map(|it| it.ancestors().skip(1).find(|it| it.is_dir()));
        folders.map(Path::to_owned).collect()
    }

    /// True if a change at a path may change the next run: of a file, of a folder around one, or of a file that
    /// was missing and may have any name.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        let ending = path.extension().and_then(|it| it.to_str());
        ending.is_some_and(|it| ENDINGS.contains(&it))
            || self.files.iter().any(|it| it.starts_with(path))
    }

    /// True if no file that the last run has read has changed since.
    pub(super) fn is_current(&self) -> bool {
        self.read.iter().all(Input::is_current)
    }
}
