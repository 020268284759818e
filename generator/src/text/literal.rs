//! Prints string literals.

use proc_macro2::Literal;

use super::visible::is_hidden;

/// A string literal with exactly this value, in which every hidden character is an escape. Text
/// with many quotes, such as JSON, becomes a raw literal.
#[must_use]
pub fn literal(text: &str) -> Literal {
    let plain = |it: u8| matches!(it, b' '..=b'~') && it != b'"' && it != b'\\';
    if text.bytes().all(plain) {
        return Literal::string(text);
    }
    let quotes = text.matches(['"', '\\']).count();
    let source = if quotes > 1 && !text.contains(|it| is_hidden(it) || it == '\n') {
        raw(text)
    } else {
        escaped(text)
    };
    // Both forms are valid by construction; the library's escaping is only a fallback.
    source.parse().unwrap_or_else(|_| Literal::string(text))
}

fn raw(text: &str) -> String {
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            hidden if is_hidden(hidden) => out.push_str(&format!("\\u{{{:x}}}", u32::from(hidden))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_has_the_value_of_its_text() {
        let texts = [
            "",
            "plain",
            "\"",
            "a\"b\"c",
            "\\n",
            "\n\r\t\0",
            "\u{202e}\u{feff}",
            "{\"a\":\"\"#\"}",
            "{}{{",
            "日本 😀",
            "\"#\"##",
            "ends in \\",
        ];
        for text in texts {
            let printed = literal(text).to_string();
            let parsed: syn::LitStr = syn::parse_str(&printed).unwrap_or_else(|it| {
                syn::LitStr::new(&it.to_string(), proc_macro2::Span::call_site())
            });
            assert_eq!(parsed.value(), text, "{printed}");
            assert!(!printed.contains(is_hidden), "{printed:?}");
        }
    }

    #[test]
    fn json_is_printed_raw() {
        assert_eq!(literal("{\"a\":1}").to_string(), "r#\"{\"a\":1}\"#");
        assert_eq!(literal("one \" quote").to_string(), "\"one \\\" quote\"");
    }
}
