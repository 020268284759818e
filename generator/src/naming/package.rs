//! Names of packages.

use super::{module_name, name_fault};

/// The rules of cargo and rustc for the name of a package.
pub const PACKAGE_NAME: &str = "a package's name begins with a letter, has at most 64 letters, digits, \
                                `-` and `_`, and is not a keyword of Rust";

/// Returns true if cargo accepts a name for a package, and rustc for its library.
///
/// ```
/// use copperplate::naming::is_package_name;
/// assert!(is_package_name("withdrawal-apis"));
/// assert!(!is_package_name("fn") && !is_package_name("a b") && !is_package_name("nul"));
/// ```
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
    let library = name.replace('-', "_");
    // The runtime is a dependency with this name; the others belong to the toolchain.
    let taken = [
        "copperplate_runtime",
        "std",
        "core",
        "alloc",
        "test",
        "proc_macro",
    ];
    name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name.len() <= 64
        && name.chars().all(plain)
        && module_name(&library) != format!("{library}_")
        && !taken.contains(&library.as_str())
        && name_fault(name).is_none()
}
