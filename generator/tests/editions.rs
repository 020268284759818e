//! A generator chooses the public items of each edition as the first one with that edition did.
//!
//! `tests/editions/` has a file per edition, with a digest of the public items of each document.
//! `EDITIONS_UPDATE=always` writes the files, which is right only before an edition is released.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::options::{Edition, LockFile};
use copperplate::{Target, config};

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            documents(&path, found);
        } else if name.ends_with(".yaml") && !name.ends_with(".overlay.yaml") {
            found.push(path);
        }
    }
    found.sort();
}

/// The public items of a document: the text of its lock, without digests of forms.
fn items(path: &Path, edition: Edition) -> Option<String> {
    let folder = path.parent()?;
    let keys = fs::read_to_string(path.with_extension("toml")).unwrap_or_default();
    let mut job = config::parse_api(folder, "case.toml", &keys, "case", path).ok()?;
    job.adjust.edition = edition;
    job.adjust.lock.get_or_insert_with(|| LockFile {
        path: PathBuf::new(),
        shown: String::new(),
        text: None,
        renames: false,
    });
    job.targets = [Target::Types, Target::Client, Target::Server].into();
    let generated = copperplate::generate(&job).ok()?;
    let lines = generated.surface.lines.iter();
    let mut lines: Vec<String> = lines
        .map(|it| format!("{} {} {}\n", it.place, it.item.word(), it.path))
        .collect();
    lines.sort();
    Some(lines.concat())
}

/// Computes FNV-1a of 64 bits, which is the same on every machine.
fn digest(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

#[test]
fn every_edition_keeps_its_public_items() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    for folder in ["specs", "tests/cases"] {
        documents(&root.join(folder), &mut all);
    }
    for (name, edition) in Edition::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/editions/{name}.txt"));
        let mut found = BTreeMap::new();
        for document in &all {
            let shown = document.strip_prefix(&root).unwrap().display().to_string();
            if let Some(items) = items(document, edition) {
                let line = format!("{:016x} {:>4}", digest(&items), items.lines().count());
                found.insert(shown.replace('\\', "/"), line);
            }
        }
        assert!(found.len() > 80, "{} documents", found.len());
        let text: String = found
            .iter()
            .map(|(shown, it)| format!("{it} {shown}\n"))
            .collect();
        if std::env::var("EDITIONS_UPDATE").is_ok() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        let changed = text
            .lines()
            .filter(|it| !kept.lines().any(|line| line == *it));
        let changed: Vec<_> = changed.collect();
        let gone = kept.lines().count() + changed.len() - text.lines().count();
        assert!(
            changed.is_empty() && gone == 0,
            "edition {name} has other public items than before, in {} documents, {gone} are gone:\n{}",
            changed.len(),
            changed.join("\n")
        );
    }
}
