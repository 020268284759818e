//! Operations as the document makes them, each seen by itself.
//!
//! Tables hold the facts that depend on other operations: links, features, and which responses
//! and headers are shared.

use crate::ir::Operation;
use crate::plan::rules::Static;
use crate::plan::words::Words;
use crate::table::Table;

use super::names::OperationNames;
use super::operation::{OperationId, RequestPlan};
use super::parameter::ParameterPlan;
use super::response::{ResponseHeaders, Variant};

/// Every operation.
pub(crate) type Drafts<'a> = Table<OperationId, OperationDraft<'a>>;

/// An operation.
pub(crate) struct OperationDraft<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: OperationNames,
    pub(super) request: RequestPlan,
    pub(super) success: Vec<Variant>,
    pub(super) errors: Vec<Variant>,
    pub(super) header_structs: Vec<HeaderStructDraft>,
    pub(super) statics: Vec<Static>,
}

/// Headers of responses that are a struct.
pub(super) struct HeaderStructDraft {
    pub(super) ident: String,
    pub(super) headers: Vec<ParameterPlan>,
}

impl OperationDraft<'_> {
    /// The responses that are failures, or the others.
    pub(super) fn responses(&self, fails: bool) -> &[Variant] {
        match fails {
            true => &self.errors,
            false => &self.success,
        }
    }
}

impl Variant {
    /// The variant without what is printed where it is declared.
    pub(super) fn outline(self) -> Self {
        Self {
            words: Words::default(),
            headers: ResponseHeaders::Fields(Vec::new()),
            ..self
        }
    }
}
