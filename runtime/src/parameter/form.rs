//! The query styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`, and `form` in a
//! cookie.

use super::definition::Parameter;
use super::kind::ValueForm;
use super::node::{Node, Spelling, items, members};
use super::style::Style;
use crate::report::{Location, Report};
use crate::syntax::percent;

/// The maximum number of consecutive names in brackets. Documents use fewer, and each one costs a
/// level of recursion.
const DEEPEST: usize = 32;

/// Adds the `name=value` pairs of a value.
pub(crate) fn write_form(
    parameter: &Parameter,
    kind: ValueForm,
    node: &Node,
    separator: char,
    out: &mut String,
) {
    // Even with `allowReserved`, the items of a joined list encode its delimiter.
    let lists = kind != ValueForm::One && !parameter.explode;
    let reserved = parameter.reserved && separator == '&';
    let encode = |text: &str, out: &mut String| {
        if reserved {
            percent::encode_reserved(text, lists, out);
        } else {
            percent::encode(text, out);
        }
    };
    for pair in pairs(parameter, kind, node, &encode) {
        if !out.is_empty() {
            out.push(separator);
            // RFC 6265, section 4.2.1.
            if separator == ';' {
                out.push(' ');
            }
        }
        out.push_str(&pair);
    }
}

fn pairs(
    parameter: &Parameter,
    kind: ValueForm,
    node: &Node,
    encode: &dyn Fn(&str, &mut String),
) -> Vec<String> {
    let mut name = String::new();
    percent::encode(parameter.name, &mut name);
    let spread = parameter.explode || kind == ValueForm::Deep;
    if kind == ValueForm::List && parameter.empty && node.is_empty() {
        return vec![format!("{name}=")];
    }
    if matches!(kind, ValueForm::One | ValueForm::List) && (spread || kind == ValueForm::One) {
        let pieces = node.pieces(true, encode).into_iter();
        return pieces.map(|piece| format!("{name}={piece}")).collect();
    }
    if !spread {
        let pieces = node.pieces(false, encode);
        return vec![format!(
            "{name}={}",
            pieces.join(delimiter(parameter.style))
        )];
    }
    let mut pairs = Vec::new();
    for (path, text) in node.leaves() {
        // Names are always encoded, because a reserved character would end them.
        let mut pair = String::new();
        if kind == ValueForm::Deep {
            pair.clone_from(&name);
        }
        for step in path {
            let (open, close) = match kind {
                ValueForm::Deep => ("%5B", "%5D"),
                _ => ("", ""),
            };
            pair.push_str(open);
            percent::encode(step, &mut pair);
            pair.push_str(close);
        }
        pair.push('=');
        encode(text, &mut pair);
        pairs.push(pair);
    }
    pairs
}

const fn delimiter(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    }
}

/// Splits at the delimiter, raw or encoded.
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

/// Reads the pairs of a parameter; `None` if it is absent, or invalid with the reason in the
/// report.
pub(crate) fn read_form(
    spelling: &Spelling<'_>,
    text: &str,
    separator: char,
    report: &mut Report,
) -> Option<Node> {
    let (parameter, kind) = (spelling.parameter, spelling.kind);
    let plus = separator == '&';
    let whole = !parameter.explode && matches!(kind, ValueForm::List | ValueForm::Object);
    let mut found = None;
    let mut values = Vec::new();
    for pair in text.split(separator).map(str::trim_start) {
        let (key, value) = pair.split_once('=').unwrap_or((pair.trim_end(), ""));
        // A name that can't be decoded belongs to no parameter.
        let Some(key) = percent::decode(key, plus).filter(|_| !pair.is_empty()) else {
            continue;
        };
        let in_brackets = spelling.kind == ValueForm::List && key != parameter.name;
        let path = match place(spelling, key) {
            Ok(Some(path)) => path,
            Ok(None) => continue,
            Err(why) => {
                report.push("style", why);
                return None;
            }
        };
        if whole && !in_brackets {
            values.push(value);
            continue;
        }
        let Some(value) = percent::decode(value, plus) else {
            report.push("encoding", "must be percent-encoded UTF-8");
            return None;
        };
        let node = found.get_or_insert_with(Node::default);
        node.below(path).texts.push(value);
    }
    // Items with brackets are separate pairs, even if the style has a delimiter.
    if whole && (found.is_none() || !values.is_empty()) {
        read_whole(parameter, kind, &values, plus, report)
    } else {
        found.map(|node| without_items(spelling, node))
    }
}

/// With `allowEmptyValue`, an empty value is a list without items. So a list of one empty text is
/// refused before it is sent.
fn without_items(spelling: &Spelling<'_>, node: Node) -> Node {
    let empty = spelling.parameter.empty && spelling.kind == ValueForm::List;
    match node.texts.as_slice() {
        [text] if empty && text.is_empty() => Node::default(),
        _ => node,
    }
}

/// Reads a list or an object from one value.
fn read_whole(
    parameter: &Parameter,
    kind: ValueForm,
    values: &[&str],
    plus: bool,
    report: &mut Report,
) -> Option<Node> {
    let value = match values {
        [] => return None,
        [value] => value,
        _ => {
            let found = values.len();
            report.push_found("duplicate", "must be given once", found.to_string());
            return None;
        }
    };
    let decode = |text: &str| percent::decode(text, plus);
    let pieces = split(parameter.style, value);
    let pieces: Vec<&str> = pieces.iter().map(AsRef::as_ref).collect();
    match kind {
        ValueForm::Object => members(&pieces, false, &decode, report),
        ValueForm::One | ValueForm::List | ValueForm::Deep => items(&pieces, &decode, report),
    }
}

/// The path inside the value of a parameter for a pair with this name; `None` if the pair belongs
/// to another parameter.
fn place(spelling: &Spelling<'_>, key: String) -> Result<Option<Vec<String>>, &'static str> {
    let parameter = spelling.parameter;
    let in_query = matches!(parameter.location, Location::Query(_));
    match spelling.kind {
        ValueForm::Deep => brackets(parameter, &key),
        ValueForm::Object if parameter.explode => Ok(takes(spelling, &key).then(|| vec![key])),
        ValueForm::List if !parameter.exact && in_query && is_item_of(&key, parameter.name) => {
            Ok(Some(Vec::new()))
        }
        ValueForm::One | ValueForm::List | ValueForm::Object => {
            Ok((key == parameter.name).then(Vec::new))
        }
    }
}

/// Returns true for the name of a list with brackets after it, empty or with a number, as PHP reads
/// lists and many libraries write them.
pub(crate) fn is_item_of(key: &str, list: &str) -> bool {
    let place = key.strip_prefix(list).and_then(|it| it.strip_prefix('['));
    let place = place.and_then(|it| it.strip_suffix(']'));
    place.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns true if a pair with this name is a member of an object spread over the query.
fn takes(spelling: &Spelling<'_>, name: &str) -> bool {
    let shape = &spelling.shape;
    if shape.names(name) || !shape.is_open() {
        return shape.names(name);
    }
    let mut beside = spelling.parameter.beside.iter();
    !beside.any(|other| *other == name || (other.ends_with('[') && name.starts_with(other)))
}

/// The names in brackets after the name of a parameter; `None` for another parameter.
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
            let parameter = Parameter::cookie("a");
            let found = read_form(&Spelling::text(&parameter, false), text, ';', &mut report);
            found.map(|node| node.texts).unwrap_or_default()
        };
        assert_eq!(read("b=1; a=x+y%3B; c"), ["x+y;"]);
        assert_eq!(read("a; b"), [""]);
        assert!(read("b=a").is_empty());
    }
}
