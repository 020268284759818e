//! Plans named types.
//!
//! Each type is drafted independently. Tables hold the facts that depend on others: boxes, derives,
//! sharing, constructors. Then each type is built once, from its draft and its rows.

mod boxes;
mod constant_names;
pub(super) mod constructors;
pub(super) mod defaults;
mod derives;
mod dispatch;
mod draft;
mod drafting;
mod enums;
pub(super) mod finish;
pub(super) mod item;
pub(super) mod named;
mod nesting;
mod objects;
mod overlap;
pub(super) mod planner;
mod request_forms;
pub(super) mod rust_type;
pub(super) mod sharing;
mod unions;

pub(crate) use item::UNKNOWN;
pub use item::{
    AdditionalPlan, Alias, Carried, Choice, ChoiceValue, Constructor, DefaultPlan, DefaultValue,
    Dispatch, Field, InputPlan, Newtype, Presence, PropertyRow, RequiredAlias, RowKind, Struct,
    TypeKind, TypePlan, Union, UnionVariant,
};
pub use rust_type::{RustType, TypeId, TypeName};
