//! Prints results.

use std::cell::{OnceCell, RefCell};
use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::path::Path;

use copperplate::Failure;
use copperplate::diagnostics::{
    Diagnostic, Diagnostics, Severity, render, render_github, render_json, render_sarif, sarif_log,
};
use copperplate::explain::explain;
use copperplate::source::Files;
use copperplate::write::{Changes, Drift};

use crate::arguments::{Color, Format, Generate};
use crate::memory::Memory;

/// Prints in the requested form. A closed pipe, as to `head`, does not stop the run, because its
/// purpose is to write files.
#[derive(Debug)]
pub struct Printer {
    format: Format,
    color: bool,
    /// The code of the first printed error with an explanation.
    first: OnceCell<&'static str>,
    /// True to show every problem.
    full: bool,
    /// The results for the one SARIF log of a run.
    results: RefCell<String>,
    /// The problems of the run before. They are not printed again.
    memory: Option<RefCell<Memory>>,
}

/// The number of shown problems, unless all are asked for.
const MOST: usize = 200;

impl Printer {
    /// Chooses the form and colour.
    pub fn new(arguments: &Generate) -> Self {
        let color = match arguments.color {
            Color::Auto => is_colored(),
            Color::Always => true,
            Color::Never => false,
        };
        Self {
            format: arguments.message_format,
            color,
            first: OnceCell::new(),
            full: arguments.full,
            results: RefCell::default(),
            memory: None,
        }
    }

    /// A printer for people, with every problem.
    pub fn human() -> Self {
        Self {
            format: Format::Human,
            color: is_colored(),
            first: OnceCell::new(),
            full: true,
            results: RefCell::default(),
            memory: None,
        }
    }

    /// Leaves out the printed problems of the run before.
    #[cfg(feature = "watch")]
    pub fn that_remembers(mut self) -> Self {
        self.memory = Some(RefCell::default());
        self
    }

    /// Ends one of several runs, and prints the number of its errors, or the corrected problems.
    #[cfg(feature = "watch")]
    pub fn turn(&self, is_complete: bool) {
        if let Some(memory) = &self.memory {
            for line in memory.borrow_mut().turn(is_complete) {
                self.line(&line);
            }
        }
    }

    /// Prints diagnostics with their places.
    pub fn diagnostics(&self, problems: &Diagnostics, sources: &Files) {
        let rendered = self.rendered(problems, sources);
        self.note_first(problems);
        self.say(&rendered);
    }

    /// Notes the first error with an explanation.
    fn note_first(&self, problems: &Diagnostics) {
        let mut errors = problems.iter().filter(|it| it.severity == Severity::Error);
        if let Some(error) = errors.find(|it| explain(it.code).is_some()) {
            // A second error leaves the first in place.
            let _ = self.first.set(error.code);
        }
    }

    /// Names the task that explains the first error, for people.
    pub fn explanation(&self, program: &str) {
        if let (Format::Human, Some(code)) = (self.format, self.first.get()) {
            self.line(&format!("For more, run `{program} explain {code}`."));
        }
    }

    /// Rendered diagnostics; empty if there are none.
    pub fn rendered(&self, problems: &Diagnostics, sources: &Files) -> String {
        if problems.is_empty() {
            return String::new();
        }
        let mut problems = problems.clone();
        if let Some(memory) = &self.memory {
            problems.retain(|it| memory.borrow_mut().is_new(it, sources));
        }
        if !self.full {
            problems = problems.capped(MOST);
        }
        match self.format {
            Format::Human => render(&problems, sources, self.color),
            Format::Json => render_json(&problems, sources),
            Format::Github => render_github(&problems, sources),
            Format::Sarif => render_sarif(&problems, sources),
        }
    }

    /// Prints rendered diagnostics.
    pub fn say(&self, rendered: &str) {
        match self.format {
            Format::Human => self.text(rendered),
            Format::Json | Format::Github => self.lines(rendered),
            Format::Sarif => self.results.borrow_mut().push_str(rendered),
        }
    }

    /// Prints the end of the output: a SARIF log.
    pub fn end(&self) {
        if self.format == Format::Sarif {
            self.lines(&sarif_log(&self.results.borrow(), &explain));
        }
    }

    /// Prints the problems of a refused document, and the way to tolerate them if there is one.
    pub fn refused(&self, failure: &Failure, is_argument: bool, program: &str) {
        let problems = &failure.diagnostics;
        let rendered = self.rendered(problems, &failure.sources);
        self.note_first(problems);
        self.say(&rendered);
        let (count, codes) = problems.tolerable();
        if count == 0 || rendered.is_empty() {
            return;
        }
        let codes = codes.join(",");
        let ways = match is_argument {
            true => format!("`--tolerant`, or `--allow {codes}` by name"),
            false => format!("`tolerant = true`, or by name in `unsupported` ({codes})"),
        };
        let all = self::count(problems.error_count(), "error");
        self.line(&format!(
            "{count} of {all} cost one piece of the document each. To generate the rest: {ways}. \
             `{program} mend DOCUMENT` writes an overlay."
        ));
    }

    /// Prints an error without a place in a document.
    pub fn error(&self, code: &'static str, message: &str, help: &str) {
        let mut problem = Diagnostic::without_place(code, message);
        if !help.is_empty() {
            problem = problem.help(help);
        }
        self.diagnostics(&Diagnostics::one(problem), &Files::new());
    }

    /// Prints a difference between a file and its generated text; `folder` ends with a slash.
    pub fn drift(&self, folder: &str, drift: &Drift, repair: &str) {
        match self.format {
            Format::Human => {
                let mut lines = Vec::new();
                let text = drift.to_string();
                for (index, line) in text.lines().enumerate() {
                    lines.push(match (index, line.chars().next()) {
                        (0, _) => self.painted("1", &format!("{folder}{line}")),
                        (_, Some('+')) => self.painted("32", line),
                        (_, Some('-')) => self.painted("31", line),
                        _ => line.to_owned(),
                    });
                }
                self.text(&format!("{}\n\n", lines.join("\n")));
            }
            Format::Json | Format::Github | Format::Sarif => {
                let message = format!("{folder}{} {}", drift.path(), drift.what());
                self.error("drift", &message, &format!("run `{repair}`"));
            }
        }
    }

    /// Prints the changed files.
    pub fn changes(&self, folder: &str, changes: &Changes) {
        let written = changes
            .written
            .iter()
            .map(|path| format!("  wrote   {folder}/{path}\n"));
        let removed = changes
            .removed
            .iter()
            .map(|path| format!("  removed {folder}/{path}\n"));
        self.text(&written.chain(removed).collect::<String>());
    }

    /// Prints a line for people.
    pub fn line(&self, line: &str) {
        self.text(&format!("{line}\n"));
    }

    fn painted(&self, code: &str, text: &str) -> String {
        match self.color {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }

    fn text(&self, text: &str) {
        let _ = stderr().write_all(text.as_bytes());
    }

    fn lines(&self, lines: &str) {
        let _ = stdout().write_all(lines.as_bytes());
    }
}

fn is_colored() -> bool {
    stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
}

/// `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// A path for display: relative to the root of the repository if it is inside.
pub fn shown(repository: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(repository).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

/// The current command without its `--check` options, to be typed again.
pub fn repair(program: &str) -> String {
    let mut format = false;
    let words = std::env::args_os().map(|it| it.to_string_lossy().into_owned());
    let words = words.skip_while(|it| !["generate", "check"].contains(&it.as_str()));
    let words = words.skip(1).filter(|word| {
        let value = std::mem::replace(&mut format, word == "--message-format");
        !value && word != "--check" && !word.starts_with("--message-format")
    });
    let quoted = words.map(|word| {
        let plain = |it: char| it.is_ascii_alphanumeric() || "-_./=,:@".contains(it);
        match !word.is_empty() && word.chars().all(plain) {
            true => word,
            false => format!("'{}'", word.replace('\'', r"'\''")),
        }
    });
    let command: Vec<String> = std::iter::once(format!("{program} generate"))
        .chain(quoted)
        .collect();
    command.join(" ")
}
