//! How much of a document is read before it is refused.

/// Upper bounds that keep time and memory in proportion, whatever a document says.
///
/// ```
/// let limits = copperplate::load::Limits { depth: 32, ..Default::default() };
/// assert_eq!(limits.file_bytes, 64 * 1024 * 1024);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The size of one file, and of all files of a document together, in bytes.
    pub file_bytes: u64,
    /// How many files one document may be spread over.
    pub files: usize,
    /// How many arrays and objects may stand inside one another.
    pub depth: usize,
    /// How many values one file may hold, with what aliases repeat.
    pub nodes: usize,
    /// How many values the aliases of one YAML file may repeat in all.
    pub alias_nodes: usize,
    /// How many problems are listed before the rest is only counted.
    pub diagnostics: usize,
    /// Whether a misspelt field is read as the one that was meant, so that what is wrong inside of it
    /// is found too. The document is refused either way.
    pub respell: bool,
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
        }
    }
}
