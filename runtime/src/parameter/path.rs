//! The styles of a path: `simple`, `label` and `matrix` (RFC 6570, sections 3.2.2, 3.2.5, 3.2.7).

use super::definition::Parameter;
use super::kind::ValueForm;
use super::node::{Node, items, members, named};
use super::style::Style;
use crate::report::Report;
use crate::syntax::percent;

/// The text of a value in its segment.
pub(crate) fn write_path(parameter: &Parameter, kind: ValueForm, node: &Node) -> String {
    let explode = parameter.explode;
    match parameter.style {
        Style::Label => {
            let dotted = explode && kind != ValueForm::One;
            let pieces = node.pieces(explode, &|text, out| {
                let start = out.len();
                percent::encode(text, out);
                if dotted {
                    // A dot is a delimiter here, although a URI may contain it unescaped.
                    let encoded = out.split_off(start).replace('.', "%2E");
                    out.push_str(&encoded);
                }
            });
            format!(".{}", pieces.join(if dotted { "." } else { "," }))
        }
        Style::Matrix => matrix(parameter, kind, node),
        _ => node.pieces(explode, &percent::encode).join(","),
    }
}

fn matrix(parameter: &Parameter, kind: ValueForm, node: &Node) -> String {
    let mut name = String::from(";");
    percent::encode(parameter.name, &mut name);
    let pieces = node.pieces(parameter.explode, &percent::encode);
    // RFC 6570, section 3.2.7: there is no equals sign before an empty value.
    let one = |value: &str| match value {
        "" => name.clone(),
        value => format!("{name}={value}"),
    };
    let member = |piece: &String| format!(";{}", piece.strip_suffix('=').unwrap_or(piece));
    match (kind, parameter.explode) {
        (ValueForm::One, _) | (_, false) => one(&pieces.join(",")),
        (ValueForm::Object | ValueForm::Deep, true) => pieces.iter().map(member).collect(),
        (ValueForm::List, true) => pieces.iter().map(|piece| one(piece)).collect(),
    }
}

/// The value in a segment, or `None` with the reason in the report.
pub(crate) fn read_path(
    parameter: &Parameter,
    kind: ValueForm,
    raw: &str,
    report: &mut Report,
) -> Option<Node> {
    match parameter.style {
        Style::Label => {
            let Some(text) = raw.strip_prefix('.') else {
                report.push("style", "must begin with `.`, as style `label` does");
                return None;
            };
            let delimiter = if parameter.explode { '.' } else { ',' };
            split(text, delimiter, kind, parameter.explode, report)
        }
        Style::Matrix => read_matrix(parameter, kind, raw, report),
        _ => split(raw, ',', kind, parameter.explode, report),
    }
}

fn read_matrix(
    parameter: &Parameter,
    kind: ValueForm,
    raw: &str,
    report: &mut Report,
) -> Option<Node> {
    let Some(text) = raw.strip_prefix(';') else {
        report.push("style", "must begin with `;`, as style `matrix` does");
        return None;
    };
    let pairs = text.split(';');
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    if parameter.explode && kind == ValueForm::Object {
        // Empty text is an object without members, not one with an empty name.
        let pairs = pairs.filter(|_| !text.is_empty());
        return named(pairs, &decode, report);
    }
    let mut values = Vec::new();
    for (key, value) in pairs {
        if percent::decode(key, false).as_deref() != Some(parameter.name) {
            let expected = format!("must be `;{}=…`, as style `matrix` is", parameter.name);
            report.push("style", expected);
            return None;
        }
        values.push(value);
    }
    if kind == ValueForm::List && parameter.explode {
        return items(&values, &decode, report);
    }
    match values.as_slice() {
        [value] => split(value, ',', kind, false, report),
        _ => {
            let found = values.len();
            report.push_found("duplicate", "must be given once", found.to_string());
            None
        }
    }
}

fn decode(text: &str) -> Option<String> {
    percent::decode(text, false)
}

/// Splits before decoding, so that an encoded delimiter stays part of its value.
fn split(
    text: &str,
    delimiter: char,
    kind: ValueForm,
    explode: bool,
    report: &mut Report,
) -> Option<Node> {
    let pieces: Vec<&str> = match (kind, text.is_empty()) {
        (ValueForm::One, _) => vec![text],
        (_, true) => Vec::new(),
        (_, false) => text.split(delimiter).collect(),
    };
    match kind {
        ValueForm::One | ValueForm::List => items(&pieces, &decode, report),
        ValueForm::Object | ValueForm::Deep => members(&pieces, explode, &decode, report),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a value, and reads it again.
    fn survives(parameter: &Parameter, kind: ValueForm, node: &Node) -> String {
        let text = write_path(parameter, kind, node);
        let mut report = Report::new();
        let read = read_path(parameter, kind, &text, &mut report);
        assert_eq!(read.as_ref(), Some(node), "{text}: {report}");
        text
    }

    fn object(explode: bool) -> Node {
        let kept = |text: &str| Some(text.to_owned());
        let pieces: &[&str] = if explode {
            &["R=1", "G=a.b"]
        } else {
            &["R", "1", "G", "a.b"]
        };
        members(pieces, explode, &kept, &mut Report::new()).unwrap_or_default()
    }

    #[test]
    fn each_style_of_a_path_is_read_as_it_is_written() {
        let list = Node::of(vec!["a.b".to_owned(), "c,d;e=f".to_owned()]);
        for (style, explode, listed, named) in [
            (Style::Simple, false, "a.b,c%2Cd%3Be%3Df", "R,1,G,a.b"),
            (Style::Simple, true, "a.b,c%2Cd%3Be%3Df", "R=1,G=a.b"),
            (Style::Label, false, ".a.b,c%2Cd%3Be%3Df", ".R,1,G,a.b"),
            (Style::Label, true, ".a%2Eb.c%2Cd%3Be%3Df", ".R=1.G=a%2Eb"),
            (Style::Matrix, false, ";p=a.b,c%2Cd%3Be%3Df", ";p=R,1,G,a.b"),
            (Style::Matrix, true, ";p=a.b;p=c%2Cd%3Be%3Df", ";R=1;G=a.b"),
        ] {
            let parameter = Parameter::path("p").style(style).explode(explode);
            assert_eq!(survives(&parameter, ValueForm::List, &list), listed);
            assert_eq!(
                survives(&parameter, ValueForm::Object, &object(explode)),
                named
            );
        }
    }

    #[test]
    fn an_empty_text_has_a_spelling_in_two_styles() {
        let empty = Node::of(vec![String::new()]);
        for (style, text) in [
            (Style::Simple, ""),
            (Style::Label, "."),
            (Style::Matrix, ";p"),
        ] {
            let parameter = Parameter::path("p").style(style);
            assert_eq!(survives(&parameter, ValueForm::One, &empty), text);
        }
    }

    #[test]
    fn an_empty_member_has_no_equals_sign_in_matrix() {
        let parameter = Parameter::path("p").style(Style::Matrix).explode(true);
        let mut node = object(true);
        node.below(vec!["a=;".to_owned()]).texts.push(String::new());
        assert_eq!(
            survives(&parameter, ValueForm::Object, &node),
            ";R=1;G=a.b;a%3D%3B"
        );
        for (text, names) in [(";a;b=2", "a b"), (";a=;b=2", "a b"), (";", "")] {
            let mut report = Report::new();
            let read =
                read_path(&parameter, ValueForm::Object, text, &mut report).unwrap_or_default();
            let found: Vec<&str> = read.children.keys().map(String::as_str).collect();
            assert_eq!(found.join(" "), names, "{text}: {report}");
        }
    }
}
