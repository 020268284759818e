//! Finds out if a plan has deprecated items.

use super::Plan;
use super::doc_text::DocText;
use super::operations::body::{BodyPlan, Codec};
use super::operations::operation::OperationPlan;
use super::operations::parameter::ParameterPlan;
use super::operations::part::{PartKind, PartPlan};
use super::operations::response::{ResponseHeaders, Responses};
use super::types::item::{TypeKind, TypePlan};

impl Plan {
    /// True if any printed item is deprecated. The root of the API then allows `deprecated`:
    /// generated code uses its own items, and only callers need the warning.
    #[must_use]
    pub fn has_deprecated(&self) -> bool {
        let schemes = self.schemes.iter().map(|it| &it.words);
        let servers = self.servers.servers.iter().map(|it| &it.words);
        self.types.iter().any(of_type)
            || self.operations.rows().any(of_operation)
            || self
                .shared_responses
                .iter()
                .any(|it| of_responses(&it.responses))
            || self.shared_headers.iter().any(|it| any(&it.headers))
            || schemes.chain(servers).any(is)
    }
}

fn is(words: &DocText) -> bool {
    words.deprecated
}

fn any(parameters: &[ParameterPlan]) -> bool {
    parameters.iter().any(|it| is(&it.words))
}

fn of_type(plan: &TypePlan) -> bool {
    is(&plan.words)
        || match &plan.kind {
            TypeKind::Struct(it) => it.fields.iter().any(|it| is(&it.words)),
            TypeKind::Union(it) => it.variants.iter().any(|it| is(&it.words)),
            TypeKind::Choice(it) => it.values.iter().any(|it| is(&it.words)),
            TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
        }
}

fn of_operation(operation: &OperationPlan) -> bool {
    is(&operation.words)
        || any(&operation.request.parameters)
        || operation.request.body.as_ref().is_some_and(of_body)
        || of_responses(&operation.success)
        || of_responses(&operation.errors)
        || operation.header_structs.iter().any(|it| any(&it.headers))
        || operation.links.iter().any(|it| is(&it.words))
}

fn of_responses(responses: &Responses) -> bool {
    responses.variants.iter().any(|variant| {
        let headers = match &variant.headers {
            ResponseHeaders::Fields(headers) => any(headers),
            ResponseHeaders::Struct(_) => false,
        };
        headers || is(&variant.words) || variant.body.as_ref().is_some_and(of_body)
    })
}

fn of_body(body: &BodyPlan) -> bool {
    is(&body.words) || body.contents.iter().any(|it| of_codec(&it.codec))
}

fn of_codec(codec: &Codec) -> bool {
    match codec {
        Codec::Parts(parts) => parts.all().any(of_part),
        Codec::Ordered(ordered) => ordered.parts.all().any(of_part),
        Codec::PartStream(stream) => of_part(&stream.part),
        _ => false,
    }
}

fn of_part(part: &PartPlan) -> bool {
    let mut headers = part.headers.iter();
    let within = match &part.kind {
        PartKind::Body(content) => of_codec(&content.codec),
        PartKind::Text(_) | PartKind::Json(_) | PartKind::Shaped(_) | PartKind::File => false,
    };
    within || is(&part.words) || headers.any(|it| is(&it.parameter.words))
}
