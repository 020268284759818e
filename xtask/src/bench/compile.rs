//! `cargo xtask bench compile`: the cost of `cargo check` for generated code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copperplate_cli::say;

use super::usage::{Runs, Usage, measure, ratio};
use super::{document, generation, generator, peer, workshop, write};
use crate::arguments::BenchCompile;

/// A crate to be checked.
struct Crate {
    label: String,
    folder: PathBuf,
}

/// Runs the benchmark.
pub fn run(arguments: &BenchCompile) -> Result<(), String> {
    let generator = generator()?;
    match &arguments.document {
        Some(path) => document_alone(arguments, &generator, path),
        None => against_derives(arguments, &generator),
    }
}

/// Compares the types of a synthesised document with the same types with derives.
fn against_derives(arguments: &BenchCompile, generator: &Path) -> Result<(), String> {
    let shop = workshop()?.join("compile");
    let shapes = document::shapes(arguments.schemas);
    let path = shop.join("synthetic.json");
    write(&path, &document::document(&shapes))?;
    let ours = make(
        generator,
        &path,
        shop.join("ours"),
        &["types".to_owned()],
        &[],
    )?;
    let derives = Crate {
        label: "serde derives".to_owned(),
        folder: shop.join("derives"),
    };
    write(&derives.folder.join("Cargo.toml"), peer::MANIFEST)?;
    write(&derives.folder.join("src/lib.rs"), &peer::source(&shapes))?;
    let crates = [ours, derives];
    say!(
        "{} schemas; CPU of `cargo check` of the crate alone, {} runs",
        shapes.len(),
        arguments.runs
    );
    let runs = check(&crates, arguments.runs)?;
    if let [ours, derives] = runs.as_slice() {
        say!(
            "ratio: {:.2} of the least, {:.2} of the medians (goal: 0.50 or less)",
            ratio(ours.least(), derives.least()),
            ratio(ours.median(), derives.median())
        );
    }
    Ok(())
}

/// Measures any document, in absolute figures.
fn document_alone(arguments: &BenchCompile, generator: &Path, path: &Path) -> Result<(), String> {
    let shop = workshop()?.join("compile");
    let made = make(
        generator,
        path,
        shop.join("document"),
        &arguments.targets,
        &arguments.options,
    )?;
    check(&[made], arguments.runs).map(drop)
}

fn make(
    generator: &Path,
    document: &Path,
    folder: PathBuf,
    targets: &[String],
    options: &[String],
) -> Result<Crate, String> {
    let targets = targets.join(",");
    let mut all = vec![
        "--targets".to_owned(),
        targets.clone(),
        "--name".to_owned(),
        "ours".to_owned(),
    ];
    all.extend_from_slice(options);
    let usage = measure(&generation(generator, document, &folder, &all))?;
    say!("generated {} ({targets}): {usage}", document.display());
    Ok(Crate {
        label: "generated".to_owned(),
        folder,
    })
}

/// Checks the crates in turns, so that the load of the machine affects all equally.
fn check(crates: &[Crate], times: usize) -> Result<Vec<Runs>, String> {
    for one in crates {
        // The dependencies are compiled before the measurement.
        checked(one)?;
    }
    let mut all = vec![Runs::default(); crates.len()];
    for _ in 0..times.max(1) {
        for (one, runs) in crates.iter().zip(&mut all) {
            runs.push(checked(one)?);
        }
    }
    for (one, runs) in crates.iter().zip(&all) {
        let (files, lines) = size(&one.folder.join("src")).map_err(|error| error.to_string())?;
        say!("{} ({lines} lines in {files} files)", one.label);
        say!("  least  {}\n  median {}", runs.least(), runs.median());
    }
    Ok(all)
}

fn checked(one: &Crate) -> Result<Usage, String> {
    let root = one.folder.join("src/lib.rs");
    let file = fs::File::options().append(true).open(&root);
    file.and_then(|it| it.set_modified(std::time::SystemTime::now()))
        .map_err(|error| format!("{}: {error}", root.display()))?;
    let mut command = Command::new("cargo");
    command
        .args(["check", "--quiet", "--lib"])
        .current_dir(&one.folder)
        .env("CARGO_TARGET_DIR", workshop()?.join("compile/target"))
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    measure(&command)
}

/// The number of files and lines in a folder.
fn size(folder: &Path) -> std::io::Result<(usize, usize)> {
    let (mut files, mut lines) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let (more_files, more_lines) = if path.is_dir() {
            size(&path)?
        } else {
            (1, fs::read_to_string(&path)?.lines().count())
        };
        files += more_files;
        lines += more_lines;
    }
    Ok((files, lines))
}
