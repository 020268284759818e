//! Text of a document can't become code.
//!
//! For every place for text in a document, and for every hostile text, the generated code must have
//! the same shape as for a benign text: the same items, attributes and expressions once
//! documentation, identifiers and literals are blanked. A place may refuse a text instead.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use copperplate::options::Runtime;
use copperplate::package::{self, Form, MARK, RECORD, Tree};
use copperplate::{Generated, Job, Target, config, write};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Texts that have broken some generator, or would break a naive one.
const HOSTILE: [&str; 28] = [
    "*/ pub fn injected() {} /*",
    "\"]\npub fn injected() {}\n#[doc = \"",
    "\"); std::process::abort(); (\"",
    "line\n}\npub fn injected() {}\nmod x {",
    "carriage\rreturn\r\nand line",
    "```\nstd::process::abort();\n```",
    "```rust\nstd::process::abort();",
    "~~~\nstd::process::abort();\n~~~",
    "text\n\n    std::process::abort();\n",
    "- list\n\n\t\tstd::process::abort();\n",
    "<script>alert(1)</script> &lt;b&gt;",
    "[link](javascript:alert(1)) [std::fs] [`Vec`]",
    "\u{202e}reversed\u{202c} \u{2066}isolated\u{2069}",
    "nul \u{0} bell \u{7} bom \u{feff} zero \u{200b} width",
    "{} {0} {{ }} {name:?} %s ${x}",
    "\\ \\\\ \\n \\u{41} \\x41 \\\"",
    "r#\"raw\"# r##\"raw\"## '\"'\"'",
    "#![allow(warnings)] #[cfg(any())] // /// //! /** */",
    "../../etc/passwd",
    "include_str!(\"/etc/passwd\")",
    "`unbalanced `` backticks",
    "日本語 é 😀 \u{e0001}",
    "Switch on feature = \"hostile-all of it\" first, or rt::expression::Exchange::of::<A>.",
    "\"\"\"\n[features]\ninjected = []\n\"\"\"",
    "'''\n[workspace.dependencies]\ninjected = '1'\n'''",
    "a | b \\| c | `d | e`",
    "#![recursion_limit = \"9\"] deprecated",
    "x\" }\n[patch.crates-io]\ny = { path = \"/",
];

/// A place for text, as a function from the text to a document.
type Place = (&'static str, fn(&str) -> String);

const PLACES: [Place; 25] = [
    ("info.title", |it| document(&[("TITLE", it)])),
    ("info.version", |it| document(&[("VERSION", it)])),
    ("info.description", |it| document(&[("INFO", it)])),
    ("servers.url", |it| document(&[("SERVER", it)])),
    ("servers.description", |it| document(&[("SERVER_TEXT", it)])),
    ("operation.summary", |it| document(&[("SUMMARY", it)])),
    ("operation.description", |it| document(&[("OPERATION", it)])),
    ("operation.externalDocs", |it| document(&[("PAGE", it)])),
    ("operation.operationId", |it| document(&[("ID", it)])),
    ("operation.tags", |it| document(&[("TAG", it)])),
    ("parameter.name", |it| document(&[("PARAMETER", it)])),
    ("parameter.description", |it| {
        document(&[("PARAMETER_TEXT", it)])
    }),
    ("parameter.example", |it| {
        document(&[("PARAMETER_EXAMPLE", it)])
    }),
    ("body.description", |it| document(&[("BODY", it)])),
    ("body.example", |it| document(&[("EXAMPLE", it)])),
    ("response.description", |it| document(&[("RESPONSE", it)])),
    ("response.header", |it| document(&[("HEADER", it)])),
    ("media type", |it| document(&[("MEDIA", it)])),
    ("schema.name", |it| document(&[("Thing", it)])),
    ("schema.description", |it| document(&[("SCHEMA", it)])),
    ("property.name", |it| document(&[("PROPERTY", it)])),
    ("property.default", |it| document(&[("DEFAULT", it)])),
    ("enum value", |it| document(&[("ENUM", it)])),
    ("security scheme", |it| document(&[("SCHEME", it)])),
    ("refusal", |it| document(&[("REFUSAL", it)])),
];

/// A document with text at every place, marked for replacement.
fn document(texts: &[(&str, &str)]) -> String {
    let mut text = include_str!("hostile.json").to_owned();
    for (marker, value) in texts {
        let quoted = quote(value);
        let inner = quoted.trim_start_matches('"');
        let inner = &inner[..inner.len() - 1];
        text = text.replace(&format!("@{marker}@"), inner);
        // A reference is a pointer in a URI fragment.
        let pointer = value.replace('~', "~0").replace('/', "~1");
        let encoded: String = pointer.bytes().map(|byte| format!("%{byte:02X}")).collect();
        text = text.replace(&format!("@#{marker}@"), &encoded);
    }
    // The remaining markers become benign text.
    text.replace("@#", "").replace('@', "")
}

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for unit in text.encode_utf16() {
        out.push_str(&format!("\\u{unit:04x}"));
    }
    out.push('"');
    out
}

fn job() -> Job {
    Job {
        name: "hostile".to_owned(),
        document: "hostile.json".into(),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported: Vec::new(),
        reading: copperplate::options::Reading::default(),
        adjust: copperplate::options::Adjust::default(),
    }
}

fn planned(document: &str, job: &Job) -> Result<Generated, String> {
    copperplate::generate_text(document, job).map_err(|failure| {
        copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
    })
}

/// The generated code as one text, or the messages of the refusal.
fn generate(document: &str) -> Result<String, String> {
    let generated = planned(document, &job())?;
    let texts: Vec<_> = copperplate::emit::texts(&generated.plan).collect();
    let rust = copperplate::emit::emit(&generated.plan);
    let paths = rust.iter().map(|it| &it.path);
    for path in paths.chain(texts.iter().map(|(path, _)| path)) {
        let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '/' | '.');
        assert!(path.chars().all(plain) && !path.contains(".."), "{path}");
    }
    for (path, text) in &texts {
        let hidden = |it: char| it.is_control() && it != '\n' || it == '\u{202e}';
        assert!(!text.contains(hidden), "{path}: {text}");
        let value = serde_json::from_str::<serde_json::Value>(text);
        assert!(value.is_ok(), "{path}: {text}");
    }
    let file = copperplate::emit::bundle(&generated.plan).expect("a root module");
    Ok(copperplate::format::render(&file).expect("printable code"))
}

/// The shape of code: without documentation, and with blanked identifiers and literals.
fn shape(tokens: TokenStream, out: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(tree) = tokens.next() {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let mut bang = "";
                if matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == '!') {
                    tokens.next();
                    bang = "!";
                }
                if let Some(TokenTree::Group(group)) = tokens.next() {
                    let attribute = group.stream().to_string();
                    if !attribute.starts_with("doc =") {
                        out.push_str(&format!("#{bang}[{attribute}] "));
                    }
                }
            }
            // The printer adds and drops commas and semicolons at line breaks.
            TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => {}
            TokenTree::Punct(punct) => out.push(punct.as_char()),
            TokenTree::Literal(_) => out.push('L'),
            TokenTree::Ident(_) => out.push('i'),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("\n(\n", "\n)\n"),
                    // The printer adds and drops braces around an expression by its width.
                    Delimiter::Brace => ("", ""),
                    Delimiter::Bracket => ("\n[\n", "\n]\n"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                shape(group.stream(), out);
                out.push_str(close);
            }
        }
    }
}

fn shape_of(code: &str) -> String {
    let mut out = String::new();
    shape(code.parse().expect("code that is Rust tokens"), &mut out);
    out.lines()
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn hostile_text_never_changes_the_shape_of_code() {
    let benign = generate(&document(&[])).unwrap_or_else(|why| panic!("{why}"));
    assert!(
        benign.contains("struct") && benign.contains("rt::routes!"),
        "{benign}"
    );
    let benign = shape_of(&benign);
    let (mut tried, mut refused) = (0, 0);
    for (place, make) in PLACES {
        for text in HOSTILE {
            tried += 1;
            match generate(&make(text)) {
                Ok(code) => {
                    syn::parse_file(&code).unwrap_or_else(|why| panic!("{place} {text:?}: {why}"));
                    let found = shape_of(&code);
                    if found != benign {
                        let at = found.lines().zip(benign.lines()).find(|(a, b)| a != b);
                        panic!("{place} {text:?} changed the code at {at:?}");
                    }
                    no_runnable_fence(&code, place);
                    let hidden = |it: char| {
                        it.is_control() && it != '\n'
                            || matches!(it, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
                    };
                    assert!(
                        !code.contains(hidden),
                        "{place} {text:?} left a hidden character"
                    );
                }
                Err(why) => {
                    refused += 1;
                    assert!(why.contains("error"), "{place} {text:?}: {why}");
                }
            }
        }
    }
    // Names of headers, media types and similar places may refuse a text; descriptions must not.
    assert!(refused * 4 < tried, "{refused} of {tried} were refused");
}

/// Checks that every code block in documentation is marked as not Rust.
fn no_runnable_fence(code: &str, place: &str) {
    // The length of the open fence; a longer run of backticks closes it too.
    let mut open = 0;
    for line in code.lines() {
        let line = line.trim_start();
        let Some(doc) = line
            .strip_prefix("///")
            .or_else(|| line.strip_prefix("//!"))
        else {
            assert!(open == 0, "{place}: a fence is not closed before {line:?}");
            continue;
        };
        let doc = doc.strip_prefix(' ').unwrap_or(doc);
        let trimmed = doc.trim_start();
        let ticks = trimmed.len() - trimmed.trim_start_matches('`').len();
        let info = trimmed.trim_start_matches('`');
        if open > 0 {
            if ticks >= open && info.trim().is_empty() {
                open = 0;
            }
        } else if ticks >= 3 {
            assert!(
                matches!(info, "text" | "json"),
                "{place}: {doc:?} could be run"
            );
            open = ticks;
        } else {
            let indented = doc.starts_with("    ") || doc.starts_with('\t');
            assert!(
                !indented || trimmed.is_empty(),
                "{place}: {doc:?} could be run"
            );
            assert!(!trimmed.starts_with("~~~"), "{place}: {doc:?} could be run");
        }
    }
}

/// The path of the runtime, so that the manifest of a crate resolves.
const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

/// Every file of a stand-alone crate, if nothing is refused.
fn alone(document: &str, job: &Job) -> Option<Tree> {
    let generated = planned(document, job).ok()?;
    let files = package::print(job, &generated.plan, Form::Crate).unwrap();
    Some(package::standalone("hostile", files, job, &Runtime::Path(RUNTIME.into())).unwrap())
}

/// Every file of the shared crate, if nothing is refused.
fn together(document: &str, job: &Job) -> Option<Tree> {
    let text =
        "[package]\nname = \"every\"\noutput = \"out\"\n[api.hostile]\ndocument = \"a.json\"\n";
    let config = config::parse(Path::new("."), "apis.toml", text)
        .ok()
        .unwrap();
    let generated = planned(document, job).ok()?;
    let files = package::print(job, &generated.plan, Form::Module).unwrap();
    Some(package::shared(&config, vec![files]).unwrap())
}

/// The shape of all Rust files of a tree, with its manifest and its record.
fn shape_of_tree(tree: &Tree, why: &str) -> String {
    let mut shape = String::new();
    for (path, text) in tree.iter() {
        if path.ends_with(".rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{why} {path}: {error}"));
            shape.push_str(&shape_of(text));
            continue;
        }
        if path.ends_with(".json") {
            let value = serde_json::from_str::<serde_json::Value>(text);
            shape.push_str("JSON\n");
            assert!(value.is_ok(), "{why} {path}: {text}");
            continue;
        }
        assert!(text.starts_with(MARK), "{why}: {text}");
        let table: toml::Table = text
            .parse()
            .unwrap_or_else(|error| panic!("{why}: {error}"));
        shape.push_str(&format!("{table:?}\n"));
    }
    shape
}

#[test]
fn hostile_text_never_changes_any_file_of_a_crate() {
    let benign = |make: fn(&str, &Job) -> Option<Tree>| {
        shape_of_tree(&make(&document(&[]), &job()).unwrap(), "benign")
    };
    let (own, shared) = (benign(alone), benign(together));
    assert!(own.contains("copperplate-runtime/client") && shared.contains("all-apis"));
    for (place, make) in PLACES {
        for text in HOSTILE {
            let Some(tree) = alone(&make(text), &job()) else {
                continue;
            };
            // File names depend on their items, and determine the order.
            let lines = |shape: &str| {
                let mut lines: Vec<String> = shape.lines().map(str::to_owned).collect();
                lines.sort_unstable();
                lines
            };
            let found = shape_of_tree(&tree, place);
            assert!(
                lines(&found) == lines(&own),
                "{place} {text:?} changed a file:\n{found}"
            );
        }
    }
    // Text also comes from the configuration and from the command line.
    for text in HOSTILE {
        let given = Job {
            title: Some(text.to_owned()),
            shown: Some(text.to_owned()),
            ..job()
        };
        let tree = together(&document(&[("TITLE", text), ("INFO", text)]), &given).unwrap();
        assert!(
            shape_of_tree(&tree, "title") == shared,
            "{text:?} changed a file"
        );
        let root = tree.get("src/lib.rs").unwrap();
        let row = root
            .lines()
            .find(|line| line.contains("| `hostile` |"))
            .unwrap();
        let row = row.replace("\\\\", "").replace("\\|", "");
        assert_eq!(
            row.matches('|').count(),
            3,
            "{text:?} changed the table: {row}"
        );
    }
}

#[test]
fn a_crate_of_hostile_text_loads() {
    let folder = tempfile::tempdir().unwrap();
    for (index, text) in HOSTILE.into_iter().enumerate() {
        let mut job = job();
        job.adjust.feature_per_tag = true;
        let places = ["TITLE", "VERSION", "INFO", "TAG", "SCHEMA", "RESPONSE"];
        let tree = alone(&document(&places.map(|place| (place, text))), &job).unwrap();
        let out = folder.path().join(index.to_string());
        write::write(&out, &tree).unwrap();
        let manifest: toml::Table = tree.get("Cargo.toml").unwrap().parse().unwrap();
        let features = manifest["features"].as_table().unwrap().keys();
        let features: BTreeSet<&str> = features.map(String::as_str).collect();
        let expected = [
            "brotli",
            "client",
            "default",
            "gzip",
            "http2",
            "idempotency",
            "idempotency-postgres",
            "idempotency-sqlite",
            "journal",
            "journal-postgres",
            "journal-sqlite",
            "native-tls",
            "oauth",
            "receive",
            "rustls",
            "send",
            "serde",
            "serve",
            "server",
            "signatures",
            "signatures-rsa",
            "testing",
            "tracing",
        ];
        assert_eq!(features, BTreeSet::from(expected), "{text:?}");
        let version = package::recorded_version(tree.get(RECORD).unwrap());
        assert_eq!(version.as_deref(), Some(env!("CARGO_PKG_VERSION")));
        let loaded = Command::new(env!("CARGO"))
            .current_dir(&out)
            .args([
                "metadata",
                "--offline",
                "--no-deps",
                "--format-version",
                "1",
            ])
            .output()
            .unwrap();
        let messages = String::from_utf8_lossy(&loaded.stderr);
        assert!(loaded.status.success(), "{text:?}: {messages}");
    }
}
