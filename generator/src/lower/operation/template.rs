//! Path templates, and the tokens of HTTP.

/// A piece of a path template.
pub(crate) enum Piece<'t> {
    /// Literal text.
    Text(&'t str),
    /// A parameter's name.
    Name(&'t str),
}

/// A template with percent-encoded text, as far as URIs require that (RFC 3986, section 3.3).
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for part in template(path) {
        match part {
            Piece::Name(name) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            Piece::Text(text) => {
                for byte in text.bytes() {
                    if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%?#".contains(&byte) {
                        out.push(char::from(byte));
                    } else {
                        out.push_str(&format!("%{byte:02X}"));
                    }
                }
            }
        }
    }
    out
}

/// Splits a path template at its braces.
pub(crate) fn template(path: &str) -> Vec<Piece<'_>> {
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            parts.push(Piece::Text(before));
        }
        parts.push(Piece::Name(name));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Piece::Text(rest));
    }
    parts
}

/// True if a text is a token (RFC 9110, section 5.6.2), as header names must be.
pub(crate) fn is_token(text: &str) -> bool {
    let is_tchar = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it);
    !text.is_empty() && text.chars().all(is_tchar)
}
