//! Maps that keep the order of a document.

/// Members by name, in the order in which they were read or inserted.
pub type Map<T> = indexmap::IndexMap<String, T>;
