//! A reader that has gone, such as `head`, ends a task quietly.

#![allow(clippy::expect_used)]

use std::process::{Command, Stdio};

#[test]
fn a_closed_pipe_is_no_fault() {
    for task in [
        &["prose", "--list"][..],
        &["completions", "bash"],
        &["prose"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(task).stdout(writer).stderr(Stdio::piped());
        let done = command.output().expect("the program starts");
        let errors = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), &*errors), (Some(141), ""), "{task:?}");
    }
}
