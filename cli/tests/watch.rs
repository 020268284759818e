//! `watch` on the command line.

#![cfg(feature = "watch")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use tempfile::TempDir;

/// The time after which a test gives up, on a machine of any speed.
const STUCK: Duration = Duration::from_secs(120);

/// A set-up repository with a running `watch`.
struct Watched {
    place: TempDir,
    child: Child,
    lines: Receiver<String>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn copperplate(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copperplate"));
    command.current_dir(folder).args(arguments);
    command.env_remove("CARGO_TARGET_DIR");
    command
}

impl Watched {
    /// Starts to watch, and waits for the first run.
    fn new(prepare: impl FnOnce(&Path)) -> (Self, Vec<String>) {
        let place = tempfile::tempdir().unwrap();
        let set_up = copperplate(place.path(), &["init"]).output().unwrap();
        assert!(set_up.status.success());
        prepare(place.path());
        let mut child = copperplate(place.path(), &["watch"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            let lines = stderr.lines().map_while(Result::ok);
            lines.for_each(|it| drop(sender.send(it)));
        });
        let watched = Self {
            place,
            child,
            lines,
        };
        let first = watched.until("Watching ");
        (watched, first)
    }

    fn document(&self) -> PathBuf {
        self.place.path().join("specs/payouts.yaml")
    }

    /// Changes the document as many editors do: another file takes its place.
    fn save(&self, change: impl FnOnce(String) -> String) {
        let text = change(fs::read_to_string(self.document()).unwrap());
        let draft = self.place.path().join("specs/.payouts.yaml.swp");
        fs::write(&draft, text).unwrap();
        fs::rename(draft, self.document()).unwrap();
    }

    /// The lines up to one with this beginning.
    fn until(&self, beginning: &str) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            let Ok(line) = self.lines.recv_timeout(STUCK) else {
                panic!("no line begins with {beginning}: {found:#?}");
            };
            let is_last = line.starts_with(beginning);
            found.push(line);
            if is_last {
                return found;
            }
        }
    }

    fn generated(&self) -> String {
        let types = self.place.path().join("generated/src/payouts/types");
        let files = fs::read_dir(types).unwrap().map(|it| it.unwrap().path());
        files.map(|it| fs::read_to_string(it).unwrap()).collect()
    }
}

fn contains(lines: &[String], text: &str) -> bool {
    lines.iter().any(|it| it.contains(text))
}

#[test]
fn a_save_prints_the_changed_files_only() {
    let (watched, first) = Watched::new(|_| {});
    assert!(
        contains(&first, "wrote   generated/Cargo.toml"),
        "{first:#?}"
    );
    watched.save(|it| it.replace("maxLength: 34", "maxLength: 35"));
    let lines = watched.until("Generated ");
    assert!(
        contains(&lines, "wrote   generated/src/payouts/"),
        "{lines:#?}"
    );
    assert!(!contains(&lines, "Cargo.toml"), "{lines:#?}");
    assert!(watched.generated().contains("35"));
}

#[test]
fn a_problem_is_printed_once_and_then_its_correction() {
    let (watched, _) = Watched::new(|_| {});
    watched.save(|it| it.replace("maxLength: 34", "maxLength: none"));
    let lines = watched.until("1 of 1 error");
    assert!(contains(&lines, "`maxLength`"), "{lines:#?}");
    // Another change leaves the problem as it is, one line further down.
    watched.save(|it| format!("# One more line.\n{it}"));
    let lines = watched.until("1 error");
    assert_eq!(lines, ["1 error as before"]);
    watched.save(|it| it.replace("maxLength: none", "maxLength: 34"));
    let lines = watched.until("  corrected: ");
    assert!(contains(&lines, "`maxLength`"), "{lines:#?}");
}

#[test]
fn a_missing_file_that_appears_is_read() {
    let (watched, first) = Watched::new(|root| {
        let document = root.join("specs/payouts.yaml");
        let text = fs::read_to_string(&document).unwrap();
        let text = text.replace(
            "{ type: string, minLength: 15, maxLength: 34 }",
            "{ $ref: parts/text.yaml }",
        );
        fs::write(document, text).unwrap();
        fs::create_dir(root.join("specs/parts")).unwrap();
    });
    assert!(contains(&first, "parts/text.yaml"), "{first:#?}");
    fs::write(
        watched.place.path().join("specs/parts/text.yaml"),
        "type: string\nmaxLength: 142\n",
    )
    .unwrap();
    // `watch` does not know the folder of a missing file, so a save of the document makes it look again.
    watched.save(|it| it);
    watched.until("Generated ");
    assert!(watched.generated().contains("142"));
}

#[test]
fn a_folder_that_comes_back_is_watched_again() {
    let (watched, _) = Watched::new(|_| {});
    let specs = watched.place.path().join("specs");
    let aside = watched.place.path().join("aside");
    fs::rename(&specs, &aside).unwrap();
    watched.until("1 error");
    // Another folder with a copy, as a version control system makes it.
    fs::create_dir(&specs).unwrap();
    for file in fs::read_dir(&aside).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), specs.join(file.file_name())).unwrap();
    }
    watched.until("  corrected: ");
    watched.save(|it| it.replace("maxLength: 34", "maxLength: 35"));
    watched.until("Generated ");
    while !watched.generated().contains("35") {
        watched.until("Generated ");
    }
}

#[test]
fn watching_does_not_verify() {
    let place = tempfile::tempdir().unwrap();
    let done = copperplate(place.path(), &["watch", "--check"]).output();
    let done = done.unwrap();
    assert_eq!(done.status.code(), Some(2));
    let text = String::from_utf8(done.stderr).unwrap();
    assert!(text.contains("leave out `--check`"), "{text}");
}
