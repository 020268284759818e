//! Maps in the order of the document.

/// Members by name, in the order they were read or inserted.
pub type Map<T> = indexmap::IndexMap<String, T>;
