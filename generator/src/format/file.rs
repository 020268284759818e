//! Files as items.

use std::fmt;

use proc_macro2::TokenStream;

/// A file of generated Rust, not yet text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path below the folder that is generated, with `/` between folders.
    pub path: String,
    /// Lines of documentation for the module, safe to be printed.
    pub docs: Vec<String>,
    /// Its items, in the order in which they are printed.
    pub items: Vec<TokenStream>,
}

/// Code that can't be printed: a fault of the generator, never of a document's author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the generated file {} is no Rust: {}",
            self.path, self.reason
        )
    }
}

impl std::error::Error for FormatError {}
