//! Prints results to a reader that may have stopped reading.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::panic::resume_unwind;

/// The panic that ends a task whose reader has gone; [`crate::caught`] expects it.
pub(crate) struct Closed;

/// The exit status of a program that the signal SIGPIPE ends, as a shell shows it.
pub(crate) const CLOSED: u8 = 141;

/// Prints to the standard output like [`std::println!`], but a closed pipe, as to `head`, ends the task
/// quietly. `println!` would panic, which looks like a fault of the generator.
///
/// ```
/// copperplate_cli::say!("{} documents", 3);
/// ```
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => { $crate::print_line(::core::format_args!($($text)*)) };
}

/// Prints to the standard error like [`std::eprintln!`], but a closed pipe changes nothing.
///
/// ```
/// copperplate_cli::note!("building {} ...", "a document");
/// ```
#[macro_export]
macro_rules! note {
    ($($text:tt)*) => { $crate::note_line(::core::format_args!($($text)*)) };
}

/// Prints a line to the standard output; see [`say!`](crate::say).
#[doc(hidden)]
pub fn print_line(line: fmt::Arguments<'_>) {
    print(&format!("{line}\n"));
}

/// Prints a line to the standard error; see [`note!`](crate::note).
#[doc(hidden)]
pub fn note_line(line: fmt::Arguments<'_>) {
    // Nobody is left to read of a failure.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Prints a text to the standard output. A closed pipe ends the task that [`crate::caught`] runs.
///
/// ```
/// copperplate_cli::print("3 documents\n");
/// ```
pub fn print(text: &str) {
    let mut out = io::stdout().lock();
    let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    drop(out);
    if done.is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
        // The panic hook would print a report.
        resume_unwind(Box::new(Closed));
    }
}
