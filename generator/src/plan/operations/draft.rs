//! Drafts of operations, independent of each other.
//!
//! Tables hold the facts that depend on other operations: links, features, and shared responses and
//! headers.

use crate::ir::Operation;
use crate::plan::doc_text::DocText;
use crate::plan::rules::Static;
use crate::plan::types::rust_type::RustType;
use crate::table::Table;

use super::names::OperationNames;
use super::operation::{OperationId, RequestPlan};
use super::parameter::ParameterPlan;
use super::response::{ResponseHeaders, Variant};

/// The drafts of all operations.
pub(crate) type Drafts<'a> = Table<OperationId, OperationDraft<'a>>;

/// A draft of an operation.
pub(crate) struct OperationDraft<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: OperationNames,
    pub(super) request: RequestPlan,
    pub(super) success: Vec<Variant>,
    pub(super) errors: Vec<Variant>,
    pub(super) header_structs: Vec<HeaderStructDraft>,
    pub(super) statics: Vec<Static>,
    /// The type of an item, if the operation returns a list in pages.
    pub(super) item: Option<RustType>,
}

/// A draft of a struct of response headers.
pub(super) struct HeaderStructDraft {
    pub(super) ident: String,
    pub(super) headers: Vec<ParameterPlan>,
}

impl OperationDraft<'_> {
    /// The error responses if `fails`, else the successful ones.
    pub(super) fn responses(&self, fails: bool) -> &[Variant] {
        match fails {
            true => &self.errors,
            false => &self.success,
        }
    }
}

impl Variant {
    /// The variant without documentation and headers, which are printed at its declaration.
    pub(super) fn outline(self) -> Self {
        Self {
            words: DocText::default(),
            headers: ResponseHeaders::Fields(Vec::new()),
            ..self
        }
    }
}
