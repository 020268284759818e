//! `cargo xtask …`: the tasks of this repository. The generator itself is a library.

#![forbid(unsafe_code)]

mod arguments;
mod bench;
mod conformance;
mod corpus;
mod generate;
mod inputs;
mod mend;
mod output;
mod place;
mod prose;
mod unlisted;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Task};

// A third of a run was allocating, because tokens are many and small. The allocator is written in C, and
// generation should not need a C compiler.
#[cfg(feature = "bench")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let run = || match &arguments.task {
        Task::Generate(generate) => generate::run(generate),
        Task::Mend(mend) => mend::run(mend),
        Task::Conformance(conformance) => conformance::run(conformance),
        Task::Corpus(corpus) => corpus::run(corpus),
        Task::Bench(bench) => bench::run(bench),
        Task::Prose(prose) => prose::run(prose),
    };
    // The library does not panic on a document. If it did, nothing would have been written, because
    // writing files is the very last step.
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(code) => code,
        Err(_) => {
            eprintln!("internal error: this is a fault of the generator, and nothing was written.");
            eprintln!("Please report it with the document that led to it.");
            ExitCode::from(101)
        }
    }
}
