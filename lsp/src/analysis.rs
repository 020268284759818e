//! Reads a document as the generator does.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use copperplate::diagnostics::Diagnostics;
use copperplate::options::LockFile;
use copperplate::source::Files;
use copperplate::{Followed, Job, Line, Stop, config, package};

use crate::actions::Fixes;
use crate::event::Step;
use crate::impact::{Bases, lenses};
use crate::problems::{Problems, Sources, later};
use crate::readings::Texts;

/// A document to read.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its path without links.
    pub path: PathBuf,
    /// The texts of the editor.
    pub texts: Texts,
    /// True if columns count bytes.
    pub utf8: bool,
    /// The old revisions; `None` if nothing is compared.
    pub bases: Option<Arc<Bases>>,
}

/// All results of a reading.
#[derive(Debug, Default)]
pub struct Full {
    /// The problems of each file.
    pub problems: Problems,
    /// The ones of later stages among them.
    pub later: Problems,
    /// The Rust item of each place in the document; `None` if no code can be generated now.
    pub items: Option<Vec<Line>>,
    /// The remedies of the problems.
    pub fixes: Fixes,
}

/// Returns true for a text that looks like an OpenAPI document: a fragment has no version.
pub fn is_document(text: &str) -> bool {
    let mut lines = text.lines();
    let is_key = |line: &str| {
        let line = line.trim_start_matches(['\u{feff}', '{', ' ', '\t']);
        let line = line.trim_start_matches(['"', '\'']);
        line.strip_prefix("openapi").is_some_and(|rest| {
            rest.trim_start_matches(['"', '\''])
                .trim_start()
                .starts_with(':')
        })
    };
    lines.any(is_key) || text.len() < 200_000 && text.contains("\"openapi\"")
}

/// The job of a document, and the folder from which its shown paths begin.
pub struct Configured {
    /// The job: the one of the configuration, or one of its own.
    pub job: Job,
    /// The folder of the configuration, or else of the document.
    pub root: PathBuf,
}

/// Reads the job of a document.
pub fn configured(path: &Path) -> Configured {
    let folder = path.parent().unwrap_or(Path::new(""));
    let root = config::root_of(folder);
    let found = root.as_deref().and_then(|root| config::read(root).ok());
    let jobs = found.into_iter().flat_map(|it| it.jobs.into_values());
    let is_own = |job: &Job| job.document.canonicalize().is_ok_and(|it| it == path);
    let found = jobs.into_iter().find(is_own);
    let mut job = found
        .unwrap_or_else(|| Job::new(package::feature_name(&package::package_name(path)), path));
    // Paths in diagnostics are the ones of the disk.
    path.clone_into(&mut job.document);
    job.shown = Some(path.to_string_lossy().into_owned());
    // The items are listed for the lock.
    job.adjust.lock.get_or_insert_with(|| LockFile {
        path: path.with_extension("lock"),
        shown: String::new(),
        text: None,
        renames: true,
    });
    Configured {
        job,
        root: root.unwrap_or_else(|| folder.to_owned()),
    }
}

/// Reads a document with the texts of the editor.
pub fn read(task: &Task, stop: &Stop, step: &mut (dyn FnMut(Step) + Send)) {
    let Configured { mut job, root } = configured(&task.path);
    job.adjust.places.unsaved = task.texts.clone();
    let shown = |problems: &Diagnostics, files: &Files| {
        let sources = Sources {
            files,
            document: &task.path,
            root: &root,
            utf8: task.utf8,
        };
        sources.diagnostics(problems)
    };
    // A text that can't be read has no problems of later stages.
    let mut early = None;
    let followed = copperplate::follow(&job, stop, |files, problems| {
        let problems = shown(problems, files);
        early = Some(problems.clone());
        step(Step::Early(problems));
    });
    let Some(Followed { side, items, fixes }) = followed else {
        return;
    };
    let (problems, files) = match &side {
        Ok(side) => (&side.warnings, &side.files),
        Err(failure) => (&failure.diagnostics, &failure.sources),
    };
    let problems = shown(problems, files);
    step(Step::Full(Box::new(Full {
        later: early.map_or(Problems::new(), |early| later(&problems, &early)),
        problems,
        items: side.is_ok().then_some(items),
        fixes: Fixes::new(fixes, files.clone(), &root, &job),
    })));
    if let (Ok(side), Some(bases)) = (&side, &task.bases)
        && !stop.is_stopped()
        && let Some(before) = bases.side(&root, &job)
        && !stop.is_stopped()
    {
        step(Step::Impact(lenses(&before, side, task.utf8)));
    }
}
