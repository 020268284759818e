//! `cargo xtask conformance`: the JSON Schema Test Suite against generated code.

mod batch;
mod list;
mod suite;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use copperplate_cli::{note, say};

use batch::{Verdict, Verdicts};
use list::Entry;
use suite::Group;

use crate::arguments::Conformance;

/// The suite, reduced to the drafts that OpenAPI uses.
const SUITE: &str = "xtask/json-schema-test-suite";

/// The path of the list of tests that do not apply.
const LIST: &str = "xtask/conformance.txt";

/// The results of one file.
#[derive(Default)]
struct Row {
    passed: usize,
    failed: usize,
    listed: usize,
    /// Tests of schemas that are not schemas of OpenAPI 3.0. The generator refuses them.
    foreign: usize,
}

impl Row {
    fn counts(&self) -> [String; 4] {
        [self.passed, self.failed, self.listed, self.foreign].map(|it| it.to_string())
    }
}

/// Prints a line of the table.
fn line(name: &str, columns: [String; 4]) {
    let columns = columns.map(|it| format!("{it:>8}"));
    say!("{name:<52}{}", columns.concat());
}

/// Runs the suite and prints the table. It fails if an applicable test fails, or if an entry of the
/// list is not needed.
pub fn run(arguments: &Conformance) -> ExitCode {
    match check(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            note!("error: {why}");
            ExitCode::from(2)
        }
    }
}

fn check(arguments: &Conformance) -> Result<bool, String> {
    let repository = crate::repository::root();
    let folder = suite_folder(arguments, &repository)?;
    let groups = suite::read(&folder)?;
    let groups: Vec<_> = match &arguments.only {
        Some(only) => groups
            .into_iter()
            .filter(|group| group.file.contains(only.as_str()))
            .collect(),
        None => groups,
    };
    note!("generating and compiling {} groups", groups.len());
    let verdicts = batch::run(&repository, &folder, &groups)?;
    let text =
        fs::read_to_string(repository.join(LIST)).map_err(|error| format!("{LIST}: {error}"))?;
    let mut entries = list::read(&text).map_err(|why| format!("{LIST}, {why}"))?;
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let mut faults = Vec::new();
    for (group, verdicts) in groups.iter().zip(&verdicts) {
        let row = rows.entry(&group.file).or_default();
        judge(group, verdicts, &mut entries, row, &mut faults);
    }
    print(&rows, arguments.verbose, &faults);
    let unused: Vec<_> = entries
        .iter()
        .filter(|entry| !entry.used && rows.keys().any(|file| entry.is_for(file)))
        .collect();
    for entry in &unused {
        say!(
            "not needed in {LIST}: {} | {} | {}",
            entry.file,
            entry.group,
            entry.test
        );
    }
    Ok(faults.is_empty() && unused.is_empty())
}

/// The meta-schemas. They are not a part of the suite.
fn metaschemas() -> PathBuf {
    crate::repository::root().join(SUITE).join("metaschemas")
}

fn suite_folder(arguments: &Conformance, repository: &Path) -> Result<PathBuf, String> {
    let folder = match &arguments.suite {
        Some(folder) => folder.clone(),
        None => repository.join(SUITE),
    };
    if folder.join("tests").is_dir() {
        Ok(folder)
    } else {
        Err(format!(
            "{} has no folder `tests`; give the checkout of the JSON Schema Test Suite: \
             cargo xtask conformance PATH",
            folder.display()
        ))
    }
}

fn judge(
    group: &Group,
    verdicts: &Verdicts,
    entries: &mut [Entry],
    row: &mut Row,
    faults: &mut Vec<String>,
) {
    for (index, test) in group.tests.iter().enumerate() {
        let wrong = match verdicts {
            Verdicts::Refused(refusal) if refusal.is_foreign => {
                row.foreign += 1;
                continue;
            }
            Verdicts::Refused(refusal) => Some(refusal.why.clone()),
            Verdicts::Said(messages) => match messages.get(index) {
                Some(Verdict::Accepted) if test.valid => None,
                Some(Verdict::Refused) if !test.valid => None,
                Some(Verdict::Inconsistent) => Some("decoded and not valid again".to_owned()),
                Some(_) if test.valid => Some("refused, though valid".to_owned()),
                Some(_) => Some("accepted, though invalid".to_owned()),
                None => Some("no verdict".to_owned()),
            },
        };
        let listed = list::find(
            entries,
            &group.file,
            group.description.trim(),
            test.description.trim(),
        );
        match (wrong, listed) {
            (None, None) => row.passed += 1,
            (None, Some(_)) => {
                row.passed += 1;
                faults.push(format!(
                    "{} | {} | {}: passes by now; take it off the list",
                    group.file, group.description, test.description
                ));
            }
            (Some(_), Some(entry)) => {
                entry.used = true;
                row.listed += 1;
            }
            (Some(why), None) => {
                row.failed += 1;
                faults.push(format!(
                    "{} | {} | {}: {why}",
                    group.file, group.description, test.description
                ));
            }
        }
    }
}

fn print(rows: &BTreeMap<&str, Row>, verbose: bool, faults: &[String]) {
    let heads = ["passed", "failed", "listed", "not 3.0"];
    line("file", heads.map(str::to_owned));
    let mut sum = Row::default();
    for (file, row) in rows {
        line(file, row.counts());
        sum.passed += row.passed;
        sum.failed += row.failed;
        sum.listed += row.listed;
        sum.foreign += row.foreign;
    }
    line("all", sum.counts());
    let shown = if verbose { faults.len() } else { 40 };
    for fault in faults.iter().take(shown) {
        say!("failed: {fault}");
    }
    if faults.len() > shown {
        say!("and {} more; --verbose lists them", faults.len() - shown);
    }
}
