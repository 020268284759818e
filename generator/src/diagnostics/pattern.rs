//! Diagnostics of patterns outside ECMA-262, with their equivalents.

use crate::source::Place;

use super::Diagnostic;

/// A pattern that does not compile.
pub(crate) fn pattern(place: &Place<'_>, source: &str, why: &str) -> Diagnostic {
    let usual = "write it as JavaScript would read it with the `u` flag";
    let message = format!("this pattern can't be compiled: {why}");
    super::at("pattern", place, message)
        .cost("no text could be checked")
        .help(advice(source).unwrap_or_else(|| usual.to_owned()))
        .leave_out()
}

/// Beginnings of groups in other dialects, with their equivalents.
const GROUPS: [(&str, &str); 4] = [
    ("(?P<", "`(?<name>` for a group with a name"),
    ("(?P=", "`\\k<name>` for the text of a group again"),
    (
        "(?i)",
        "both cases of each letter, such as `[Aa]`, for `(?i)`",
    ),
    ("(?>", "`(?:` for `(?>`"),
];

/// Classes of POSIX, with their names in Java, and their characters.
const CLASSES: [(&str, &str); 10] = [
    ("Alnum", "A-Za-z0-9"),
    ("Blank", r" \t"),
    ("Cntrl", r"\x00-\x1f\x7f"),
    ("Graph", r"\x21-\x7e"),
    ("Print", r"\x20-\x7e"),
    ("Punct", r"!-\/:-@\[-`\{-~"),
    ("XDigit", "0-9A-Fa-f"),
    ("LD", r"\p{L}\p{Nd}"),
    ("L1", r"\x00-\xff"),
    ("all", r"\s\S"),
];

/// The equivalent of the first part of a pattern that ECMA-262 does not have.
fn advice(source: &str) -> Option<String> {
    let mut rest = source;
    while let Some(at) = rest.find(['\\', '(']) {
        let (here, inside) = (rest.get(at..)?, rest.get(at + 1..)?);
        if here.starts_with('(') {
            let found = GROUPS.iter().find(|(sign, _)| here.starts_with(sign));
            if let Some((_, instead)) = found {
                return Some(format!("write {instead}"));
            }
            rest = inside;
            continue;
        }
        if let Some(found) = escape(inside) {
            return Some(found);
        }
        // An escaped character is skipped, so that `\\A` is a backslash and a letter.
        let mut escaped = inside.chars();
        escaped.next()?;
        rest = escaped.as_str();
    }
    None
}

/// The equivalent of an escape, after its backslash.
fn escape(inside: &str) -> Option<String> {
    let instead = |old: &str, new: &str| Some(format!("write `{new}` for `\\{old}`"));
    let letter = inside.chars().next()?;
    match letter {
        'A' => instead("A", "^"),
        'z' | 'Z' => instead(&letter.to_string(), "$"),
        'a' => instead("a", "\\x07"),
        'e' => instead("e", "\\x1b"),
        '0' => {
            let octal: String = inside.chars().take_while(char::is_ascii_digit).collect();
            let digits = octal.get(1..).filter(|it| !it.is_empty())?;
            let code = u32::from_str_radix(digits, 8).ok().filter(|it| *it < 256)?;
            instead(&octal, &format!("\\x{code:02x}"))
        }
        'x' => {
            let (code, _) = inside.strip_prefix("x{")?.split_once('}')?;
            let code = u32::from_str_radix(code, 16)
                .ok()
                .and_then(char::from_u32)?;
            let written = inside.split_inclusive('}').next()?;
            instead(written, &format!("\\u{{{:x}}}", u32::from(code)))
        }
        'p' | 'P' => property(letter, inside.get(1..)?),
        _ => None,
    }
}

/// The equivalent of a property, after its letter.
fn property(letter: char, after: &str) -> Option<String> {
    let Some(named) = after.strip_prefix('{') else {
        let category = after.chars().next().filter(char::is_ascii_uppercase)?;
        return Some(format!(
            "write `\\{letter}{{{category}}}` for `\\{letter}{category}`"
        ));
    };
    let (name, _) = named.split_once('}')?;
    let (_, characters) = CLASSES.iter().find(|(class, _)| *class == name)?;
    let negated = if letter == 'P' { "^" } else { "" };
    let inside = match negated {
        "" => ", and without the brackets within a class",
        _ => "",
    };
    Some(format!(
        "write `[{negated}{characters}]` for `\\{letter}{{{name}}}`{inside}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, advice};

    #[test]
    fn other_dialects_are_translated() {
        for (source, expected) in [
            (r"\A\d+\z", "write `^` for `\\A`"),
            (r"^\d+\Z", "write `$` for `\\Z`"),
            (r"\\A\d+\z", "write `$` for `\\z`"),
            (r"[^/:|\000-\037]+", r"write `\x00` for `\000`"),
            (r"\037", r"write `\x1f` for `\037`"),
            (r"[a\x{60}]", r"write `\u{60}` for `\x{60}`"),
            (r"\pL", r"write `\p{L}` for `\pL`"),
            (r"\P{Alnum}", r"write `[^A-Za-z0-9]` for `\P{Alnum}`"),
            (
                r"[\p{XDigit}]",
                r"write `[0-9A-Fa-f]` for `\p{XDigit}`, and without the brackets within a class",
            ),
            ("(a)(?P<n>b)", "write `(?<name>` for a group with a name"),
        ] {
            assert_eq!(advice(source).as_deref(), Some(expected), "{source}");
        }
        for source in [
            "", "a", r"\0", r"\x60", r"\u{60}", r"\p{L}\", r"\p", "\\0ä", "(?:a", "\\",
        ] {
            assert_eq!(advice(source), None, "{source}");
        }
    }

    #[test]
    fn what_is_advised_is_a_pattern() {
        for (name, characters) in CLASSES {
            for text in [format!("[{characters}]"), format!("[^a{characters}]")] {
                let strict = copperplate_pattern::Dialect::Strict;
                assert!(copperplate_pattern::is_valid(&text, strict), "{name}");
            }
        }
    }
}
