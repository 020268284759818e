//! Names stay when a document changes, whatever comes, goes, or moves.
//!
//! Random edits are made in a row, each with the lock that the last run has written. The test knows where
//! each edit has moved a schema, and does not ask the generator. `NAME_EDITS=1000` sets the number of edits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod edits;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use copperplate::options::{Adjust, ConfiguredText, Edition, LockFile};
use copperplate::source::Limits;
use copperplate::{Failure, Generated, Item, Job, Target};

use edits::{Moves, Random};
use tree::Json;

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if name.ends_with(".yaml") && !name.ends_with(".overlay.yaml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The documents of the repository and the cases that need no other file.
fn trees() -> Vec<(String, Json)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for path in ["specs", "tests/cases"]
        .map(|it| documents(&root.join(it)))
        .concat()
    {
        let Ok((document, _)) = copperplate::open(&path, &Limits::default()) else {
            continue;
        };
        let tree = Json::from(document.root().node);
        let mut text = String::new();
        tree.print(&mut text);
        if document.files().len() == 1 && generate(&text, None).is_ok() {
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            found.push((name, tree));
        }
    }
    assert!(found.len() > 40, "{} documents", found.len());
    found
}

fn generate(text: &str, lock: Option<String>) -> Result<Generated, Failure> {
    let job = Job {
        name: "case".to_owned(),
        document: PathBuf::from("case.json"),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types]),
        unsupported: Vec::new(),
        reading: copperplate::options::Reading::default(),
        adjust: Adjust {
            tolerant: Some(ConfiguredText::argument("tolerant")),
            lock: Some(LockFile {
                path: PathBuf::from("case.lock"),
                shown: "case.lock".to_owned(),
                text: lock.map(Into::into),
                renames: false,
            }),
            ..Adjust::default()
        },
    };
    copperplate::generate_text(text, &job)
}

type Names = BTreeMap<(Item, String), String>;

/// The name of each item at its place.
fn names(generated: &Generated) -> Names {
    let lines = generated.surface.lines.iter();
    lines
        .map(|it| ((it.item, it.place.clone()), it.name().to_owned()))
        .collect()
}

/// The place after an edit; `None` if the item is gone.
fn moved(place: &str, moves: &Moves) -> Option<String> {
    for (from, to) in moves {
        let from = format!("#{}", without_all_of(from));
        if let Some(rest) = place.strip_prefix(from.as_str())
            && (rest.is_empty() || rest.starts_with('/'))
        {
            return Some(format!("#{}{rest}", without_all_of(to.as_ref()?)));
        }
    }
    Some(place.to_owned())
}

/// A pointer without steps into `allOf`, which have no types of their own.
fn without_all_of(pointer: &str) -> String {
    let mut out = String::new();
    let mut steps = pointer.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        if step == "allOf" && steps.peek().is_some_and(|it| it.parse::<usize>().is_ok()) {
            steps.next();
            continue;
        }
        out.push('/');
        out.push_str(step);
    }
    out
}

/// The items with another name than before.
fn renamed(before: &Names, after: &Names, moves: &Moves) -> Vec<String> {
    let mut wrong = Vec::new();
    for ((item, place), name) in before {
        let Some(place) = moved(place, moves) else {
            continue;
        };
        if let Some(new) = after.get(&(*item, place.clone()))
            && new != name
        {
            wrong.push(format!("{place}: {} {name} is {new}", item.word()));
        }
    }
    wrong
}

#[derive(Default)]
struct Counts {
    edits: usize,
    refused: usize,
    /// Edits that rename something without a lock.
    without: usize,
    by_name: BTreeMap<&'static str, usize>,
    wrong: Vec<String>,
}

/// Five edits in a row.
fn row(name: &str, tree: &Json, random: &mut Random, counts: &mut Counts) {
    let mut tree = tree.clone();
    let mut text = String::new();
    tree.print(&mut text);
    let mut before = generate(&text, None).ok().unwrap();
    for _ in 0..5 {
        let known = names(&before);
        let types = known.iter().filter(|it| it.0.0 == Item::Type);
        let types: Vec<String> = types.map(|it| it.1.clone()).collect();
        let Some((edit, next, moves)) = edits::edit(&tree, &types, random) else {
            continue;
        };
        let mut text = String::new();
        next.print(&mut text);
        let Ok(bare) = generate(&text, None) else {
            // The edit has made a document that can't be generated.
            counts.refused += 1;
            continue;
        };
        counts.edits += 1;
        *counts.by_name.entry(edit).or_default() += 1;
        counts.without += usize::from(!renamed(&known, &names(&bare), &moves).is_empty());
        let after = match generate(&text, Some(before.lock(Edition::default()))) {
            Ok(after) => after,
            Err(failure) => {
                let messages =
                    copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false);
                counts.wrong.push(format!("{name}: {edit}: {messages}"));
                return;
            }
        };
        let wrong = renamed(&known, &names(&after), &moves);
        let wrong = wrong.iter().map(|it| format!("{name}: {edit}: {it}"));
        counts.wrong.extend(wrong);
        let files = copperplate::emit::emit(&after.plan);
        let unprintable = files
            .iter()
            .filter_map(|file| copperplate::format::render(file).err());
        counts
            .wrong
            .extend(unprintable.map(|it| format!("{name}: {edit}: {it}")));
        (tree, before) = (next, after);
    }
}

#[test]
fn random_edits_rename_nothing() {
    let wanted: usize = std::env::var("NAME_EDITS").map_or(120, |it| it.parse().unwrap());
    let trees = trees();
    let mut random = Random::new(u64::try_from(wanted).unwrap());
    let mut counts = Counts::default();
    while counts.edits < wanted {
        let (name, tree) = &trees[random.below(trees.len())];
        row(name, tree, &mut random, &mut counts);
    }
    println!(
        "{} edits, {} of which rename items without a lock; {} more are no documents: {:?}",
        counts.edits, counts.without, counts.refused, counts.by_name
    );
    assert!(
        counts.wrong.is_empty(),
        "{} of {} edits:\n{}",
        counts.wrong.len(),
        counts.edits,
        counts.wrong.join("\n")
    );
    assert!(counts.without > 0, "the edits would rename nothing");
}
