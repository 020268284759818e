//! Limits on the input.

/// Upper bounds on time and memory for any document.
///
/// ```
/// let limits = copperplate::source::Limits { depth: 32, ..Default::default() };
/// assert_eq!(limits.file_bytes, 64 * 1024 * 1024);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The size of one file, and of all files of a document in total, in bytes.
    pub file_bytes: u64,
    /// The number of files of one document.
    pub files: usize,
    /// The nesting depth of arrays and objects.
    pub depth: usize,
    /// The number of values in one file, including values repeated by aliases.
    pub nodes: usize,
    /// The number of values repeated by all aliases of one YAML file.
    pub alias_nodes: usize,
    /// The number of listed problems; the rest is only counted.
    pub diagnostics: usize,
    /// If true, a misspelled field is read as the nearest known field, so that problems inside it
    /// are found too. The document is refused either way.
    pub respell: bool,
    /// If true, `nullable` next to `$ref` has no effect in OpenAPI 3.0.
    pub literal_nullable: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 * 1024 * 1024,
            files: 10_000,
            depth: 128,
            nodes: 2_000_000,
            alias_nodes: 100_000,
            diagnostics: 200,
            respell: true,
            literal_nullable: false,
        }
    }
}
