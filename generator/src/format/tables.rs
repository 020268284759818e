//! Prints macro invocations as tables: a block with one entry on each line.
//!
//! prettyplease does not know the meaning of a macro's tokens, and fills lines with them. Macros of
//! the runtime with a final block are tables, and those with a final comma are lists; reviewers
//! read both line by line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The longest line before an entry is split.
const WIDTH: usize = 100;

/// The text of an invocation such as `rt::object! { Name { .. } }` or `rt::modules! { name, }`, or
/// `None` for other tokens. It needs no parser, because no other emitted code begins like this.
pub(super) fn print(tokens: &TokenStream) -> Option<String> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let (root, path) = match trees.as_slice() {
        [TokenTree::Punct(_), TokenTree::Punct(_), path @ ..] => ("::", path),
        path => ("", path),
    };
    let [
        TokenTree::Ident(module),
        TokenTree::Punct(_),
        TokenTree::Punct(_),
        TokenTree::Ident(name),
        TokenTree::Punct(bang),
        TokenTree::Group(body),
    ] = path
    else {
        return None;
    };
    if bang.as_char() != '!' || body.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut head: Vec<TokenTree> = body.stream().into_iter().collect();
    let block = match head.pop()? {
        TokenTree::Group(block) => block,
        TokenTree::Punct(last) if last.as_char() == ',' => {
            let mut text = format!("{root}{module}::{name}! {{\n");
            for entry in entries(body.stream()) {
                push_row(&mut text, 4, &entry);
                text.push_str(",\n");
            }
            text.push_str("}\n");
            return Some(text);
        }
        _ => return None,
    };
    if block.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut text = format!(
        "{root}{module}::{name}! {{\n    {} {{\n",
        line(&head).replace(BREAK, " ")
    );
    for entry in entries(block.stream()) {
        push_entry(&mut text, &entry);
    }
    text.push_str("    }\n}\n");
    Some(text)
}

/// Splits tokens at commas.
fn entries(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut entries = vec![Vec::new()];
    for tree in tokens {
        match (&tree, entries.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => entries.push(Vec::new()),
            (_, Some(entry)) => entry.push(tree),
            (_, None) => {}
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// Prints an entry: on one line, or with its nested entries and its additions on separate lines.
fn push_entry(text: &mut String, entry: &[TokenTree]) {
    let holds = entry.iter().position(|tree| match tree {
        TokenTree::Group(it) => it.delimiter() == Delimiter::Brace && !it.stream().is_empty(),
        _ => false,
    });
    match holds.map(|at| entry.split_at(at)) {
        Some((before, [TokenTree::Group(block), behind @ ..])) => {
            fill(text, 8, &line(before));
            text.push_str(" {\n");
            for entry in entries(block.stream()) {
                push_row(text, 12, &entry);
                text.push_str(",\n");
            }
            text.push_str("        }");
            if !behind.is_empty() {
                text.push(' ');
                text.push_str(&line(behind).replace(BREAK, " "));
            }
        }
        _ => push_row(text, 8, entry),
    }
    text.push_str(",\n");
}

/// Prints an entry without nested entries: on one line, or with its additions on separate lines.
fn push_row(text: &mut String, indent: usize, entry: &[TokenTree]) {
    let whole = line(entry);
    if fits(indent, &whole) {
        fill(text, indent, &whole);
        return;
    }
    let (before, adds) = entry.split_at(added(entry));
    fill(text, indent, &line(before));
    let whole = line(adds);
    let rules = if !adds.is_empty() && fits(indent + 4, &whole) {
        vec![adds]
    } else {
        rules(adds)
    };
    for rule in rules {
        text.push('\n');
        fill(text, indent + 4, &line(rule));
    }
}

/// The index of the first `where` or `as` of an entry; its length if there is none.
fn added(entry: &[TokenTree]) -> usize {
    let adds =
        |tree: &TokenTree| matches!(tree, TokenTree::Ident(it) if it == "where" || it == "as");
    entry.iter().position(adds).unwrap_or(entry.len())
}

/// Splits the additions of an entry into rules with their arguments.
fn rules(mut adds: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut rules = Vec::new();
    let ends = |two: &[TokenTree]| {
        let ended = matches!(
            two.first(),
            Some(TokenTree::Group(_) | TokenTree::Literal(_))
        );
        ended && matches!(two.get(1), Some(TokenTree::Ident(_)))
    };
    while let Some(at) = adds.windows(2).position(ends) {
        let (rule, rest) = adds.split_at(at + 1);
        rules.push(rule);
        adds = rest;
    }
    if !adds.is_empty() {
        rules.push(adds);
    }
    rules
}

fn fits(indent: usize, line: &str) -> bool {
    indent + line.chars().count() < WIDTH
}

/// Prints a line, and continues it indented on the next if it is too long.
fn fill(text: &mut String, indent: usize, line: &str) {
    text.extend(std::iter::repeat_n(' ', indent));
    let mut column = indent;
    for (index, words) in line.split(BREAK).enumerate() {
        let width = words.chars().count();
        if index > 0 && column + width + 2 > WIDTH {
            text.push('\n');
            text.extend(std::iter::repeat_n(' ', indent + 4));
            column = indent + 4;
        } else if index > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(words);
        column += width;
    }
}

/// A space at which a line may end. Source never has this character, because literals escape it.
const BREAK: &str = "\0";

fn line(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    push_line(&mut text, tokens);
    text
}

/// The token before another, as far as it decides on the space in between.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// None, an opening bracket, or a sign without a space after it.
    Nothing,
    /// A name, a literal or a closing bracket.
    Word,
    /// A sign with a space after it.
    Sign,
    /// A comma, after which a line may end.
    Comma,
}

fn push_space(text: &mut String, before: Before) {
    text.push_str(if before == Before::Comma { BREAK } else { " " });
}

/// Prints tokens on one line, with the spaces of prettyplease.
fn push_line(text: &mut String, tokens: &[TokenTree]) {
    let mut before = Before::Nothing;
    let mut tokens = tokens.iter().peekable();
    while let Some(tree) = tokens.next() {
        before = match tree {
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if before != Before::Nothing {
                    push_space(text, before);
                }
                text.push_str(&tree.to_string());
                Before::Word
            }
            TokenTree::Group(group) => push_group(text, group, before),
            TokenTree::Punct(punct) => {
                let mut sign = String::from(punct.as_char());
                let mut spacing = punct.spacing();
                while spacing == Spacing::Joint
                    && let Some(TokenTree::Punct(next)) = tokens.peek()
                {
                    sign.push(next.as_char());
                    spacing = next.spacing();
                    tokens.next();
                }
                push_sign(text, &sign, before)
            }
        };
    }
}

fn push_sign(text: &mut String, sign: &str, before: Before) -> Before {
    let space_before = match sign {
        "," | ":" | "::" | "." | "..=" | "<" | ">" | ">>" | ">>>" | ";" | "?" => false,
        _ => before != Before::Nothing,
    };
    if space_before {
        push_space(text, before);
    }
    text.push_str(sign);
    match sign {
        "::" | "." | "..=" | "<" | "&" | "-" | "*" | "!" | "'" | "#" => Before::Nothing,
        ">" | ">>" | ">>>" | "?" => Before::Word,
        "," => Before::Comma,
        _ => Before::Sign,
    }
}

fn push_group(text: &mut String, group: &proc_macro2::Group, before: Before) -> Before {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace if group.stream().is_empty() => ("{", "}"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    };
    let clings = group.delimiter() == Delimiter::Parenthesis && before == Before::Word;
    if before != Before::Nothing && !clings {
        push_space(text, before);
    }
    text.push_str(open);
    let inner: Vec<_> = group.stream().into_iter().collect();
    let start = text.len();
    push_line(text, &inner);
    // A list may continue on the next line, but split arguments are harder to read than a long
    // line.
    if group.delimiter() != Delimiter::Bracket
        && let Some(inner) = text.get(start..)
        && !inner.contains('[')
    {
        let inner = inner.replace(BREAK, " ");
        text.truncate(start);
        text.push_str(&inner);
    }
    text.push_str(close);
    Before::Word
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn an_entry_stands_on_a_line_of_its_own() {
        let printed = super::print(&quote! {
            rt::object! {
                Payout where rules::PAYOUT {
                    id: required("id") where max_length(8) pattern(&ID),
                    _: constant("kind", "payout"),
                    .. => rest: keep(&rt::schema::ANY),
                }
            }
        });
        let expected = "rt::object! {\n    Payout where rules::PAYOUT {\n        \
                        id: required(\"id\") where max_length(8) pattern(&ID),\n        \
                        _: constant(\"kind\", \"payout\"),\n        .. => rest: keep(&rt::schema::ANY),\n    }\n}\n";
        assert_eq!(printed.as_deref(), Some(expected));
    }

    #[test]
    fn what_a_variant_holds_and_what_makes_a_line_long_go_to_lines_of_their_own() {
        let title = "a".repeat(80);
        let printed = super::print(&quote! {
            rt::failure! {
                Failed {
                    (400..=499) => Refused { wait: optional(&WAIT), body: json("a/b", &rt::schema::ANY) } as "no",
                    500 => Broken(body: json("a/b", &rt::schema::ANY)) as #title,
                    503 => Away {} as "gone",
                    504 => Late(Vec<Option<Box<types::Why>>>) = ["x", "y"],
                }
            }
        });
        let expected = format!(
            "rt::failure! {{\n    Failed {{\n        (400..=499) => Refused {{\n            \
             wait: optional(&WAIT),\n            body: json(\"a/b\", &rt::schema::ANY),\n        }} as \"no\",\n        \
             500 => Broken(body: json(\"a/b\", &rt::schema::ANY))\n            as \"{title}\",\n        \
             503 => Away {{}} as \"gone\",\n        \
             504 => Late(Vec<Option<Box<types::Why>>>) = [\"x\", \"y\"],\n    }}\n}}\n"
        );
        assert_eq!(printed, Some(expected));
    }

    #[test]
    fn long_rules_are_filled_into_lines() {
        let values = (0..9).map(|at| format!("value number {at}"));
        let printed = super::print(&quote! {
            rt::object! {
                Payout {
                    id: required("id") where min_length(8) values(&[#(#values),*]),
                    .. => skip,
                }
            }
        });
        let expected = "rt::object! {\n    Payout {\n        id: required(\"id\")\n            \
                        where min_length(8)\n            values(&[\"value number 0\", \"value number 1\", \
                        \"value number 2\", \"value number 3\",\n                \"value number 4\", \
                        \"value number 5\", \"value number 6\", \"value number 7\",\n                \
                        \"value number 8\"]),\n        .. => skip,\n    }\n}\n";
        assert_eq!(printed.as_deref(), Some(expected));
    }

    #[test]
    fn a_list_has_a_line_for_each_name() {
        let printed = super::print(&quote! {
            ::runtime::modules! {
                payout,
                #[cfg(any(feature = "a", feature = "b"))]
                withdrawal,
            }
        });
        let expected = "::runtime::modules! {\n    payout,\n    \
                        #[cfg(any(feature = \"a\", feature = \"b\"))] withdrawal,\n}\n";
        assert_eq!(printed.as_deref(), Some(expected));
    }

    #[test]
    fn other_invocations_are_left_to_the_printer() {
        for other in [
            quote!(rt::rules! { Rail, Fiat = "fiat" }),
            quote!(rt::newtype!(Code(String), &CODE);),
            quote!(
                struct Name {
                    field: u8,
                }
            ),
            quote!(),
        ] {
            assert_eq!(super::print(&other), None, "{other}");
        }
    }
}
