//! `cargo xtask prose`: measures how plain the English of comments and documents is.

mod comments;
mod measure;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use copperplate_cli::{note, say};

use crate::arguments::Prose;
use crate::repository::root;

use comments::{Syntax, paragraphs};
use measure::{Counts, sentences};

/// The measured parts of the repository, each with its folders and files.
const PARTS: [(&str, &[&str]); 10] = [
    ("generator", &["generator"]),
    ("cli", &["cli"]),
    ("runtime", &["runtime"]),
    ("pattern", &["pattern"]),
    ("mock", &["mock"]),
    ("reference", &["reference"]),
    ("xtask", &["xtask"]),
    ("tests", &["tests"]),
    ("fuzz", &["fuzz"]),
    (
        "documents",
        &[
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "docs",
            "specs/README.md",
        ],
    ),
];

/// One finding: the place, and the sentence.
struct Finding {
    place: String,
    sentence: String,
}

/// Prints a table with a row for each part of the repository.
pub fn run(arguments: &Prose) -> ExitCode {
    match report(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            note!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn report(arguments: &Prose) -> Result<(), String> {
    let mut total = Counts::default();
    let mut findings = Vec::new();
    say!("part        words  What/Where/… %  relatives/100  calques");
    for (name, roots) in PARTS {
        let counts = part(roots, &mut findings)?;
        say!("{}", row(name, &counts));
        total += counts;
    }
    say!("{}", row("sum", &total));
    if arguments.list {
        let wanted = findings.iter().filter(|it| match &arguments.only {
            Some(text) => it.place.contains(text.as_str()),
            None => true,
        });
        wanted.for_each(|it| say!("{}: {}", it.place, it.sentence));
    }
    Ok(())
}

fn row(name: &str, counts: &Counts) -> String {
    format!(
        "{name:10} {:>6}  {:>14.1}  {:>13.1}  {:>7}",
        counts.words,
        counts.opening_share(),
        counts.relative_share(),
        counts.calques
    )
}

/// Measures some files and folders, and adds the sentences at fault to `findings`.
fn part(roots: &[&str], findings: &mut Vec<Finding>) -> Result<Counts, String> {
    let mut counts = Counts::default();
    for folder in roots {
        for path in files(&root().join(folder))? {
            counts += file(&path, findings)?;
        }
    }
    Ok(counts)
}

/// The files below a path in order, without hidden ones and build output.
fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let failure = |error| format!("{}: {error}", path.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(failure)? {
        let entry = entry.map_err(failure)?;
        let name = entry.file_name();
        if name != "target" && !name.to_string_lossy().starts_with('.') {
            found.extend(files(&entry.path())?);
        }
    }
    found.sort();
    Ok(found)
}

fn file(path: &Path, findings: &mut Vec<Finding>) -> Result<Counts, String> {
    let name = path.to_string_lossy();
    let Some(syntax) = Syntax::of(&name) else {
        return Ok(Counts::default());
    };
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let shown = path.strip_prefix(root()).unwrap_or(path).display();
    let mut counts = Counts::default();
    for paragraph in paragraphs(syntax, &text) {
        for sentence in sentences(&paragraph.text) {
            let own = sentence.counts();
            counts += own;
            if own.openings + own.calques > 0 {
                findings.push(Finding {
                    place: format!("{shown}:{}", paragraph.line),
                    sentence: sentence.to_string(),
                });
            }
        }
    }
    Ok(counts)
}
