//! Resolves references to URIs (RFC 3986, section 5.2).

/// The parts of a reference without a fragment.
struct UriParts<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: &'t str,
    query: Option<&'t str>,
}

impl<'t> UriParts<'t> {
    fn of(text: &'t str) -> Self {
        let (scheme, rest) = match text.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            Some(_) | None => (None, text),
        };
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let end = rest.find('/').unwrap_or(rest.len());
                let (authority, path) = rest.split_at(end);
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path,
            query,
        }
    }

    fn text(&self, path: &str) -> String {
        let mut out = String::new();
        if let Some(scheme) = self.scheme {
            out.push_str(scheme);
            out.push(':');
        }
        if let Some(authority) = self.authority {
            out.push_str("//");
            out.push_str(authority);
        }
        out.push_str(path);
        if let Some(query) = self.query {
            out.push('?');
            out.push_str(query);
        }
        out
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

/// Returns true if a reference has a scheme or an authority, so that it is not relative to a path.
pub(crate) fn is_absolute(reference: &str) -> bool {
    let parts = UriParts::of(reference);
    parts.scheme.is_some() || parts.authority.is_some()
}

/// Resolves a reference against a base. Neither has a fragment.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let from = UriParts::of(base);
    let to = UriParts::of(reference);
    if to.scheme.is_some() {
        return to.text(&without_dots(to.path));
    }
    let merged = UriParts {
        scheme: from.scheme,
        authority: to.authority.or(from.authority),
        path: to.path,
        query: to.query,
    };
    if to.authority.is_some() || to.path.starts_with('/') {
        return merged.text(&without_dots(to.path));
    }
    if to.path.is_empty() {
        let query = to.query.or(from.query);
        return UriParts { query, ..merged }.text(from.path);
    }
    let path = match from.path.rfind('/') {
        Some(end) => format!("{}/{}", from.path.get(..end).unwrap_or_default(), to.path),
        None if from.authority.is_some() => format!("/{}", to.path),
        None => to.path.to_owned(),
    };
    merged.text(&without_dots(&path))
}

/// The path of a URI relative to the folder of a base; `None` if it is not inside of the folder.
pub(crate) fn below<'u>(base: &str, uri: &'u str) -> Option<&'u str> {
    let folder = base.rfind('/').and_then(|end| base.get(..=end))?;
    uri.strip_prefix(folder)
        .filter(|path| !path.is_empty() && !path.contains('?'))
}

/// Removes the segments `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let first = usize::from(path.starts_with('/'));
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." if out.len() > first => {
                out.pop();
            }
            ".." => {}
            other => {
                out.push(other);
                continue;
            }
        }
        if is_last {
            out.push("");
        }
    }
    out.join("/")
}

#[cfg(test)]
mod tests {
    use super::{below, resolve};

    /// RFC 3986, section 5.4, without fragments.
    #[test]
    fn references_are_resolved() {
        let base = "http://a/b/c/d;p?q";
        for (reference, uri) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("g;x=1/../y", "http://a/b/c/y"),
        ] {
            assert_eq!(resolve(base, reference), uri, "{reference}");
        }
        assert_eq!(resolve("urn:a:b", "urn:c:d"), "urn:c:d");
        assert_eq!(resolve("http://a", "b"), "http://a/b");
        assert_eq!(below("http://a/b/c", "http://a/b/d/e"), Some("d/e"));
        assert_eq!(below("http://a/b/c", "http://a/c"), None);
    }
}
