//! Prints code in documentation: spans and blocks that rustdoc does not run.

use super::visible::{is_hidden, visible};

/// The longest text of a span, in characters.
const LONGEST_SPAN: usize = 120;

/// The longest JSON block, in lines.
const LONGEST_BLOCK: usize = 60;

/// A Markdown code span for any text, on one line, truncated if it is long.
#[must_use]
pub fn code_span(text: &str) -> String {
    let text = visible(text);
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST_SPAN {
        line = line.chars().take(LONGEST_SPAN).collect();
        line.push('…');
    }
    if line.is_empty() {
        return "(empty)".to_owned();
    }
    // Some parsers read three backticks at the start of a line as a code block.
    if longest_run(&line) > 1 {
        line = line.replace('`', "U+0060");
    }
    let fence = "`".repeat(longest_run(&line) + 1);
    // CommonMark, section 6.1: one space on each side does not belong to the code.
    let pad = if line.starts_with('`') || line.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// A code block for any text; `language` is `json` or `text`, so that rustdoc never runs it.
pub(super) fn fence(language: &'static str, lines: &[&str]) -> Vec<String> {
    let longest = lines
        .iter()
        .map(|line| longest_run(line))
        .max()
        .unwrap_or(0);
    let ticks = "`".repeat(longest.max(2) + 1);
    let mut out = vec![format!("{ticks}{language}")];
    out.extend(lines.iter().map(|line| line.trim_end().to_owned()));
    out.push(ticks);
    out
}

/// Compact JSON text as a readable block. Digits and order stay.
#[must_use]
pub fn json_fence(json: &str) -> Vec<String> {
    let pretty = pretty(&visible(json));
    let mut lines: Vec<&str> = pretty.lines().collect();
    if lines.len() > LONGEST_BLOCK {
        lines.truncate(LONGEST_BLOCK);
        lines.push("…");
    }
    fence("json", &lines)
}

/// Compact JSON text as a readable file. Digits and order stay, and every hidden character is an
/// escape.
#[must_use]
pub fn pretty_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    for character in pretty(json).chars() {
        if character == '\n' || !is_hidden(character) {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out.push('\n');
    out
}

fn longest_run(text: &str) -> usize {
    text.split(|it| it != '`').map(str::len).max().unwrap_or(0)
}

/// Indents JSON as text, so that numbers are not rounded.
fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                out.push('"');
                while let Some(inner) = characters.next() {
                    out.push(inner);
                    match inner {
                        '\\' => out.extend(characters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '{' | '[' => {
                out.push(character);
                if matches!(characters.peek(), Some('}' | ']')) {
                    out.extend(characters.next());
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(character);
            }
            ',' => {
                out.push(',');
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            other => out.push(other),
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    // A deeply nested value is printed flat rather than far to the right.
    out.push_str(&"  ".repeat(depth.min(20)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_any_text() {
        assert_eq!(code_span("a"), "`a`");
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("`"), "`` ` ``");
        assert_eq!(code_span("``"), "`U+0060U+0060`");
        assert_eq!(code_span(""), "(empty)");
        assert_eq!(code_span("a\n b\u{202e}"), "`a bU+202E`");
        assert!(code_span(&"x".repeat(500)).chars().count() < 130);
    }

    #[test]
    fn a_file_of_json_shows_every_character_and_keeps_the_value() {
        let json = "{\"a\u{202e}\":[\"\u{e0001}\\n\",1.20]}";
        let expected = "{\n  \"a\\u202e\": [\n    \"\\udb40\\udc01\\n\",\n    1.20\n  ]\n}\n";
        assert_eq!(pretty_json(json), expected);
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
        assert_eq!(value(expected), value(json));
    }

    #[test]
    fn json_is_indented_and_not_rounded() {
        let block = json_fence("{\"a\":[1.20,{}],\"b\":\"x,{\\\"\"}");
        let expected = [
            "```json",
            "{",
            "  \"a\": [",
            "    1.20,",
            "    {}",
            "  ],",
            "  \"b\": \"x,{\\\"\"",
            "}",
            "```",
        ];
        assert_eq!(block, expected);
        assert_eq!(
            json_fence("\"```\"").first().map(String::as_str),
            Some("````json")
        );
    }
}
