//! `cargo xtask bench …`: the cost of the generator, and of checking generated code.

mod compile;
mod document;
mod generate;
mod peer;
mod usage;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use copperplate_cli::note;

use crate::arguments::Bench;
use crate::repository::{root, target};

/// Runs a benchmark.
pub fn run(bench: &Bench) -> ExitCode {
    let done = match bench {
        Bench::Compile(arguments) => compile::run(arguments),
        Bench::Generate(arguments) => generate::run(arguments),
        Bench::Measure(arguments) => return usage::report(&arguments.command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            note!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

/// The folder for the files of benchmarks.
fn workshop() -> Result<PathBuf, String> {
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    std::path::absolute(&folder).map_err(|error| error.to_string())
}

/// Builds the generator in release mode, and returns its path.
pub fn generator() -> Result<PathBuf, String> {
    note!("building the generator in release mode ...");
    let mut build = Command::new("cargo");
    build
        .args(["build", "--release", "--package", "xtask"])
        .args(["--features", "bench"])
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target());
    let status = build.status().map_err(|error| error.to_string())?;
    match status.success() {
        true => program(),
        false => Err("the generator does not build".to_owned()),
    }
}

/// The program that [`generator`] builds: it is timed, and it times whatever else runs.
fn program() -> Result<PathBuf, String> {
    let name = format!("release/xtask{}", std::env::consts::EXE_SUFFIX);
    std::path::absolute(target().join(name)).map_err(|error| error.to_string())
}

/// The command that makes a stand-alone crate from a document.
fn generation(generator: &Path, document: &Path, output: &Path, options: &[String]) -> Command {
    let mut command = Command::new(generator);
    command.args(["generate", "--document"]).arg(document);
    command.arg("--output").arg(output).args(options);
    command
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
