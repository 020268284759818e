//! Names of packages and of APIs.

use std::ops::Range;

use super::fields::Fields;

/// Features of a generated crate, and how cargo calls those that are on by default.
const FEATURES: [&str; 8] = [
    "client", "default", "receive", "rustls", "send", "serde", "serve", "server",
];

/// Names that the root of the generated crate uses.
const ROOT: [&str; 6] = [
    "alloc",
    "copperplate_runtime",
    "core",
    "rt",
    "runtime",
    "std",
];

/// Features of a generated crate that a tag of an API of this name could be called like, and what they
/// do.
const BEGINNINGS: [(&str, &str, &str); 2] = [
    ("all", "all-apis", "switches on every API"),
    ("native", "native-tls", "chooses the TLS of a client"),
];

/// Whether the feature of an API of this name, or that of one of its tags, could be one that a
/// generated crate has of its own.
pub(crate) fn is_like_a_feature(name: &str) -> bool {
    FEATURES.contains(&name) || BEGINNINGS.iter().any(|it| it.0 == name)
}

/// An API's name becomes a module, a folder and a feature of cargo.
pub(super) fn check_name(fields: &mut Fields, name: &str, at: Range<usize>) {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    let module = crate::plan::module_name(name);
    if !name.starts_with(|it: char| it.is_ascii_lowercase()) || !name.chars().all(plain) {
        let message = "an API's name becomes a module: a lower-case letter, then lower-case letters, \
                       digits and `_`";
        fields.suggest(at, message.to_owned(), Some(&module));
    } else if FEATURES.contains(&name) || ROOT.contains(&name) {
        fields.problem(
            at,
            &format!("the generated crate has a `{name}` of its own"),
        );
    } else if let Some((_, feature, effect)) = BEGINNINGS.iter().find(|it| it.0 == name) {
        let message = format!(
            "no API is called `{name}`: a feature of one of its tags could be called `{feature}`, \
             which {effect}"
        );
        fields.problem(at, &message);
    } else if let Some(why) = crate::write::name_fault(name) {
        fields.problem(
            at,
            &format!("no folder can be called `{name}` on every system: {why}"),
        );
    } else if module != name {
        let message = format!("`{name}` is a keyword of Rust, or has a `_` too many");
        fields.suggest(at, message, Some(&module));
    }
}

/// What cargo and rustc ask of the name of a package.
pub const PACKAGE_NAME: &str = "a package's name begins with a letter, has at most 64 letters, digits, \
                                `-` and `_`, and is no keyword of Rust";

/// Whether cargo takes a name for a package, and rustc for the library in it.
///
/// ```
/// use copperplate::config::is_package_name;
/// assert!(is_package_name("withdrawal-apis"));
/// assert!(!is_package_name("fn") && !is_package_name("a b") && !is_package_name("nul"));
/// ```
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
    let library = name.replace('-', "_");
    // The runtime is a dependency of the same name, and the others are the library's own.
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
        && crate::plan::module_name(&library) != format!("{library}_")
        && !taken.contains(&library.as_str())
        && crate::write::name_fault(name).is_none()
}
