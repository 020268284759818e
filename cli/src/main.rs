//! The program `copperplate`.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use copperplate_cli::Program;

fn main() -> ExitCode {
    copperplate_cli::main(&Program::new("copperplate"), 0)
}
