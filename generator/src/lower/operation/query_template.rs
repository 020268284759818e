//! Templates after the path, as in `/search?query={query}`. OpenAPI has templates in the path only,
//! but some documents use these, and they can only mean query parameters.

use crate::ir::{Location, Parameter};

use super::template::{Piece, template};

/// A path of the document, with the understood templates of its query.
pub(crate) struct QueryTemplate<'p> {
    /// The whole text.
    key: &'p str,
    /// The part before the query.
    path: &'p str,
    /// The pairs of the query.
    pairs: Vec<&'p str>,
    /// True if there is a query.
    query: bool,
    fragment: Option<&'p str>,
    /// The query names, each with the name of its template.
    templates: Vec<(&'p str, &'p str)>,
}

impl<'p> QueryTemplate<'p> {
    pub(crate) fn of(key: &'p str) -> Self {
        let (sent, fragment) = match key.split_once('#') {
            Some((sent, fragment)) => (sent, Some(fragment)),
            None => (key, None),
        };
        let (path, query) = sent.split_once('?').unwrap_or((sent, ""));
        let pairs: Vec<_> = query.split('&').collect();
        let found: Vec<_> = pairs.iter().filter_map(|pair| understood(pair)).collect();
        // If a name or template occurs twice, both values would have to be equal.
        let once = |(name, value): &(&str, &str)| {
            let elsewhere = |part: &Piece<'_>| matches!(part, Piece::Name(it) if it == value);
            let same = |it: &&(&str, &str)| it.0 == *name || it.1 == *value;
            found.iter().filter(same).count() == 1 && !template(path).iter().any(elsewhere)
        };
        Self {
            key,
            path,
            query: sent.len() > path.len(),
            fragment,
            templates: found.iter().copied().filter(once).collect(),
            pairs,
        }
    }

    /// The whole text.
    pub(crate) fn key(&self) -> &'p str {
        self.key
    }

    /// The part before the query.
    pub(crate) fn path(&self) -> &'p str {
        self.path
    }

    /// The parts after the path that are not understood.
    pub(crate) fn others(&self) -> Vec<&'p str> {
        let known = |pair: &&&str| {
            understood(pair).is_some_and(|template| self.templates.contains(&template))
        };
        let pairs = self.pairs.iter().filter(|pair| !known(pair)).copied();
        pairs.chain(self.fragment).collect()
    }

    /// The query names, each with the name of its template.
    pub(super) fn templates(&self) -> &[(&'p str, &'p str)] {
        &self.templates
    }

    /// The query name of a path parameter, if its template is in the query.
    pub(super) fn name_of(&self, parameter: &str) -> Option<&'p str> {
        let mut templates = self.templates.iter();
        let found = templates.find(|(_, known)| *known == parameter);
        found.map(|(name, _)| *name)
    }

    /// The path that identifies requests. Optional query parameters don't count.
    pub(super) fn identifying_path(&self, parameters: &[Parameter]) -> String {
        let absent = |pair: &&&str| {
            let template = understood(pair).filter(|it| self.templates.contains(it));
            template.is_some_and(|(name, _)| {
                let mut query = parameters.iter();
                query.any(|it| is_query(it, name) && !it.required)
            })
        };
        let pairs: Vec<_> = self
            .pairs
            .iter()
            .filter(|pair| !absent(pair))
            .copied()
            .collect();
        let mut path = self.path.to_owned();
        if self.query && !pairs.is_empty() {
            path.push('?');
            path.push_str(&pairs.join("&"));
        }
        if let Some(fragment) = self.fragment {
            path.push('#');
            path.push_str(fragment);
        }
        path
    }
}

/// True for the query parameter with this name.
pub(super) fn is_query(parameter: &Parameter, name: &str) -> bool {
    parameter.location == Location::Query && parameter.name == name
}

/// The name and the template of a pair such as `query={text}`.
fn understood(pair: &str) -> Option<(&str, &str)> {
    let (name, value) = pair.split_once('=')?;
    let inner = value.strip_prefix('{')?.strip_suffix('}')?;
    let braces = |text: &str| text.contains(['{', '}']);
    // An escaped name differs from the name of a parameter.
    let plain = !name.is_empty() && !name.contains(['%', '+']);
    (plain && !braces(name) && !inner.is_empty() && !braces(inner)).then_some((name, inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_of_a_query_are_understood_where_they_are_whole_values() {
        let target = QueryTemplate::of("/a/{x}?b={c}&d=1&e={f}#g");
        assert_eq!(target.path(), "/a/{x}");
        assert_eq!(target.templates(), [("b", "c"), ("e", "f")]);
        assert_eq!(target.name_of("c"), Some("b"));
        assert_eq!(target.name_of("b"), None);
        assert_eq!(target.others(), ["d=1", "g"]);
        assert_eq!(target.identifying_path(&[]), "/a/{x}?b={c}&d=1&e={f}#g");
        for key in [
            "/a",
            "/a?",
            "/a?b",
            "/a?{b}=1",
            "/a?b={c",
            "/a?b=x{c}",
            "/a?b={}",
            "/a?={b}",
            "/a?b={c}{d}",
            "/a?b%20={c}",
            "/a/{b}?b={b}",
            "/a?b={c}&b={d}",
            "/a?b={d}&c={d}",
            "/a#b={c}",
            "/a?b={c}&d={c}#e",
        ] {
            assert!(QueryTemplate::of(key).templates().is_empty(), "{key}");
        }
    }
}
