//! The workspace must load with any set of APIs, because the generator is part of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};

use copperplate::config;
use copperplate::options::Config;
use copperplate::package::ALL_APIS;
use toml::{Table, Value};

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_owned()
}

fn config() -> Config {
    config::read(&root()).ok().unwrap()
}

fn read(path: &str) -> Table {
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    text.parse().unwrap()
}

/// Every table of dependencies, at any depth.
fn dependencies<'t>(table: &'t Table, found: &mut Vec<&'t Table>) {
    for (key, value) in table {
        if let Value::Table(inner) = value {
            match key.ends_with("dependencies") {
                true => found.push(inner),
                false => dependencies(inner, found),
            }
        }
    }
}

/// The feature of an API disappears with the API. A manifest that named it would fail to load, and
/// with it the workspace and the generator that could repair it.
#[test]
fn no_manifest_names_a_feature_of_an_api() {
    let config = config();
    let members = read("Cargo.toml")["workspace"]["members"]
        .as_array()
        .unwrap()
        .clone();
    let members = members.iter().map(|it| it.as_str().unwrap().to_owned());
    let members: Vec<String> = members.chain(["fuzz".to_owned()]).collect();
    let mut users = 0;
    for member in members.iter().filter(|it| Path::new(it) != config.output) {
        let manifest = read(&format!("{member}/Cargo.toml"));
        let mut tables = Vec::new();
        dependencies(&manifest, &mut tables);
        for used in tables.iter().filter_map(|it| it.get(&config.package)) {
            users += 1;
            let features = used.get("features").and_then(Value::as_array).unwrap();
            for feature in features {
                let known = [
                    ALL_APIS, "client", "journal", "receive", "send", "serde", "serve", "server",
                    "testing",
                ];
                assert!(
                    known.contains(&feature.as_str().unwrap()),
                    "{member}: {feature}"
                );
            }
        }
    }
    assert_eq!(
        users, 4,
        "the examples, their tests, the tests and the fuzz targets use the generated crate"
    );
}

#[test]
fn what_is_run_before_a_merge_names_no_api() {
    for path in [".ci/run", ".github/workflows/ci.yml"] {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        for api in config().jobs.keys() {
            assert!(!text.contains(api.as_str()), "{path} names {api}");
        }
    }
}

#[test]
fn one_feature_is_every_api() {
    let config = config();
    let manifest = read(&format!("{}/Cargo.toml", config.output.display()));
    let all = manifest["features"][ALL_APIS].as_array().unwrap();
    let all: Vec<&str> = all.iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(all, config.jobs.keys().collect::<Vec<_>>());
}
