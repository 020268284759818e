//! Path templates (OpenAPI 3.0.3, Path Templating).

#[cfg(feature = "server")]
use super::percent::decode;
use super::percent::normal_path;

/// How many segments a path or template has.
#[must_use]
pub fn segments(path: &str) -> usize {
    path.split('/').count()
}

/// Matches a path, still percent-encoded, against a template: the name and the raw text of each
/// parameter, or `None` where they don't match. Other spellings of a path stand for the same, so one
/// that does not match may do so in its [normal form](normal_path); but the values are those of the
/// path as it was sent, where an escape tells a character from a delimiter. A parameter that stands
/// several times must have the same value everywhere.
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

/// Whether a parameter that stands several times has one value. Spellings of the same path are the
/// same value, but an escaped delimiter is none.
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

/// The pairs behind the path of a template.
fn pairs(template: &str) -> impl Iterator<Item = &str> {
    let template = template.split('#').next().unwrap_or_default();
    let (_, query) = template.split_once('?').unwrap_or_default();
    query.split('&').filter(|pair| !pair.is_empty())
}

/// Whether a pair such as `name={name}` stands for a query parameter, which is written by itself.
fn is_parameter(pair: &str) -> bool {
    pair.contains('{')
}

/// The pairs behind the path of a template that are always sent as they are.
pub(crate) fn constants(template: &str) -> impl Iterator<Item = &str> {
    pairs(template).filter(|pair| !is_parameter(pair))
}

/// Whether a query holds the pairs of a template such as `/actions?do=start&by={name}`, in any order
/// and among others: those that are constant as they are, and the names of those that are not.
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

/// Text around parameters stands as it is; a parameter takes what lies between.
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
            // The last parameter ends where the closing text begins, which is at the very end.
            (false, _) if closing => segment.len().checked_sub(literal.len())?,
            (false, _) => segment.find(literal.as_ref())?,
            // Two parameters without text between can't be told apart.
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
