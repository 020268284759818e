//! URI Templates of RFC 6570.

/// Checks RFC 6570, section 2: literals and expressions.
pub(super) fn is_uri_template(text: &str) -> bool {
    let mut rest = text;
    while let Some((literals, after)) = rest.split_once('{') {
        let Some((expression, after)) = after.split_once('}') else {
            return false;
        };
        if !are_literals(literals) || !is_expression(expression) {
            return false;
        }
        rest = after;
    }
    are_literals(rest)
}

/// Checks section 2.1, with the apostrophe, which the errata permit.
fn are_literals(text: &str) -> bool {
    let allowed = |it: char| match it {
        '!' | '#' | '$' | '&' | '\'' | '=' | ']' | '_' | '~' => true,
        '('..=';' | '?'..='[' | 'a'..='z' => true,
        // `%` begins a triplet, which is checked separately.
        '%' => true,
        other => is_beyond_ascii(other),
    };
    text.chars().all(allowed) && are_triplets(text)
}

/// RFC 3987 `ucschar` and `iprivate`.
fn is_beyond_ascii(character: char) -> bool {
    match u32::from(character) {
        0xa0..=0xd7ff | 0xe000..=0xfdcf | 0xfdf0..=0xffef => true,
        // The specials, the tags and the last two code points of each plane are excluded.
        0xe_0000..=0xe_0fff => false,
        code @ 0x1_0000.. => code & 0xffff < 0xfffe,
        _ => false,
    }
}

/// Returns true if two hexadecimal digits follow every `%`.
fn are_triplets(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let digits = rest.bytes().take(2);
        digits.filter(u8::is_ascii_hexdigit).count() == 2
    })
}

/// Checks section 2.2: an operator, and a list of variables.
fn is_expression(text: &str) -> bool {
    let operators = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    let variables = text.strip_prefix(operators).unwrap_or(text);
    variables.split(',').all(is_variable)
}

/// Checks sections 2.3 and 2.4: a name, and a modifier.
fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) if is_length(length) => name,
        Some(_) => return false,
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let allowed = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '%');
    let part = |it: &str| !it.is_empty() && it.chars().all(allowed) && are_triplets(it);
    name.split('.').all(part)
}

/// Checks for a number from 1 to 9999, without a leading zero.
fn is_length(text: &str) -> bool {
    (1..=4).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|it| it.is_ascii_digit())
}
