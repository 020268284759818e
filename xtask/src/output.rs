//! What is printed.

use std::io::{IsTerminal as _, stderr};

use copperplate::diagnostics::{Diagnostics, render, render_json};
use copperplate::load::Files;

use crate::arguments::{Color, Format, Generate};

/// Prints diagnostics as the arguments say.
pub fn diagnostics(problems: &Diagnostics, sources: &Files, arguments: &Generate) {
    if problems.is_empty() {
        return;
    }
    match arguments.message_format {
        Format::Human => eprint!("{}", render(problems, sources, colored(arguments.color))),
        Format::Json => print!("{}", render_json(problems, sources)),
    }
}

fn colored(color: Color) -> bool {
    match color {
        Color::Auto => stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        Color::Always => true,
        Color::Never => false,
    }
}

/// `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
