//! `cargo check` of a generated crate, with warnings denied.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The result of compiling.
#[derive(Debug)]
pub struct Compiled {
    /// True without errors and warnings.
    pub good: bool,
    /// Errors and warnings.
    pub problems: usize,
    /// The first of them.
    pub first: String,
    /// The time for the crate in seconds, without its dependencies.
    pub seconds: f64,
    /// The peak memory of one compiler, in KiB; 0 if the system does not provide it.
    pub memory: usize,
}

/// Checks the crate in a folder; all crates share one folder for dependencies.
pub fn check(folder: &Path, output: &Path, repository: &Path) -> Result<Compiled, String> {
    // Uses the versions in the lock file of this repository, so that nothing new is fetched or
    // built.
    let lock = folder.join("Cargo.lock");
    fs::copy(repository.join("Cargo.lock"), &lock)
        .map_err(|error| format!("{}: {error}", lock.display()))?;
    let manifest = folder.join("Cargo.toml");
    let dependencies = cargo(&manifest, output, &["--package", "copperplate-runtime"])?;
    if !dependencies.good {
        return Ok(dependencies);
    }
    // An unchanged crate would not be compiled again.
    let root = folder.join("src/lib.rs");
    fs::File::options()
        .append(true)
        .open(&root)
        .and_then(|file| file.set_modified(std::time::SystemTime::now()))
        .map_err(|error| format!("{}: {error}", root.display()))?;
    cargo(&manifest, output, &[])
}

fn cargo(manifest: &Path, output: &Path, arguments: &[&str]) -> Result<Compiled, String> {
    let errors = manifest.with_file_name("check.txt");
    let file = fs::File::create(&errors).map_err(|error| error.to_string())?;
    let start = Instant::now();
    let mut child = Command::new("cargo")
        .args(["check", "--quiet", "--message-format", "short"])
        .args(arguments)
        .arg("--manifest-path")
        .arg(manifest)
        .arg("--target-dir")
        .arg(output.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        // Incremental compilation would distort time and memory.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .stderr(file)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("cargo: {error}"))?;
    let memory = watch(&mut child);
    let status = child.wait().map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    let messages = fs::read_to_string(&errors).unwrap_or_default();
    let is_problem = |line: &&str| line.contains("error") || line.contains("warning");
    let first = messages.lines().find(is_problem).unwrap_or_default();
    Ok(Compiled {
        good: status.success(),
        problems: messages.lines().filter(is_problem).count(),
        first: first.to_owned(),
        seconds,
        memory,
    })
}

/// Observes the child processes until they end.
fn watch(child: &mut Child) -> usize {
    let mut most = 0;
    while matches!(child.try_wait(), Ok(None)) {
        most = most.max(below(child.id(), 0));
        std::thread::sleep(Duration::from_millis(30));
    }
    most
}

fn below(process: u32, depth: usize) -> usize {
    let own = peak(&process.to_string()).unwrap_or_default();
    if depth > 4 {
        return own;
    }
    let path = format!("/proc/{process}/task");
    let tasks = fs::read_dir(path).into_iter().flatten().flatten();
    let children = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let most = children
        .flat_map(|text| {
            let ids: Vec<u32> = text
                .split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect();
            ids
        })
        .map(|id| below(id, depth + 1))
        .max();
    own.max(most.unwrap_or_default())
}

/// The peak memory of a process, in KiB, if the system provides it.
pub fn peak(process: &str) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
