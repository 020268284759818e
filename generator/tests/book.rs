//! The chapters of the book that have tables of the generator's own data.
//!
//! The data is printed between two comments of a chapter. `BOOK_UPDATE=always cargo test -p copperplate
//! --test book` writes it there.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use copperplate::config::keys::{TABLES, Table};
use copperplate::diagnostics::TOLERABLE;
use copperplate::explain::{codes, explain};
use copperplate::package::{Form, print};
use copperplate::{config, generate_text};

const BEGIN: &str = "<!-- begin: printed by a test -->\n";
const END: &str = "<!-- end: printed by a test -->\n";

/// Compares the printed part of a chapter, or replaces it.
fn check(chapter: &str, wanted: &str) {
    let path = format!("{}/../docs/book/src/{chapter}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(BEGIN).unwrap();
    let (found, tail) = rest.split_once(END).unwrap();
    if found == wanted {
        return;
    }
    if std::env::var_os("BOOK_UPDATE").is_some_and(|it| it == "always") {
        fs::write(&path, format!("{head}{BEGIN}{wanted}{END}{tail}")).unwrap();
        return;
    }
    let row = |text: &'_ str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let (found, wanted) = (row(found), row(wanted));
    let lacking: Vec<_> = wanted.iter().filter(|it| !found.contains(it)).collect();
    let extra: Vec<_> = found.iter().filter(|it| !wanted.contains(it)).collect();
    panic!(
        "{chapter} lacks\n{lacking:#?}\nand has\n{extra:#?}\n`BOOK_UPDATE=always cargo test -p copperplate --test \
         book` writes it"
    );
}

/// The rows of a table of the configuration.
fn keys(table: &Table) -> String {
    let mut text = format!(
        "\n### `{}`\n\n| key | value | default | meaning |\n|---|---|---|---|\n",
        table.name.replace(" and ", "` and `")
    );
    for key in table.keys {
        let (name, value, default) = (key.name, key.value, key.default);
        writeln!(text, "| `{name}` | {value} | {default} | {} |", key.meaning).unwrap();
    }
    text
}

#[test]
fn the_chapter_of_the_configuration_has_every_key() {
    let tables = TABLES.into_iter().skip(1);
    let mut text: String = tables.map(keys).collect();
    text.push('\n');
    check("configuration.md", &text);
}

#[test]
fn the_chapter_of_mistakes_has_every_code() {
    let mut text = "\n| code | reading |\n|---|---|\n".to_owned();
    for (code, reading) in TOLERABLE {
        writeln!(text, "| `{code}` | {reading} |").unwrap();
    }
    text.push('\n');
    check("mistakes.md", &text);
}

/// The first block of a chapter with these words behind its fence, without lines that mdBook hides.
fn block(chapter: &str, words: &str) -> String {
    let path = format!("{}/../docs/book/src/{chapter}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let (_, rest) = text.split_once(&format!("```{words}\n")).unwrap();
    let (block, _) = rest.split_once("```\n").unwrap();
    let lines = block.lines().filter(|it| !it.starts_with("# "));
    lines.map(|it| format!("{it}\n")).collect()
}

#[test]
fn the_object_of_the_chapter_becomes_its_code() {
    let schema = block("schemas.md", "yaml");
    let indented: String = schema.lines().map(|it| format!("    {it}\n")).collect();
    let response = "{description: One., content: {application/json: {schema: {$ref: \
                    '#/components/schemas/Payout'}}}}";
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: Payouts, version: '1'}}\npaths:\n  /payouts:\n    get:\n      \
         responses:\n        '200': {response}\ncomponents:\n  schemas:\n{indented}"
    );
    let (root, path) = (Path::new("."), Path::new("payouts.yaml"));
    let job = config::parse_api(root, "payouts.toml", "", "payouts", path);
    let job = job.ok().unwrap();
    let generated = generate_text(&document, &job).ok().unwrap();
    let files = print(&job, &generated.plan, Form::Module).unwrap().files;
    let (_, file) = files.iter().find(|it| it.0 == "types/payout.rs").unwrap();
    let (_, code) = file.split_once("as rt;\n\n").unwrap();
    assert_eq!(block("schemas.md", "rust"), code);
}

/// The first sentence of an explanation, in one line.
fn first(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap();
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => line,
    }
}

#[test]
fn the_index_of_diagnostics_has_every_code() {
    let codes = codes();
    assert!(codes.len() > 100);
    let mut text = "\n| code | meaning |\n|---|---|\n".to_owned();
    for code in codes {
        let meaning = first(explain(code).unwrap()).replace('|', "\\|");
        writeln!(text, "| [`{code}`](explanations.md#{code}) | {meaning} |").unwrap();
    }
    text.push('\n');
    check("diagnostics.md", &text);
}
