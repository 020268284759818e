//! The workspace of a proof: all versions as one crate, the probes, and the exchange.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use copperplate::Job;
use copperplate::compare::Severity;
use copperplate::options::{Config, OverlayFile, Runtime};
use copperplate::package::{self, ApiFiles};

use super::Verdict;
use super::exchange::PROGRAM;
use super::mutate::Mutation;
use crate::repository::{root, target};

/// The folders of a proof, below `target`.
pub struct Workspace {
    folder: PathBuf,
    calls: RefCell<String>,
}

impl Workspace {
    /// An empty workspace.
    pub fn new(folder: &Path) -> Result<Self, String> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|error| failed(folder, &error))?;
        }
        let workspace = Self {
            folder: folder.to_owned(),
            calls: RefCell::default(),
        };
        let members = "[workspace]\nmembers = [\"versions\", \"builds\", \"exchange\"]\nresolver = \"3\"\n\
                       [profile.dev]\ndebug = false\nincremental = false\n";
        workspace.put("Cargo.toml", members)?;
        let lock = root().join("Cargo.lock");
        let lock = fs::read_to_string(&lock).map_err(|error| failed(&lock, &error))?;
        workspace.put("Cargo.lock", &lock)?;
        workspace.put(
            "builds/Cargo.toml",
            "[package]\nname = \"builds\"\nedition = \"2024\"\n[dependencies]\n\
             versions = { path = \"../versions\", features = [\"all-apis\", \"client\", \"server\"] }\n",
        )?;
        workspace.put("builds/src/lib.rs", "")?;
        workspace.put(
            "exchange/Cargo.toml",
            "[package]\nname = \"exchange\"\nedition = \"2024\"\n[dependencies]\nhttp = \"1\"\nbytes = \"1\"\n\
             versions = { path = \"../versions\", features = [\"all-apis\", \"send\", \"receive\"] }\n",
        )?;
        Ok(workspace)
    }

    /// The job of a mutated document.
    pub fn mutated(&self, job: &Job, mutation: &Mutation, module: &str) -> Result<Job, String> {
        let name = format!("overlays/{module}.json");
        self.put(&name, &mutation.overlay.text())?;
        let mut job = job.clone();
        job.adjust.overlays.push(OverlayFile {
            path: self.folder.join(&name),
            shown: name,
        });
        Ok(job)
    }

    /// Adds calls to the exchange, with the files of their messages.
    pub fn exchange(&self, (calls, files): &(String, Vec<(String, String)>)) -> Result<(), String> {
        self.calls.borrow_mut().push_str(calls);
        for (name, text) in files {
            self.put(&format!("messages/{name}"), text)?;
        }
        Ok(())
    }

    /// Adds a probe.
    pub fn build(&self, module: &str, program: &str) {
        // A probe that can't be written is missed by the compiler, which is then reported.
        let _ = self.put(&format!("builds/examples/{module}.rs"), program);
    }

    /// Writes the crate of all versions, and the exchange.
    pub fn write(&self, config: &Config, files: Vec<ApiFiles>) -> Result<(), String> {
        let mut config = config.clone();
        config.package = "versions".to_owned();
        config.output = self.folder.join("versions");
        config.runtime = Runtime::Path(root().join("runtime"));
        let tree = package::shared(&config, files).map_err(|why| why.to_string())?;
        for (path, text) in tree.iter() {
            self.put(&format!("versions/{path}"), text)?;
        }
        let program = format!("{PROGRAM}{}}}\n", self.calls.borrow());
        self.put("exchange/src/main.rs", &program)
    }

    /// The probes that do not compile.
    pub fn broken_builds(&self) -> Result<BTreeSet<String>, String> {
        let text = self.cargo(&[
            "check",
            "--package",
            "builds",
            "--examples",
            "--keep-going",
            "--message-format",
            "json",
        ])?;
        let probes = fs::read_dir(self.folder.join("builds/examples"));
        let probes = probes
            .map_err(|error| failed(&self.folder, &error))?
            .flatten();
        let names = probes.filter_map(|it| Some(it.path().file_stem()?.to_str()?.to_owned()));
        // A probe that compiles has an artifact.
        let compiles = |name: &String| {
            let mark =
                format!("\"kind\":[\"example\"],\"crate_types\":[\"bin\"],\"name\":\"{name}\"");
            text.lines().any(|line| {
                line.contains("\"reason\":\"compiler-artifact\"") && line.contains(&mark)
            })
        };
        Ok(names.filter(|name| !compiles(name)).collect())
    }

    /// The verdict of the exchange for each mutation.
    pub fn exchanged(&self) -> Result<BTreeMap<String, Verdict>, String> {
        let text = self.cargo(&["run", "--quiet", "--package", "exchange"])?;
        let mut found: BTreeMap<String, Verdict> = BTreeMap::new();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let [name, hook, forward, backward, answered, unread] = words.as_slice() else {
                return Err(format!("error: the exchange said `{line}`"));
            };
            let severity = |word: &str| match word {
                "0" => Severity::None,
                "1" => Severity::Risk,
                _ => Severity::Break,
            };
            let own = found.entry((*name).to_owned()).or_default();
            let (first, second) = (severity(forward), severity(backward));
            let (third, fourth) = (severity(answered), severity(unread));
            match *hook == "true" {
                false => {
                    own.callers = own.callers.max(first).max(third);
                    own.servers = own.servers.max(second).max(fourth);
                }
                true => {
                    own.receivers = own.receivers.max(second).max(fourth);
                    own.servers = own.servers.max(first).max(third);
                }
            }
        }
        match found.is_empty() {
            true => Err("error: the exchange did not run".to_owned()),
            false => Ok(found),
        }
    }

    /// Runs cargo in the workspace; its messages for people go to the terminal.
    fn cargo(&self, arguments: &[&str]) -> Result<String, String> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.folder).args(arguments);
        command.env("MESSAGES", self.folder.join("messages"));
        command.env("CARGO_TARGET_DIR", target().join("proof"));
        command.stderr(match arguments.contains(&"check") {
            true => Stdio::null(),
            false => Stdio::inherit(),
        });
        let done = command
            .output()
            .map_err(|error| format!("error: cargo can't be run: {error}"))?;
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    }

    fn put(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        }
        fs::write(&path, text).map_err(|error| failed(&path, &error))
    }
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("error: {}: {error}", path.display())
}
