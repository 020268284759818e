//! Makes every name from a document's text, and knows the names taken by Rust, cargo and file
//! systems.

mod feature;
mod file;
mod identifiers;
mod package;
mod scope;

pub(crate) use feature::{FEATURE_PREFIXES, FEATURES, is_like_a_feature};
pub(crate) use file::name_fault;
pub(crate) use identifiers::hash;
pub use identifiers::{
    bare_name, constant_name, default_name, inline_type_name, local_name, method_name, module_name,
    type_name, value_name, variant_name,
};
pub use package::{PACKAGE_NAME, is_package_name};
pub use scope::{Scope, distinct};
