//! Generates the code of the fuzzed documents, and a table of their schemas.

mod random;

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use copperplate::options::{Adjust, Reading, UnknownFormats};
use copperplate::source::Limits;
use copperplate::{Job, Target};

/// The default number of random documents, and the seed of their generator.
const SCHEMAS: u64 = 96;
const SEED: u64 = 1;

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut table = Table {
        out: PathBuf::from(env::var("OUT_DIR")?),
        ..Table::default()
    };
    for api in ["circle", "fondo", "plannr", "upvest", "youhodler"] {
        table.provider(api, &here.join(format!("../specs/{api}.yaml")))?;
    }
    let documents = here.join("documents");
    println!("cargo::rerun-if-changed={}", documents.display());
    let mut paths: Vec<_> = fs::read_dir(documents)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let name = path.file_stem().ok_or("a document without a name")?;
        let name = name.to_string_lossy();
        let schemas = names(&serde_json::from_str(&text)?);
        let added = table.document(&name, &text, &schemas)?;
        if let Some(why) = added {
            return Err(format!("{}: {why}", path.display()).into());
        }
    }
    table.random()?;
    table.write()
}

/// A number from the environment.
fn setting(name: &str, otherwise: u64) -> Result<u64, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={name}");
    match env::var(name) {
        Ok(text) => Ok(text.parse()?),
        Err(_) => Ok(otherwise),
    }
}

/// The names of a document's schemas.
fn names(document: &serde_json::Value) -> Vec<String> {
    let schemas = document
        .pointer("/components/schemas")
        .and_then(|schemas| schemas.as_object());
    schemas
        .map(|schemas| schemas.keys().cloned().collect())
        .unwrap_or_default()
}

#[derive(Default)]
struct Table {
    out: PathBuf,
    modules: String,
    documents: String,
    rows: String,
    count: usize,
}

impl Table {
    /// The types of the checked-in crate.
    fn provider(&mut self, api: &str, path: &Path) -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed={}", path.display());
        let opened = copperplate::open(path, &Limits::default());
        let (document, _) = opened.map_err(|_| "the document can't be read")?;
        let text = copperplate::source::json_text(document.root().node);
        let schemas = names(&serde_json::from_str(&text)?);
        self.rows(api, &format!("withdrawal_apis::{api}"), &text, &schemas)
    }

    /// Generates a document, or returns the reason for its refusal.
    fn document(
        &mut self,
        name: &str,
        text: &str,
        schemas: &[String],
    ) -> Result<Option<String>, Box<dyn Error>> {
        let job = Job {
            name: "group".to_owned(),
            document: PathBuf::from(format!("{name}.json")),
            shown: None,
            title: None,
            targets: BTreeSet::from([Target::Types]),
            unsupported: Vec::new(),
            reading: Reading {
                assume_types: false,
                exact_numbers: true,
                unknown_formats: UnknownFormats::Ignore,
                ..Reading::default()
            },
            adjust: Adjust::default(),
        };
        let generated = match copperplate::generate_text(text, &job) {
            Ok(generated) => generated,
            Err(failure) => {
                let why =
                    copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false);
                return Ok(Some(why));
            }
        };
        let file = copperplate::emit::bundle(&generated.plan).ok_or("no root module")?;
        let path = self.out.join(format!("{name}.rs"));
        let code = copperplate::format::render(&file)?;
        // A map or a list has no named type.
        let named = schemas.iter().filter(|schema| {
            let ident = copperplate::naming::type_name(std::slice::from_ref(*schema));
            let mut lines = code.lines();
            lines
                .any(|line| line.trim().starts_with("pub ") && line.contains(&format!(" {ident} ")))
        });
        let named: Vec<_> = named.cloned().collect();
        fs::write(&path, &code)?;
        writeln!(self.modules, "#[path = {path:?}]\npub mod {name};")?;
        self.rows(name, &format!("self::{name}"), text, &named)?;
        Ok(None)
    }

    fn rows(
        &mut self,
        name: &str,
        module: &str,
        text: &str,
        schemas: &[String],
    ) -> Result<(), Box<dyn Error>> {
        writeln!(self.documents, "    {text:?},")?;
        for schema in schemas {
            let ident = copperplate::naming::type_name(std::slice::from_ref(schema));
            writeln!(
                self.rows,
                "    Subject {{ module: {name:?}, schema: {schema:?}, document: {}, \
                 judge: judge::<{module}::types::{ident}> }},",
                self.count
            )?;
        }
        self.count += 1;
        Ok(())
    }

    /// Random documents. Refused ones are left out.
    fn random(&mut self) -> Result<(), Box<dyn Error>> {
        let seed = setting("COPPERPLATE_FUZZ_SEED", SEED)?;
        let wanted = setting("COPPERPLATE_FUZZ_SCHEMAS", SCHEMAS)?;
        let mut found = 0;
        for index in 0..wanted.saturating_mul(8) {
            if found == wanted {
                break;
            }
            let document = random::document(seed.wrapping_mul(1_000_003).wrapping_add(index));
            let text = document.to_string();
            let schemas = ["Holder".to_owned()];
            match self.document(&format!("random{index}"), &text, &schemas)? {
                Some(why) => fs::write(self.out.join(format!("random{index}.refused")), why)?,
                None => found += 1,
            }
        }
        Ok(())
    }

    fn write(&self) -> Result<(), Box<dyn Error>> {
        let text = format!(
            "{}\n/// The documents as JSON.\npub static DOCUMENTS: &[&str] = &[\n{}];\n\
             /// Every schema.\npub static SUBJECTS: &[Subject] = &[\n{}];\n",
            self.modules, self.documents, self.rows
        );
        fs::write(self.out.join("subjects.rs"), text)?;
        Ok(())
    }
}
