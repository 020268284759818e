//! Drafts operations.

use crate::ir::{Api, Operation};
use crate::naming::Scope;
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::types::planner::Planner;
use crate::stop;

use super::draft::{Drafts, OperationDraft};
use super::names::{self, OperationNames};
use super::operation::RequestPlan;
use super::planner::OperationPlanner;
use super::responses::ResponseDrafts;

/// Drafts every operation of an API, in the order of the document.
pub(crate) fn draft_all<'a>(api: &'a Api, types: &mut Planner<'a>) -> Drafts<'a> {
    // All operations claim their names first, so that no body renames one.
    let mut scope = Scope::default();
    let named = names::name_all(api, &mut types.overrides, &mut scope);
    types.overrides.kept.reserve_headers(&mut scope);
    let named = api.operations.iter().zip(named).enumerate();
    let drafts = named.map(|(at, (operation, names))| {
        let planner = OperationPlanner::new((at, operation), &names.ident, types, &mut scope);
        draft(planner, operation, names)
    });
    drafts.collect()
}

fn draft<'a>(
    mut planner: OperationPlanner<'_, 'a>,
    operation: &'a Operation,
    names: OperationNames,
) -> OperationDraft<'a> {
    stop::look();
    let (direction, received) = Direction::of(operation.role);
    let mut fields = Scope::default();
    fields.unique("body");
    let parameters = planner.parameters(operation, &mut fields, direction);
    let body = operation.body.as_ref();
    let body = body.and_then(|body| planner.request_body(body, direction));
    let ResponseDrafts {
        success,
        errors,
        header_structs,
    } = planner.responses(operation);
    let item = operation.pagination.as_ref();
    let item = item.map(|it| planner.types.rust_type(it.item, received));
    planner.types.used_rules.append(&mut planner.book.used);
    OperationDraft {
        operation,
        names,
        request: RequestPlan {
            parameters,
            body,
            signed_words: signed_words(operation),
        },
        success,
        errors,
        header_structs,
        statics: planner.book.statics,
        item,
    }
}

/// Documentation of the headers that a signer fills.
fn signed_words(operation: &Operation) -> Vec<String> {
    let mut lines = Vec::new();
    for header in operation.parameters.iter().filter(|it| it.signed) {
        let name = crate::text::code_span(&header.name);
        lines.extend([String::new(), format!("A signer fills the header {name}.")]);
        let words = DocText::of(&header.docs).lines;
        if !words.is_empty() {
            lines.push(String::new());
            lines.extend(words);
        }
    }
    lines
}
