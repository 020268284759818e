//! `cargo xtask exactly-once`: the proof of the journal, in full.

use std::process::{Command, ExitCode};

use copperplate_cli::note;

use crate::repository::root;

/// Runs the tests of the journal with every step and every sequence.
pub fn run() -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root())
        .args(["test", "--quiet", "-p", "copperplate-runtime"])
        .args(["--features", "journal", "--test", "journal", "--"])
        .args(["--nocapture", "crashes::", "interleavings::"])
        .env("EXACTLY_ONCE", "full")
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            note!("cargo could not be started: {error}");
            ExitCode::from(2)
        }
    }
}
