//! Compiles the Rust snippets of the reference pages of all APIs and cases.

#![deny(warnings)]
#![allow(
    clippy::too_many_arguments,
    clippy::unneeded_struct_pattern,
    dead_code,
    deprecated,
    mixed_script_confusables,
    reason = "nobody calls a snippet, its patterns fit any variant, and cases have unusual names"
)]

// A case replaces types by ones of its crate.
use copperplate_tests::replaced;

include!(concat!(env!("OUT_DIR"), "/snippets.rs"));

/// The snippets are there: the compiler has checked them.
#[test]
fn every_operation_has_a_snippet() {
    let text = include_str!(concat!(env!("OUT_DIR"), "/snippets.rs"));
    let snippets = text.matches("\nasync fn ").count();
    assert!(snippets > 100, "{snippets}");
    assert!(text.contains("client.create_withdrawal(&request).await"));
}
