//! Finds values in JSON text by JSON Pointer (RFC 6901), without building the others.

use super::lexer::Lexer;

/// The text of the value at a pointer; `None` if there is none, or if the text before it is
/// invalid. Of several members with one name the first counts, as for typed values.
pub(crate) fn text_at<'j>(text: &'j [u8], pointer: &str) -> Option<&'j str> {
    let mut lexer = Lexer::new(std::str::from_utf8(text).ok()?);
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        match lexer.peek().ok()? {
            b'{' => {
                lexer.find_member(&token)?;
            }
            b'[' => enter(&mut lexer, token.parse().ok()?)?,
            _ => return None,
        }
    }
    lexer.peek().ok()?;
    let start = lexer.index();
    lexer.skip().ok()?;
    lexer.since(start)
}

/// Goes to an item of the next array.
fn enter(lexer: &mut Lexer<'_>, index: usize) -> Option<()> {
    for at in 0..=index {
        if at > 0 {
            lexer.skip().ok()?;
        }
        lexer.item(at == 0).ok()?.then_some(())?;
    }
    Some(())
}

/// The number of items of an array; `None` for any other text.
pub(crate) fn count(array: &str) -> Option<usize> {
    let mut lexer = Lexer::new(array);
    let mut count = 0;
    while lexer.item(count == 0).ok()? {
        lexer.skip().ok()?;
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_through_objects_and_arrays() {
        let text = br#" {"a/b": [ 1, {"c\n": "x", "c": {"~": null}} ], "": [] } "#;
        for (pointer, found) in [
            ("/a~1b/0", Some("1")),
            ("/a~1b/1/c", Some(r#"{"~": null}"#)),
            ("/a~1b/1/c/~0", Some("null")),
            ("/a~1b/1/c\n", Some(r#""x""#)),
            ("/", Some("[]")),
            ("/a~1b/2", None),
            ("/a~1b/x", None),
            ("/c", None),
            ("/a~1b/0/x", None),
        ] {
            assert_eq!(text_at(text, pointer), found, "{pointer}");
        }
        assert_eq!(text_at(b" [1] ", ""), Some("[1]"));
        for broken in [&b"{\"a\":"[..], b"", b"\xff", b"{\"b\" 1, \"a\": 2}"] {
            assert_eq!(text_at(broken, "/a"), None);
        }
    }

    #[test]
    fn items_are_counted_without_reading_them() {
        assert_eq!(count("[]"), Some(0));
        assert_eq!(count(r#"[1, [2, 3], {"a": [4]}]"#), Some(3));
        assert_eq!(count("null"), None);
        assert_eq!(count("[1, 2"), None);
    }
}
