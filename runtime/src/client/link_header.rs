//! The header `Link` (RFC 8288).

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with this relation.
pub(super) fn target(headers: &HeaderMap, relation: &str) -> Option<String> {
    let values = headers.get_all(LINK).into_iter();
    let mut values = values.filter_map(|it| it.to_str().ok());
    values.find_map(|it| in_list(it, relation))
}

/// The target in a list of links.
fn in_list(mut rest: &str, relation: &str) -> Option<String> {
    loop {
        let (_, after) = rest.split_once('<')?;
        let (target, after) = after.split_once('>')?;
        let (is_wanted, after) = parameters(after, relation);
        if is_wanted {
            return Some(target.trim().to_owned());
        }
        rest = after;
    }
}

/// Reads the parameters of a link up to the next comma: true if the first `rel` has the relation, and no
/// `anchor` makes it a link of another resource (RFC 8288, section 3.2). A quoted value may contain
/// commas and semicolons.
fn parameters<'t>(text: &'t str, wanted: &str) -> (bool, &'t str) {
    let mut relation = None;
    let mut anchored = false;
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix(';') {
        let end = after.find(['=', ';', ',']).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => (String::new(), after),
        };
        let name = name.trim();
        if name.eq_ignore_ascii_case("rel") {
            relation.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("anchor") {
            anchored = true;
        }
        rest = after.trim_start();
    }
    let relation = relation.unwrap_or_default();
    let mut relations = relation.split_ascii_whitespace();
    let is_wanted = relations.any(|it| it.eq_ignore_ascii_case(wanted));
    (is_wanted && !anchored, rest)
}

/// A token or a quoted string (RFC 9110, section 5.6).
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        let (token, rest) = text.split_at(end);
        return (token.trim().to_owned(), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.chars();
    while let Some(next) = characters.next() {
        match next {
            '"' => break,
            '\\' => value.extend(characters.next()),
            other => value.push(other),
        }
    }
    (value, characters.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_next_link_is_found_among_others() {
        for (text, found) in [
            (r#"<https://a/x?p=2>; rel="next""#, Some("https://a/x?p=2")),
            (
                r#"</x?p=1>; rel="prev", </x?p=3>; rel="next""#,
                Some("/x?p=3"),
            ),
            ("</x,;y>;REL=Next", Some("/x,;y")),
            (
                r#"</a>; title="a, <b>; rel=\"next\""; rel=last, </c>; rel="up next""#,
                Some("/c"),
            ),
            (r#"</a>; rel="last"; rel="next""#, None),
            (r#"</a>; rel="next"; anchor="/other""#, None),
            (r#"</a>; rel="nextish""#, None),
            (r#"</a; rel="next""#, None),
            ("</a>", None),
            ("", None),
            (r#"</a>; rel="next"#, Some("/a")),
        ] {
            let mut headers = HeaderMap::new();
            headers.append(LINK, text.parse().unwrap());
            assert_eq!(target(&headers, "next").as_deref(), found, "{text}");
        }
    }

    #[test]
    fn several_headers_are_one_list() {
        let mut headers = HeaderMap::new();
        headers.append(LINK, "</a>; rel=prev".parse().unwrap());
        headers.append(LINK, "</b>; rel=next".parse().unwrap());
        assert_eq!(target(&headers, "next").as_deref(), Some("/b"));
    }
}
