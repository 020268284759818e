//! `cargo xtask …`: the tasks of this repository. Arguments in, text out; the work is the library's.

#![forbid(unsafe_code)]

mod arguments;
mod bench;
mod conformance;
mod corpus;
mod generate;
mod output;
mod place;
mod unlisted;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Task};

// A third of a run is allocating: tokens are many and small.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let run = || match &arguments.task {
        Task::Generate(generate) => generate::run(generate),
        Task::Conformance(conformance) => conformance::run(conformance),
        Task::Corpus(corpus) => corpus::run(corpus),
        Task::Bench(bench) => bench::run(bench),
    };
    // The library does not panic on a document. If it does all the same, nothing has been written:
    // files are put in place as the very last step.
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(code) => code,
        Err(_) => {
            eprintln!("internal error: this is a fault of the generator, and nothing was written.");
            eprintln!("Please report it with the document that led to it.");
            ExitCode::from(101)
        }
    }
}
