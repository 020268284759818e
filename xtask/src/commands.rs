//! The commands in the documents are commands of the programs.

#![allow(clippy::unwrap_used)]

use std::fs;

use clap::Parser as _;
use clap::error::ErrorKind;

use crate::arguments::Arguments;
use crate::repository::root;

/// The commands of a text: the lines of its `console` blocks, and its code spans.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            let command = command.split(" #").next().unwrap_or_default();
            found.push(command.to_owned());
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(spans.map(str::to_owned));
        }
    }
    found
}

/// The reason why a command is wrong. Commands of other programs are not checked.
fn fault(command: &str) -> Option<String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let parsed = match words.as_slice() {
        ["cargo", "xtask", rest @ ..] if !rest.is_empty() => {
            Arguments::try_parse_from(std::iter::once(&"xtask").chain(rest)).map(drop)
        }
        ["copperplate", _, ..] => copperplate_cli::Arguments::try_parse_from(&words).map(drop),
        _ => return None,
    };
    let error = parsed.err()?;
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    (!is_help && !command.contains('…')).then(|| format!("{command}: {error}"))
}

#[test]
fn every_command_in_the_documents_is_one() {
    let root = root();
    let mut paths = vec![
        root.join("README.md"),
        root.join("CONTRIBUTING.md"),
        root.join("examples/README.md"),
    ];
    let chapters = fs::read_dir(root.join("docs/book/src")).unwrap();
    let chapters = chapters.map(|it| it.unwrap().path());
    paths.extend(chapters.filter(|it| it.is_file()));
    let (mut checked, mut faults) = (0, Vec::new());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        for command in commands(&text) {
            let own = command.starts_with("cargo xtask ") || command.starts_with("copperplate ");
            checked += usize::from(own);
            faults.extend(fault(&command).map(|it| format!("{}: {it}", path.display())));
        }
    }
    assert!(checked > 30, "{checked} commands");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(fault("cargo xtask reveiw").is_some() && fault("copperplate generate --al").is_some());
}
