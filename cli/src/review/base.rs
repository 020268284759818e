//! The old revision of one document, for a language server.

use std::path::Path;

use copperplate::compare::Side;
use copperplate::{Job, config};

use super::git::Repository;

/// The merge bases of repositories.
pub struct MergeBases;

impl copperplate_lsp::Base for MergeBases {
    fn revision(&self, root: &Path) -> Option<String> {
        Repository::around(root).ok()?.merge_base().ok()
    }

    fn side(&self, root: &Path, job: &Job, revision: &str) -> Option<Side> {
        let repository = Repository::around(root).ok()?;
        let old = repository.checkout(revision).ok()?;
        let inside = old.path().join(repository.inside());
        let document = inside.join(job.document.strip_prefix(root).ok()?);
        let mut old = configured(&inside, &document).unwrap_or_else(|| {
            let mut plain = job.clone();
            plain.adjust.places.unsaved.clear();
            plain
        });
        old.document = document;
        old.name.clone_from(&job.name);
        old.reading.strict = false;
        copperplate::examine(&old).ok()
    }
}

/// The job of a document in an old configuration.
fn configured(root: &Path, document: &Path) -> Option<Job> {
    let config = config::read(root).ok()?;
    let mut jobs = config.jobs.into_values();
    jobs.find(|it| it.document == document)
}
