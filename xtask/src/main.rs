//! `cargo xtask …`: the tasks of every user, and the tasks of this repository.

#![forbid(unsafe_code)]
// Their macros panic on a closed pipe; `say!` and `note!` do not.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod arguments;
mod bench;
#[cfg(test)]
mod commands;
mod conformance;
mod corpus;
mod exactly_once;
mod proof;
mod prose;
mod repository;
#[cfg(not(all(feature = "docs", feature = "lsp", feature = "mock")))]
mod rerun;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};
use copperplate_cli::Program;

use arguments::{Arguments, Task};

// A third of a run was allocating, because tokens are many and small. The allocator is written in C, and
// generation should not need a C compiler.
#[cfg(feature = "bench")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let program = Program::new("cargo xtask");
    let matches = copperplate_cli::named(Arguments::command(), &program).get_matches();
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    copperplate_cli::caught(|| match &arguments.task {
        #[cfg(not(feature = "docs"))]
        Task::User(copperplate_cli::Task::Docs(_)) => rerun::with("docs"),
        #[cfg(not(feature = "lsp"))]
        Task::User(copperplate_cli::Task::Lsp) => rerun::with("lsp"),
        #[cfg(not(feature = "mock"))]
        Task::User(copperplate_cli::Task::Mock(_)) => rerun::with("mock"),
        Task::User(task) => copperplate_cli::run(task, &program),
        Task::ReviewProof(proof) => proof::run(proof),
        Task::Conformance(conformance) => conformance::run(conformance),
        Task::Corpus(corpus) => corpus::run(corpus),
        Task::Bench(bench) => bench::run(bench),
        Task::ExactlyOnce => exactly_once::run(),
        Task::Prose(prose) => prose::run(prose),
    })
}
