//! The command line of Copperplate, as a library: the program `copperplate` runs it anywhere, and
//! `cargo xtask` runs it in the repository of Copperplate.

#![forbid(unsafe_code)]
// Their macros panic on a closed pipe; `say!` and `note!` do not.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod arguments;
#[cfg(feature = "docs")]
mod docs;
pub mod documents;
mod drift;
mod explain;
mod generate;
mod init;
mod inputs;
#[cfg_attr(
    not(feature = "watch"),
    allow(dead_code, reason = "only `watch` has several runs")
)]
mod memory;
mod mend;
#[cfg(feature = "mock")]
mod mock;
mod output;
mod place;
#[cfg(any(feature = "docs", feature = "mock"))]
mod planned;
mod print;
pub mod review;
mod schemas;
mod unlisted;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Command, CommandFactory as _, FromArgMatches as _};

pub use arguments::{Arguments, Task};
pub use print::{note_line, print, print_line};

/// The name in help texts that each program replaces by its own.
const NAME: &str = "copperplate";

/// The program that runs a task.
#[derive(Clone, Debug)]
pub struct Program {
    /// The words that start the program, such as `cargo xtask`.
    pub name: &'static str,
    /// The folder in which the root of the repository is searched; the current folder if `None`.
    pub folder: Option<PathBuf>,
}

impl Program {
    /// A program that works in the current folder.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, folder: None }
    }

    /// The folder in which the root of the repository is searched.
    fn folder(&self) -> PathBuf {
        let folder = self.folder.clone();
        folder.unwrap_or_else(|| std::env::current_dir().unwrap_or_default())
    }
}

/// Reads the arguments of the process, and runs the task. `skipped` words come before the task.
#[must_use]
pub fn main(program: &Program, skipped: usize) -> ExitCode {
    let words = std::env::args_os();
    let words = words
        .enumerate()
        .filter(|(at, _)| *at == 0 || *at > skipped);
    let matches = named(Arguments::command(), program).get_matches_from(words.map(|(_, it)| it));
    match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => caught(|| run(&arguments.task, program)),
        Err(error) => error.exit(),
    }
}

/// Runs a task.
#[must_use]
pub fn run(task: &Task, program: &Program) -> ExitCode {
    match task {
        Task::Init(init) => init::run(init, program),
        Task::Generate(generate) => generate::run(generate, generate.check, program),
        Task::Check(generate) => generate::run(generate, true, program),
        #[cfg(feature = "watch")]
        Task::Watch(generate) => generate::watch(generate, program),
        #[cfg(not(feature = "watch"))]
        Task::Watch(_) => without("watch"),
        Task::Explain(code) => explain::run(code, program),
        Task::Mend(mend) => mend::run(mend, program),
        Task::Review(review) => review::run(review, program),
        Task::Drift(drift) => drift::run(drift, program),
        #[cfg(feature = "docs")]
        Task::Docs(docs) => docs::run(docs, program),
        #[cfg(not(feature = "docs"))]
        Task::Docs(_) => without("docs"),
        #[cfg(feature = "lsp")]
        Task::Lsp => match copperplate_lsp::run(Box::new(review::MergeBases)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                note!("error: {error}");
                ExitCode::FAILURE
            }
        },
        #[cfg(not(feature = "lsp"))]
        Task::Lsp => without("lsp"),
        #[cfg(feature = "mock")]
        Task::Mock(mock) => mock::run(mock, program),
        #[cfg(not(feature = "mock"))]
        Task::Mock(_) => without("mock"),
        Task::Schemas(schemas) => schemas::run(schemas, program),
        Task::Completions(completions) => {
            let mut command = named(Arguments::command(), program);
            let mut script = Vec::new();
            clap_complete::generate(completions.shell, &mut command, NAME, &mut script);
            print(&String::from_utf8_lossy(&script));
            ExitCode::SUCCESS
        }
    }
}

/// Reports a task without code in this program.
#[cfg(not(all(feature = "docs", feature = "lsp", feature = "mock", feature = "watch")))]
fn without(feature: &str) -> ExitCode {
    note!("error: this program was built without its feature `{feature}`");
    ExitCode::from(2)
}

/// Runs a task, and reports a panic as a fault of the generator. The library does not panic on a
/// document. If it did, nothing would have been written, because writing files is the very last step.
/// The end of a task by [`say!`] and [`print()`] is quiet.
#[must_use]
pub fn caught(run: impl FnOnce() -> ExitCode) -> ExitCode {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        if panic.is::<print::Closed>() {
            return ExitCode::from(print::CLOSED);
        }
        note!(
            "internal error: this is a fault of the generator.\n\
             Please report it with the document that led to it."
        );
        ExitCode::from(101)
    })
}

/// Names a program in its help texts.
#[must_use]
pub fn named(command: Command, program: &Program) -> Command {
    let name = program.name;
    let mut command = command.name(name).bin_name(name);
    let help = command.get_after_help().map(ToString::to_string);
    if let Some(help) = help {
        command = command.after_help(help.replace(NAME, name));
    }
    let tasks: Vec<String> = command
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    for task in tasks {
        command = command.mut_subcommand(task, |task| {
            let help = task.get_after_help().map(ToString::to_string);
            match help {
                Some(help) => task.after_help(help.replace(NAME, name)),
                None => task,
            }
        });
    }
    command
}
