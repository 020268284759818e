//! Suggests the candidate closest to a mistyped word.

/// The candidate nearest to `word`, if it is near enough.
///
/// The distance is the number of insertions, deletions, substitutions and swaps of neighbours (the
/// optimal string alignment distance), ignoring case. A third of the word's length may differ, at
/// least one character. Work is bounded: very long words have no candidate, and at most 5000
/// candidates are compared.
///
/// ```
/// assert_eq!(copperplate::diagnostics::nearest("minLenght", ["maxLength", "minLength"]), Some("minLength"));
/// assert_eq!(copperplate::diagnostics::nearest("colour", ["pattern"]), None);
/// ```
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 80;
    let wanted: Vec<char> = word.to_lowercase().chars().take(LONGEST + 1).collect();
    if wanted.len() > LONGEST {
        return None;
    }
    let allowed = (wanted.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().take(5000) {
        if candidate.len() > 4 * LONGEST || candidate == word {
            continue;
        }
        let chars: Vec<char> = candidate.to_lowercase().chars().collect();
        if chars.len().abs_diff(wanted.len()) > allowed {
            continue;
        }
        let found = distance(&wanted, &chars);
        if found <= allowed && best.is_none_or(|(least, _)| found < least) {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate at a distance of one typing error from `word`: an additional, missing, different
/// or swapped letter.
pub(crate) fn slipped<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let wanted: Vec<char> = word.to_lowercase().chars().collect();
    candidates.into_iter().find(|candidate| {
        let chars: Vec<char> = candidate.chars().collect();
        chars.len().abs_diff(wanted.len()) <= 1 && distance(&wanted, &chars) == 1
    })
}

/// The optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (at(&previous, j + 1) + 1)
                .min(at(&row, j) + 1)
                .min(at(&previous, j) + usize::from(x != y));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut previous, row);
    }
    at(&previous, b.len())
}

#[cfg(test)]
mod tests {
    use super::{nearest, slipped};

    #[test]
    fn one_slip_is_found_and_two_are_not() {
        let known = ["application/json", "text/csv"];
        assert_eq!(slipped("aplication/json", known), Some("application/json"));
        assert_eq!(slipped("text/cvs", known), Some("text/csv"));
        assert_eq!(slipped("aplication/jsn", known), None);
        assert_eq!(slipped("text/csv", known), None);
    }

    #[test]
    fn near_words_are_found() {
        assert_eq!(
            nearest("strng", ["number", "string", "integer"]),
            Some("string")
        );
        assert_eq!(
            nearest("minLenght", ["minLength", "maxLength"]),
            Some("minLength")
        );
        assert_eq!(nearest("Pett", ["Pet", "Pets"]), Some("Pet"));
        assert_eq!(nearest("nulable", ["nullable"]), Some("nullable"));
    }

    #[test]
    fn far_words_are_not() {
        assert_eq!(nearest("colour", ["pattern", "format"]), None);
        assert_eq!(nearest("", ["pattern"]), None);
        assert_eq!(nearest(&"x".repeat(1000), ["pattern"]), None);
    }
}
