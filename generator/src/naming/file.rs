//! Checks names of files.

/// The problem with one part of a path on any system.
pub(crate) fn name_fault(part: &str) -> Option<&'static str> {
    const LONGEST: usize = 200;
    let stem = part
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let port = ["com", "lpt"].iter().any(|kind| {
        let number = stem.strip_prefix(kind).unwrap_or_default();
        number.len() == 1 && number.starts_with(|it: char| it.is_ascii_digit())
    });
    if part.is_empty() || part.starts_with('.') || part.ends_with('.') {
        Some("a part of it is empty, or begins or ends with a full stop")
    } else if port || matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") {
        Some("Windows keeps the name for a device")
    } else if part.len() > LONGEST {
        Some("a part of it is too long")
    } else {
        let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.');
        (!part.chars().all(plain))
            .then_some("it has other characters than letters, digits, `_`, `-`")
    }
}
