//! The committed list of tests that do not apply, each with a reason.

/// An entry: a file, a group or `*`, and a test or `*`.
pub struct Entry {
    pub file: String,
    pub group: String,
    pub test: String,
    pub used: bool,
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
        entry.file == file
            && (entry.group == "*" || entry.group == group)
            && (entry.test == "*" || entry.test == test)
    })
}
