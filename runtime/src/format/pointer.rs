//! JSON Pointers, absolute and relative.

/// Checks RFC 6901, section 3: `~` occurs only in `~0` and `~1`.
pub(super) fn is_json_pointer(text: &str) -> bool {
    let escapes = text
        .split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && escapes
}

/// Checks for a number of levels without a leading zero, followed by `#` or a JSON Pointer.
pub(super) fn is_relative(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some((up, rest)) = text.split_at_checked(digits) else {
        return false;
    };
    let counts = up == "0" || !up.is_empty() && !up.starts_with('0');
    counts && (rest == "#" || is_json_pointer(rest))
}
