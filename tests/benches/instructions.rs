//! Counts instructions with valgrind, so that the load of a machine does not matter.
//!
//! The benchmark starts itself again below valgrind, for two numbers of rounds. The difference of the two
//! counts has neither the start nor the end of the program.

#![allow(clippy::unwrap_used, unreachable_pub)]

use std::process::Command;

/// The first argument of a process that only runs rounds.
const ONLY: &str = "only";
const FEW: u32 = 200;
const MANY: u32 = 1200;

/// The subject and the number of rounds that this process shall run; `None` for the whole benchmark.
pub fn only() -> Option<(String, u32, Vec<String>)> {
    let mut arguments = std::env::args().skip(1);
    arguments.next().filter(|it| it == ONLY)?;
    let subject = arguments.next()?;
    let rounds = arguments.next()?.parse().ok()?;
    Some((subject, rounds, arguments.collect()))
}

/// The instructions of one round; `None` without valgrind.
pub fn of_a_round(subject: &str, arguments: &[&str]) -> Option<f64> {
    let few = counted(subject, FEW, arguments)?;
    let many = counted(subject, MANY, arguments)?;
    Some((many - few) / f64::from(MANY - FEW))
}

fn counted(subject: &str, rounds: u32, arguments: &[&str]) -> Option<f64> {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().ok()?)
        .args([ONLY, subject, &rounds.to_string()])
        .args(arguments)
        .output()
        .ok()?;
    assert!(run.status.success(), "the rounds of {subject} failed");
    let text = String::from_utf8_lossy(&run.stderr).into_owned();
    let collected = text.split("Collected :").nth(1)?;
    collected.split_whitespace().next()?.parse().ok()
}
