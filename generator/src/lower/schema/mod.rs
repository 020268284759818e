//! Schemas: from `allOf`, `type` and the other keywords to the shapes and rules of the intermediate
//! representation.

pub(super) mod all_of;
pub(super) mod annotated_enum;
pub(super) mod assertions;
pub(super) mod beyond_members;
pub(super) mod build;
pub(super) mod components;
pub(super) mod constraints;
pub(super) mod defaults;
pub(super) mod discriminator;
pub(super) mod enum_names;
pub(super) mod enumeration;
pub(super) mod examples;
pub(super) mod families;
pub(super) mod family;
pub(super) mod formats;
pub(super) mod held;
pub(super) mod layer;
pub(super) mod nullability;
pub(super) mod object;
pub(super) mod recursion;
pub(super) mod replace;
pub(super) mod replacements;
pub(super) mod rest;
pub(super) mod stated;
pub(super) mod typing;
pub(super) mod union;
