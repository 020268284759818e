//! The command line of Copperplate, as a library: the program `copperplate` runs it anywhere, and
//! `cargo xtask` runs it in the repository of Copperplate.

#![forbid(unsafe_code)]

mod arguments;
pub mod documents;
mod drift;
mod explain;
mod generate;
mod init;
mod inputs;
mod mend;
#[cfg(feature = "mock")]
mod mock;
mod output;
mod place;
pub mod review;
mod unlisted;

use std::io::{Write as _, stderr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Command, CommandFactory as _, FromArgMatches as _};

pub use arguments::{Arguments, Task};

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
        Task::Explain(code) => explain::run(code, program),
        Task::Mend(mend) => mend::run(mend, program),
        Task::Review(review) => review::run(review, program),
        Task::Drift(drift) => drift::run(drift, program),
        #[cfg(feature = "mock")]
        Task::Mock(mock) => mock::run(mock, program),
        #[cfg(not(feature = "mock"))]
        Task::Mock(_) => {
            let message = "error: this program was built without its feature `mock`\n";
            let _ = stderr().write_all(message.as_bytes());
            ExitCode::from(2)
        }
        Task::Completions(completions) => {
            let mut command = named(Arguments::command(), program);
            let mut script = Vec::new();
            clap_complete::generate(completions.shell, &mut command, NAME, &mut script);
            match std::io::stdout().write_all(&script) {
                Ok(()) => ExitCode::SUCCESS,
                // The reader of a pipe can stop early.
                Err(_) => ExitCode::FAILURE,
            }
        }
    }
}

/// Runs a task, and reports a panic as a fault of the generator. The library does not panic on a
/// document. If it did, nothing would have been written, because writing files is the very last step.
#[must_use]
pub fn caught(run: impl FnOnce() -> ExitCode) -> ExitCode {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let message = "internal error: this is a fault of the generator.\n\
                       Please report it with the document that led to it.\n";
        let _ = stderr().write_all(message.as_bytes());
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
