//! One crate with the generated code of every group, and its verdicts for every instance.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copperplate::diagnostics::{Diagnostic, Severity};
use copperplate::options::{Adjust, ConfiguredText, Mapped, Places, Reading, UnknownFormats};
use copperplate::{Job, Target, emit, format};

use super::suite::{Group, HOST, quote};

/// The verdicts for the tests of a group.
pub enum Verdicts {
    /// The generator refuses the schema, for this reason.
    Refused(Refusal),
    /// The verdict for each test.
    Said(Vec<Verdict>),
}

/// The reason of the generator for refusing a schema.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub why: String,
    /// True if the schema is not a schema of OpenAPI 3.0, and the generator says so.
    pub is_foreign: bool,
}

impl Refusal {
    fn internal(why: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            is_foreign: false,
        }
    }
}

/// The differences between draft 4 and the Schema Object of OpenAPI 3.0 (3.0.4 section 4.7.24), in the words of
/// the generator: the code, and the beginning of the message.
const FOREIGN: [(&str, &str); 9] = [
    // `id: "#a"` of draft 4 names a schema.
    (
        "bad-ref",
        "this is not a reference: the part after `#` must start with `/`",
    ),
    ("later-keyword", "a schema has no field `$comment` before"),
    (
        "later-keyword",
        "a schema has no field `patternProperties` before",
    ),
    ("unknown-keyword", "a schema has no field `additionalItems`"),
    ("unknown-keyword", "a schema has no field `dependencies`"),
    ("unknown-keyword", "a schema has no field `id`"),
    ("unknown-value", "`null` is not a value of `type`"),
    ("wrong-type", "`items` must be a schema, found a list"),
    ("wrong-type", "`type` must be one type, found a list"),
];

fn is_foreign(error: &Diagnostic) -> bool {
    let mut all = FOREIGN.iter();
    error.primary.is_some()
        && all.any(|(code, start)| error.code == *code && error.message.starts_with(start))
}

/// The verdict of generated code for an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Valid.
    Accepted,
    /// Invalid.
    Refused,
    /// Decoded, but refused by validation or when read back.
    Inconsistent,
}

/// Generates, compiles and runs everything.
pub fn run(repository: &Path, suite: &Path, groups: &[Group]) -> Result<Vec<Verdicts>, String> {
    let folder = repository.join("target/conformance");
    let source = folder.join("src");
    let _ = fs::remove_dir_all(&source);
    fs::create_dir_all(&source).map_err(|error| error.to_string())?;
    let documents = Documents::new(&folder, suite)?;
    let mut refused: Vec<Option<Refusal>> = Vec::with_capacity(groups.len());
    let mut modules = String::new();
    let mut arms = String::new();
    for (index, group) in groups.iter().enumerate() {
        match documents.code(index, group) {
            Ok(code) => {
                write(&source.join(format!("g{index}.rs")), &code)?;
                let _ = writeln!(modules, "mod g{index};");
                let _ = writeln!(
                    arms,
                    "        {index} => judge::<g{index}::types::Holder>(data),"
                );
                refused.push(None);
            }
            Err(why) => refused.push(Some(why)),
        }
    }
    write(
        &source.join("main.rs"),
        &MAIN
            .replace("// modules", &modules)
            .replace("// arms", &arms),
    )?;
    let runtime = repository.join("runtime");
    write(
        &folder.join("Cargo.toml"),
        &MANIFEST.replace("RUNTIME", &quote(&runtime.to_string_lossy())),
    )?;
    let messages = messages(repository, &folder, groups, &refused)?;
    Ok(messages)
}

/// The verdicts of the compiled crate, in the order of the groups.
fn messages(
    repository: &Path,
    folder: &Path,
    groups: &[Group],
    refused: &[Option<Refusal>],
) -> Result<Vec<Verdicts>, String> {
    let mut lines = String::new();
    for (index, group) in groups.iter().enumerate() {
        if matches!(refused.get(index), Some(None)) {
            for test in &group.tests {
                let _ = writeln!(lines, "{index}\t{{\"value\":{}}}", test.data);
            }
        }
    }
    let input = folder.join("instances.txt");
    write(&input, &lines)?;
    let output = Command::new("cargo")
        .args(["run", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(repository.join("target"))
        .arg("--")
        .arg(&input)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err("the generated code did not compile or run".to_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut verdicts = text.lines().map(|line| match line {
        "accepted" => Verdict::Accepted,
        "refused" => Verdict::Refused,
        _ => Verdict::Inconsistent,
    });
    let all = groups
        .iter()
        .zip(refused)
        .map(|(group, refused)| match refused {
            Some(why) => Verdicts::Refused(why.clone()),
            None => Verdicts::Said(verdicts.by_ref().take(group.tests.len()).collect()),
        });
    Ok(all.collect())
}

/// The folder of the documents, with the further schemas of the suite beside them.
struct Documents {
    folder: PathBuf,
    /// The meta-schema as components of a document.
    metaschema: String,
}

/// The URI of the meta-schema of draft 4.
const DRAFT_4: &str = "http://json-schema.org/draft-04/schema";

/// The URI of the meta-schema.
const METASCHEMA: &str = "https://json-schema.org/draft/2020-12/schema";

impl Documents {
    fn new(folder: &Path, suite: &Path) -> Result<Self, String> {
        let folder = folder.join("documents");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let remotes = suite.join("remotes");
        if remotes.is_dir() {
            copy(&remotes, &folder)?;
        }
        let mut metaschema = String::new();
        let base = super::metaschemas().join("draft/2020-12");
        let parts = [
            "schema",
            "meta/core",
            "meta/applicator",
            "meta/unevaluated",
            "meta/validation",
            "meta/meta-data",
            "meta/format-annotation",
            "meta/content",
        ];
        for (index, part) in parts.iter().enumerate() {
            let path = base.join(part);
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let _ = write!(metaschema, ",\"Meta{index}\":{text}");
        }
        Ok(Self { folder, metaschema })
    }

    /// The types of one group, or the reason of the generator for refusing it.
    fn code(&self, index: usize, group: &Group) -> Result<String, Refusal> {
        let name = format!("group-{index}.json");
        let version = match group.file.starts_with("draft4/") {
            true => "\"openapi\":\"3.0.4\"".to_owned(),
            false => format!("\"openapi\":\"3.2.0\",\"$self\":\"{HOST}{name}\""),
        };
        let mut components = String::new();
        for (name, schema) in &group.components {
            let _ = write!(components, ",{}:{schema}", quote(name));
        }
        if group.schema.contains(METASCHEMA) {
            components.push_str(&self.metaschema);
        }
        let text = format!(
            "{{{version},\"info\":{{\"title\":\"Suite\",\"version\":\"1\"}},\"paths\":{{}},\
             \"components\":{{\"schemas\":{{\"Subject\":{},\"Holder\":{{\"type\":\"object\",\
             \"properties\":{{\"value\":{{\"$ref\":\"#/components/schemas/Subject\"}}}}}}{components}}}}}}}",
            group.schema
        );
        let document = self.folder.join(&name);
        write(&document, &text).map_err(Refusal::internal)?;
        let is_draft_4 = group.file.starts_with("draft4/");
        code(document, group.schema.contains(DRAFT_4)).map_err(|it| Refusal {
            is_foreign: it.is_foreign && is_draft_4,
            ..it
        })
    }
}

/// Copies the files of a folder and of its folders.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(fault)?;
    for entry in fs::read_dir(from).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy(&path, &target)?,
            false => drop(fs::copy(&path, &target).map_err(fault)?),
        }
    }
    Ok(())
}

fn code(document: PathBuf, refers_to_draft_4: bool) -> Result<String, Refusal> {
    let metaschema = refers_to_draft_4.then(|| Mapped {
        url: ConfiguredText::argument(DRAFT_4),
        path: super::metaschemas().join("draft-04/schema"),
        shown: DRAFT_4.to_owned(),
    });
    let job = Job {
        targets: BTreeSet::from([Target::Types]),
        reading: Reading {
            assume_types: false,
            exact_numbers: true,
            unknown_formats: UnknownFormats::Ignore,
            ..Reading::default()
        },
        adjust: Adjust {
            places: Places {
                references: metaschema.into_iter().collect(),
                ..Places::default()
            },
            ..Adjust::default()
        },
        ..Job::new("group", document)
    };
    let generated = copperplate::generate(&job).map_err(|failure| {
        let errors = failure
            .diagnostics
            .iter()
            .filter(|it| it.severity == Severity::Error);
        let errors: Vec<_> = errors.collect();
        let why = |it: &&Diagnostic| format!("{}: {}", it.code, it.message);
        Refusal {
            why: errors.first().map(why).unwrap_or_default(),
            is_foreign: errors.iter().any(|it| is_foreign(it)),
        }
    })?;
    let file = emit::bundle(&generated.plan);
    let file = file.ok_or_else(|| Refusal::internal("no root module"))?;
    format::render(&file).map_err(|error| Refusal::internal(error.to_string()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let same = fs::read_to_string(path).is_ok_and(|before| before == text);
    if same {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

const MANIFEST: &str = "\
[package]
name = \"conformance\"
edition = \"2024\"
publish = false

[dependencies]
copperplate-runtime = { path = RUNTIME }

[features]
client = []
serde = []
server = []

[workspace]

[profile.dev]
debug = false
";

const MAIN: &str = "\
#![allow(dead_code, unused)]

// modules

use copperplate_runtime as rt;

fn judge<T: rt::Decode + rt::Encode + rt::Validate>(data: &str) -> &'static str {
    let Ok(value) = rt::from_json::<T>(data.as_bytes()) else {
        return \"refused\";
    };
    let again = rt::to_json(&value);
    if value.validate().is_err() || rt::from_json::<T>(&again).is_err() {
        return \"inconsistent\";
    }
    \"accepted\"
}

fn main() {
    let path = std::env::args().nth(1).expect(\"a file of instances\");
    let text = std::fs::read_to_string(path).expect(\"a file that can be read\");
    for line in text.lines() {
        let (group, data) = line.split_once('\\t').expect(\"two columns\");
        let verdict = match group.parse::<usize>().expect(\"a number\") {
        // arms
            _ => \"unknown\",
        };
        println!(\"{verdict}\");
    }
}
";
