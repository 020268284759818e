//! The warnings of tolerated mistakes, as snapshots beside the documents.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../support/job.rs"]
mod job;

use std::path::Path;

use copperplate::diagnostics::{TOLERABLE, render};
use copperplate::options::ConfiguredText;

#[test]
fn the_warnings_of_tolerated_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad/tolerable");
    let codes = TOLERABLE.iter().map(|(code, _)| *code);
    for code in codes.filter(|it| folder.join(format!("{it}.yaml")).exists()) {
        let path = folder.join(format!("{code}.yaml"));
        let mut job = job::job(&path).expect("no configuration");
        job.adjust.tolerant = Some(ConfiguredText::argument("--tolerant"));
        let text = match copperplate::generate(&job) {
            Ok(made) => render(&made.warnings, &made.sources, false),
            Err(failure) => panic!("{}", render(&failure.diagnostics, &failure.sources, false)),
        };
        let text = text.replace(&path.display().to_string(), &format!("{code}.yaml"));
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
            snapshot_suffix => "tolerated",
        }, {
            insta::assert_snapshot!(code, text);
        });
    }
}
