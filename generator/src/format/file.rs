//! Files of items.

use std::fmt;

use proc_macro2::TokenStream;

/// A file of generated Rust, before printing.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path below the output folder, with `/` between folders.
    pub path: String,
    /// Lines of module documentation, safe for printing.
    pub docs: Vec<String>,
    /// Its items, in the order of printing.
    pub items: Vec<TokenStream>,
}

/// Invalid code: a fault of the generator, never of a document's author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The file.
    pub path: String,
    /// The fault.
    pub reason: String,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the generated file {} is not valid Rust: {}",
            self.path, self.reason
        )
    }
}

impl std::error::Error for FormatError {}
