//! CONTRIBUTING lists the files to change for a new keyword. Other files name no keyword, except for
//! the rules listed here with their reasons.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Keywords that do not decide on Rust types, like most new ones.
const KEYWORDS: [&str; 6] = [
    "MultipleOf",
    "UniqueItems",
    "PropertyNames",
    "DependentRequired",
    "DependentSchemas",
    "UnevaluatedItems",
];

/// Files of the generator that name a keyword for another reason than to read, print or judge it.
const OTHERWISE: &[(&str, &str, &str)] = &[
    (
        "plan/facts.rs",
        "MultipleOf",
        "documentation shows the bounds of a field",
    ),
    ("plan/facts.rs", "UniqueItems", "as the one before"),
    (
        "lower/schema/defaults.rs",
        "MultipleOf",
        "a default that may be no multiple is not offered",
    ),
    (
        "lower/schema/difference.rs",
        "UnevaluatedItems",
        "a layer that looks at what is left is evaluated whole",
    ),
    ("compare/schema/bounds.rs", "MultipleOf", DIRECTION),
    ("compare/schema/bounds.rs", "UniqueItems", DIRECTION),
    ("compare/schema/classes.rs", "DependentRequired", CLASS),
    ("compare/schema/classes.rs", "DependentSchemas", CLASS),
    ("compare/schema/classes.rs", "PropertyNames", CLASS),
    ("compare/schema/classes.rs", "UnevaluatedItems", CLASS),
    ("compare/schema/constraints.rs", "MultipleOf", DIRECTION),
    ("compare/schema/constraints.rs", "UniqueItems", DIRECTION),
    (
        "compare/schema/rule_sets.rs",
        "DependentRequired",
        DIRECTION,
    ),
    ("compare/schema/rule_sets.rs", "DependentSchemas", DIRECTION),
    ("compare/schema/rule_sets.rs", "PropertyNames", DIRECTION),
    ("compare/schema/rule_sets.rs", "UnevaluatedItems", DIRECTION),
];

/// Without an arm, a report says that a changed keyword refuses some values and admits others.
const DIRECTION: &str = "a report of changes tells fewer values from more";

/// Without an arm, rule sets in another order would differ.
const CLASS: &str = "rule sets in another order are equal";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs")
            && path.file_stem().is_some_and(|it| it != "tests")
        {
            found.push(path);
        }
    }
}

/// The files of the recipe in order: its steps are numbered lines that begin with a path as code.
fn recipe() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (_, recipe) = text.split_once("### Add a keyword\n").unwrap();
    let (recipe, _) = recipe.split_once("\n### ").unwrap();
    let steps = recipe
        .lines()
        .filter(|line| line.starts_with(|it: char| it.is_ascii_digit()));
    let paths = steps.filter_map(|line| line.split('`').nth(1));
    let paths = paths.filter_map(|path| path.strip_prefix("generator/src/"));
    paths.map(str::to_owned).collect()
}

#[test]
fn a_keyword_is_named_in_the_files_of_the_recipe_alone() {
    let recipe = recipe();
    assert!((1..=4).contains(&recipe.len()), "{recipe:?}");
    let (folder, mut files) = (root().join("generator/src"), Vec::new());
    sources(&folder, &mut files);
    let mut elsewhere = BTreeSet::new();
    for path in files {
        let name = path
            .strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        for keyword in KEYWORDS {
            let variant = format!("::{keyword}");
            let listed = recipe
                .iter()
                .any(|it| name == *it || it.ends_with('/') && name.starts_with(it.as_str()));
            if text.contains(&variant) && !listed {
                elsewhere.insert((name.clone(), keyword));
            }
        }
    }
    let expected = OTHERWISE
        .iter()
        .map(|(file, keyword, _)| ((*file).to_owned(), *keyword));
    assert_eq!(elsewhere, expected.collect());
}
