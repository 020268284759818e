//! Explanations of the codes of diagnostics: the meaning, an example and the correction.

/// The topics. Each is a Markdown file with a section per code.
const TOPICS: [&str; 16] = [
    include_str!("../explanations/allowance.md"),
    include_str!("../explanations/extension.md"),
    include_str!("../explanations/instances.md"),
    include_str!("../explanations/load.md"),
    include_str!("../explanations/lock.md"),
    include_str!("../explanations/operation.md"),
    include_str!("../explanations/overlay.md"),
    include_str!("../explanations/package.md"),
    include_str!("../explanations/parameter.md"),
    include_str!("../explanations/pattern.md"),
    include_str!("../explanations/resolve.md"),
    include_str!("../explanations/schema.md"),
    include_str!("../explanations/select.md"),
    include_str!("../explanations/server.md"),
    include_str!("../explanations/sweep.md"),
    include_str!("../explanations/xml.md"),
];

/// The explanation of a code, as Markdown without a heading.
///
/// It has a paragraph, a fenced example, and a paragraph that begins with `To correct it:`.
///
/// ```
/// let text = copperplate::explain::explain("dangling-ref").unwrap_or_default();
/// assert!(text.contains("\nTo correct it:"));
/// assert_eq!(copperplate::explain::explain("dangling"), None);
/// ```
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    sections().find(|(name, _)| *name == code).map(|(_, it)| it)
}

/// The codes of all diagnostics, in alphabetical order.
///
/// ```
/// assert!(copperplate::explain::codes().contains(&"unknown-keyword"));
/// ```
#[must_use]
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<_> = sections().map(|(code, _)| code).collect();
    codes.sort_unstable();
    codes
}

/// Each code with its text.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let sections = TOPICS.iter().flat_map(|it| it.split("\n## ").skip(1));
    let sections = sections.filter_map(|it| it.split_once('\n'));
    sections.map(|(code, text)| (code.trim(), text.trim()))
}
