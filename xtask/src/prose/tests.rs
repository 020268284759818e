#![allow(clippy::unwrap_used)]

use super::comments::{Paragraph, Syntax, paragraphs};
use super::measure::{Counts, sentences};
use super::{PARTS, part};

/// The highest percentages that the prose of this project aims at: openings, then relatives.
const GOALS: (f64, f64) = (3.0, 2.5);

/// A limit above the goal may exceed the figure by this much, so that it shrinks with the figure.
const SLACK: f64 = 2.0;

/// The same for calques.
const CALQUE_SLACK: usize = 40;

/// The limits of each part: openings in percent, relatives in percent, calques.
const LIMITS: [(&str, f64, f64, usize); 10] = [
    ("generator", 3.0, 2.5, 0),
    ("cli", 3.0, 2.5, 0),
    ("runtime", 3.0, 2.5, 0),
    ("pattern", 3.0, 2.5, 0),
    ("mock", 3.0, 2.5, 0),
    ("reference", 3.0, 2.5, 0),
    ("xtask", 3.0, 2.5, 0),
    ("tests", 3.0, 2.5, 0),
    ("fuzz", 3.0, 2.5, 0),
    ("documents", 3.0, 2.5, 6),
];

#[test]
fn every_part_keeps_its_limits() {
    let mut faults = Vec::new();
    for (name, openings, relatives, calques) in LIMITS {
        let (_, roots) = PARTS.iter().find(|(part, _)| *part == name).unwrap();
        let counts = part(roots, &mut Vec::new()).unwrap();
        assert!(counts.sentences > 50, "{name} has been measured");
        let figures = [
            ("openings", counts.opening_share(), openings, GOALS.0),
            ("relatives", counts.relative_share(), relatives, GOALS.1),
        ];
        for (what, figure, limit, goal) in figures {
            if figure > limit {
                faults.push(format!("{name}: {what} {figure:.2} exceed {limit}"));
            }
            if limit > goal.max(figure + SLACK) {
                faults.push(format!(
                    "{name}: lower the limit {limit} to {figure:.2} {what}"
                ));
            }
        }
        let found = counts.calques;
        if found > calques {
            faults.push(format!("{name}: {found} calques exceed {calques}"));
        }
        if calques > found + CALQUE_SLACK {
            faults.push(format!(
                "{name}: lower the limit {calques} to {found} calques"
            ));
        }
    }
    let advice = "`cargo xtask prose --list` shows the sentences";
    assert!(faults.is_empty(), "{}\n{advice}", faults.join("\n"));
}

#[test]
fn every_part_has_a_limit() {
    let parts = PARTS.map(|(name, _)| name);
    let limits = LIMITS.map(|(name, ..)| name);
    assert_eq!(parts, limits);
}

fn counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    for sentence in sentences(text) {
        counts += sentence.counts();
    }
    counts
}

#[test]
fn openings_of_long_sentences_count() {
    let found = counts("What it is called with. Whether so. Where (`a.b`) it stands, all is well!");
    assert_eq!((found.sentences, found.openings), (2, 2));
}

#[test]
fn relative_words_count_except_in_front() {
    let found = counts("What that is, which nobody says. The type whose name is long.");
    assert_eq!(found.relatives, 3);
    assert_eq!(found.words, 12);
}

#[test]
fn code_spans_and_targets_of_links_are_not_prose() {
    let found = counts("See [`that`](what.md#which) and `whose what`.");
    assert_eq!((found.words, found.relatives), (4, 0));
}

#[test]
fn calques_count() {
    let found =
        counts("This is no file, and that of a list. There is no file; it is no longer here.");
    assert_eq!(found.calques, 2);
}

fn paragraph(line: usize, text: &str) -> Paragraph {
    let text = text.to_owned();
    Paragraph { line, text }
}

#[test]
fn comments_are_read_as_paragraphs() {
    let rust = "//! One\n//! two.\n//!\n//! - three\n//! ```\n//! code\n//! ```\nlet a = 1;\n    // Four.\n";
    let expected = [
        paragraph(1, "One two."),
        paragraph(4, "three"),
        paragraph(9, "Four."),
    ];
    assert_eq!(paragraphs(Syntax::Rust, rust), expected);
}

#[test]
fn documents_are_read_without_headings_and_code() {
    let markdown = "# Title\nOne.\n```sh\ncode\n```\n| two | three |\n1. four\n";
    let texts: Vec<String> = paragraphs(Syntax::Markdown, markdown)
        .into_iter()
        .map(|it| it.text)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(texts, ["One.", "two", "three", "four"]);
}
