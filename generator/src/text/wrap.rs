//! Wraps words into lines.

/// The longest line of documentation, with its indentation.
const WIDTH: usize = 92;

/// A space that does not break a line, as in a code span.
pub(super) const FIXED_SPACE: char = '\u{e000}';

/// Wraps text. `first` begins the first line, `rest` the others.
pub(super) fn wrap(text: &str, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, hard) in text.split('\n').enumerate() {
        let begin = if index == 0 { first } else { rest };
        wrap_one(hard, begin, rest, &mut lines);
    }
    let fixed = |line: String| line.replace(FIXED_SPACE, " ").trim_end().to_owned();
    lines.into_iter().map(fixed).collect()
}

fn wrap_one(text: &str, first: &str, rest: &str, lines: &mut Vec<String>) {
    let mut line = first.to_owned();
    let mut width = line.chars().count();
    let mut empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !empty && width + 1 + length > WIDTH && !opens_block(word) {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            width = rest.chars().count();
            empty = true;
        }
        if !empty {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += length;
        empty = false;
    }
    lines.push(line);
}

/// Returns true if a word at the start of a line would begin a list, a quote, a heading or a rule.
pub(super) fn opens_block(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    let number = digits.len() < word.len() && digits.chars().all(|it| it.is_ascii_digit());
    number
        || word.starts_with(['>', '#', '|', '='])
        || !word.is_empty()
            && word
                .chars()
                .all(|it| matches!(it, '-' | '+' | '*' | '_' | '=' | '~'))
}
