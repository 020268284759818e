//! One file: its documentation, then its items.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};

use super::spacing::{Kind, kind, space_members};
use super::{FormatError, SourceFile};

/// The text of a file. Equal files have equal texts, on any machine.
///
/// # Errors
///
/// Items that are no Rust.
pub fn render(file: &SourceFile) -> Result<String, FormatError> {
    let error = |reason: String| FormatError {
        path: file.path.clone(),
        reason,
    };
    let mut text = String::new();
    for line in &file.docs {
        text.push_str(if line.is_empty() { "//!" } else { "//! " });
        text.push_str(line);
        text.push('\n');
    }
    let docs = text.len();
    let mut previous = if file.docs.is_empty() {
        None
    } else {
        Some(Kind::Other)
    };
    for tokens in &file.items {
        let parsed: syn::File = syn::parse2(tokens.clone()).map_err(|it| error(it.to_string()))?;
        if !parsed.attrs.is_empty() {
            let attributes = syn::File {
                attrs: parsed.attrs,
                ..empty()
            };
            separate(&mut text, previous, Kind::Other);
            text.push_str(prettyplease::unparse(&attributes).trim_end());
            text.push('\n');
            previous = Some(Kind::Other);
        }
        for item in parsed.items {
            if matches!(item, syn::Item::Verbatim(_)) {
                return Err(error("an item that no printer knows".to_owned()));
            }
            let kind = kind(&item);
            separate(&mut text, previous, kind);
            let alone = syn::File {
                items: vec![item],
                ..empty()
            };
            text.push_str(&space_members(&prettyplease::unparse(&alone), tokens));
            previous = Some(kind);
        }
    }
    check(text.get(docs..).unwrap_or_default(), file).map_err(error)?;
    Ok(text)
}

/// An empty line between items, but not within a run of imports, modules or short constants.
fn separate(text: &mut String, previous: Option<Kind>, next: Kind) {
    match previous {
        None => {}
        Some(kind) if kind == next && kind != Kind::Other => {}
        Some(_) => text.push('\n'),
    }
}

/// What was printed must be what was meant, token for token. What was meant has been parsed, so
/// reading the tokens of the text again is enough.
fn check(text: &str, file: &SourceFile) -> Result<(), String> {
    let printed: TokenStream = text.parse().map_err(|_| "it has no tokens".to_owned())?;
    let (mut meant, mut found) = (Vec::new(), Vec::new());
    for tokens in &file.items {
        flatten(tokens.clone(), &mut meant);
    }
    flatten(printed, &mut found);
    if meant.len() == found.len() && meant.iter().zip(&found).all(|(one, other)| one.is(other)) {
        Ok(())
    } else {
        Err("it was printed differently from what was meant".to_owned())
    }
}

/// A token that says something.
enum Piece {
    /// The edge of a group.
    Edge(char),
    /// Anything else.
    Leaf(TokenTree),
}

impl Piece {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Edge(one), Self::Edge(other)) => one == other,
            (Self::Leaf(TokenTree::Ident(one)), Self::Leaf(TokenTree::Ident(other))) => {
                one == other
            }
            (Self::Leaf(TokenTree::Punct(one)), Self::Leaf(TokenTree::Punct(other))) => {
                one.as_char() == other.as_char()
            }
            (Self::Leaf(TokenTree::Literal(one)), Self::Leaf(TokenTree::Literal(other))) => {
                one.to_string() == other.to_string() || same_text(one, other)
            }
            _ => false,
        }
    }
}

/// A comment and an attribute spell one text differently.
fn same_text(one: &Literal, other: &Literal) -> bool {
    match (syn::Lit::new(one.clone()), syn::Lit::new(other.clone())) {
        (syn::Lit::Str(one), syn::Lit::Str(other)) => one.value() == other.value(),
        _ => false,
    }
}

/// Commas and semicolons are left out, since the printer adds them and takes them away. So are
/// braces, which come and go around a single expression in the arms of a match.
fn flatten(tokens: TokenStream, out: &mut Vec<Piece>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let edges = match group.delimiter() {
                    Delimiter::Parenthesis => Some(['(', ')']),
                    Delimiter::Bracket => Some(['[', ']']),
                    Delimiter::Brace | Delimiter::None => None,
                };
                out.extend(edges.map(|[open, _]| Piece::Edge(open)));
                flatten(group.stream(), out);
                out.extend(edges.map(|[_, close]| Piece::Edge(close)));
            }
            TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => {}
            other => out.push(Piece::Leaf(other)),
        }
    }
}

fn empty() -> syn::File {
    syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: Vec::new(),
    }
}
