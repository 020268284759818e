//! What a target does with what it finds.

use std::cell::RefCell;
use std::collections::HashMap;

/// How often one kind of fault is told in a survey.
const TOLD: u32 = 3;

thread_local! {
    static SURVEY: bool = std::env::var_os("COPPERPLATE_FUZZ_SURVEY").is_some();
    static COUNTS: RefCell<HashMap<String, u32>> = RefCell::default();
}

/// Ends the target, so that the fuzzer keeps the input. With `COPPERPLATE_FUZZ_SURVEY` it only says
/// what is wrong, a few times for each kind, and goes on: one run then finds more than one fault.
pub fn fault(kind: &str, what: &str) {
    if !SURVEY.with(|it| *it) {
        panic!("{kind}: {what}");
    }
    let count = COUNTS.with_borrow_mut(|all| {
        let count = all.entry(kind.to_owned()).or_default();
        *count += 1;
        *count
    });
    if count <= TOLD {
        eprintln!("FAULT {kind}: {what}");
    }
}
