//! Old revisions from git.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The branches that changes go to, in the order of trust.
const MAIN: [&str; 5] = [
    "origin/HEAD",
    "origin/main",
    "origin/master",
    "main",
    "master",
];

/// The extensions of files that a generation reads.
const READ: [&str; 6] = ["yaml", "yml", "json", "toml", "lock", "txt"];

/// A checkout that is removed at the end.
pub struct Checkout(PathBuf);

impl Checkout {
    /// Its folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        // A leftover is overwritten by the next review of the same revision.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A repository of git, and the folder in it with the configuration.
pub struct Repository {
    /// Its folder.
    root: PathBuf,
    /// The path of the configuration's folder from there, which ends with a slash; empty for the same one.
    inside: String,
    /// The folder of git, for old revisions.
    private: PathBuf,
}

impl Repository {
    /// The repository around a folder.
    pub fn around(folder: &Path) -> Result<Self, String> {
        let line = |argument| run(folder, &["rev-parse", argument]);
        Ok(Self {
            root: line("--show-toplevel")?.into(),
            inside: line("--show-prefix")?,
            private: line("--absolute-git-dir")?.into(),
        })
    }

    /// The path of the configuration's folder from the one of the repository.
    pub fn inside(&self) -> &str {
        &self.inside
    }

    /// The commit of a revision.
    pub fn commit(&self, revision: &str) -> Result<String, String> {
        let wanted = format!("{revision}^{{commit}}");
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ];
        run(&self.root, &arguments).map_err(|_| {
            format!(
                "error: `{revision}` is not a revision here{}",
                self.shallow()
            )
        })
    }

    /// The commit of the working tree.
    pub fn head(&self) -> Result<String, String> {
        self.commit("HEAD")
    }

    /// The commit where the current branch left the main branch.
    pub fn merge_base(&self) -> Result<String, String> {
        let exists = |name: &&&str| self.commit(name).is_ok();
        let Some(main) = MAIN.iter().find(exists) else {
            return Err(format!(
                "error: there is no main branch ({}); name a revision by `--against`{}",
                MAIN.join(", "),
                self.shallow()
            ));
        };
        run(&self.root, &["merge-base", main, "HEAD"]).map_err(|_| {
            format!(
                "error: `{main}` and `HEAD` have no common commit here; name a revision by `--against`{}",
                self.shallow()
            )
        })
    }

    /// A hint if the history is cut off.
    fn shallow(&self) -> String {
        let is_shallow = run(&self.root, &["rev-parse", "--is-shallow-repository"]);
        match is_shallow.as_deref() {
            Ok("true") => {
                "\nhelp: this clone is shallow; fetch the history by `git fetch --unshallow`, \
                           or set `fetch-depth: 0` of actions/checkout"
                    .to_owned()
            }
            _ => String::new(),
        }
    }

    /// Writes the files of a commit that a generation can read, into the folder of git. The index of the
    /// repository stays as it is.
    pub fn checkout(&self, commit: &str) -> Result<Checkout, String> {
        // Two reviews of one revision can run at the same time.
        let name = format!("{commit}-{}", std::process::id());
        let folder = self.private.join("copperplate-review").join(name);
        let failed = |error: std::io::Error| format!("error: {}: {error}", folder.display());
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(failed)?;
        }
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let made = Checkout(folder.clone());
        let index = folder.join(".index");
        let environment = [("GIT_INDEX_FILE", index.as_os_str())];
        let list = ["ls-tree", "-r", "--name-only", "-z", commit];
        let names = output(&self.root, &list, &[], None)?;
        // A name is any bytes, and git takes back only the same ones.
        let wanted: Vec<u8> = names
            .split_inclusive(|it| *it == 0)
            .filter(|it| is_read(it.strip_suffix(&[0]).unwrap_or(it)))
            .flatten()
            .copied()
            .collect();
        output(&self.root, &["read-tree", commit], &environment, None)?;
        let prefix = format!("--prefix={}/", folder.display());
        let arguments = ["checkout-index", "--force", "-z", "--stdin", &prefix];
        output(&self.root, &arguments, &environment, Some(&wanted))?;
        Ok(made)
    }
}

/// True if a generation can read a file of this name.
fn is_read(name: &[u8]) -> bool {
    let mut parts = name.rsplitn(2, |it| *it == b'.');
    let extension = parts.next().unwrap_or_default();
    let has_name = parts
        .next()
        .is_some_and(|it| !it.is_empty() && !it.ends_with(b"/"));
    has_name
        && READ
            .iter()
            .any(|it| extension.eq_ignore_ascii_case(it.as_bytes()))
}

fn run(repository: &Path, arguments: &[&str]) -> Result<String, String> {
    let text = output(repository, arguments, &[], None)?;
    Ok(String::from_utf8_lossy(&text).trim().to_owned())
}

fn output(
    repository: &Path,
    arguments: &[&str],
    environment: &[(&str, &OsStr)],
    input: Option<&[u8]>,
) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("error: git can't be run: {error}");
    let mut command = Command::new("git");
    command.arg("-C").arg(repository).args(arguments);
    command.envs(environment.iter().copied());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let pipe = child.stdin.take();
    let done = std::thread::scope(|scope| {
        scope.spawn(move || {
            if let (Some(mut pipe), Some(input)) = (pipe, input) {
                // A command that stops early reports its own reason.
                let _ = pipe.write_all(input);
            }
        });
        child.wait_with_output().map_err(failed)
    })?;
    match done.status.success() {
        true => Ok(done.stdout),
        false => Err(format!(
            "error: `git {}` failed: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&done.stderr).trim()
        )),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use std::path::Path;

    use super::{Repository, run};

    fn git(folder: &Path, arguments: &[&str]) {
        let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        let all: Vec<&str> = author
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        run(folder, &all).expect("git runs");
    }

    fn around(folder: &Path) -> Repository {
        Repository::around(folder).expect("a repository")
    }

    /// A repository with a branch that leaves `main` after the first of two commits.
    fn repository() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        git(path, &["init", "--quiet", "--initial-branch=main"]);
        std::fs::create_dir(path.join("specs")).expect("a folder");
        std::fs::write(path.join("specs/a.yaml"), "old").expect("written");
        std::fs::write(path.join("code.rs"), "fn main() {}").expect("written");
        git(path, &["add", "."]);
        git(path, &["commit", "--quiet", "-m", "first"]);
        git(path, &["branch", "change"]);
        std::fs::write(path.join("specs/a.yaml"), "main").expect("written");
        git(path, &["commit", "--quiet", "-a", "-m", "second"]);
        git(path, &["switch", "--quiet", "change"]);
        std::fs::write(path.join("specs/a.yaml"), "new").expect("written");
        git(path, &["commit", "--quiet", "-a", "-m", "third"]);
        folder
    }

    #[test]
    fn the_old_revision_is_where_the_branch_left_main() {
        let folder = repository();
        let repository = around(&folder.path().join("specs"));
        assert_eq!(repository.inside(), "specs/");
        let base = repository.merge_base().expect("a merge base");
        assert_eq!(Ok(&base), repository.commit("main~1").as_ref());
        let old = repository.checkout(&base).expect("checked out");
        let text = std::fs::read_to_string(old.path().join("specs/a.yaml"));
        assert_eq!(text.expect("the document"), "old");
        assert!(
            !old.path().join("code.rs").exists(),
            "generation does not read it"
        );
        let status = run(folder.path(), &["status", "--porcelain"]).expect("a status");
        assert_eq!(status, "", "the index stays as it is");
        let path = old.path().to_owned();
        drop(old);
        assert!(!path.exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_are_bytes_and_extensions_have_any_case() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = repository();
        let path = folder.path();
        let strange = path.join(std::ffi::OsStr::from_bytes(b"specs/caf\xe9.yaml"));
        std::fs::write(strange, "bytes").expect("written");
        std::fs::write(path.join("specs/Pay.YAML"), "upper").expect("written");
        git(path, &["add", "."]);
        git(path, &["commit", "--quiet", "-m", "fourth"]);
        let repository = around(path);
        let head = repository.head().expect("a commit");
        let old = repository.checkout(&head).expect("checked out");
        let names = std::fs::read_dir(old.path().join("specs")).expect("a folder");
        assert_eq!(names.count(), 3);
    }

    #[test]
    fn a_shallow_clone_gets_a_hint() {
        let folder = repository();
        let place = tempfile::tempdir().expect("a folder");
        let url = format!("file://{}", folder.path().display());
        git(
            place.path(),
            &["clone", "--quiet", "--depth=1", &url, "clone"],
        );
        let clone = place.path().join("clone");
        git(
            &clone,
            &[
                "fetch",
                "--quiet",
                "--depth=1",
                "origin",
                "main:refs/remotes/origin/main",
            ],
        );
        let first = around(folder.path()).commit("main~1").expect("a commit");
        let cloned = around(&clone);
        let unknown = cloned.commit(&first).expect_err("it was not fetched");
        assert!(unknown.contains("fetch-depth: 0"), "{unknown}");
        run(&clone, &["remote", "set-head", "origin", "main"]).expect("a main branch");
        let unrelated = cloned.merge_base().expect_err("there is no common commit");
        assert!(unrelated.contains("--unshallow"), "{unrelated}");
    }
}
