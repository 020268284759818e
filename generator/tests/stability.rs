//! The generated code does not depend on the order in a document, and an addition to a document
//! renames nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use copperplate::options::Adjust;
use copperplate::source::{Limits, Node, Value, json_text};
use copperplate::{Job, Target};

/// Every case, without overlays.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(|it| it == "yaml")
            && !path.to_string_lossy().ends_with(".overlay.yaml")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The trees of all cases without references to other files, with their names.
fn trees() -> Vec<(String, Node)> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut found = Vec::new();
    for path in documents(&cases) {
        let (document, _) = copperplate::open(&path, &Limits::default()).ok().unwrap();
        if document.files().len() == 1 {
            let name = path.strip_prefix(&cases).unwrap().to_string_lossy();
            found.push((name.into_owned(), document.root().node.clone()));
        }
    }
    assert!(found.len() > 20);
    found
}

/// The unsupported features and the mistakes that the configuration of a case permits.
fn permitted(name: &str) -> (Vec<String>, Adjust) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let document = cases.join(name);
    let text = std::fs::read_to_string(document.with_extension("toml")).unwrap_or_default();
    copperplate::config::parse_api(&cases, "case.toml", &text, "case", &document).map_or_else(
        |_| (Vec::new(), Adjust::default()),
        |job| {
            let tolerant = job.adjust.tolerant;
            (
                job.unsupported,
                Adjust {
                    tolerant,
                    ..Adjust::default()
                },
            )
        },
    )
}

/// The text of every generated file of a document.
fn code(name: &str, text: &str) -> BTreeMap<String, String> {
    let (unsupported, adjust) = permitted(name);
    let job = Job {
        name: "case".to_owned(),
        document: PathBuf::from("case.json"),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported,
        reading: copperplate::options::Reading::default(),
        adjust,
    };
    let generated = copperplate::generate_text(text, &job).unwrap_or_else(|failure| {
        let messages =
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false);
        panic!("{name}\n{messages}")
    });
    let files = copperplate::emit::emit(&generated.plan);
    files
        .iter()
        .map(|file| {
            (
                file.path.clone(),
                copperplate::format::render(file).unwrap(),
            )
        })
        .collect()
}

/// A document as JSON, with another order of members in the objects selected by `chosen`.
fn shuffled(node: &Node, seed: u64, chosen: &dyn Fn(&[String]) -> bool) -> String {
    let mut random = seed.wrapping_mul(2).wrapping_add(1);
    let mut out = String::new();
    print(node, &mut Vec::new(), chosen, &mut random, &mut out);
    out
}

fn print(
    node: &Node,
    at: &mut Vec<String>,
    chosen: &dyn Fn(&[String]) -> bool,
    random: &mut u64,
    out: &mut String,
) {
    match &node.value {
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                at.push(index.to_string());
                print(item, at, chosen, random, out);
                at.pop();
            }
            out.push(']');
        }
        Value::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            if chosen(at) {
                for index in (1..members.len()).rev() {
                    *random = random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    let other = usize::try_from(*random >> 33).unwrap() % (index + 1);
                    members.swap(index, other);
                }
            }
            out.push('{');
            for (index, (key, _, value)) in members.into_iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                out.push_str(&string(key));
                out.push(':');
                at.push(key.to_owned());
                print(value, at, chosen, random, out);
                at.pop();
            }
            out.push('}');
        }
        _ => out.push_str(&json_text(node)),
    }
}

fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

fn is(at: &[String], words: &[&str]) -> bool {
    at.iter().map(String::as_str).eq(words.iter().copied())
}

fn sorted(text: &str) -> Vec<&str> {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let words = text.split(|it| !is_word(it));
    let mut words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    words.sort_unstable();
    words
}

/// The differences of files by path; empty if all are equal.
fn differences(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let differ = paths
        .into_iter()
        .filter(|it| before.get(*it) != after.get(*it));
    differ.cloned().collect()
}

/// Components, and the parts of a document, may have any order: not one byte changes.
#[test]
fn the_order_of_components_changes_nothing() {
    let mut wrong = Vec::new();
    for (name, tree) in trees() {
        let before = code(&name, &shuffled(&tree, 0, &|_| false));
        for seed in 1..4 {
            let chosen = |at: &[String]| {
                at.is_empty()
                    || is(at, &["components"])
                    || at.len() == 2
                        && at[0] == "components"
                        // The document's order of schemes matters: the first of several is tried
                        // first.
                        && at[1] != "securitySchemes"
            };
            let after = code(&name, &shuffled(&tree, seed, &chosen));
            wrong.extend(
                differences(&before, &after)
                    .iter()
                    .map(|it| format!("{name}: {it}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keywords of a schema may have any order, except members, which are fields in the order of
/// the document.
#[test]
fn the_order_of_keywords_changes_nothing() {
    let mut wrong = Vec::new();
    for (name, tree) in trees() {
        let before = code(&name, &shuffled(&tree, 0, &|_| false));
        let chosen = |at: &[String]| {
            let inside = at.len() == 3 && at[0] == "components" && at[1] == "schemas";
            inside || at.last().is_some_and(|it| it == "items" || it == "schema")
        };
        let after = code(&name, &shuffled(&tree, 7, &chosen));
        wrong.extend(
            differences(&before, &after)
                .iter()
                .map(|it| format!("{name}: {it}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Operations keep the order of the document in lists of operations, and only there.
#[test]
fn the_order_of_paths_shows_in_lists_of_operations_only() {
    let mut wrong = Vec::new();
    for (name, tree) in trees() {
        let before = code(&name, &shuffled(&tree, 0, &|_| false));
        for seed in 1..3 {
            let after = code(&name, &shuffled(&tree, seed, &|at| is(at, &["paths"])));
            for path in differences(&before, &after) {
                let lists = ["mod.rs", "operations/mod.rs", "client.rs", "server.rs"];
                let same = match (before.get(&path), after.get(&path)) {
                    (Some(before), Some(after)) => sorted(before) == sorted(after),
                    _ => false,
                };
                if !lists.contains(&path.as_str()) || !same {
                    wrong.push(format!("{name}: {path}"));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Members keep the order of the document as fields; every name stays.
#[test]
fn the_order_of_members_is_the_order_of_fields() {
    let mut wrong = Vec::new();
    for (name, tree) in trees() {
        let before = code(&name, &shuffled(&tree, 0, &|_| false));
        let chosen = |at: &[String]| at.last().is_some_and(|it| it == "properties");
        let after = code(&name, &shuffled(&tree, 5, &chosen));
        let names = |code: &BTreeMap<String, String>| {
            let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (path, text) in code {
                let public = text
                    .lines()
                    .filter(|line| line.trim_start().starts_with("pub "));
                // The arguments of a constructor are fields, in their order.
                let mut lines: Vec<String> = public.map(|it| sorted(it).join(" ")).collect();
                lines.sort_unstable();
                names.insert(path.clone(), lines);
            }
            names
        };
        let (before, after) = (names(&before), names(&after));
        for (path, old) in before
            .iter()
            .filter(|(path, old)| after.get(*path) != Some(old))
        {
            let gone = old
                .iter()
                .filter(|it| !after.get(path).is_some_and(|new| new.contains(it)));
            wrong.push(format!("{name}: {path}: {:?}", gone.collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const SCHEMA: &str = r#""AAddedLater":{"type":"object","properties":{"status":{"type":"string","enum":["added","later"]}}}"#;
const OPERATION: &str = r##""/a-added-later":{"get":{"operationId":"aAddedLater","responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/AAddedLater"}}}}}}}"##;

/// Puts members at the start of an object of the document's root, or of a nested object.
fn with_first(text: &str, before: &str, member: &str) -> Option<String> {
    let (head, tail) = text.split_once(before)?;
    let comma = if tail.starts_with('}') { "" } else { "," };
    Some(format!("{head}{before}{member}{comma}{tail}"))
}

/// A type next to a cycle that refers into its middle does not move the boxes of the cycle.
#[test]
fn an_addition_moves_no_box() {
    const NEXT: &str = r##""AAddedLater":{"type":"object","required":["it"],"properties":{"it":{"$ref":"#/components/schemas/Other"},"sum":{"$ref":"#/components/schemas/Sum"}}}"##;
    let mut trees = trees().into_iter();
    let (name, tree) = trees.find(|it| it.0 == "recursion/trees.yaml").unwrap();
    let text = shuffled(&tree, 0, &|_| false);
    let before = code(&name, &text);
    let longer = with_first(&text, r#""schemas":{"#, NEXT).unwrap();
    let after = code(&name, &longer);
    assert!(before.values().any(|it| it.contains("Box<")));
    for (path, old) in before.iter().filter(|(path, _)| !path.ends_with("mod.rs")) {
        assert_eq!(Some(old), after.get(path), "{path}");
    }
}

#[test]
fn an_addition_renames_nothing_else() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, tree) in trees() {
        let text = shuffled(&tree, 0, &|_| false);
        let Some(with_schema) = with_first(&text, r#""schemas":{"#, SCHEMA) else {
            continue;
        };
        let Some(with_both) = with_first(&with_schema, r#""paths":{"#, OPERATION) else {
            continue;
        };
        tried += 1;
        let before = code(&name, &text);
        for longer in [with_schema, with_both] {
            let after = code(&name, &longer);
            for (path, old) in &before {
                let new = after.get(path).map_or("", String::as_str);
                let listed = path.ends_with("mod.rs") || path == "client.rs" || path == "server.rs";
                let words = |text: &str| {
                    let is_word = |it: char| it.is_alphanumeric() || it == '_';
                    let words = text.split(|it| !is_word(it)).map(str::to_owned);
                    words.collect::<BTreeSet<String>>()
                };
                let kept = if listed {
                    words(old).is_subset(&words(new))
                } else {
                    old == new
                };
                if !kept {
                    wrong.push(format!("{name}: {path}"));
                }
            }
        }
    }
    assert!(tried > 20, "{tried}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A schema equal to an inline one may become the common declaration, and every name stays.
#[test]
fn an_addition_that_says_the_same_takes_no_name_away() {
    const SAME: &str =
        r#""A":{"type":"object","properties":{"kind":{"type":"string","enum":["fast","slow"]}}}"#;
    let mut trees = trees().into_iter();
    let (name, tree) = trees.find(|it| it.0 == "names/shared.yaml").unwrap();
    let text = shuffled(&tree, 0, &|_| false);
    let longer = with_first(&text, r#""schemas":{"#, SAME).unwrap();
    let (before, after) = (code(&name, &text), code(&name, &longer));
    assert!(after["types/a.rs"].contains("pub enum AKind"));
    assert!(after["types/one.rs"].contains("pub type OneKind = super::AKind;"));
    let (before, after) = (declared(&before), declared(&after));
    assert!(before.contains("OneKind") && before.contains("UpdateBodyFrom"));
    let missing: Vec<_> = before.difference(&after).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// An operation with response headers of others may give its name to their struct, and every name
/// stays.
#[test]
fn an_operation_with_headers_of_others_takes_no_name_away() {
    const SAME: &str = r##""/a":{"get":{"operationId":"a","responses":{"200":{"description":"","headers":{"X-Limit":{"$ref":"#/components/headers/Limit"},"X-Left":{"required":true,"schema":{"type":"integer"}}}}}}}"##;
    let mut trees = trees().into_iter();
    let (name, tree) = trees.find(|it| it.0 == "operations/headers.yaml").unwrap();
    let text = shuffled(&tree, 0, &|_| false);
    let longer = with_first(&text, r#""paths":{"#, SAME).unwrap();
    let (before, after) = (code(&name, &text), code(&name, &longer));
    assert!(before["operations/list_headers.rs"].contains("pub struct ListHeaders"));
    assert!(after["operations/a_headers.rs"].contains("pub struct AHeaders"));
    assert!(after["operations/list.rs"].contains("pub type ListHeaders = super::AHeaders;"));
    let (before, after) = (declared(&before), declared(&after));
    let missing: Vec<_> = before.difference(&after).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The order of responses does not decide any name.
#[test]
fn the_order_of_answers_renames_nothing() {
    let mut wrong = Vec::new();
    for (name, tree) in trees() {
        let before = code(&name, &shuffled(&tree, 0, &|_| false));
        let responses = |at: &[String]| at.last().is_some_and(|it| it == "responses");
        for seed in [77, 1_234_567] {
            let after = code(&name, &shuffled(&tree, seed, &responses));
            if declared(&before) != declared(&after) {
                wrong.push(name.clone());
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of all types of a crate.
fn declared(code: &BTreeMap<String, String>) -> BTreeSet<&str> {
    let lines = code.values().flat_map(|text| text.lines());
    let names = lines.filter_map(|line| {
        let item = line.strip_prefix("pub ")?;
        let (keyword, name) = item.split_once(' ')?;
        let is_type = matches!(keyword, "struct" | "enum" | "type");
        let is_word = |it: char| it.is_alphanumeric() || it == '_';
        is_type.then(|| name.split(|it| !is_word(it)).next())?
    });
    names.collect()
}
