//! Documents that nothing is generated from, which is easily overlooked.

use std::path::{Path, PathBuf};

use copperplate::diagnostics::{Diagnostics, unlisted_document};
use copperplate::options::Config;

use crate::documents;
use crate::output::shown;

/// A warning for each document in `specs/` that the configuration does not name.
pub fn warnings(repository: &Path, config: &Config) -> Diagnostics {
    let found = documents::below(&repository.join("specs")).unwrap_or_default();
    let listed = |path: &PathBuf| config.jobs.values().any(|job| job.document == *path);
    let mut warnings = Diagnostics::new();
    for path in found.iter().filter(|path| !listed(path)) {
        warnings.push(unlisted_document(&shown(repository, path)));
    }
    warnings
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use copperplate::config;
    use copperplate::diagnostics::render;
    use copperplate::source::Files;

    use super::*;

    #[test]
    fn a_document_without_an_entry_is_warned_of() {
        let folder = tempfile::tempdir().unwrap();
        let specs = folder.path().join("specs");
        std::fs::create_dir_all(specs.join("more")).unwrap();
        for name in ["a.yaml", "b.json", "more/c.yml"] {
            std::fs::write(specs.join(name), "{\"openapi\": \"3.0.3\"}").unwrap();
        }
        // A part of a document, and a file that is not a document.
        std::fs::write(specs.join("part.yaml"), "type: object\n").unwrap();
        std::fs::write(specs.join("README.md"), "openapi: 3.0.3\n").unwrap();
        let text = "[package]\nname = \"p\"\noutput = \"o\"\n\
                    [api.a]\ndocument = \"specs/a.yaml\"\n";
        let config = config::parse(folder.path(), "specs/apis.toml", text);
        let found = warnings(folder.path(), &config.ok().unwrap());
        assert!(!found.has_errors());
        let messages = render(&found, &Files::new(), false);
        for name in ["specs/b.json", "specs/more/c.yml"] {
            let warning = format!("warning[unlisted-document]: {name} has no entry");
            assert!(messages.contains(&warning), "{messages}");
        }
        assert_eq!(
            messages.matches("unlisted-document").count(),
            2,
            "{messages}"
        );
    }
}
