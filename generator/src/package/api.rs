//! One API as text.

use std::collections::BTreeSet;

/// The files of one API as text, ready to be put into a package, and what the package must know of
/// them. It is known from the plan, and never looked for in the text.
#[derive(Clone, Debug, Default)]
pub struct ApiFiles {
    /// The name of its module.
    pub name: String,
    /// The name of the API as it stands in documentation, with nothing in it that is markup.
    pub title: String,
    /// Its files with paths below its module, or below `src` where it is a crate.
    pub files: Vec<(String, String)>,
    /// The features of its tags.
    pub features: BTreeSet<String>,
    /// How deep a compiler has to look into its types, where that is more than it does by itself.
    pub recursion_limit: Option<usize>,
    /// True if links or the URLs of callbacks are evaluated, which needs both halves of the wire.
    pub evaluates: bool,
}
