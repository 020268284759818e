//! The task `init`: a working setup in an empty or an existing repository.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use copperplate::diagnostics::{Diagnostic, Diagnostics, render};
use copperplate::options::{Edition, Runtime};
use copperplate::source::Files;
use copperplate::{config, naming, package};

use crate::Program;
use crate::arguments::Init;
use crate::place::resolved;
use crate::schemas;

/// The folder for documents.
const DOCUMENTS: &str = "specs";

/// The folder of the generated package.
const OUTPUT: &str = "generated";

/// The attributes of git, the only existing file that a setup adds to.
const ATTRIBUTES: &str = ".gitattributes";

/// The sample document, for a user without a document.
const SAMPLE: &str = include_str!("../templates/payouts.yaml");

/// The package that calls the sample, with a test.
const SERVICE: [(&str, &str); 3] = [
    (
        "service/Cargo.toml",
        include_str!("../templates/service.toml"),
    ),
    (
        "service/src/lib.rs",
        include_str!("../templates/service.rs"),
    ),
    (
        "service/tests/payouts.rs",
        include_str!("../templates/test.rs"),
    ),
];

/// A reason not to write anything: the message, and the help.
struct Refusal(String, String);

/// The files of a setup, each with its path from the root, and the steps that are left to the user.
#[derive(Default)]
struct Setup {
    files: Vec<(String, String)>,
    steps: Vec<String>,
}

/// Runs the task.
pub fn run(arguments: &Init, program: &Program) -> ExitCode {
    let root = program.folder();
    match setup(arguments, &root).and_then(|setup| write(&root, setup)) {
        Ok(steps) => {
            let own = [
                format!("{} generate", program.name),
                "cargo test".to_owned(),
            ];
            say("\nNext:");
            for step in steps.into_iter().chain(own) {
                say(&format!("  {step}"));
            }
            ExitCode::SUCCESS
        }
        Err(Refusal(message, help)) => {
            let problem = Diagnostic::without_place("init", message).help(help);
            let problem = render(&Diagnostics::one(problem), &Files::new(), false);
            say(problem.trim_end());
            ExitCode::from(2)
        }
    }
}

/// Decides on all files, before any is written.
fn setup(arguments: &Init, root: &Path) -> Result<Setup, Refusal> {
    if let Some(root) = config::root_of(root) {
        return Err(Refusal(
            format!("{} already has a configuration", root.display()),
            "add a table `[api.NAME]` with the key `document` to it".to_owned(),
        ));
    }
    if !naming::is_package_name(&arguments.name) {
        let message = format!("no package can be called `{}`", arguments.name);
        return Err(Refusal(message, naming::PACKAGE_NAME.to_owned()));
    }
    let mut setup = Setup::default();
    let document = setup.document(arguments.document.as_deref(), root)?;
    setup.configuration(arguments, root, &document);
    setup.workspace(arguments, root);
    let workflow = include_str!("../templates/workflow.yml");
    let workflow = workflow.replace("@VERSION@", env!("CARGO_PKG_VERSION"));
    setup.add(".github/workflows/copperplate.yml", &workflow);
    for (name, text) in schemas::files() {
        setup.add(&format!("{}/{name}", schemas::FOLDER), &text);
    }
    setup.attributes(root)?;
    Ok(setup)
}

impl Setup {
    fn add(&mut self, path: &str, text: &str) {
        self.files.push((path.to_owned(), text.to_owned()));
    }

    /// The path of the document from the root. A document outside of the root is copied, because a path
    /// of the configuration stays inside the repository.
    fn document(&mut self, document: Option<&Path>, root: &Path) -> Result<String, Refusal> {
        let Some(document) = document else {
            let path = format!("{DOCUMENTS}/payouts.yaml");
            self.add(&path, SAMPLE);
            return Ok(path);
        };
        let unreadable = |error: io::Error| {
            let message = format!("{} can't be read: {error}", document.display());
            Refusal(
                message,
                "name an OpenAPI document on this machine".to_owned(),
            )
        };
        let text = fs::read_to_string(document).map_err(unreadable)?;
        let document = document.canonicalize().map_err(unreadable)?;
        let root = root.canonicalize().map_err(unreadable)?;
        if let Ok(inside) = document.strip_prefix(&root) {
            return Ok(utf8(inside.as_os_str())?.replace('\\', "/"));
        }
        let name = utf8(document.file_name().unwrap_or_default())?;
        let path = format!("{DOCUMENTS}/{name}");
        self.add(&path, &text);
        Ok(path)
    }

    fn configuration(&mut self, arguments: &Init, root: &Path, document: &str) {
        let name = package::feature_name(&package::package_name(Path::new(document)));
        let here = resolved(Path::new("."));
        let runtime = arguments.runtime.as_ref();
        let runtime = runtime.map(|it| package::runtime_from(&here, &resolved(root), it));
        let runtime = runtime.map(|it| format!("runtime = {}\n", inline(&it)));
        let text = include_str!("../templates/copperplate.toml")
            .replace("@EDITION@", Edition::NEWEST.name())
            .replace("@PACKAGE@", &arguments.name)
            .replace("@RUNTIME@\n", &runtime.unwrap_or_default())
            .replace("@API@", &name)
            .replace("@DOCUMENT@", &quoted(document));
        self.add("copperplate.toml", &text);
    }

    /// The workspace around the generated package. An existing one is for its owner to change.
    fn workspace(&mut self, arguments: &Init, root: &Path) {
        if root.join("Cargo.toml").exists() {
            self.steps.push(format!(
                "add \"{OUTPUT}\" to `members` of the workspace in Cargo.toml"
            ));
            return;
        }
        let sample = arguments.document.is_none();
        let members = match sample {
            true => "\"generated\", \"service\"",
            false => "\"generated\"",
        };
        let manifest = include_str!("../templates/workspace.toml").replace("@MEMBERS@", members);
        self.add("Cargo.toml", &manifest);
        if !root.join(".gitignore").exists() {
            self.add(".gitignore", "/target\n");
        }
        if sample {
            for (path, text) in SERVICE {
                let name = match path.ends_with(".rs") {
                    true => arguments.name.replace('-', "_"),
                    false => arguments.name.clone(),
                };
                self.add(path, &text.replace("@PACKAGE@", &name));
            }
        }
    }

    /// Adds to the attributes of git: reviewers see generated code folded, and documents open.
    fn attributes(&mut self, root: &Path) -> Result<(), Refusal> {
        let lines = [OUTPUT, schemas::FOLDER].map(|it| format!("{it}/** linguist-generated=true"));
        let by_hand = lines.join("` and `");
        let file = root.join(ATTRIBUTES);
        if file.is_symlink() {
            return Err(Refusal(
                format!("{ATTRIBUTES} is a link, and nothing was written"),
                format!("put a file in its place, or move it away and add `{by_hand}` later"),
            ));
        }
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => {
                return Err(Refusal(
                    format!("{ATTRIBUTES} can't be read, and nothing was written: {error}"),
                    format!("make it a text in UTF-8, or move it away and add `{by_hand}` later"),
                ));
            }
        };
        let new = lines
            .iter()
            .filter(|line| !text.lines().any(|it| it == *line));
        let new: String = new.map(|line| format!("{line}\n")).collect();
        if new.is_empty() {
            return Ok(());
        }
        // The last line of an existing file can be without its end.
        let end = match text.is_empty() || text.ends_with('\n') {
            true => "",
            false => "\n",
        };
        self.add(ATTRIBUTES, &format!("{end}{new}"));
        Ok(())
    }
}

/// A path as the configuration can hold it.
fn utf8(path: &OsStr) -> Result<&str, Refusal> {
    path.to_str().ok_or_else(|| {
        Refusal(
            format!("the path {} is not UTF-8", path.display()),
            "rename the document".to_owned(),
        )
    })
}

/// A source of the runtime as an inline table of TOML.
fn inline(runtime: &Runtime) -> String {
    match runtime {
        Runtime::Version(version) => quoted(version),
        Runtime::Path(path) => format!("{{ path = {} }}", quoted(&path.to_string_lossy())),
        Runtime::Git { url, revision } => {
            format!("{{ git = {}, rev = {} }}", quoted(url), quoted(revision))
        }
    }
}

/// A string of TOML, by its serializer.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Writes the files, after it has checked that none would be replaced. Returns the steps that are left.
fn write(root: &Path, setup: Setup) -> Result<Vec<String>, Refusal> {
    let mut existing = setup.files.iter().map(|(path, _)| path);
    // A link that leads nowhere is there as well: a file written through it would be elsewhere.
    let is_there = |path: &str| root.join(path).symlink_metadata().is_ok();
    if let Some(path) = existing.find(|path| *path != ATTRIBUTES && is_there(path)) {
        return Err(Refusal(
            format!("{path} is there already, and nothing was written"),
            "move it away, or write the configuration by hand".to_owned(),
        ));
    }
    let mut created = Vec::new();
    for (path, text) in &setup.files {
        if let Err(error) = add(root, path, text, &mut created) {
            created.iter().rev().for_each(remove);
            return Err(Refusal(
                format!("{path} can't be written, and nothing was changed: {error}"),
                "correct the cause, and run it again".to_owned(),
            ));
        }
    }
    for (path, _) in &setup.files {
        say(&format!("  wrote   {path}"));
    }
    Ok(setup.steps)
}

/// Adds a file with its folders, or a line to the attributes of git, and notes what is new.
fn add(root: &Path, path: &str, text: &str, created: &mut Vec<PathBuf>) -> io::Result<()> {
    let file = root.join(path);
    let folders = file.ancestors().skip(1).take_while(|it| !it.exists());
    let folders: Vec<PathBuf> = folders.map(Path::to_owned).collect();
    for folder in folders.into_iter().rev() {
        fs::create_dir(&folder)?;
        created.push(folder);
    }
    if path == ATTRIBUTES && file.exists() {
        let mut existing = File::options().append(true).open(&file)?;
        return existing.write_all(text.as_bytes());
    }
    let mut new = File::create_new(&file)?;
    created.push(file);
    new.write_all(text.as_bytes())
}

/// Removes a new file or folder. A failure leaves it behind, which the next run names.
fn remove(path: &PathBuf) {
    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir(path));
}

/// Prints a line. A closed terminal does not stop the task.
fn say(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}
