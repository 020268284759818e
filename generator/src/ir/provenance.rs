//! Sources of parts of a document other than the provider's page.

/// A mark of `x-copperplate-provenance`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Provenance {
    /// The key next to the mark that it describes; `None` for the whole object.
    pub facet: Option<String>,
    /// The source.
    pub source: Source,
    /// The reason, as in the document.
    pub reason: String,
}

/// The source of a part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The prose or the names of the page, or a choice where the page is silent.
    Inferred,
    /// Another publication of the provider.
    Public,
    /// Only an example, so the part is not enforced.
    Guessed,
}

impl Source {
    /// Every source with its name in a document.
    pub const ALL: [(&'static str, Self); 3] = [
        ("inferred", Self::Inferred),
        ("public", Self::Public),
        ("guessed", Self::Guessed),
    ];
}
