#![allow(clippy::unwrap_used)]

use std::fs;

use super::*;
use crate::package::{MARK, RECORD, record};

/// A folder with the input, the output and the record of a run.
struct Left {
    folder: tempfile::TempDir,
    cache: Cache,
}

const MESSAGES: [&str; 3] = ["a warning\nof two lines", "", "ü"];

fn tree(text: &str) -> Tree {
    let mut tree = Tree::default();
    tree.insert("Cargo.toml", MARK.to_owned());
    tree.insert(RECORD, record());
    tree.insert("src/lib.rs", text.to_owned());
    tree.insert("src/a/mod.rs", "more".to_owned());
    tree
}

fn asking(folder: &Path, asked: &str) -> Cache {
    Cache::new(&folder.join("records"), &folder.join("out"), asked).unwrap()
}

fn left() -> Left {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("api.yaml");
    fs::write(&input, "\u{feff}text").unwrap();
    let mut files = Files::new();
    let id = files.add("api.yaml", "text");
    files.note(input, id);
    crate::write::write(&folder.path().join("out"), &tree("code")).unwrap();
    let cache = asking(folder.path(), "question");
    cache.keep(inputs(&files), &tree("code"), &MESSAGES.map(str::to_owned));
    Left { folder, cache }
}

#[test]
fn a_run_that_would_do_the_same_is_recalled() {
    let left = left();
    assert_eq!(left.cache.messages().unwrap(), MESSAGES);
    // Files that are not owned have no effect.
    fs::write(left.folder.path().join("out/README.md"), "mine").unwrap();
    assert_eq!(left.cache.messages().unwrap(), MESSAGES);
}

#[test]
fn any_difference_is_noticed() {
    type Change = fn(&Path) -> std::io::Result<()>;
    let changes: [(&str, Change); 9] = [
        ("another input", |at| {
            fs::write(at.join("api.yaml"), "texts")
        }),
        ("no input", |at| fs::remove_file(at.join("api.yaml"))),
        ("another output", |at| {
            fs::write(at.join("out/src/lib.rs"), "cods")
        }),
        ("no output", |at| {
            fs::remove_file(at.join("out/src/a/mod.rs"))
        }),
        ("one output more", |at| {
            fs::write(at.join("out/src/b.rs"), "")
        }),
        ("an empty folder", |at| fs::create_dir(at.join("out/src/b"))),
        ("another name", |at| {
            fs::rename(at.join("out/src/lib.rs"), at.join("out/src/l.rs"))
        }),
        ("a run that did not end", |at| {
            fs::create_dir(at.join("out/.copperplate-staging"))
        }),
        ("another manifest", |at| {
            fs::write(at.join("out/Cargo.toml"), format!("{MARK}\n#"))
        }),
    ];
    for (what, change) in changes {
        let left = left();
        change(left.folder.path()).unwrap();
        assert_eq!(left.cache.messages(), None, "{what}");
    }
    let left = left();
    assert_eq!(asking(left.folder.path(), "another").messages(), None);
}

#[test]
fn a_damaged_record_is_no_record() {
    let left = left();
    let good = fs::read_to_string(&left.cache.record).unwrap();
    for end in (0..good.len()).filter(|end| good.is_char_boundary(*end)) {
        fs::write(&left.cache.record, &good[..end]).unwrap();
        assert_eq!(left.cache.messages(), None, "{end} bytes");
    }
    fs::write(&left.cache.record, good.replace("recall 2", "recall 3")).unwrap();
    assert_eq!(left.cache.messages(), None);
    fs::remove_file(&left.cache.record).unwrap();
    assert_eq!(left.cache.messages(), None);
}
