//! Plans operations: requests, responses, and shared types.
//!
//! Each operation is drafted independently. Tables hold the facts that depend on others: links,
//! features, and shared responses and headers. Then each operation is built once, from its draft
//! and its rows.

mod bodies;
pub(super) mod body;
mod brief;
mod callbacks;
mod draft;
pub(super) mod drafting;
pub(super) mod examples;
pub(super) mod finish;
mod header_structs;
mod link;
pub(super) mod links;
mod media;
mod names;
pub(super) mod operation;
mod ordered;
pub(super) mod parameter;
mod parameters;
pub(super) mod part;
mod parts;
mod planner;
mod produces;
pub(super) mod response;
mod responses;
pub(super) mod sharing;
mod statuses;
pub(super) mod tags;

pub use body::{
    BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan, XmlBodyPlan,
};
pub use callbacks::{CallbackPlan, HOOK_MODULES};
pub use examples::ExamplePlan;
pub use link::{BodyFill, Fill, LinkPlan};
pub use names::OperationNames;
pub use operation::{OperationId, OperationPlan, RequestPlan};
pub use parameter::{Names, ParameterPlan, Spelling};
pub use part::{
    OrderedPlan, OtherParts, PartHeaderPlan, PartKind, PartPlan, PartStreamPlan, PartsPlan,
};
pub use produces::Produces;
pub use response::{
    Declared, HeaderStruct, ResponseHeaders, Responses, SharedHeaders, SharedResponses,
    StatusMatch, Variant,
};
pub use tags::Tagged;
