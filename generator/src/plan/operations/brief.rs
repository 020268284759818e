//! The first line of an operation's documentation, for items that link to the whole text.

use crate::ir::Docs;
use crate::text::{code_span, doc_lines, first_sentence};

/// The summary of an operation, else the first sentence of its description, else its name.
pub(super) fn brief(docs: &Docs, id: &str) -> Vec<String> {
    let sentence = docs.description.as_deref().map(first_sentence);
    let text = docs.summary.clone().or(sentence).unwrap_or_default();
    let lines = doc_lines(&text);
    match lines.is_empty() {
        true => vec![format!("The operation {}.", code_span(id))],
        false => lines,
    }
}

#[cfg(test)]
mod tests {
    use super::brief;
    use crate::ir::Docs;

    #[test]
    fn a_summary_comes_before_a_sentence_and_that_before_the_name() {
        let docs = |summary: Option<&str>, description: Option<&str>| Docs {
            summary: summary.map(str::to_owned),
            description: description.map(str::to_owned),
            ..Docs::default()
        };
        let text = "Pays <b>out</b>. Nothing else.";
        let first = |docs: Docs| brief(&docs, "pay").join("\n");
        assert_eq!(first(docs(Some("Pay"), Some(text))), "Pay");
        assert_eq!(first(docs(None, Some(text))), "Pays \\<b>out\\</b>.");
        assert_eq!(first(docs(None, None)), "The operation `pay`.");
    }
}
