//! `cargo xtask corpus`: generates a crate from every document of a folder and compiles it.

mod compile;
mod one;
mod table;

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use copperplate_cli::{note, print};

use compile::Compiled;
use one::Generation;

use crate::arguments::Corpus;
use copperplate_cli::documents;

/// A document and its results.
struct Row {
    /// Its path below the folder.
    name: String,
    generation: Generation,
    compiled: Option<Compiled>,
}

impl Row {
    /// True if it was generated completely and, if requested, compiled.
    fn is_whole(&self) -> bool {
        let compiled = self.compiled.as_ref().is_none_or(|it| it.good);
        self.generation.is_whole() && compiled
    }
}

/// Runs the task.
pub fn run(arguments: &Corpus) -> ExitCode {
    if let (Some(document), Some(folder)) = (&arguments.one, &arguments.output) {
        return one::run(document, folder, arguments);
    }
    match every(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            note!("error: {why}");
            ExitCode::from(2)
        }
    }
}

fn every(arguments: &Corpus) -> Result<bool, String> {
    let repository = crate::repository::root();
    let root = match &arguments.folder {
        Some(folder) => folder.clone(),
        None => repository.join("specs"),
    };
    let mut found = documents::below(&root)?;
    if let Some(only) = &arguments.only {
        found.retain(|path| path.to_string_lossy().contains(only.as_str()));
    }
    if found.is_empty() {
        return Err(format!("{} has no OpenAPI document", root.display()));
    }
    // An unwritable path must fail before minutes of work, not after.
    if let Some(folder) = arguments.markdown.as_deref().and_then(Path::parent) {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let output = match &arguments.output {
        Some(output) => output.clone(),
        None => repository.join("target/corpus"),
    };
    let documents: Vec<_> = found
        .iter()
        .map(|path| (table::name(&root, path), path.clone()))
        .collect();
    let generations = generate(&documents, &output, arguments)?;
    let mut rows: Vec<Row> = documents
        .iter()
        .zip(generations)
        .map(|((name, _), generation)| Row {
            name: name.clone(),
            generation,
            compiled: None,
        })
        .collect();
    if arguments.check {
        compile_all(&mut rows, &output, &repository)?;
    }
    print(&table::text(&rows, arguments.check));
    if let Some(file) = &arguments.markdown {
        let text = table::markdown(&rows, arguments.check, arguments.tolerant);
        std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(rows.iter().all(Row::is_whole))
}

/// Generates each document in a separate process, to measure its time and memory.
fn generate(
    documents: &[(String, PathBuf)],
    output: &Path,
    arguments: &Corpus,
) -> Result<Vec<Generation>, String> {
    // Published times come from a release build.
    let program = match &arguments.markdown {
        Some(_) => crate::bench::generator()?,
        None => std::env::current_exe().map_err(|error| error.to_string())?,
    };
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let generations = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs.max(1) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some((name, path)) = documents.get(index) else {
                        return;
                    };
                    let generation = child(&program, path, &output.join(folder(name)), arguments);
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    progress("generated", done, documents.len(), name);
                    if let Ok(mut generations) = generations.lock() {
                        generations.insert(index, generation);
                    }
                }
            });
        }
    });
    let generations = generations
        .into_inner()
        .map_err(|error| error.to_string())?;
    Ok(generations.into_values().collect())
}

fn child(program: &Path, document: &Path, folder: &Path, arguments: &Corpus) -> Generation {
    let mut command = Command::new(program);
    command.arg("corpus").arg("--one").arg(document);
    command.arg("--output").arg(folder);
    if arguments.assume_types {
        command.arg("--assume-types");
    }
    if arguments.tolerant {
        command.arg("--tolerant");
    }
    if arguments.feature_per_tag {
        command.arg("--feature-per-tag");
    }
    match command.output() {
        Ok(output) if output.status.success() => {
            Generation::parse(&String::from_utf8_lossy(&output.stdout))
        }
        Ok(output) => Generation::failed(format!("the generator stopped: {}", output.status)),
        Err(error) => Generation::failed(format!("the generator did not start: {error}")),
    }
}

/// Compiles one crate after the other, because they share a folder for dependencies, and large ones
/// need all memory.
fn compile_all(rows: &mut [Row], output: &Path, repository: &Path) -> Result<(), String> {
    let all = rows.len();
    for (done, row) in rows.iter_mut().enumerate() {
        if row.generation.is_whole() {
            progress("compiling", done, all, &row.name);
            let folder = output.join(folder(&row.name));
            row.compiled = Some(compile::check(&folder, output, repository)?);
        }
        progress("compiled", done + 1, all, &row.name);
    }
    Ok(())
}

/// The folder of a document's crate. It is flat, so that the package names are distinct.
fn folder(name: &str) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() { it } else { '-' };
    format!("crates/{}", name.chars().map(plain).collect::<String>())
}

/// A progress line, only on a terminal, because it would fill a log.
fn progress(what: &str, done: usize, all: usize, name: &str) {
    let mut error = std::io::stderr();
    if !error.is_terminal() {
        return;
    }
    const WIDTH: usize = 24;
    let filled = (done * WIDTH).checked_div(all).unwrap_or(WIDTH);
    let bar = format!(
        "{}{}",
        "=".repeat(filled),
        " ".repeat(WIDTH - filled.min(WIDTH))
    );
    // A failure of the terminal does not matter.
    let _ = write!(error, "\r\x1b[K[{bar}] {done}/{all} {what} {name}");
    if done == all {
        let _ = write!(error, "\r\x1b[K");
    }
    let _ = error.flush();
}
