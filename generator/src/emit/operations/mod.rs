//! The files of operations: one for each, and one for each shared type.

mod callback_urls;
mod credentials;
mod headers;
mod links;
mod operation;
mod responses;
mod sequences;
mod source;

use super::draft::Draft;
use crate::emit::tokens::modules;
use crate::format::SourceFile;
use crate::plan::Plan;

pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    if plan.operations.is_empty() {
        return Vec::new();
    }
    let mut drafts: Vec<Draft<'_>> = vec![Box::new(|| index(plan))];
    for operation in plan.operations.rows() {
        drafts.push(Box::new(|| operation::file(operation)));
    }
    for shared in &plan.shared_responses {
        drafts.push(Box::new(|| responses::file(shared)));
    }
    for shared in &plan.shared_headers {
        drafts.push(Box::new(|| headers::file(shared)));
    }
    drafts
}

fn index(plan: &Plan) -> SourceFile {
    let operations = plan
        .operations
        .rows()
        .map(|it| (&it.names.file, &it.features));
    let responses = plan.shared_responses.iter();
    let responses = responses.map(|it| (&it.file, &it.features));
    let headers = plan
        .shared_headers
        .iter()
        .map(|it| (&it.file, &it.features));
    let files = operations.chain(responses).chain(headers);
    let files = files.map(|(stem, cfg)| (stem.as_str(), cfg.as_slice()));
    SourceFile {
        path: "operations/mod.rs".to_owned(),
        docs: vec![
            "The operations of the document, each with its request and its responses.".to_owned(),
        ],
        items: vec![modules(files)],
    }
}
