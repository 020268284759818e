//! A part of a document goes in; a short description of what it is lowered to comes out.
#![allow(clippy::unwrap_used, clippy::panic)]

mod delays;
mod parameters;
mod schemas;
mod unions;

use super::{Lowered, lower};
use crate::diagnostics::{Diagnostics, render};
use crate::options::{Adjust, Locator, Reading, Select};
use crate::{open_text, select};

/// Lowers a document with these paths and components.
fn lowered(version: &str, paths: &str, schemas: &str) -> Lowered {
    let text = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {paths}\ncomponents: {{schemas: {schemas}}}"
    );
    document(&text)
}

/// Lowers a document.
fn document(text: &str) -> Lowered {
    let (document, _) = match open_text("test.yaml", text) {
        Ok(opened) => opened,
        Err((files, report)) => panic!("{}", render(&report, &files, false)),
    };
    let (adjust, locator) = (Adjust::default(), Locator::default());
    let (select, mut found) = (Select::default(), Diagnostics::default());
    let chosen = select::choose(&document, &select, &locator, &mut found);
    lower(&document, Reading::default(), &chosen, &adjust, locator)
}
