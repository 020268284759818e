//! Lowers schemas to Rust types, and to the assertions these do not enforce.

pub(crate) mod annotated_enum;
pub(crate) mod assertions;
pub(crate) mod builder;
pub(crate) mod components;
pub(crate) mod constraints;
pub(crate) mod defaults;
pub(crate) mod difference;
pub(crate) mod discriminator;
pub(crate) mod enum_names;
pub(crate) mod enumeration;
pub(crate) mod examples;
pub(crate) mod families;
pub(crate) mod formats;
pub(crate) mod layers;
pub(crate) mod object;
pub(crate) mod optional;
pub(crate) mod reader;
pub(crate) mod recursion;
pub(crate) mod replace;
pub(crate) mod rules;
pub(crate) mod serialized;
pub(crate) mod shape;
pub(crate) mod types;
pub(crate) mod union;
