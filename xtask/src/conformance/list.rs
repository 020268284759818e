//! The committed list of tests that do not apply, each with a reason.

/// An entry: a file, a group and a test. A `*` in any of them stands for any text.
pub struct Entry {
    pub file: String,
    pub group: String,
    pub test: String,
    pub used: bool,
}

impl Entry {
    /// Returns true if the entry is about a file.
    pub fn is_for(&self, file: &str) -> bool {
        matches(&self.file, file)
    }
}

/// Reads the list: lines of `file | group | test | reason`; others are comments.
pub fn read(text: &str) -> Result<Vec<Entry>, String> {
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let parts: Vec<_> = line.split(" | ").map(str::trim).collect();
            match parts.as_slice() {
                [file, group, test, reason] if !reason.is_empty() => Ok(Entry {
                    file: (*file).to_owned(),
                    group: (*group).to_owned(),
                    test: (*test).to_owned(),
                    used: false,
                }),
                _ => Err(format!(
                    "line {}: must be `file | group | test | reason`",
                    number + 1
                )),
            }
        })
        .collect()
}

/// Returns true if a test is on the list, and marks the entry as needed.
pub fn find<'e>(
    entries: &'e mut [Entry],
    file: &str,
    group: &str,
    test: &str,
) -> Option<&'e mut Entry> {
    entries.iter_mut().find(|entry| {
        entry.is_for(file) && matches(&entry.group, group) && matches(&entry.test, test)
    })
}

/// Returns true if a text is a pattern with at most one `*`.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => text
            .strip_prefix(start)
            .is_some_and(|rest| rest.ends_with(end)),
        None => pattern == text,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("a*c", "abc", true),
            ("a*c", "abd", false),
            ("aba*aba", "aba", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn the_list_is_short() {
        let entries = read(include_str!("../../conformance.txt")).unwrap();
        assert!(entries.len() <= 5, "{} entries", entries.len());
    }
}
