//! Where a part of a document comes from that is not on the provider's page.

/// A mark of `x-copperplate-provenance`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Provenance {
    /// The key beside the mark that it is about; `None` for the whole object.
    pub facet: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// Why, in the words of the document.
    pub reason: String,
}

/// Where a part of a document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// From the page's prose or names, or from a choice where the page is silent.
    Inferred,
    /// From something else that the vendor publishes.
    Public,
    /// From an example alone. Nothing is held to it.
    Guessed,
}

impl Source {
    /// Every source with its word in a document.
    pub const ALL: [(&'static str, Self); 3] = [
        ("inferred", Self::Inferred),
        ("public", Self::Public),
        ("guessed", Self::Guessed),
    ];
}
