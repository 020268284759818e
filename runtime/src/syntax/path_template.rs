//! Path templates (OpenAPI 3.0.3, Path Templating).

#[cfg(feature = "server")]
use super::percent::decode;
use super::percent::normal_path;

/// The number of segments of a path or a template.
#[must_use]
pub fn segments(path: &str) -> usize {
    path.split('/').count()
}

/// Matches a percent-encoded path against a template. Returns the name and the raw text of each
/// parameter, or `None` without a match. A caller first matches the path as sent, because an escape
/// may distinguish a character from a delimiter, and then its [normal form](normal_path), because
/// several spellings of a path are equivalent. A repeated parameter must have the same value
/// everywhere.
///
/// ```
/// # use copperplate_runtime::message::captures;
/// let found = captures("/accounts/{id}.json", "/accounts/a%20b.json");
/// assert_eq!(found, Some(vec![("id", "a%20b")]));
/// assert_eq!(captures("/accounts/{id}", "/accounts/1/2"), None);
/// ```
#[must_use]
pub fn captures<'p>(template: &'static str, path: &'p str) -> Option<Vec<(&'static str, &'p str)>> {
    let template = template.split(['?', '#']).next().unwrap_or_default();
    if segments(template) != segments(path) {
        return None;
    }
    let mut found = Vec::new();
    for (pattern, segment) in template.split('/').zip(path.split('/')) {
        segment_captures(pattern, segment, &mut found)?;
    }
    agree(&found).then_some(found)
}

/// Returns true if a repeated parameter has one value. Equivalent spellings are equal, but an
/// escaped delimiter differs from a plain one.
fn agree(found: &[(&'static str, &str)]) -> bool {
    let mut rest = found.iter();
    while let Some((name, value)) = rest.next() {
        let mut again = rest.clone().filter(|(other, _)| other == name);
        if again.any(|(_, other)| normal_path(other) != normal_path(value)) {
            return false;
        }
    }
    true
}

/// The query pairs of a template.
fn pairs(template: &str) -> impl Iterator<Item = &str> {
    let template = template.split('#').next().unwrap_or_default();
    let (_, query) = template.split_once('?').unwrap_or_default();
    query.split('&').filter(|pair| !pair.is_empty())
}

/// Returns true for a pair such as `name={name}`, a query parameter written separately.
fn is_parameter(pair: &str) -> bool {
    pair.contains('{')
}

/// The constant query pairs of a template.
pub(crate) fn constants(template: &str) -> impl Iterator<Item = &str> {
    pairs(template).filter(|pair| !is_parameter(pair))
}

/// Returns true if a query contains the pairs of a template such as `/actions?do=start&by={name}`,
/// in any order and among others: the constant pairs, and the names of the variable ones.
#[cfg(feature = "server")]
pub(crate) fn has_constants(template: &str, query: &str) -> bool {
    let decoded = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decode(name, true)?, decode(value, true)?))
    };
    pairs(template).all(|wanted| {
        let constant = decoded(wanted);
        let name = constant.as_ref().map(|(name, _)| name);
        query
            .split('&')
            .map(decoded)
            .any(|pair| match is_parameter(wanted) {
                true => name.is_some() && pair.as_ref().map(|(name, _)| name) == name,
                false => pair == constant,
            })
    })
}

/// Literal text must match exactly; a parameter takes the text in between.
fn segment_captures<'p>(
    pattern: &'static str,
    segment: &'p str,
    found: &mut Vec<(&'static str, &'p str)>,
) -> Option<()> {
    let (mut pattern, mut segment) = (pattern, segment);
    while let Some((before, after)) = pattern.split_once('{') {
        segment = segment.strip_prefix(normal_path(before).as_ref())?;
        let (name, rest) = after.split_once('}')?;
        let literal = rest.split('{').next().unwrap_or_default();
        let closing = rest == literal;
        let literal = normal_path(literal);
        let end = match (literal.is_empty(), rest.is_empty()) {
            (true, true) => segment.len(),
            // The last parameter ends at the closing text, which is at the very end.
            (false, _) if closing => segment.len().checked_sub(literal.len())?,
            (false, _) => segment.find(literal.as_ref())?,
            // Two adjacent parameters are ambiguous.
            (true, false) => return None,
        };
        let (value, left) = segment.split_at_checked(end)?;
        found.push((name, value));
        (pattern, segment) = (rest, left);
    }
    (normal_path(pattern) == segment).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "server")]
    #[test]
    fn constants_of_a_query_tell_templates_apart() {
        assert!(has_constants("/a", ""));
        assert!(has_constants("/a?x=1&y#z", "y=&b=2&x=%31"));
        assert!(!has_constants("/a?x=1", "x=2"));
        assert!(!has_constants("/a?x=1&y=2", "x=1"));
        assert!(!has_constants("/a?x=1", "x=%G1"));
        assert!(has_constants("/a?x={y}&z=1", "z=1&x=%G1&x=a"));
        assert!(has_constants("/a?x y={y}", "x+y"));
        assert!(!has_constants("/a?x={y}", "y=1"));
    }

    #[test]
    fn a_parameter_that_stands_twice_has_one_value() {
        let both = |path| captures("/{a}/{b}/x-{a}", path).map(|found| found.len());
        assert_eq!(both("/1/2/x-1"), Some(3));
        assert_eq!(both("/m%65/2/x-me"), Some(3));
        for other in ["/1/2/x-2", "/1/1/x-2", "/a%2Fb/2/x-a,b", "/a%2Cb/2/x-a,b"] {
            assert_eq!(both(other), None, "{other}");
        }
    }

    #[test]
    fn text_around_parameters_stands_as_it_is() {
        let found = captures("/compare/{base}...{head}", "/compare/a.b...c").unwrap_or_default();
        assert_eq!(found, vec![("base", "a.b"), ("head", "c")]);
        assert_eq!(
            captures("/{a}.json", "/x.json.json"),
            Some(vec![("a", "x.json")])
        );
        assert_eq!(captures("/{a}.json", "/x.xml"), None);
        assert_eq!(captures("/{a}", "/é"), Some(vec![("a", "é")]));
        assert_eq!(captures("/{a}x", "/"), None);
        let found = captures("/%7e{a}%c3%a9{b}%2D", "/~1%C3%A92-").unwrap_or_default();
        assert_eq!(found, vec![("a", "1"), ("b", "2")]);
    }
}
