//! What planning hands to the emitters: data alone.

mod answers;
mod bodies;
mod defaults;
mod dispatch;
mod examples;
mod gates;
mod links;
mod operations;
mod parameters;
mod parts;
mod plan;
mod rules;
mod rust_type;
mod servers;
mod tags;
mod types;
mod words;

pub use answers::{
    Answers, Declared, HeaderStruct, Reply, ReplyHeaders, SharedAnswers, SharedHeaders,
    StatusMatch, Variant,
};
pub use bodies::{BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan};
pub use defaults::{DefaultPlan, default_accessor};
pub use dispatch::Dispatch;
pub(crate) use dispatch::UNKNOWN;
pub use examples::ExamplePlan;
pub use gates::Gates;
pub use links::{BodyFill, CallbackPlan, Fill, HOOK_MODULES, LinkPlan};
pub use operations::{OperationPlan, RequirementPlan, SecurityPlan};
pub use parameters::{Names, ParameterPlan, Spelling};
pub use parts::{OtherParts, PartHeaderPlan, PartKind, PartPlan, PartsPlan};
pub use plan::{Plan, SchemePlan};
pub use rules::{Call, KeywordPlan, RulePlan, Rules, Static};
pub use rust_type::RustType;
pub(crate) use rust_type::{holds_named, names_in};
pub use servers::{ServerPlan, ServersPlan, VariablePlan};
pub use tags::Tagged;
pub use types::{
    AdditionalPlan, Alias, Carried, Choice, ChoiceValue, Constructor, Entry, EntryKind, Field,
    InputPlan, Kind, Newtype, Presence, RequiredAlias, Struct, TypePlan, Union, UnionVariant,
};
pub use words::Words;
