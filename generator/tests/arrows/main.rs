//! Compares the uses between folders of the generator and of the runtime with the tables in
//! ARCHITECTURE.md.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod graph;
mod identifiers;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use graph::{Arrows, Sources, circles, folder, grouped};

/// The largest number of files of a crate in one circle. These numbers may only shrink.
const LARGEST: [(&str, usize); 2] = [("generator", 4), ("runtime", 4)];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of a package, shared by all tests.
fn sources(package: &str) -> &'static Sources {
    static GENERATOR: OnceLock<Sources> = OnceLock::new();
    static RUNTIME: OnceLock<Sources> = OnceLock::new();
    let read = || Sources::read(&repository().join(package).join("src"));
    match package {
        "generator" => GENERATOR.get_or_init(read),
        _ => RUNTIME.get_or_init(read),
    }
}

/// A row of the table: the uses of a folder, and the modules of the standard library that access
/// the machine from it.
struct Row {
    uses: BTreeSet<String>,
    machine: BTreeSet<String>,
}

/// The rows of the table below a heading of ARCHITECTURE.md, as the cells of each row.
fn rows(heading: &str) -> Vec<Vec<BTreeSet<String>>> {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let (_, section) = text
        .split_once(&format!("\n## {heading}\n"))
        .expect("a section of this name");
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|it| it.starts_with("| `"));
    let cells = rows.map(|row| row.trim_matches('|').split('|').map(names).collect());
    cells.collect()
}

/// The table below the heading `Arrows`.
fn table() -> BTreeMap<String, Row> {
    let rows = rows("Arrows").into_iter().map(|cells| {
        let [folder, uses, machine] = cells.try_into().expect("three cells");
        let [folder] = Vec::from_iter(folder).try_into().expect("a folder");
        (folder, Row { uses, machine })
    });
    rows.collect()
}

/// The code spans of a cell.
fn names(cell: &str) -> BTreeSet<String> {
    let code = cell.split('`').skip(1).step_by(2);
    code.map(str::to_owned).collect()
}

#[test]
fn folders_use_what_the_table_says() {
    let table = table();
    let listed: Arrows = table
        .iter()
        .map(|(name, row)| (name.clone(), row.uses.clone()))
        .collect();
    assert!(listed.len() > 20, "the table is not read: {listed:?}");
    let found = grouped(&sources("generator").arrows(), folder);
    for (name, uses) in &found {
        let listed = listed
            .get(name)
            .unwrap_or_else(|| panic!("`{name}` has no row"));
        let more: Vec<_> = uses.difference(listed).collect();
        let less: Vec<_> = listed.difference(uses).collect();
        assert!(
            more.is_empty(),
            "`{name}` uses {more:?}, which its row does not allow"
        );
        assert!(
            less.is_empty(),
            "`{name}` does not use {less:?} any more; remove it from its row"
        );
    }
    let gone: Vec<_> = listed
        .keys()
        .filter(|it| !found.contains_key(*it))
        .collect();
    assert!(gone.is_empty(), "rows of folders that are gone: {gone:?}");
}

#[test]
fn folders_of_the_generator_use_each_other_in_one_direction() {
    let arrows = grouped(&sources("generator").arrows(), folder);
    assert_eq!(circles(&arrows), []);
}

#[test]
fn parts_of_lower_use_each_other_in_one_direction() {
    let mut arrows = sources("generator").arrows();
    arrows.retain(|from, _| from.starts_with("lower/"));
    for used in arrows.values_mut() {
        used.retain(|to| to.starts_with("lower/"));
    }
    let part = |file: &str| folder(file.trim_start_matches("lower/"));
    let parts = grouped(&arrows, part);
    assert_eq!(circles(&parts), []);
    let above = |name: &str| &parts[name];
    assert!(!above("schema").contains("operation"));
    assert!(!above("operation").contains("callbacks"));
    assert!(above("callbacks").contains("operation") && above("operation").contains("schema"));
}

#[test]
fn folders_of_the_runtime_are_layers() {
    let layers: Vec<String> = rows("Layers of the runtime")
        .into_iter()
        .map(|cells| {
            let folder = cells.into_iter().flatten().next();
            folder.expect("a folder").trim_end_matches('/').to_owned()
        })
        .collect();
    let arrows = grouped(&sources("runtime").arrows(), folder);
    let folders = arrows
        .keys()
        .filter(|it| repository().join("runtime/src").join(it).is_dir());
    assert_eq!(
        folders.collect::<BTreeSet<_>>(),
        layers.iter().collect::<BTreeSet<_>>()
    );
    for (at, name) in layers.iter().enumerate() {
        let below = &layers[at + 1..];
        let wrong: Vec<_> = arrows[name]
            .iter()
            .filter(|it| below.contains(it))
            .collect();
        assert!(wrong.is_empty(), "`{name}` uses {wrong:?} below it");
    }
    assert!(!arrows["server"].contains("client"));
}

#[test]
fn circles_of_files_are_small() {
    for (package, most) in LARGEST {
        let arrows = sources(package).arrows();
        assert!(arrows.len() > 50, "{package} is not read");
        let largest = circles(&arrows).into_iter().next().unwrap_or_default();
        assert!(
            largest.len() <= most,
            "{} files of {package} use each other in a circle, at most {most} may: {largest:?}",
            largest.len()
        );
        assert!(
            largest.len() == most,
            "the largest circle of {package} has {} files; lower the limit",
            largest.len()
        );
    }
}

/// The emitters, called for files only by `emit/mod.rs`. Code shared by two of them is in other
/// files.
const EMITTERS: [&str; 10] = [
    "callbacks",
    "client",
    "examples",
    "operations",
    "root",
    "rules",
    "security",
    "server",
    "servers",
    "types",
];

#[test]
fn no_emitter_uses_another() {
    let arrows = sources("generator").arrows();
    let emitter = |file: &str| {
        let part = file.strip_prefix("emit/")?.split('/').next()?;
        let name = part.trim_end_matches(".rs");
        EMITTERS.into_iter().find(|it| *it == name)
    };
    let mut found = BTreeSet::new();
    for (from, used) in &arrows {
        for to in used.iter().filter_map(|to| emitter(to)) {
            let allowed = from == "emit/mod.rs" || emitter(from) == Some(to);
            assert!(allowed, "{from} uses the emitter `{to}`");
            found.insert(to);
        }
    }
    assert_eq!(found, BTreeSet::from(EMITTERS));
}

#[test]
fn the_machine_is_reached_where_the_table_says() {
    const MACHINE: [&str; 3] = ["env", "fs", "process"];
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let sources = sources("generator");
    for (name, named) in sources.iter() {
        let imports = named.imports.iter().map(|it| &it.path);
        for path in imports.chain(&named.paths) {
            if let [std, module, ..] = path.as_slice()
                && std == "std"
                && MACHINE.contains(&module.as_str())
            {
                found
                    .entry(folder(name))
                    .or_default()
                    .insert(module.clone());
            }
        }
    }
    for (name, row) in table() {
        let found = found.get(&name).cloned().unwrap_or_default();
        assert_eq!(found, row.machine, "what `{name}` uses of the machine");
    }
}

#[test]
fn identifiers_have_one_maker() {
    let sources = sources("generator");
    for (name, named) in sources.iter() {
        let makes = |path: &[String]| {
            path.windows(2)
                .any(|it| it[0] == "Ident" && it[1].starts_with("new"))
        };
        let prints = name == "emit/tokens.rs";
        assert!(
            prints || !named.paths.iter().any(|it| makes(it)),
            "{name} makes an identifier"
        );
    }
    for (name, named) in sources.iter().filter(|(name, _)| name.starts_with("emit/")) {
        assert!(
            named.joined == 0,
            "{name} puts an identifier together; that is for `plan`"
        );
    }
}

#[test]
fn a_circle_is_found_in_code() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("lib.rs", "mod a;\nmod b;\nmod c;\n");
    write(
        "a/mod.rs",
        "mod inner;\npub use inner::Item;\n#[cfg(test)]\nmod tests { use crate::c; }\n",
    );
    write(
        "a/inner.rs",
        "// crate::c\npub struct Item;\nfn text() -> &'static str { \"crate::c::x\" }\n",
    );
    write(
        "b.rs",
        "use crate::a::{self, Item};\npub fn of(_: Item) { a::inner() }\n",
    );
    write("c.rs", "pub fn f() { let x = [super::b::of]; }\n");
    let read = || Sources::read(folder.path()).arrows();
    let uses = |from: &str| read().get(from).cloned().unwrap_or_default();
    let set = |all: &[&str]| BTreeSet::from_iter(all.iter().map(|it| (*it).to_owned()));
    assert_eq!(uses("a/mod.rs"), set(&["a/inner.rs"]));
    assert_eq!(uses("a/inner.rs"), set(&[]));
    assert_eq!(uses("b.rs"), set(&["a/inner.rs", "a/mod.rs"]));
    assert_eq!(uses("c.rs"), set(&["b.rs"]));
    assert_eq!(circles(&read()), []);
    write("a/inner.rs", "use crate::c::f;\npub struct Item;\n");
    assert_eq!(
        circles(&read()),
        [set(&["a/inner.rs", "a/mod.rs", "b.rs", "c.rs"])]
    );
    assert_eq!(
        circles(&grouped(&read(), graph::folder)),
        [set(&["a", "b", "c"])]
    );
}
