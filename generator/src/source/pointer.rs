//! Parses references: the file part, and the JSON Pointer (RFC 6901) in the fragment.

use super::Node;

/// A parsed `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ParsedReference {
    /// The file part after one percent-decoding; empty for the current file.
    pub(crate) file: String,
    /// The decoded segments of the pointer; empty for the whole file.
    pub(crate) segments: Vec<String>,
    /// The name of an anchor instead of a pointer.
    pub(crate) anchor: Option<String>,
}

/// Parses a reference. The error describes the fault of its syntax.
pub(crate) fn parse(reference: &str) -> Result<ParsedReference, &'static str> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let file = percent_decode(file).ok_or("its percent-encoding is broken")?;
    let fragment = percent_decode(fragment).ok_or("its percent-encoding is broken")?;
    if file.is_empty() && !reference.contains('#') {
        return Err("it is empty");
    }
    let Some(rest) = fragment.strip_prefix('/') else {
        return Ok(ParsedReference {
            file,
            segments: Vec::new(),
            anchor: Some(fragment).filter(|name| !name.is_empty()),
        });
    };
    let segments: Option<Vec<String>> = rest.split('/').map(unescape).collect();
    let segments = segments.ok_or("`~` must be followed by `0` or `1`")?;
    Ok(ParsedReference {
        file,
        segments,
        anchor: None,
    })
}

/// Finds the node at the end of a pointer.
pub(crate) fn find<'n>(root: &'n Node, segments: &[String]) -> Option<&'n Node> {
    segments
        .iter()
        .try_fold(root, |node, segment| step(node, segment))
}

/// Follows one segment: a member, or an item by its index without leading zeros.
pub(crate) fn step<'n>(node: &'n Node, segment: &str) -> Option<&'n Node> {
    if let Some(items) = node.as_array() {
        let canonical = segment == "0" || (!segment.starts_with(['0', '+']) && !segment.is_empty());
        return items.get(segment.parse::<usize>().ok().filter(|_| canonical)?);
    }
    node.get(segment)
}

/// Appends a segment to a pointer, escaped.
pub(crate) fn push(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for letter in segment.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// Joins segments to a pointer.
pub(crate) fn join(segments: &[String]) -> String {
    let mut pointer = String::new();
    for segment in segments {
        push(&mut pointer, segment);
    }
    pointer
}

/// A segment without its escaping; `None` if that is broken.
pub(crate) fn unescape(segment: &str) -> Option<String> {
    let mut out = String::with_capacity(segment.len());
    let mut letters = segment.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '~' => match letters.next() {
                Some('0') => out.push('~'),
                Some('1') => out.push('/'),
                Some(_) | None => return None,
            },
            other => out.push(other),
        }
    }
    Some(out)
}

/// A text without its percent-encoding; `None` if that is invalid.
pub(crate) fn decoded(text: &str) -> Option<String> {
    percent_decode(text)
}

/// Decodes percent-encoding once (RFC 3986, section 2.1); `None` if it is invalid or not UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::{ParsedReference, parse};

    #[test]
    fn pointers_are_decoded() {
        let target = |file: &str, segments: &[&str]| {
            Ok(ParsedReference {
                file: file.to_owned(),
                segments: segments.iter().map(|it| (*it).to_owned()).collect(),
                anchor: None,
            })
        };
        assert_eq!(
            parse("#/paths/~1a~1{b}/get"),
            target("", &["paths", "/a/{b}", "get"])
        );
        assert_eq!(parse("#/a%20b/%7E01"), target("", &["a b", "~1"]));
        assert_eq!(parse("x%20y.yaml#/a"), target("x y.yaml", &["a"]));
        assert_eq!(parse("x.yaml"), target("x.yaml", &[]));
        assert_eq!(parse("#"), target("", &[]));
        assert_eq!(parse("#/"), target("", &[""]));
        let name = parse("x.yaml#name").map(|it| (it.file, it.anchor));
        assert_eq!(name, Ok(("x.yaml".to_owned(), Some("name".to_owned()))));
        assert!(parse("").is_err() && parse("#/~2").is_err());
        assert!(parse("#/%zz").is_err() && parse("#/%ff").is_err() && parse("#/~").is_err());
    }
}
