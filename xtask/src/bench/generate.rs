//! `cargo xtask bench generate`: the cost of generation.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::usage::{Runs, measure, ratio};
use super::{document, generation, generator, workshop, write};
use crate::arguments::BenchGenerate;

/// Runs the benchmark.
pub fn run(arguments: &BenchGenerate) -> Result<(), String> {
    let generator = generator()?;
    let documents = match arguments.documents.as_slice() {
        [] => vec![synthetic()?],
        given => given.to_vec(),
    };
    let shop = workshop()?.join("generate/output");
    // The output of an interrupted run would count as up to date.
    let clear = || match fs::remove_dir_all(&shop) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", shop.display()))
        }
        _ => Ok(()),
    };
    clear()?;
    for (index, path) in documents.iter().enumerate() {
        // A refused document is reported, and the others are measured.
        if let Err(why) =
            measure_document(arguments, &generator, path, &shop.join(index.to_string()))
        {
            let why: Vec<&str> = why.lines().take(12).collect();
            println!("{}: not timed\n  {}", path.display(), why.join("\n  "));
        }
    }
    // Deleting files can slow down the file system for a while, so it comes after the last
    // measurement.
    clear()
}

/// A document that is synthesised.
fn synthetic() -> Result<PathBuf, String> {
    let path = workshop()?.join("generate/synthetic.json");
    write(&path, &document::document(&document::shapes(400)))?;
    Ok(path)
}

fn measure_document(
    arguments: &BenchGenerate,
    generator: &Path,
    path: &Path,
    shop: &Path,
) -> Result<(), String> {
    let length = fs::metadata(path)
        .map_err(|error| format!("{}: {error}", path.display()))?
        .len();
    let options = [
        arguments.options.as_slice(),
        &["--name".to_owned(), "ours".to_owned()],
    ]
    .concat();
    let (mut full, mut again) = (Runs::default(), Runs::default());
    for run in 0..arguments.runs.max(1) {
        let folder = shop.join(format!("output-{run}"));
        let command = generation(generator, path, &folder, &options);
        full.push(measure(&command)?);
        again.push(measure(&command)?);
    }
    println!("{} ({} kB)", path.display(), length / 1000);
    println!("  full   {}", full.least());
    println!("  median {}", full.median());
    println!("  no-op  {}", again.least());
    println!(
        "  no-op to full {:.2} (goal: less than 0.10), peak to document {:.1} (goal: less than 20)",
        ratio(again.least(), full.least()),
        full.least().peak as f64 / length.max(1) as f64
    );
    for (name, command) in peers(path, &shop.join("peer")) {
        let mut runs = Runs::default();
        let all =
            (0..arguments.runs.max(1)).try_for_each(|_| measure(&command).map(|it| runs.push(it)));
        match all {
            Ok(()) => println!(
                "  {name} {}, ratio {:.2}",
                runs.least(),
                ratio(full.least(), runs.least())
            ),
            Err(_) => println!("  {name} fails"),
        }
    }
    Ok(())
}

/// Other generators, if they are installed.
fn peers(document: &Path, output: &Path) -> Vec<(&'static str, Command)> {
    let _ = fs::create_dir_all(output);
    let mut all = Vec::new();
    let mut peer = |name: &'static str, arguments: &[&str], to: &str| {
        if Command::new(name).arg("--version").output().is_ok() {
            let mut command = Command::new(name);
            for argument in arguments {
                match *argument {
                    "DOCUMENT" => command.arg(document),
                    "OUTPUT" => command.arg(output.join(to)),
                    other => command.arg(other),
                };
            }
            all.push((name, command));
        }
    };
    peer(
        "oas3-gen",
        &["generate", "client-mod", "-i", "DOCUMENT", "-o", "OUTPUT"],
        "oas3",
    );
    peer(
        "ploidy",
        &["generate", "rust", "DOCUMENT", "--output", "OUTPUT"],
        "ploidy",
    );
    peer(
        "openapi-to-rust",
        &["generate", "DOCUMENT", "--output-dir", "OUTPUT"],
        "to-rust",
    );
    all
}
