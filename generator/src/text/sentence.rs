//! Finds sentences in descriptions.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::code::code_span;
use super::markdown::escape;
use super::visible::visible;

/// The first sentence of a description as one line of plain text.
#[must_use]
pub fn first_sentence(text: &str) -> String {
    let text = visible(text);
    let paragraph: Vec<&str> = text
        .trim_start()
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .flat_map(str::split_whitespace)
        .collect();
    let paragraph = paragraph.join(" ");
    let end = sentence_end(&paragraph);
    paragraph.get(..end).unwrap_or_default().to_owned()
}

/// The deprecation note of a description as one line: the first sentence about deprecation, and the
/// next one if it names a successor. The label `Deprecated:` is removed, because the attribute
/// already has this meaning.
#[must_use]
pub fn deprecation(description: &str) -> Option<String> {
    let text = visible(description);
    let paragraphs = paragraphs(&text);
    paragraphs.iter().find_map(|paragraph| {
        let mut sentences = sentences(paragraph).into_iter();
        let first = sentences.find(|it| speaks_of_deprecation(it))?;
        let first = without_label(first)?;
        let next = sentences.next().filter(|it| names_successor(it));
        let mut line = first.to_owned();
        if let Some(next) = next.filter(|_| !names_successor(first)) {
            line.push(' ');
            line.push_str(next);
        }
        Some(line)
    })
}

fn speaks_of_deprecation(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words = ["deprecat", "obsolete", "superseded", "replaced by"];
    words.iter().any(|it| lower.contains(it)) || names_successor(sentence)
}

/// Returns true if a sentence names a successor.
fn names_successor(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lower.contains("use ") && lower.contains("instead") || lower.starts_with("use ")
}

/// Removes the label at the start of a sentence; `None` if nothing else remains.
fn without_label(sentence: &str) -> Option<&str> {
    let word = "deprecated";
    let label = sentence.get(..word.len());
    let Some(rest) = label
        .filter(|it| it.eq_ignore_ascii_case(word))
        .and_then(|it| sentence.strip_prefix(it))
    else {
        return Some(sentence);
    };
    let trimmed = rest.trim_start();
    let messages = trimmed.trim_start_matches([':', '.', ',', '-', '–', '—', '!', ';']);
    match messages.trim() {
        "" => None,
        // `Deprecated since 2.0` does not begin with a label.
        _ if messages.len() == trimmed.len() => Some(sentence),
        messages => Some(messages),
    }
}

/// The end of the first sentence of a line.
fn sentence_end(line: &str) -> usize {
    for (at, _) in line.match_indices(". ") {
        let before = line.get(..at).unwrap_or_default();
        let word = before.rsplit([' ', '(']).next().unwrap_or_default();
        // `e.g.` and initials do not end a sentence.
        if word.chars().count() > 1 && !word.contains('.') {
            return at + 1;
        }
    }
    line.len()
}

fn sentences(mut line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    while !line.is_empty() {
        let (sentence, rest) = line.split_at(sentence_end(line));
        found.push(sentence);
        line = rest.trim_start();
    }
    found
}

/// The paragraphs of Markdown as lines of text, with code as the only markup.
fn paragraphs(markdown: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        let Some(last) = found.last_mut() else {
            continue;
        };
        match event {
            Event::Text(text) => escape(&text, last),
            Event::Code(code) => last.push_str(&code_span(&code)),
            Event::SoftBreak | Event::HardBreak => last.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => found.push(String::new()),
            _ => {}
        }
    }
    let line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = found.iter().map(line);
    lines.filter(|it| !it.is_empty()).collect()
}
