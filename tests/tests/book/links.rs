//! Links of the book and of the pages beside it.

use std::fs;
use std::path::Path;

use super::root;

/// The headings of a page, as anchors of GitHub and of mdBook.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|it| it.starts_with('#'));
    let anchor = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words
            .chars()
            .filter(|it| it.is_alphanumeric() || [' ', '-', '_'].contains(it));
        kept.map(|it| if it == ' ' { '-' } else { it }).collect()
    };
    headings.map(anchor).collect()
}

/// The text of a page, with the files that it includes.
fn page(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let mut found = String::new();
    for line in text.lines() {
        match line
            .strip_prefix("{{#include ")
            .and_then(|it| it.strip_suffix("}}"))
        {
            Some(file) => found.push_str(&page(&path.with_file_name(file))),
            None => found.push_str(line),
        }
        found.push('\n');
    }
    found
}

/// The targets of the links of a page, without code.
fn targets(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let rest = line.split("](").skip(1);
        found.extend(rest.filter_map(|it| Some(it.split_once(')')?.0.to_owned())));
    }
    found
}

#[test]
fn every_relative_link_leads_somewhere() {
    let root = root();
    let mut pages: Vec<_> = super::chapters()
        .into_iter()
        .map(|(name, _)| root.join("docs/book/src").join(name))
        .collect();
    let others = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/book/src/SUMMARY.md",
        "examples/README.md",
        "specs/README.md",
    ];
    pages.extend(others.map(|it| root.join(it)));
    let (mut broken, mut checked) = (Vec::new(), 0);
    for path in pages {
        let text = page(&path);
        let shown = path.strip_prefix(&root).unwrap().display().to_string();
        for target in targets(&text) {
            if target.contains("://") {
                continue;
            }
            checked += 1;
            // mdBook makes `.html` of these, which exists for chapters alone.
            let leaves = path.starts_with(root.join("docs/book")) && target.contains("../");
            if leaves && target.contains(".md") {
                broken.push(format!("{shown}: {target} is not in the book"));
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let to = match file {
                "" => path.clone(),
                file => path.parent().unwrap().join(file),
            };
            let there = to.exists();
            if !there || (!anchor.is_empty() && !anchors(&page(&to)).iter().any(|it| it == anchor))
            {
                broken.push(format!("{shown}: {target}"));
            }
        }
    }
    assert!(checked > 80, "{checked} links");
    assert!(broken.is_empty(), "{broken:#?}");
}
