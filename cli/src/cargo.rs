//! The program behind `cargo copperplate`. Cargo passes the name of the command as the first argument.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use copperplate_cli::Program;

fn main() -> ExitCode {
    let named = std::env::args()
        .nth(1)
        .is_some_and(|it| it == "copperplate");
    copperplate_cli::main(&Program::new("cargo copperplate"), usize::from(named))
}
