//! The styles of a query: `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`; and `form` in
//! a cookie.

use super::Style;
use super::node::{Kind, Node, items, members};
use super::shape::UNTOLD;
use crate::report::Report;
use crate::wire::{Parameter, percent};

/// How many names in brackets may follow each other. Deeper ones are in no document, and each costs
/// the reader a level of recursion.
const DEEPEST: usize = 32;

/// Adds the `name=value` pairs of a value.
pub(in crate::wire) fn write_form(
    parameter: &Parameter,
    kind: Kind,
    node: &Node,
    separator: char,
    out: &mut String,
) {
    let encode = |text: &str, out: &mut String| {
        // The delimiter of a list that is one value stays apart from its items.
        let lists = kind != Kind::One && !parameter.explode;
        if parameter.reserved && separator == '&' {
            percent::encode_reserved(text, lists, out);
        } else {
            percent::encode(text, out);
        }
    };
    let mut add = |pair: &str| {
        if !out.is_empty() {
            out.push(separator);
            // RFC 6265, section 4.2.1.
            if separator == ';' {
                out.push(' ');
            }
        }
        out.push_str(pair);
    };
    let mut name = String::new();
    percent::encode(parameter.name, &mut name);
    match kind {
        Kind::One => node
            .pieces(false, &encode)
            .iter()
            .for_each(|it| add(&format!("{name}={it}"))),
        Kind::List if parameter.explode => {
            node.pieces(true, &encode)
                .iter()
                .for_each(|it| add(&format!("{name}={it}")));
        }
        Kind::Object if parameter.explode => {
            // A name is never left as it is: it ends at the equals sign.
            for (path, text) in node.leaves() {
                let mut pair = String::new();
                percent::encode(path.first().copied().unwrap_or_default(), &mut pair);
                pair.push('=');
                encode(text, &mut pair);
                add(&pair);
            }
        }
        Kind::List | Kind::Object => {
            let pieces = node.pieces(false, &encode);
            add(&format!(
                "{name}={}",
                pieces.join(delimiter(parameter.style))
            ));
        }
        Kind::Deep => {
            for (path, text) in node.leaves() {
                let mut pair = name.clone();
                for step in path {
                    pair.push_str("%5B");
                    percent::encode(step, &mut pair);
                    pair.push_str("%5D");
                }
                pair.push('=');
                encode(text, &mut pair);
                add(&pair);
            }
        }
    }
}

const fn delimiter(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    }
}

/// Splits at every spelling of the delimiter.
fn split(style: Style, text: &str) -> Vec<String> {
    let text = match style {
        Style::SpaceDelimited => text.replace('+', "%20"),
        Style::PipeDelimited => text.replace('|', "%7C").replace("%7c", "%7C"),
        _ => text.to_owned(),
    };
    if text.is_empty() {
        return Vec::new();
    }
    text.split(delimiter(style)).map(str::to_owned).collect()
}

/// Reads the pairs of a parameter; `None` where it is absent or can't be read, and then the report
/// says why.
pub(in crate::wire) fn read_form(
    parameter: &Parameter,
    kind: Kind,
    text: &str,
    separator: char,
    report: &mut Report,
) -> Option<Node> {
    let plus = separator == '&';
    let decode = |text: &str| percent::decode(text, plus);
    let mut found = None;
    let mut values = Vec::new();
    for pair in text.split(separator).map(str::trim_start) {
        let (key, value) = pair.split_once('=').unwrap_or((pair.trim_end(), ""));
        // A name that can't be decoded is the name of no parameter.
        let Some(key) = decode(key).filter(|_| !pair.is_empty()) else {
            continue;
        };
        let path = match kind {
            Kind::One | Kind::List => (key == parameter.name).then(Vec::new),
            Kind::Object if !parameter.explode => (key == parameter.name).then(Vec::new),
            Kind::Object => takes(parameter, &key).then(|| vec![key]),
            Kind::Deep => match brackets(parameter, &key) {
                Ok(path) => path,
                Err(why) => {
                    report.push("style", why);
                    return None;
                }
            },
        };
        let Some(path) = path else { continue };
        if !parameter.explode && matches!(kind, Kind::List | Kind::Object) {
            values.push(value);
            continue;
        }
        let Some(value) = decode(value) else {
            report.push("encoding", "must be percent-encoded UTF-8");
            return None;
        };
        found
            .get_or_insert_with(Node::default)
            .below(path)
            .texts
            .push(value);
    }
    match values.as_slice() {
        [] => found,
        [value] => {
            let pieces = split(parameter.style, value);
            let pieces: Vec<&str> = pieces.iter().map(AsRef::as_ref).collect();
            match kind {
                Kind::Object => members(&pieces, false, &decode, report),
                _ => items(&pieces, &decode, report),
            }
        }
        _ => {
            let found = values.len();
            report.push("duplicate", format!("must be given once, found {found}"));
            None
        }
    }
}

/// Whether a pair of this name is a member of an object that is spread over the query.
fn takes(parameter: &Parameter, name: &str) -> bool {
    let shape = parameter.shape.unwrap_or(&UNTOLD);
    let theirs =
        |other: &&str| *other == name || (other.ends_with('[') && name.starts_with(*other));
    shape.named(name).is_some()
        || (shape.additional.is_some() && !parameter.beside.iter().any(|other| theirs(&other)))
}

/// The names in brackets behind the name of a parameter; `None` for another parameter.
fn brackets(parameter: &Parameter, key: &str) -> Result<Option<Vec<String>>, &'static str> {
    let Some(mut rest) = key.strip_prefix(parameter.name) else {
        return Ok(None);
    };
    if !(rest.is_empty() || rest.starts_with('[')) || parameter.beside.contains(&key) {
        return Ok(None);
    }
    let mut path = Vec::new();
    while !rest.is_empty() {
        let inner = rest.strip_prefix('[').and_then(|it| it.split_once(']'));
        let Some((name, behind)) = inner.filter(|(name, _)| !name.contains('[')) else {
            return Err("must have each name in brackets of its own, as in `a[b][c]`");
        };
        if path.len() >= DEEPEST {
            return Err("must not have more than 32 names in brackets");
        }
        path.push(name.to_owned());
        rest = behind;
    }
    Ok(Some(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(key: &str) -> Result<Option<Vec<String>>, &'static str> {
        brackets(&Parameter::query("a").beside(&["a[x]"]), key)
    }

    #[test]
    fn names_in_brackets_are_told_from_other_names() {
        let names = |names: &[&str]| Ok(Some(names.iter().map(|&it| it.to_owned()).collect()));
        assert_eq!(path("a"), names(&[]));
        assert_eq!(path("a[]"), names(&[""]));
        assert_eq!(path("a[b][0]"), names(&["b", "0"]));
        for other in ["ab", "b[a]", "a.b", "a[x]", ""] {
            assert_eq!(path(other), Ok(None), "{other}");
        }
        for broken in ["a[", "a[b", "a[b]c", "a[b][", "a[b[c]]", "a[b]]"] {
            assert!(path(broken).is_err(), "{broken}");
        }
        assert!(path(&format!("a{}", "[b]".repeat(DEEPEST))).is_ok());
        assert!(path(&format!("a{}", "[b]".repeat(DEEPEST + 1))).is_err());
    }

    #[test]
    fn a_cookie_ends_at_a_semicolon_and_has_no_plus_for_a_space() {
        let read = |text: &str| {
            let mut report = Report::new();
            let found = read_form(&Parameter::cookie("a"), Kind::One, text, ';', &mut report);
            found.map(|node| node.texts).unwrap_or_default()
        };
        assert_eq!(read("b=1; a=x+y%3B; c"), ["x+y;"]);
        assert_eq!(read("a; b"), [""]);
        assert!(read("b=a").is_empty());
    }
}
