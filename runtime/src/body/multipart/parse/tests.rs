//! Tests the parser with bodies in pieces.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use super::*;

fn parts(text: &str) -> Result<Vec<(String, String)>, &'static str> {
    let parts = parse(&Bytes::copy_from_slice(text.as_bytes()), "b")?;
    let parts = parts.into_iter().map(SplitPart::into_named);
    let parts = parts.collect::<Result<Vec<_>, _>>()?.into_iter();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let buffered = |part: &NamedPart| part.file.content.buffered().map(|it| text(it));
    Ok(parts
        .map(|it| (it.name.clone(), buffered(&it).unwrap_or_default()))
        .collect())
}

/// The parts of a text that arrives in pieces of this size.
fn pieced(text: &str, size: usize) -> Result<Vec<(String, String)>, &'static str> {
    let mut parser = Parser::new("b")?;
    let (mut parts, mut heads) = (Vec::new(), Vec::new());
    for piece in text.as_bytes().chunks(size) {
        parser.push(Bytes::copy_from_slice(piece));
        while let Some(found) = parser.next()? {
            match (found, parts.last_mut()) {
                (Found::Part(part), _) => {
                    parts.push((part.part.name.clone(), String::new()));
                    heads.push(*part);
                }
                (Found::Content(content), Some((_, text))) => {
                    text.push_str(&String::from_utf8_lossy(&content));
                }
                (Found::Content(_), None) => return Err("content of no part"),
                (Found::End, _) => {}
            }
        }
    }
    parser.end()?;
    let named = heads.into_iter().map(SplitPart::into_named);
    named.collect::<Result<Vec<_>, _>>().map(|_| parts)
}

#[test]
fn parts_are_split_at_lines_of_the_boundary() {
    let head = "Content-Disposition: form-data; name=\"a;b\"";
    let text = format!(
        "preamble\r\n--b \r\n{head}\r\n\r\none\r\n--c\r\n\r\n--b\r\n{head}\r\n\r\n\r\n--b--\r\nend"
    );
    let found = parts(&text).unwrap_or_default();
    let wanted = [("a;b", "one\r\n--c\r\n"), ("a;b", "")];
    assert_eq!(
        found,
        wanted.map(|(name, text)| (name.to_owned(), text.to_owned()))
    );
    assert_eq!(parts("--b--"), Ok(Vec::new()));
    for size in 1..text.len() {
        assert_eq!(pieced(&text, size).as_ref(), Ok(&found), "pieces of {size}");
    }
}

/// The elements of bodies, and near misses.
const TOKENS: [&str; 16] = [
    "--b",
    "--b--",
    "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n",
    "\r\n--b\r\nContent-Disposition: form-data; name=\"c\"\r\nA: b\r\n\r\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\n",
    "-",
    " ",
    "\t",
    "b",
    "Content-Disposition: form-data; name=",
    "Content-Type: text/plain",
    "text",
    ":",
];

#[test]
fn how_a_body_is_cut_into_pieces_changes_nothing() {
    let (mut state, mut good) = (1_u64, 0);
    let mut below = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % limit
    };
    for _ in 0..20_000 {
        let mut text = String::new();
        // Most texts begin and end like a body, so that the parser reaches the middle.
        if below(8) > 0 {
            text.push_str(TOKENS[2]);
        }
        for _ in 0..below(8) {
            text.push_str(TOKENS[below(TOKENS.len())]);
        }
        if below(8) > 0 {
            text.push_str("\r\n--b--");
        }
        let whole = parts(&text);
        good += usize::from(whole.is_ok());
        let size = 1 + below(text.len().max(1));
        for size in [1, size] {
            assert_eq!(pieced(&text, size), whole, "pieces of {size}: {text:?}");
        }
    }
    assert!(good > 5_000, "{good} texts were bodies");
}

#[test]
fn no_input_is_read_past_its_end() {
    let whole = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\none\r\n--b--";
    for end in 0..whole.len() - 1 {
        let cut = whole.get(..end).unwrap_or_default();
        assert!(parts(cut).is_err(), "{cut:?}");
        assert!(pieced(cut, 1).is_err(), "{cut:?}");
    }
    for odd in [
        "--b\r\n\r\n--b--",
        "--b\r\n--b--",
        "--b\r\n\r\n\r\n--b--",
        "--bb\r\n",
    ] {
        assert!(parts(odd).is_err(), "{odd:?}");
    }
}

#[test]
fn what_never_ends_is_not_held() {
    let line = |what: &str| format!("--b{what}");
    for (text, reason) in [
        (line(&" ".repeat(300)), "a boundary must end its line"),
        (
            line(&format!("\r\na: {}", "x".repeat(20_000))),
            MANY_HEADERS,
        ),
    ] {
        assert_eq!(parts(&text), Err(reason));
        assert_eq!(pieced(&text, 1), Err(reason));
    }
    let mut parser = Parser::new("b").unwrap();
    parser.push(Bytes::from_static(
        b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n",
    ));
    for _ in 0..100 {
        parser.push(Bytes::from_static(b"one\r\n--"));
        while parser.next().unwrap().is_some() {}
        assert!(parser.rest.len() < parser.delimiter.len());
    }
}
