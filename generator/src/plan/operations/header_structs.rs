//! Moves two or more response headers into a struct.

use std::collections::BTreeMap;

use crate::plan::doc_text::DocText;
use crate::plan::rules::{Call, Rules};
use crate::plan::types::rust_type::RustType;

use super::draft::HeaderStructDraft;
use super::parameter::{ParameterPlan, Spelling};
use super::response::StatusMatch;

/// The structs of an operation.
pub(super) struct HeaderStructs {
    pub(super) structs: Vec<HeaderStructDraft>,
    /// The name of the struct of each response.
    pub(super) names: Vec<Option<String>>,
}

/// The status, the name and the headers of a response.
type Response<'r> = (StatusMatch, &'r str, &'r [ParameterPlan]);

/// Makes a struct of two or more headers, shared by all responses with equal headers. The lowest
/// status names it after the operation, others after their response. A kept name stays.
pub(super) fn find(
    responses: Vec<Response<'_>>,
    kept: impl Fn(StatusMatch) -> Option<String>,
    mut name: impl FnMut(Option<&str>) -> String,
) -> HeaderStructs {
    // The document's order of responses doesn't affect names.
    let mut order: Vec<(usize, &Response<'_>)> = responses.iter().enumerate().collect();
    order.sort_by_key(|(_, (status, ..))| status.order());
    let mut structs: Vec<HeaderStructDraft> = Vec::new();
    let mut named = BTreeMap::new();
    for (at, (status, response, headers)) in order {
        if headers.len() < 2 {
            continue;
        }
        let own = signature(headers, RustType::clone);
        let same = |it: &&HeaderStructDraft| {
            own.is_some() && signature(&it.headers, RustType::clone) == own
        };
        let ident = match structs.iter().find(same) {
            Some(known) => known.ident.clone(),
            None => {
                let mut alike = responses.iter().filter(|(.., other)| {
                    own.is_some() && signature(other, RustType::clone) == own
                });
                let ident = kept(*status).or_else(|| alike.find_map(|it| kept(it.0)));
                let ident = ident.filter(|it| structs.iter().all(|other| other.ident != *it));
                let ident =
                    ident.unwrap_or_else(|| name((!structs.is_empty()).then_some(*response)));
                structs.push(HeaderStructDraft {
                    ident: ident.clone(),
                    headers: headers.to_vec(),
                });
                ident
            }
        };
        named.insert(at, ident);
    }
    HeaderStructs {
        structs,
        names: (0..responses.len()).map(|at| named.remove(&at)).collect(),
    }
}

/// The parts of a header that must be equal for sharing.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct HeaderSignature<'v> {
    ident: &'v str,
    name: &'v str,
    explode: bool,
    required: bool,
    ty: RustType,
    rules: &'v Rules,
    words: &'v DocText,
}

/// The signature of headers; `None` if they use types or constants in the file of their operation.
pub(super) fn signature<'v>(
    headers: &'v [ParameterPlan],
    resolved: impl Fn(&RustType) -> RustType,
) -> Option<Vec<HeaderSignature<'v>>> {
    let alone =
        |it: &ParameterPlan| stand_alone(&it.rules) && matches!(it.spelling, Spelling::Text);
    headers.iter().all(alone).then(|| {
        let headers = headers.iter().map(|header| HeaderSignature {
            ident: &header.ident,
            name: &header.name,
            explode: header.explode,
            required: header.required,
            ty: resolved(&header.ty),
            rules: &header.rules,
            words: &header.words,
        });
        headers.collect()
    })
}

/// True if rules refer to no constant in the file of their operation.
fn stand_alone(rules: &Rules) -> bool {
    rules.calls.iter().all(|call| match call {
        Call::Pattern(_) => false,
        Call::Items(inner) => stand_alone(inner),
        Call::Constraint(_)
        | Call::Format(_)
        | Call::AsString
        | Call::Sensitive
        | Call::Nullable
        | Call::ListsConstants
        | Call::Keywords(_) => true,
    })
}
