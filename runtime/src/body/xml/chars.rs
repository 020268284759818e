//! Characters and names of XML 1.0.

/// Returns true for a name without a colon (Namespaces in XML 1.0, section 3).
pub(super) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(starts_name) && chars.all(|it| starts_name(it) || continues_name(it))
}

const fn starts_name(char: char) -> bool {
    matches!(
        char,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
            | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
            | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}'
    )
}

const fn continues_name(char: char) -> bool {
    matches!(
        char,
        '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}'
    )
}

/// The first character that XML 1.0 does not permit (section 2.2).
pub(super) fn forbidden(text: &str) -> Option<char> {
    let permitted = |it: char| {
        matches!(it, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}')
            || it >= '\u{10000}'
    };
    text.chars().find(|it| !permitted(*it))
}

/// Text without white space at its ends, as XML defines it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

/// A decimal number of XML Schema in the grammar of JSON: without a plus sign, superfluous zeros
/// and points without digits on both sides.
pub(super) fn json_number(text: &str) -> Option<String> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = rest.find(['e', 'E']).unwrap_or(rest.len());
    let (digits, exponent) = rest.split_at_checked(end)?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match fraction {
        "" => format!("{sign}{whole}{exponent}"),
        _ => format!("{sign}{whole}.{fraction}{exponent}"),
    })
}
