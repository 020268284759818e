//! Runs a task in a build with the feature that it needs.

use std::process::{Command, ExitCode};

use copperplate_cli::note;

/// Builds the program with a feature, and passes the arguments on.
///
/// The mock serves HTTP, and the reference needs templates. A first `cargo xtask generate` would wait for the packages
/// of both.
pub fn with(feature: &str) -> ExitCode {
    let mut program = Command::new("cargo");
    program.args(["run", "--quiet", "--package", "xtask"]);
    program.args(["--features", feature, "--"]);
    match program.args(std::env::args_os().skip(1)).status() {
        Ok(status) => {
            let code = status.code().and_then(|it| u8::try_from(it).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            note!("error: cargo can't be started: {error}");
            ExitCode::FAILURE
        }
    }
}
