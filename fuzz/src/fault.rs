//! Handles the findings of a target.

use std::cell::RefCell;
use std::collections::HashMap;

/// The number of reports of one kind of fault in a survey.
const TOLD: u32 = 3;

thread_local! {
    static SURVEY: bool = std::env::var_os("COPPERPLATE_FUZZ_SURVEY").is_some();
    static COUNTS: RefCell<HashMap<String, u32>> = RefCell::default();
}

/// Stops the target, so that the fuzzer keeps the input. With `COPPERPLATE_FUZZ_SURVEY` it only
/// prints the fault, a few times for each kind, and continues: one run then finds several faults.
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
