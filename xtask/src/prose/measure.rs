//! Counts features of prose that make it hard to read.

use std::fmt;
use std::ops::AddAssign;

/// Sentences without a subject begin with these.
const OPENINGS: [&str; 4] = ["what", "whether", "where", "how"];

/// A sentence needs more words than this to count.
const SHORT: usize = 3;

const RELATIVES: [&str; 10] = [
    "that",
    "which",
    "what",
    "whose",
    "where",
    "who",
    "whom",
    "whatever",
    "whichever",
    "whoever",
];

/// Literal translations of phrases of other languages.
const CALQUES: [&str; 20] = [
    "that of",
    "those of",
    "of which",
    "of what",
    "of whom",
    "told apart",
    "tell apart",
    "tells apart",
    "stands beside",
    "stand beside",
    "what stands",
    "nobody knows",
    "in whatever",
    "mend",
    "mends",
    "mended",
    "mending",
    "has it",
    "have it",
    "so many",
];

/// The counts of a text. Counts of several texts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub words: usize,
    pub relatives: usize,
    pub sentences: usize,
    pub openings: usize,
    pub calques: usize,
}

impl Counts {
    /// The percentage of sentences that begin with one of [`OPENINGS`].
    pub fn opening_share(&self) -> f64 {
        percentage(self.openings, self.sentences)
    }

    /// Relative words per 100 words.
    pub fn relative_share(&self) -> f64 {
        percentage(self.relatives, self.words)
    }
}

fn percentage(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.relatives += other.relatives;
        self.sentences += other.sentences;
        self.openings += other.openings;
        self.calques += other.calques;
    }
}

/// A sentence with its words in lower case. A code span counts as one word.
#[derive(Debug)]
pub struct Sentence {
    words: Vec<String>,
}

impl Sentence {
    pub fn counts(&self) -> Counts {
        // The first word is counted as an opening.
        let relatives = self.words.iter().skip(1);
        let relatives = relatives.filter(|word| RELATIVES.contains(&word.as_str()));
        let counted = self.words.len() > SHORT;
        Counts {
            words: self.words.len(),
            relatives: relatives.count(),
            sentences: usize::from(counted),
            openings: usize::from(counted && self.has_bad_opening()),
            calques: self.calques(),
        }
    }

    fn has_bad_opening(&self) -> bool {
        let first = self.words.first();
        first.is_some_and(|word| OPENINGS.contains(&word.as_str()))
    }

    fn calques(&self) -> usize {
        let padded = format!(" {} ", self.words.join(" "));
        let phrases = CALQUES.iter();
        let phrases = phrases.map(|phrase| padded.matches(&format!(" {phrase} ")).count());
        phrases.sum::<usize>() + self.negated_nouns()
    }

    /// Counts `is no reference`, which should be `is not a reference`.
    fn negated_nouns(&self) -> usize {
        let negated = self.words.windows(4).filter(|words| match words {
            [before, verb, no, noun] => {
                (verb == "is" || verb == "are")
                    && no == "no"
                    && before != "there"
                    && !matches!(noun.as_str(), "longer" | "more" | "less" | "other")
            }
            _ => false,
        });
        negated.count()
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words.join(" "))
    }
}

/// Splits a paragraph into its sentences.
pub fn sentences(paragraph: &str) -> Vec<Sentence> {
    let mut sentences = vec![Sentence { words: Vec::new() }];
    for token in without_code(paragraph).split_whitespace() {
        let word = token.trim_matches(|it: char| !it.is_alphanumeric());
        if let Some(sentence) = sentences.last_mut()
            && word.contains(char::is_alphabetic)
        {
            sentence.words.push(word.to_lowercase());
        }
        let end = token.trim_end_matches([')', '"', '*', '_', ']']);
        if end.ends_with(['.', '!', '?']) {
            sentences.push(Sentence { words: Vec::new() });
        }
    }
    sentences.retain(|sentence| !sentence.words.is_empty());
    sentences
}

/// Replaces each code span by one word, and drops the targets of links.
fn without_code(text: &str) -> String {
    let mut prose = String::new();
    for (index, piece) in text.split('`').enumerate() {
        prose.push_str(if index % 2 == 0 { piece } else { "code" });
    }
    let mut pieces = prose.split("](");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once(')').map_or(piece, |(_, after)| after));
    }
    plain
}
