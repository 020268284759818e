//! Writes the Rust snippets of reference pages as modules, for the test that compiles them.

use std::error::Error;
use std::fmt::Write as _;

use copperplate::plan::Plan;
use copperplate_reference::{Module, snippets};

/// Adds a module for the snippet of each operation. Some APIs have functions of the same name.
pub fn add(
    to: &mut String,
    plan: &Plan,
    name: &str,
    module: &Module,
) -> Result<(), Box<dyn Error>> {
    for (function, code) in snippets(plan, module) {
        writeln!(
            to,
            "mod {name}_{} {{\n{code}}}",
            function.trim_start_matches("r#")
        )?;
    }
    Ok(())
}
