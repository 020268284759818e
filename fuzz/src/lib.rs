//! Shared by the fuzz targets: the generated code of documents, nearly valid values, and the
//! comparison with another validator.

#![forbid(unsafe_code)]

mod fault;
pub mod judge;
pub mod make;
pub mod oracle;
pub mod same;

pub use fault::fault;
use judge::judge;

/// A schema of a document, as generated and compiled.
pub struct Subject {
    /// The document's name.
    pub module: &'static str,
    /// The name of the schema in the document.
    pub schema: &'static str,
    /// Its index in [`subjects::DOCUMENTS`].
    pub document: usize,
    /// Decodes a text with the generated code.
    pub judge: fn(&[u8]) -> judge::Verdict,
}

/// The code of every document.
#[allow(clippy::all, dead_code, missing_docs, unused, unused_qualifications)]
pub mod subjects {
    use super::{Subject, judge};

    include!(concat!(env!("OUT_DIR"), "/subjects.rs"));
}
