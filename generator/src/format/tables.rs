//! Macro invocations that are tables: a block with one entry on each line.
//!
//! The printer of Rust can't know what the tokens of a macro mean, and fills lines with them. Those
//! of the runtime that end in a block are tables, which are read and reviewed line by line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// How long a line may be before what it adds goes to a line of its own.
const WIDTH: usize = 100;

/// The text of an invocation such as `rt::object! { Name { .. } }`, if that is what the tokens are.
/// They need not be parsed, since nothing else that is emitted begins so.
pub(super) fn print(tokens: &TokenStream) -> Option<String> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let [
        TokenTree::Ident(module),
        TokenTree::Punct(_),
        TokenTree::Punct(_),
        TokenTree::Ident(name),
        TokenTree::Punct(bang),
        TokenTree::Group(body),
    ] = trees.as_slice()
    else {
        return None;
    };
    if bang.as_char() != '!' || body.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut head: Vec<TokenTree> = body.stream().into_iter().collect();
    let Some(TokenTree::Group(block)) = head.pop() else {
        return None;
    };
    if block.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut text = format!("{module}::{name}! {{\n    {} {{\n", line(&head));
    for entry in entries(block.stream()) {
        push_entry(&mut text, &entry);
    }
    text.push_str("    }\n}\n");
    Some(text)
}

/// What stands between commas.
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

/// Writes an entry: on one line, or with what it holds and what it adds on lines of their own.
fn push_entry(text: &mut String, entry: &[TokenTree]) {
    let start = text.len();
    text.push_str("        ");
    let holds = entry.iter().position(|tree| match tree {
        TokenTree::Group(it) => it.delimiter() == Delimiter::Brace && !it.stream().is_empty(),
        _ => false,
    });
    if let Some((before, [TokenTree::Group(block), behind @ ..])) =
        holds.map(|at| entry.split_at(at))
    {
        push_line(text, before);
        text.push_str(" {\n");
        for entry in entries(block.stream()) {
            text.push_str("            ");
            push_line(text, &entry);
            text.push_str(",\n");
        }
        text.push_str("        }");
        if !behind.is_empty() {
            text.push(' ');
            push_line(text, behind);
        }
    } else {
        push_line(text, entry);
        let adds =
            |tree: &TokenTree| matches!(tree, TokenTree::Ident(it) if it == "where" || it == "as");
        let split = entry.iter().position(adds);
        let long = text
            .get(start..)
            .is_some_and(|it| it.chars().count() >= WIDTH);
        if let Some((before, behind)) = split.filter(|_| long).map(|at| entry.split_at(at)) {
            text.truncate(start);
            text.push_str("        ");
            push_line(text, before);
            text.push_str("\n            ");
            push_line(text, behind);
        }
    }
    text.push_str(",\n");
}

fn line(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    push_line(&mut text, tokens);
    text
}

/// What came before a token, as far as it decides about the space between.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing, an opening bracket, or a sign that what follows clings to.
    Nothing,
    /// A name, a literal or a closing bracket.
    Word,
    /// A sign that a space follows.
    Sign,
}

/// Writes tokens on one line, as the printer of Rust would space an expression.
fn push_line(text: &mut String, tokens: &[TokenTree]) {
    let mut before = Before::Nothing;
    let mut tokens = tokens.iter().peekable();
    while let Some(tree) = tokens.next() {
        before = match tree {
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if before != Before::Nothing {
                    text.push(' ');
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
        "&" | "-" | "*" | "!" | "'" => before == Before::Sign || before == Before::Word,
        _ => before != Before::Nothing,
    };
    if space_before {
        text.push(' ');
    }
    text.push_str(sign);
    match sign {
        "::" | "." | "..=" | "<" | "&" | "-" | "*" | "!" | "'" => Before::Nothing,
        ">" | ">>" | ">>>" | "?" => Before::Word,
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
        text.push(' ');
    }
    text.push_str(open);
    let inner: Vec<_> = group.stream().into_iter().collect();
    push_line(text, &inner);
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
                    0 => id: required("id") where max_length(8) pattern(&ID),
                    constant("kind", "payout"),
                    .. => rest: keep(&rt::ANY),
                }
            }
        });
        let expected = "rt::object! {\n    Payout where rules::PAYOUT {\n        \
                        0 => id: required(\"id\") where max_length(8) pattern(&ID),\n        \
                        constant(\"kind\", \"payout\"),\n        .. => rest: keep(&rt::ANY),\n    }\n}\n";
        assert_eq!(printed.as_deref(), Some(expected));
    }

    #[test]
    fn what_a_variant_holds_and_what_makes_a_line_long_go_to_lines_of_their_own() {
        let title = "a".repeat(80);
        let printed = super::print(&quote! {
            rt::failure! {
                Failed {
                    (400..=499) => Refused { wait: optional(&WAIT), body: json("a/b", &rt::ANY) } as "no",
                    500 => Broken(body: json("a/b", &rt::ANY)) as #title,
                    503 => Away {} as "gone",
                    504 => Late(Vec<Option<Box<types::Why>>>) = ["x", "y"],
                }
            }
        });
        let expected = format!(
            "rt::failure! {{\n    Failed {{\n        (400..=499) => Refused {{\n            \
             wait: optional(&WAIT),\n            body: json(\"a/b\", &rt::ANY),\n        }} as \"no\",\n        \
             500 => Broken(body: json(\"a/b\", &rt::ANY))\n            as \"{title}\",\n        \
             503 => Away {{}} as \"gone\",\n        \
             504 => Late(Vec<Option<Box<types::Why>>>) = [\"x\", \"y\"],\n    }}\n}}\n"
        );
        assert_eq!(printed, Some(expected));
    }

    #[test]
    fn other_invocations_are_left_to_the_printer() {
        for other in [
            quote!(rt::choice! { Rail, Fiat = "fiat" }),
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
