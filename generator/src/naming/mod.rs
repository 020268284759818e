//! Makes every name from a document's text, and knows the names taken by Rust, cargo and file
//! systems.

mod file;
mod identifiers;
mod package;
mod scope;

pub(crate) use file::name_fault;
pub use identifiers::{
    constant_name, local_name, method_name, module_name, type_name, value_name, variant_name,
};
pub use package::{PACKAGE_NAME, is_package_name};
pub use scope::{Scope, distinct};
