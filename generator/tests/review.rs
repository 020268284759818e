//! Cases of the review: a file for each rule, with the change and the report.
//!
//! A case changes `review/base.yaml`. Lines with `-` are replaced by lines with `+`, in the old
//! document (`=== before`) or in the new one (`=== after`). `=== config before` and `=== config after`
//! have the keys of an API in `specs/apis.toml`. `REVIEW_UPDATE=always` writes the reports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::compare::{self, Side, all_rules};
use copperplate::report::{self, Report};
use copperplate::{Target, config, examine};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review")
}

/// The sections of a case.
struct Case {
    name: String,
    path: PathBuf,
    sections: BTreeMap<String, String>,
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).expect("a case");
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        let mut current = String::from("about");
        for line in text.lines() {
            match line.strip_prefix("=== ") {
                Some(name) => current = name.to_owned(),
                None => {
                    let section = sections.entry(current.clone()).or_default();
                    section.push_str(line);
                    section.push('\n');
                }
            }
        }
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        Self {
            name,
            path,
            sections,
        }
    }

    fn section(&self, name: &str) -> &str {
        self.sections.get(name).map_or("", String::as_str)
    }

    /// A document after the changes of a section.
    fn changed(&self, document: &str, section: &str) -> String {
        let mut document = document.to_owned();
        let (mut from, mut to) = (String::new(), String::new());
        let mut apply = |from: &mut String, to: &mut String| {
            if !from.is_empty() {
                let found = document.matches(from.as_str()).count();
                assert_eq!(found, 1, "{}: {from:?} is there {found} times", self.name);
                document = document.replacen(from.as_str(), to, 1);
            }
            from.clear();
            to.clear();
        };
        for line in self.section(section).lines() {
            if let Some(line) = line.strip_prefix("- ") {
                if !to.is_empty() {
                    apply(&mut from, &mut to);
                }
                from.push_str(line);
                from.push('\n');
            } else if let Some(line) = line.strip_prefix("+ ") {
                to.push_str(line);
                to.push('\n');
            } else {
                apply(&mut from, &mut to);
            }
        }
        apply(&mut from, &mut to);
        document
    }

    /// The findings of the case.
    fn findings(&self, base: &Side) -> Result<Vec<compare::Finding>, String> {
        let document = fs::read_to_string(folder().join("base.yaml")).expect("the base");
        let before = self.changed(&document, "before");
        let after = self.changed(&before, "after");
        let new = side(&after, self.section("config after"), &self.name)?;
        if before == document && self.section("config before").is_empty() {
            return Ok(compare::compare(base, &new));
        }
        let old = side(&before, self.section("config before"), &self.name)?;
        Ok(compare::compare(&old, &new))
    }
}

/// Reads a document with its configuration.
fn side(document: &str, keys: &str, case: &str) -> Result<Side, String> {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("api.yaml");
    fs::write(&path, document).expect("written");
    let mut job = match config::parse_api(place.path(), "api.toml", keys, "pay", &path) {
        Ok(job) => job,
        Err(failure) => panic!("{case}: {:?}", failure.diagnostics),
    };
    if job.targets.len() == 1 && !keys.contains("targets") {
        job.targets = [Target::Types, Target::Client, Target::Server].into();
    }
    job.shown = Some("api.yaml".to_owned());
    examine(&job).map_err(|failure| {
        let text = copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false);
        format!("{case}: {text}")
    })
}

fn shown(findings: Vec<compare::Finding>) -> String {
    report::text(&Report {
        against: "before".to_owned(),
        version: Some("0.1.0".to_owned()),
        apis: vec![("pay".to_owned(), findings)],
        ..Report::default()
    })
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join("cases"))
        .expect("the cases")
        .map(|it| it.expect("an entry").path())
        .collect();
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

#[test]
fn each_rule_has_a_case() {
    let update = std::env::var("REVIEW_UPDATE").is_ok_and(|it| it == "always");
    let document = fs::read_to_string(folder().join("base.yaml")).expect("the base");
    let base = side(&document, "", "base").expect("the base generates");
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let findings = match case.findings(&base) {
            Ok(findings) => findings,
            Err(why) => {
                wrong.push(why);
                continue;
            }
        };
        let items = findings.iter().flat_map(|it| &it.rust).map(|it| it.rule.id);
        let rules: Vec<&str> = findings.iter().map(|it| it.rule.id).chain(items).collect();
        if !rules.contains(&case.name.as_str()) {
            wrong.push(format!("{} does not show its rule but {rules:?}", case.name));
        }
        seen.extend(rules);
        let report = shown(findings);
        if update {
            let text = fs::read_to_string(&case.path).expect("a case");
            let head = text.split("=== report").next().unwrap_or_default();
            fs::write(&case.path, format!("{head}=== report\n{report}")).expect("written");
        } else if case.section("report") != report {
            wrong.push(format!("{}: another report:\n{report}", case.name));
        }
    }
    // These are about whole APIs and need no document.
    seen.extend(["api-added", "api-removed", "generator-changed"]);
    let missing: Vec<&str> = all_rules().map(|it| it.id).filter(|it| !seen.contains(it)).collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}\n{}", wrong.join("\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
