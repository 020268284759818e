//! One API as text.

use std::collections::BTreeSet;

/// The files of one API as text, and facts for the package around them. The facts come from the
/// plan, never from the text: a description could contain anything.
#[derive(Clone, Debug, Default)]
pub struct ApiFiles {
    /// The name of its module.
    pub name: String,
    /// The title of the API as plain text without markup.
    pub title: String,
    /// Its files, with paths below its module, or below `src` if it is a crate.
    pub files: Vec<(String, String)>,
    /// The features of its tags.
    pub features: BTreeSet<String>,
    /// The `recursion_limit` of its crate, if its types exceed the compiler's default.
    pub recursion_limit: Option<usize>,
    /// True if links or callback URLs are evaluated, which needs both reading and writing in the
    /// runtime.
    pub evaluates: bool,
    /// True if it has signed webhooks or callbacks.
    pub has_signatures: bool,
    /// True if it has bodies of XML.
    pub has_xml: bool,
}

impl ApiFiles {
    /// The features of the runtime that its code needs.
    pub(super) fn needs(&self) -> impl Iterator<Item = &'static str> {
        let halves: &[&str] = if self.evaluates {
            &["receive", "send"]
        } else {
            &[]
        };
        let signatures = self.has_signatures.then_some("signatures");
        let halves = halves.iter().copied().chain(signatures);
        halves.chain(self.has_xml.then_some("xml"))
    }
}
