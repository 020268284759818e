//! Applies the edits of an editor to a text.

use std::borrow::Cow;

use lsp_types::{Position, Range};

use crate::position::{column, lines};

/// A text after edits. The positions of each are those behind the edit before it. The lines are found once and joined
/// once, so that many edits of a long text take no longer than one.
pub fn edited(text: &str, edits: Vec<(Range, String)>, utf8: bool) -> String {
    let mut all = split(text);
    for (range, new) in edits {
        let (first, last) = (range.start.min(range.end), range.start.max(range.end));
        let ((mut from, start), (to, end)) = (place(&all, first, utf8), place(&all, last, utf8));
        let before = all.get(from).and_then(|it| it.get(..start));
        let after = all.get(to).and_then(|it| it.get(end..));
        let mut joined = [before.unwrap_or_default(), &new, after.unwrap_or_default()].concat();
        // `\r` and `\n` of two lines become one break.
        let above = from.checked_sub(1).and_then(|it| all.get(it));
        if let Some(above) = above.filter(|it| it.ends_with('\r') && joined.starts_with('\n')) {
            joined.insert_str(0, above);
            from -= 1;
        }
        let mut through = to;
        let below = all.get(to + 1);
        if let Some(below) = below.filter(|it| it.starts_with('\n') && joined.ends_with('\r')) {
            joined.push_str(below);
            through += 1;
        }
        let new = split(&joined).into_iter();
        let new = new.map(|it| Cow::<str>::Owned(it.into_owned()));
        // The last line has no break, so that no line follows an edit which joins none.
        let mut new: Vec<_> = new.collect();
        if through + 1 < all.len() && new.last().is_some_and(|it| it.is_empty()) {
            new.pop();
        }
        let through = through.min(all.len().saturating_sub(1));
        all.splice(from.min(through)..=through, new);
    }
    all.concat()
}

/// The lines of a text with their breaks. The last one has none, and may be empty.
fn split(text: &str) -> Vec<Cow<'_, str>> {
    let mut end = 0;
    let mut all = Vec::new();
    for line in lines(text) {
        end = line.end;
        all.extend(text.get(line).map(Cow::Borrowed));
    }
    all.extend(text.get(end..).map(Cow::Borrowed));
    all
}

/// The line of a position, and the offset in it. A position behind the text is its end.
fn place(all: &[Cow<'_, str>], position: Position, utf8: bool) -> (usize, usize) {
    let line = usize::try_from(position.line).unwrap_or(usize::MAX);
    match all.get(line) {
        Some(text) => (line, column(text, position.character, utf8)),
        None => {
            let last = all.len().saturating_sub(1);
            (last, all.get(last).map_or(0, |it| it.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use lsp_types::{Position, Range};

    use super::edited;
    use crate::position::Lines;

    /// Numbers that look random.
    struct Random(u64);

    impl Random {
        fn below(&mut self, most: u32) -> u32 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let high = u32::try_from(self.0 >> 33).unwrap_or_default();
            high % most
        }
    }

    /// Each edit by itself, on the text as a whole.
    fn plainly(text: &str, (range, new): &(Range, String), utf8: bool) -> String {
        let lines = Lines::new(text, utf8);
        let (start, end) = (lines.offset(range.start), lines.offset(range.end));
        let (start, end) = (start.min(end), start.max(end));
        let (before, after) = (text.get(..start), text.get(end..));
        [before.unwrap_or_default(), new, after.unwrap_or_default()].concat()
    }

    #[test]
    fn edits_together_are_the_edits_one_after_the_other() {
        let pieces = ["", "a", "\u{1F600}", "\r", "\n", "\r\n", "b\nc", "\u{e9}\r"];
        for seed in 0..400 {
            let mut random = Random(seed);
            let mut position = || Position::new(random.below(6), random.below(5));
            let ranges: Vec<_> = (0..6).map(|_| Range::new(position(), position())).collect();
            let edits = ranges.into_iter().map(|range| {
                let new = pieces.get(usize::try_from(random.below(8)).unwrap_or_default());
                (range, (*new.unwrap_or(&"")).to_owned())
            });
            let edits: Vec<_> = edits.collect();
            let text = "one\r\ntw\u{1F600}o\n\nfo\rur\n";
            for utf8 in [false, true] {
                let expected = edits
                    .iter()
                    .fold(text.to_owned(), |text, edit| plainly(&text, edit, utf8));
                assert_eq!(edited(text, edits.clone(), utf8), expected, "{edits:?}");
            }
        }
    }
}
