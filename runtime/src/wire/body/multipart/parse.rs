//! From the bytes of a multipart body to its parts (RFC 2046, section 5.1; RFC 7578).

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::NamedPart;
use crate::wire::media::parameter;

/// How many parts a body may have.
const MOST: usize = 1024;

/// How many headers a part may have beside those that say what it is.
const MOST_HEADERS: usize = 64;

/// Splits a body at its boundary, or says what is wrong with it.
pub(super) fn parse(body: &Bytes, boundary: &str) -> Result<Vec<NamedPart>, &'static str> {
    if boundary.is_empty() || boundary.len() > 70 {
        return Err("the media type must name a boundary of 1 to 70 characters");
    }
    let delimiter = format!("\r\n--{boundary}");
    // The first delimiter may stand at the very start.
    let opening = delimiter.get(2..).unwrap_or_default().as_bytes();
    let mut at = if body.starts_with(opening) {
        opening.len()
    } else {
        let found = find(body, delimiter.as_bytes(), 0);
        found.ok_or("must begin with its boundary")? + delimiter.len()
    };
    let mut parts = Vec::new();
    loop {
        let behind = body.get(at..).unwrap_or_default();
        if behind.starts_with(b"--") {
            return Ok(parts);
        }
        // White space may follow a boundary on its line.
        let padding = behind.iter().take_while(|it| b" \t".contains(it)).count();
        let start = at + padding + 2;
        if body.get(at + padding..start) != Some(b"\r\n") {
            return Err("a boundary must end its line");
        }
        // A part without headers begins with the blank line that ends them.
        let end = find(body, delimiter.as_bytes(), start.saturating_sub(2));
        let end = end.ok_or("must end with its boundary")?.max(start);
        if parts.len() == MOST {
            return Err("has too many parts");
        }
        parts.push(part(body, start, end)?);
        at = end + delimiter.len();
    }
}

fn part(body: &Bytes, start: usize, end: usize) -> Result<NamedPart, &'static str> {
    let whole = body.get(start..end).unwrap_or_default();
    let (head, content) = if whole.starts_with(b"\r\n") {
        ("", start + 2)
    } else {
        let blank = find(whole, b"\r\n\r\n", 0).ok_or("the headers of a part must end")?;
        let head = std::str::from_utf8(whole.get(..blank).unwrap_or_default());
        let head = head.map_err(|_| "the headers of a part must be UTF-8")?;
        (head, start + blank + 4)
    };
    let mut part = NamedPart::default();
    let mut named = false;
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_default();
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-disposition") {
            let form = value.split(';').next().unwrap_or_default().trim();
            if let Some(name) = parameter(value, "name").filter(|_| is(form, "form-data")) {
                (part.name, named) = (unescaped(&name), true);
            }
            part.file.filename = parameter(value, "filename").map(|it| unescaped(&it));
        } else if name.eq_ignore_ascii_case("content-type") {
            part.file.media_type = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("content-transfer-encoding")
            && !["7bit", "8bit", "binary"].iter().any(|it| is(value, it))
        {
            // RFC 7578, section 4.7, deprecates it.
            return Err("a part must not have a transfer encoding");
        } else if !line.is_empty() {
            let name = HeaderName::from_bytes(name.as_bytes());
            let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) else {
                return Err("the headers of a part must be headers");
            };
            if part.headers.len() == MOST_HEADERS {
                return Err("a part has too many headers");
            }
            part.headers.append(name, value);
        }
    }
    if !named {
        return Err("a part must have a name");
    }
    part.file.content = body.slice(content..end.max(content));
    Ok(part)
}

fn is(text: &str, wanted: &str) -> bool {
    text.eq_ignore_ascii_case(wanted)
}

/// What browsers escape in names (HTML, multipart form data).
fn unescaped(name: &str) -> String {
    let name = name.replace("%22", "\"");
    name.replace("%0D", "\r").replace("%0A", "\n")
}

/// Where a pattern begins, at or behind a place.
pub(super) fn find(text: &[u8], pattern: &[u8], from: usize) -> Option<usize> {
    let first = *pattern.first()?;
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        at += rest.iter().position(|byte| *byte == first)?;
        if text.get(at..)?.starts_with(pattern) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<Vec<(String, String)>, &'static str> {
        let parts = parse(&Bytes::copy_from_slice(text.as_bytes()), "b")?;
        let text = |bytes: &Bytes| String::from_utf8_lossy(bytes).into_owned();
        let parts = parts.into_iter();
        Ok(parts.map(|it| (it.name, text(&it.file.content))).collect())
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
    }

    #[test]
    fn no_input_is_read_past_its_end() {
        let whole = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\none\r\n--b--";
        for end in 0..whole.len() - 1 {
            let cut = whole.get(..end).unwrap_or_default();
            assert!(parts(cut).is_err(), "{cut:?}");
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
}
