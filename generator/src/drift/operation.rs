//! Finds the operation of an exchange.

use crate::compare::Side;
use crate::ir::{Operation, Role};

/// The operations of a document, with the hosts and base paths of its servers.
pub(super) struct Operations<'a> {
    all: Vec<&'a Operation>,
    servers: Vec<(String, String)>,
}

/// The parts of a URL.
pub(super) struct Url<'u> {
    pub(super) host: &'u str,
    pub(super) path: &'u str,
    pub(super) query: &'u str,
}

/// The operation of an exchange.
pub(super) enum OperationMatch<'a> {
    /// The operation, with the texts of its path parameters.
    Operation(&'a Operation, Vec<(String, String)>),
    /// The path is documented with other methods.
    OtherMethod(&'a Operation),
    /// The path is not documented.
    Nothing,
}

impl<'u> Url<'u> {
    pub(super) fn new(url: &'u str) -> Self {
        let url = url.split('#').next().unwrap_or(url);
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let (host, path) = match rest.find('/') {
            Some(at) => rest.split_at(at),
            None => (rest, "/"),
        };
        Self { host, path, query }
    }

    /// The decoded names and values of the query.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let pairs = self.query.split('&').filter(|it| !it.is_empty());
        let pairs = pairs.map(|it| it.split_once('=').unwrap_or((it, "")));
        pairs
            .map(|(name, value)| {
                (
                    decoded(&name.replace('+', " ")),
                    decoded(&value.replace('+', " ")),
                )
            })
            .collect()
    }
}

impl<'a> Operations<'a> {
    pub(super) fn new(side: &'a Side) -> Self {
        let all = side.api.operations.iter();
        let all: Vec<_> = all.filter(|it| it.role == Role::Call).collect();
        let own = all.iter().flat_map(|it| &it.servers);
        let servers = side.api.servers.iter().chain(own).map(|server| {
            let url = Url::new(&server.url);
            let host = if server.url.contains("://") {
                url.host
            } else {
                ""
            };
            let path = if server.url.contains("://") {
                url.path
            } else {
                &server.url
            };
            (host.to_owned(), path.trim_end_matches('/').to_owned())
        });
        let mut servers: Vec<_> = servers.collect();
        // The longest base path is tried first.
        servers.sort_by_key(|(_, path)| std::cmp::Reverse(path.len()));
        servers.dedup();
        Self { servers, all }
    }

    /// True if a server of the document has the host.
    pub(super) fn has_host(&self, host: &str) -> bool {
        self.servers
            .iter()
            .any(|it| it.0.eq_ignore_ascii_case(host))
    }

    /// The operation of a method and a path.
    pub(super) fn find(&self, method: &str, path: &str) -> OperationMatch<'a> {
        let bases = self.servers.iter().map(|it| it.1.as_str()).chain([""]);
        let mut other = None;
        for base in bases {
            let Some(rest) = path.strip_prefix(base) else {
                continue;
            };
            let mut found: Vec<_> = self
                .all
                .iter()
                .filter_map(|it| Some((*it, matched(&it.path, rest)?)))
                .collect();
            // A literal segment is closer than a parameter.
            found.sort_by_key(|(_, values)| values.len());
            let own = found.iter().position(|it| it.0.method.as_str() == method);
            if let Some(at) = own {
                let (operation, values) = found.swap_remove(at);
                return OperationMatch::Operation(operation, values);
            }
            other = other.or(found.first().map(|it| it.0));
        }
        other.map_or(OperationMatch::Nothing, OperationMatch::OtherMethod)
    }
}

/// The texts of the parameters of a path template, if a path fits it.
fn matched(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    let mut values = Vec::new();
    loop {
        match (template.next(), path.next()) {
            (None, None) => return Some(values),
            (Some(one), Some(other)) => segment(one, other, &mut values)?,
            _ => return None,
        }
    }
}

/// Matches a segment, in which text may stand around parameters.
fn segment(template: &str, text: &str, values: &mut Vec<(String, String)>) -> Option<()> {
    let Some((head, rest)) = template.split_once('{') else {
        return (decoded(template) == decoded(text)).then_some(());
    };
    let (name, rest) = rest.split_once('}')?;
    let text = text.strip_prefix(head)?;
    let next = rest.split('{').next().unwrap_or_default();
    let end = match next {
        "" => text.len(),
        next => text.find(next)?,
    };
    let (value, after) = text.split_at(end);
    if value.is_empty() {
        return None;
    }
    values.push((name.to_owned(), decoded(value)));
    segment(rest, after, values)
}

/// Decodes percent-encoding; broken encoding stays as it is.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let digits = more.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.filter(|_| *first == b'%');
        match byte.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::matched;

    #[test]
    fn paths_fit_their_templates() {
        let values = |template, path| matched(template, path).map(|it| it.len());
        assert_eq!(values("/a/{id}", "/a/b%2Fc"), Some(1));
        assert_eq!(values("/a/{id}.{kind}", "/a/b.json"), Some(2));
        assert_eq!(values("/a/{id}", "/a/"), None);
        assert_eq!(values("/a", "/a/b"), None);
        assert_eq!(values("/a b", "/a%20b"), Some(0));
    }
}
