//! CONTRIBUTING lists the files to change for a new keyword. Other files name no keyword, except for
//! the rules listed here with their reasons.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Assertions and keywords with subschemas that do not decide on Rust types, like most new ones.
const ASSERTIONS: [&str; 2] = ["MultipleOf", "UniqueItems"];
const KEYWORDS: [&str; 4] = [
    "PropertyNames",
    "DependentRequired",
    "DependentSchemas",
    "UnevaluatedItems",
];

/// Files of the generator that name a keyword for another reason than to read, print or judge it.
const OTHERWISE: &[(&str, &str, &str)] = &[
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
    ("compare/schema/classes.rs", "DependentRequired", CLASS),
    ("compare/schema/classes.rs", "DependentSchemas", CLASS),
    ("compare/schema/constraints.rs", "MultipleOf", DIRECTION),
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

/// The files of the recipe: the numbered ones for an assertion, and all others of the text.
fn recipe() -> (Vec<String>, Vec<String>) {
    let text = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (_, recipe) = text.split_once("### Add a keyword\n").unwrap();
    let (recipe, _) = recipe.split_once("\n### ").unwrap();
    let (steps, others) = recipe.split_once("A keyword with subschemas").unwrap();
    let paths = |text: &str| {
        let code = text.split('`').skip(1).step_by(2);
        let paths = code.filter_map(|path| path.strip_prefix("generator/src/"));
        paths.map(str::to_owned).collect::<Vec<_>>()
    };
    (paths(steps), paths(others))
}

/// The files that name a variant, or have the name of the keyword as a text.
fn naming(keyword: &str) -> BTreeSet<String> {
    let (folder, mut files) = (root().join("generator/src"), Vec::new());
    sources(&folder, &mut files);
    let (first, rest) = keyword.split_at(1);
    let text = format!("\"{}{rest}\"", first.to_lowercase());
    let variant = format!("::{keyword}");
    let names = |path: &PathBuf| {
        let source = std::fs::read_to_string(path).unwrap();
        let in_code = source
            .lines()
            .filter(|it| !it.trim_start().starts_with("//"));
        let mut in_code = in_code.map(|it| (it.contains(&variant), it.contains(&text)));
        in_code.any(|(named, stated)| named || stated)
    };
    let found = files.into_iter().filter(names);
    let relative = found.map(|it| {
        it.strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    });
    relative.collect()
}

/// Lists of several keywords that a part of the generator reads or supposes as a whole.
const LISTS: [&str; 4] = [
    // A type that is not stated follows from its keywords.
    "lower/keywords.rs",
    // Lists of parts have some keywords of arrays.
    "lower/operation/item_schema.rs",
    "lower/operation/ordered.rs",
    // Some keywords let a closed object have members without a declaration.
    "lower/schema/object.rs",
];

fn elsewhere(keyword: &str, recipe: &[String]) -> BTreeSet<String> {
    let expected: Vec<&str> = OTHERWISE
        .iter()
        .filter(|(_, of, _)| *of == keyword)
        .map(|(file, ..)| *file)
        .collect();
    let found = naming(keyword);
    for file in &expected {
        assert!(found.contains(*file), "{keyword} is no longer in {file}");
    }
    let is_listed = |file: &String| {
        recipe
            .iter()
            .any(|it| file == it || it.ends_with('/') && file.starts_with(it.as_str()))
            || expected.contains(&file.as_str())
            || LISTS.contains(&file.as_str())
    };
    found.into_iter().filter(|it| !is_listed(it)).collect()
}

#[test]
fn an_assertion_is_named_in_the_four_files_of_the_recipe() {
    let (steps, _) = recipe();
    assert_eq!(steps.len(), 4, "{steps:?}");
    for keyword in ASSERTIONS {
        let found = naming(keyword);
        let missing: Vec<_> = steps.iter().filter(|it| !found.contains(*it)).collect();
        assert!(missing.is_empty(), "{keyword} is not in {missing:?}");
        assert_eq!(elsewhere(keyword, &steps), BTreeSet::new(), "{keyword}");
    }
}

#[test]
fn a_keyword_with_subschemas_is_named_in_one_file_more() {
    let (steps, others) = recipe();
    let all = [steps, others].concat();
    for keyword in KEYWORDS {
        assert_eq!(elsewhere(keyword, &all), BTreeSet::new(), "{keyword}");
        let own = naming(keyword);
        let own = own.iter().filter(|file| {
            let named = |(it, of, _): &&(&str, &str, &str)| it == file && *of == keyword;
            !OTHERWISE.iter().any(|row| named(&row)) && !LISTS.contains(&file.as_str())
        });
        assert_eq!(own.count(), 5, "{keyword}");
    }
}
