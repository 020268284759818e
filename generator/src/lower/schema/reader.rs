//! Reads keywords of schemas, and reports what is wrong with them. Nothing is made.

use crate::lower::context::Context;
use crate::lower::findings::Findings;

/// The document, and what is said about it.
pub(crate) struct SchemaReader<'r, 'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: &'r mut Findings,
}
