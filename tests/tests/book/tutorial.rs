//! The tutorial: its document is generated step by step, and the output is the one on the page.

use std::fs;
use std::path::Path;

use copperplate::compare::{self, Side};
use copperplate::diagnostics::render;
use copperplate::package::{Form, print};
use copperplate::report::{self, Report};
use copperplate::{Failure, config, generate};

use super::{blocks, root};

/// Writes the document, and reads the job of the API.
fn job(folder: &Path, document: &str) -> copperplate::Job {
    fs::write(folder.join("specs/circle.yaml"), document).unwrap();
    let config = config::read(folder).ok().unwrap();
    config.jobs.get("circle").unwrap().clone()
}

fn told(failure: &Failure) -> String {
    render(&failure.diagnostics, &failure.sources, false)
}

/// Applies the lines of a `diff` block: each removed line is there once.
fn changed(document: &str, diff: &str) -> String {
    let mut changed = document.to_owned();
    let mut removed = None;
    for line in diff.lines() {
        let (mark, rest) = line.split_at(1);
        match mark {
            "-" => removed = Some(rest),
            "+" => {
                let old = format!("{}\n", removed.take().unwrap());
                assert_eq!(changed.matches(&old).count(), 1, "{old}");
                changed = changed.replace(&old, &format!("{rest}\n"));
            }
            _ => panic!("{line}"),
        }
    }
    changed
}

/// Compares a block of output, or replaces it.
fn check(page: &mut String, nth: usize, wanted: &str) {
    let found = blocks(page);
    let texts: Vec<_> = found.iter().filter(|it| it.0 == "text").collect();
    let shown = &texts[nth].1;
    if shown == wanted {
        return;
    }
    if std::env::var_os("BOOK_UPDATE").is_some_and(|it| it == "always") {
        let mut at = 0;
        for _ in 0..=nth {
            at += page[at..].find("```text\n").unwrap() + "```text\n".len();
        }
        let end = at + shown.len();
        page.replace_range(at..end, wanted);
        return;
    }
    panic!(
        "the tutorial shows\n{shown}\nand the output is\n{wanted}\n`BOOK_UPDATE=always cargo test -p \
         copperplate-tests --test book` writes it"
    );
}

#[test]
fn the_tutorial_is_true() {
    let path = root().join("docs/book/src/tutorial.md");
    let mut page = fs::read_to_string(&path).unwrap();
    let found = blocks(&page);
    let of = |kind: &str| -> Vec<String> {
        let blocks = found.iter().filter(|it| it.0 == kind);
        blocks.map(|it| it.1.clone()).collect()
    };
    let (documents, diffs) = (of("yaml"), of("diff"));
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("specs")).unwrap();
    fs::write(folder.path().join("specs/apis.toml"), &of("toml")[0]).unwrap();

    // The draft has mistakes.
    let mut document = documents[0].clone();
    let failure = generate(&job(folder.path(), &document)).err().unwrap();
    let mistakes = format!("{}\n", told(&failure).trim_end());

    // The corrections lead to a crate.
    let (last, corrections) = diffs.split_last().unwrap();
    for diff in corrections {
        document = changed(&document, diff);
    }
    let side = |document: &str| -> Side {
        let side = copperplate::examine(&job(folder.path(), document));
        side.map_err(|it| told(&it)).unwrap()
    };
    let before = side(&document);
    // The last change concerns one file, and has a report.
    let code = |document: &str| {
        let job = job(folder.path(), document);
        let generated = generate(&job).ok().unwrap();
        print(&job, &generated.plan, Form::Module).unwrap().files
    };
    let (old, new) = (code(&document), code(&changed(&document, last)));
    let files = new.iter().filter(|it| !old.contains(it)).map(|it| &*it.0);
    assert_eq!(files.collect::<Vec<_>>(), ["types/source.rs"]);
    let after = side(&changed(&document, last));
    let report = Report {
        apis: vec![("circle".to_owned(), compare::compare(&before, &after))],
        version: Some("0.1.0".to_owned()),
        ..Report::default()
    };
    let reported = report::text(&report);
    check(&mut page, 0, &mistakes);
    check(&mut page, 1, &reported);
    fs::write(&path, page).unwrap();
}
