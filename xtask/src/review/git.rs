//! Old revisions from git.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The branches that changes go to, in the order of trust.
const MAIN: [&str; 5] = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

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

/// The commit of a revision.
pub fn commit(repository: &Path, revision: &str) -> Result<String, String> {
    let wanted = format!("{revision}^{{commit}}");
    run(repository, &["rev-parse", "--verify", "--quiet", &wanted]).map_err(|_| {
        format!(
            "error: `{revision}` is not a revision here{}",
            shallow(repository)
        )
    })
}

/// The commit of the working tree.
pub fn head(repository: &Path) -> Result<String, String> {
    commit(repository, "HEAD")
}

/// The commit where the current branch left the main branch.
pub fn merge_base(repository: &Path) -> Result<String, String> {
    let exists = |name: &&&str| commit(repository, name).is_ok();
    let Some(main) = MAIN.iter().find(exists) else {
        return Err(format!(
            "error: there is no main branch ({}); name a revision by `--against`{}",
            MAIN.join(", "),
            shallow(repository)
        ));
    };
    run(repository, &["merge-base", main, "HEAD"]).map_err(|_| {
        format!(
            "error: `{main}` and `HEAD` have no common commit here; name a revision by `--against`{}",
            shallow(repository)
        )
    })
}

/// A hint if the history is cut off.
fn shallow(repository: &Path) -> String {
    let is_shallow = run(repository, &["rev-parse", "--is-shallow-repository"]);
    match is_shallow.as_deref() {
        Ok("true") => "\nhelp: this clone is shallow; fetch the history by `git fetch --unshallow`, \
                       or set `fetch-depth: 0` of actions/checkout"
            .to_owned(),
        _ => String::new(),
    }
}

/// Writes the files of a commit that a generation can read. The index of the repository stays as
/// it is.
pub fn checkout(repository: &Path, commit: &str, folder: &Path) -> Result<Checkout, String> {
    let failed = |error: std::io::Error| format!("error: {}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(failed)?;
    }
    std::fs::create_dir_all(folder).map_err(failed)?;
    let made = Checkout(folder.to_owned());
    let index = folder.join(".index");
    let environment = [("GIT_INDEX_FILE", index.as_os_str())];
    let names = output(repository, &["ls-tree", "-r", "--name-only", "-z", commit], &[], None)?;
    let names = String::from_utf8_lossy(&names);
    let read = |name: &&str| {
        let extension = Path::new(name).extension().and_then(|it| it.to_str());
        extension.is_some_and(|it| READ.contains(&it))
    };
    let wanted: String = names.split('\0').filter(read).map(|it| format!("{it}\0")).collect();
    output(repository, &["read-tree", commit], &environment, None)?;
    let prefix = format!("--prefix={}/", folder.display());
    let arguments = ["checkout-index", "--force", "-z", "--stdin", &prefix];
    output(repository, &arguments, &environment, Some(&wanted))?;
    Ok(made)
}

fn run(repository: &Path, arguments: &[&str]) -> Result<String, String> {
    let text = output(repository, arguments, &[], None)?;
    Ok(String::from_utf8_lossy(&text).trim().to_owned())
}

fn output(
    repository: &Path,
    arguments: &[&str],
    environment: &[(&str, &OsStr)],
    input: Option<&str>,
) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("error: git can't be run: {error}");
    let mut command = Command::new("git");
    command.arg("-C").arg(repository).args(arguments);
    command.envs(environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let pipe = child.stdin.take();
    let done = std::thread::scope(|scope| {
        scope.spawn(move || {
            if let (Some(mut pipe), Some(input)) = (pipe, input) {
                // A command that stops early reports its own reason.
                let _ = pipe.write_all(input.as_bytes());
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
