//! The labels of IDNA 2008: code points and contexts (RFC 5892), and directions (RFC 5893).

use std::sync::LazyLock;

use copperplate_pattern::Pattern;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::is_nfc;

/// A set of characters by their properties.
struct Set(LazyLock<Option<Pattern>>);

impl Set {
    /// Returns true if the set contains a character. A set that does not compile is empty; the
    /// tests exclude this.
    fn has(&self, character: char) -> bool {
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        self.0
            .as_ref()
            .is_some_and(|it| it.is_match(text) == Ok(true))
    }
}

static LETTER_DIGITS: Set = Set(LazyLock::new(|| {
    Pattern::new(r"[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]").ok()
}));
static IGNORABLE: Set = Set(LazyLock::new(|| {
    Pattern::new(r"[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]")
        .ok()
}));
static MARK: Set = Set(LazyLock::new(|| Pattern::new(r"\p{M}").ok()));
static GREEK: Set = Set(LazyLock::new(|| Pattern::new(r"\p{Script=Greek}").ok()));
static HEBREW: Set = Set(LazyLock::new(|| Pattern::new(r"\p{Script=Hebrew}").ok()));
static KANA_OR_HAN: Set = Set(LazyLock::new(|| {
    Pattern::new(r"[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]").ok()
}));

/// Checks RFC 5891, section 5.4, except for the length.
pub(super) fn is_u_label(label: &str) -> bool {
    let characters: Vec<char> = label.chars().collect();
    let hyphens =
        label.starts_with('-') || label.ends_with('-') || characters.get(2..4) == Some(&['-', '-']);
    let marked = characters.first().is_some_and(|it| MARK.has(*it));
    let allowed = |(at, it): (usize, &char)| match it {
        '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{30fb}' => {
            in_context(*it, &characters, at)
        }
        '\u{660}'..='\u{669}' => !characters
            .iter()
            .any(|it| ('\u{6f0}'..='\u{6f9}').contains(it)),
        '\u{6f0}'..='\u{6f9}' => !characters
            .iter()
            .any(|it| ('\u{660}'..='\u{669}').contains(it)),
        '\u{200c}' => after_virama(&characters, at) || joins(&characters, at),
        '\u{200d}' => after_virama(&characters, at),
        other => is_valid(*other),
    };
    !hyphens && !marked && is_nfc(label) && characters.iter().enumerate().all(allowed)
}

/// Checks RFC 5892, section 3, for characters that are valid in any context.
fn is_valid(character: char) -> bool {
    match character {
        // Exceptions of section 2.6.
        '\u{df}' | '\u{3c2}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => {
            false
        }
        'a'..='z' | '0'..='9' | '-' => true,
        // Old Hangul Jamo, and blocks of marks and symbols.
        '\u{1100}'..='\u{11ff}'
        | '\u{a960}'..='\u{a97c}'
        | '\u{d7b0}'..='\u{d7fb}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{1d100}'..='\u{1d24f}' => false,
        other => is_stable(other) && !IGNORABLE.has(other) && LETTER_DIGITS.has(other),
    }
}

/// Returns true if a character equals its own case-folded NFKC.
fn is_stable(character: char) -> bool {
    let fold = |it: char| -> Vec<char> {
        match it {
            // Cherokee folds to its capitals; no other letter folds to a dotless i.
            '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => it.to_uppercase().collect(),
            '\u{13a0}'..='\u{13f5}' | '\u{131}' => vec![it],
            _ => it.to_uppercase().flat_map(char::to_lowercase).collect(),
        }
    };
    let folded = std::iter::once(character).nfkc().flat_map(fold);
    folded.nfkc().eq(std::iter::once(character))
}

/// Checks RFC 5892, appendices A.3 to A.7.
fn in_context(character: char, label: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| label.get(it)).copied();
    let after = label.get(at + 1).copied();
    match character {
        '\u{b7}' => before == Some('l') && after == Some('l'),
        '\u{375}' => after.is_some_and(|it| GREEK.has(it)),
        '\u{5f3}' | '\u{5f4}' => before.is_some_and(|it| HEBREW.has(it)),
        _ => label
            .iter()
            .any(|it| *it != '\u{30fb}' && KANA_OR_HAN.has(*it)),
    }
}

fn after_virama(label: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| label.get(it));
    before.is_some_and(|it| canonical_combining_class(*it) == 9)
}

/// Checks RFC 5892, appendix A.1: the letters around a joiner must join towards it.
fn joins(label: &[char], at: usize) -> bool {
    let seen = |it: &&char| get_joining_type(**it) != JoiningType::Transparent;
    let before = label.iter().take(at).rev().find(seen);
    let after = label.iter().skip(at + 1).find(seen);
    let kind = |it: Option<&char>| it.map(|it| get_joining_type(*it));
    matches!(
        kind(before),
        Some(JoiningType::LeftJoining | JoiningType::DualJoining)
    ) && matches!(
        kind(after),
        Some(JoiningType::RightJoining | JoiningType::DualJoining)
    )
}

/// Checks RFC 5893, section 2: if any label has a right-to-left letter, all labels must obey the
/// rule.
pub(super) fn is_bidi_name(labels: &[String]) -> bool {
    use BidiClass::{AL, AN, R};
    let mut all = labels.iter().flat_map(|label| label.chars());
    !all.any(|it| matches!(bidi_class(it), R | AL | AN))
        || labels.iter().all(|it| is_bidi_label(it))
}

fn is_bidi_label(label: &str) -> bool {
    use BidiClass::{AL, AN, BN, CS, EN, ES, ET, L, NSM, ON, R};
    let classes: Vec<BidiClass> = label.chars().map(bidi_class).collect();
    let last = classes.iter().rev().find(|it| **it != NSM);
    match classes.first() {
        Some(R | AL) => {
            let inside = |it| {
                matches!(
                    it,
                    &R | &AL | &AN | &EN | &ES | &CS | &ET | &ON | &BN | &NSM
                )
            };
            classes.iter().all(inside)
                && matches!(last, Some(R | AL | EN | AN))
                && !(classes.contains(&EN) && classes.contains(&AN))
        }
        Some(L) => {
            let inside = |it| matches!(it, &L | &EN | &ES | &CS | &ET | &ON | &BN | &NSM);
            classes.iter().all(inside) && matches!(last, Some(L | EN))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_compile() {
        for set in [
            &LETTER_DIGITS,
            &IGNORABLE,
            &MARK,
            &GREEK,
            &HEBREW,
            &KANA_OR_HAN,
        ] {
            assert!(set.0.is_some());
        }
    }

    /// The case folding of these code points in the IANA table is not their lower case.
    #[test]
    fn code_points_are_valid_as_iana_lists_them() {
        for valid in ['ı', 'ǰ', 'ΐ', '\u{13a0}', 'ა', '\u{d7a3}', '〇', 'ß', 'ς'] {
            assert!(is_valid(valid), "{valid:?}");
        }
        for invalid in [
            'A', 'İ', 'ŉ', '\u{345}', 'ᾀ', 'և', '\u{13f8}', '\u{1c80}', '\u{1c90}', 'ﬀ', '☃',
            '\u{ad}', '\u{378}',
        ] {
            assert!(!is_valid(invalid), "{invalid:?}");
        }
    }
}
