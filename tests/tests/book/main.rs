//! The book: its chapters are listed, its links lead somewhere, its code is compiled, and the tutorial is true.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod links;
mod tutorial;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_owned()
}

/// The chapters, with their texts.
fn chapters() -> Vec<(String, String)> {
    let folder = root().join("docs/book/src");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            assert_eq!(name, "images");
            continue;
        }
        assert!(name.ends_with(".md"), "{name} is not a chapter");
        if name != "SUMMARY.md" {
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    assert!(found.len() > 15);
    found
}

/// The words behind the fences of a text, each with its block.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("```") {
            open = !open;
            if open {
                found.push((words, String::new()));
            }
        } else if open {
            let block = &mut found.last_mut().unwrap().1;
            block.push_str(line);
            block.push('\n');
        }
    }
    assert!(!open, "a fence is not closed");
    found
}

#[test]
fn every_chapter_is_listed_once_and_has_a_text() {
    let summary = fs::read_to_string(root().join("docs/book/src/SUMMARY.md")).unwrap();
    for (name, text) in chapters() {
        assert_eq!(summary.matches(&format!("]({name})")).count(), 1, "{name}");
        assert!(text.starts_with("# "), "{name} has no title");
        assert!(text.len() > 500, "{name} is empty");
    }
    assert_eq!(summary.matches("](").count(), chapters().len());
}

#[test]
fn all_rust_code_is_compiled() {
    let list = fs::read_to_string(root().join("tests/src/book.rs")).unwrap();
    for (name, text) in chapters() {
        let blocks = blocks(&text);
        let is_rust = |words: &str| words.starts_with("rust") || words.is_empty();
        let rust = blocks.iter().filter(|it| is_rust(it.0)).count();
        let included = list.contains(&format!("docs/book/src/{name}\""));
        assert_eq!(rust > 0, included, "{name} has {rust} blocks of Rust");
        for (words, block) in blocks {
            let known = [
                "console", "diff", "json", "rust", "text", "toml", "xml", "yaml",
            ];
            assert!(known.contains(&words), "{name}: a block is `{words}`");
            let prompt = block.lines().next().is_some_and(|it| it.starts_with("$ "));
            assert_eq!(words == "console", prompt, "{name}: {block}");
        }
    }
}

/// The README is for newcomers, so it is short, and its figures are the ones of the pages.
#[test]
fn the_readme_is_short_and_its_figures_are_right() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let lines = readme.lines().count();
    assert!(lines <= 140, "README.md has {lines} lines");
    let corpus = chapters()
        .into_iter()
        .find(|it| it.0 == "corpus.md")
        .unwrap()
        .1;
    let words = corpus.split_once(" documents generated whole").unwrap().0;
    let (whole, all) = words.lines().last().unwrap().split_once(" of ").unwrap();
    let messages =
        format!("Of [{all} published documents](docs/book/src/corpus.md), {whole} generate");
    assert!(
        readme.contains(&messages),
        "README.md does not say: {messages}"
    );
}

/// The text of a chapter.
fn chapter(name: &str) -> String {
    let found = chapters().into_iter().find(|it| it.0 == name);
    found.unwrap().1
}

#[test]
fn figures_are_the_ones_of_their_sources() {
    // A test of its own holds these figures.
    let contributing = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (_, line) = contributing.split_once("including our own: ").unwrap();
    let line = line.split(".\n").next().unwrap();
    let figures: Vec<&str> = line
        .split(", ")
        .map(|it| it.split(' ').next_back().unwrap())
        .collect();
    let [generator, types, client, server] = figures[..] else {
        panic!("{line}")
    };
    let decisions = chapter("decisions.md").replace('\n', " ");
    for messages in [
        format!(
            "compiles {generator} packages, types alone {types}, a client {client} and a server {server}"
        ),
        format!("{generator} packages in place of {types} for types alone"),
    ] {
        assert!(decisions.contains(&messages), "{messages}");
    }
    let rules = root().join("generator/tests/review/oasdiff.tsv");
    let rules = fs::read_to_string(rules).unwrap().lines().count() - 1;
    assert!(chapter("review.md").contains(&format!("the {rules} rules of oasdiff")));
}

#[test]
fn examples_of_the_configuration_are_read() {
    let mut read = 0;
    for (name, text) in chapters() {
        for (_, mut block) in blocks(&text).into_iter().filter(|it| it.0 == "toml") {
            if !block.contains("[package]\nname") {
                continue;
            }
            if !block.contains("[api.") {
                block.push_str("[api.shop]\ndocument = \"shop.yaml\"\n");
            }
            let config = copperplate::config::parse(&root(), &name, &block);
            let failure = config
                .err()
                .map(|it| copperplate::diagnostics::render(&it.diagnostics, &it.sources, false));
            assert_eq!(failure, None);
            read += 1;
        }
    }
    assert!(read >= 3, "{read}");
}
