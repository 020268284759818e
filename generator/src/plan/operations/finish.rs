//! Builds the plans of operations from drafts.

use crate::plan::doc_text::DocText;
use crate::plan::names::kept::Kept;
use crate::plan::security::{self, SchemePlan};
use crate::plan::servers::ServersPlan;
use crate::table::Table;

use super::brief::brief;
use super::callbacks::callbacks;
use super::draft::{Drafts, OperationDraft};
use super::links::Links;
use super::operation::{OperationId, OperationPlan};
use super::produces::Produces;
use super::response::{Declared, HeaderStruct, Responses, Variant};
use super::sharing::Shared;

/// Facts that depend on more than one operation.
pub(crate) struct Tables<'t> {
    pub(crate) kept: &'t Kept,
    pub(crate) schemes: &'t [SchemePlan],
    pub(crate) servers: &'t ServersPlan,
    pub(crate) links: &'t Links,
    /// Names of the features that enable each operation.
    pub(crate) features: &'t Table<OperationId, Vec<String>>,
    pub(crate) shared: &'t Shared,
}

/// Builds the plan of each operation.
pub(crate) fn finish(drafts: Drafts<'_>, tables: &Tables<'_>) -> Table<OperationId, OperationPlan> {
    drafts.into_map(|id, draft| tables.plan(id, draft))
}

impl Tables<'_> {
    fn plan(&self, id: OperationId, draft: OperationDraft<'_>) -> OperationPlan {
        let OperationDraft {
            operation,
            names,
            request,
            success,
            errors,
            header_structs,
            statics,
            item,
        } = draft;
        let links = self.links[id].iter().map(|(_, link)| link.clone());
        let servers = operation.servers.iter();
        let servers = servers.map(|it| self.servers.constant(it).to_owned());
        let header_structs = header_structs.into_iter().enumerate();
        let header_structs = header_structs.map(|(nth, draft)| {
            let declared = self.shared.header_struct((id, nth));
            HeaderStruct {
                headers: match declared {
                    Declared::Here => draft.headers,
                    // The file of the shared struct declares the fields.
                    _ => Vec::new(),
                },
                ident: draft.ident,
                declared,
            }
        });
        let about = format!("The operation {}.", crate::text::code_span(&operation.id));
        let success = self.responses(id, false, &names.response, success);
        let errors = self.responses(id, true, &names.error, errors);
        OperationPlan {
            id: operation.id.clone(),
            method: operation.method,
            path: operation.path.clone(),
            role: operation.role,
            tag: operation.tags.first().cloned(),
            words: DocText::of(&operation.docs).or(|| about),
            brief: brief(&operation.docs, &operation.id),
            callbacks: callbacks((id, operation), &request, self.kept),
            request,
            produces: Produces::of(&success, &errors),
            success,
            errors,
            header_structs: header_structs.collect(),
            security: security::of_operation(operation, self.schemes),
            idempotency: operation.idempotency.clone(),
            signature: operation.signature.clone(),
            links: links.collect(),
            pagination: operation.pagination.clone().zip(item),
            polling: operation.polling.clone(),
            servers: servers.collect(),
            statics,
            features: self.features[id].clone(),
            names,
        }
    }

    fn responses(
        &self,
        id: OperationId,
        fails: bool,
        ident: &str,
        variants: Vec<Variant>,
    ) -> Responses {
        let declared = self.shared.responses((id, fails), &variants);
        let variants = variants.into_iter().map(|variant| match declared {
            Declared::Shared | Declared::As(_) => variant.outline(),
            Declared::Here | Declared::Runtime(_) | Declared::Never | Declared::Undocumented => {
                variant
            }
        });
        Responses {
            ident: ident.to_owned(),
            variants: variants.collect(),
            declared,
        }
    }
}
