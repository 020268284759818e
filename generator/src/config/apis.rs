//! Checks the names of APIs.

use std::ops::Range;

use super::fields::Fields;
use crate::naming::{FEATURE_PREFIXES, FEATURES, module_name, name_fault};

/// Names that the root of the generated crate uses.
const ROOT: [&str; 6] = [
    "alloc",
    "copperplate_runtime",
    "core",
    "rt",
    "runtime",
    "std",
];

/// Checks the name of an API, which becomes a module, a folder and a cargo feature.
pub(super) fn check_name(fields: &mut Fields, name: &str, at: Range<usize>) {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    let module = module_name(name);
    if !name.starts_with(|it: char| it.is_ascii_lowercase()) || !name.chars().all(plain) {
        let message = "an API's name becomes a module: a lower-case letter, then lower-case letters, \
                       digits and `_`";
        fields.suggest(at, message.to_owned(), Some(&module));
    } else if FEATURES.contains(&name) || ROOT.contains(&name) {
        fields.problem(at, &format!("the generated crate already has a `{name}`"));
    } else if let Some((_, feature, effect)) = FEATURE_PREFIXES.iter().find(|it| it.0 == name) {
        let message = format!(
            "`{name}` can't be the name of an API: a feature of one of its tags might be `{feature}`, \
             which {effect}"
        );
        fields.problem(at, &message);
    } else if let Some(why) = name_fault(name) {
        fields.problem(
            at,
            &format!("no folder can be called `{name}` on every system: {why}"),
        );
    } else if module != name {
        let message = format!("`{name}` is a keyword of Rust, or has an extra `_`");
        fields.suggest(at, message, Some(&module));
    }
}
