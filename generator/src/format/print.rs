//! One file: its documentation, then its items.

use proc_macro2::TokenStream;

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
            text.push_str(&space_members(&prettyplease::unparse(&alone)));
            previous = Some(kind);
        }
    }
    check(&text, file).map_err(error)?;
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

/// What was printed must be what was meant, token for token.
fn check(text: &str, file: &SourceFile) -> Result<(), String> {
    let printed: syn::File = syn::parse_str(text).map_err(|it| it.to_string())?;
    let mut meant: Vec<String> = Vec::new();
    for tokens in &file.items {
        let parsed: syn::File = syn::parse2(tokens.clone()).map_err(|it| it.to_string())?;
        meant.extend(parsed.items.iter().map(tokens_of));
    }
    let printed: Vec<String> = printed.items.iter().map(tokens_of).collect();
    if printed == meant {
        Ok(())
    } else {
        Err("it was printed differently from what was meant".to_owned())
    }
}

/// The tokens of an item as text, without commas, which the printer adds and takes away.
fn tokens_of(item: &syn::Item) -> String {
    let tokens: TokenStream = quote::ToTokens::to_token_stream(item);
    let mut out = String::new();
    flatten(tokens, &mut out);
    out
}

fn flatten(tokens: TokenStream, out: &mut String) {
    for tree in tokens {
        match tree {
            proc_macro2::TokenTree::Group(group) => {
                // Braces around a single expression come and go in the arms of a match.
                let brackets = match group.delimiter() {
                    proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                    proc_macro2::Delimiter::Bracket => ("[", "]"),
                    proc_macro2::Delimiter::Brace | proc_macro2::Delimiter::None => ("", ""),
                };
                out.push_str(brackets.0);
                flatten(group.stream(), out);
                out.push_str(brackets.1);
            }
            proc_macro2::TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => {}
            // A comment and an attribute spell one text differently.
            proc_macro2::TokenTree::Literal(literal) => {
                match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    Ok(text) => out.push_str(&format!("{:?} ", text.value())),
                    Err(_) => out.push_str(&format!("{literal} ")),
                }
            }
            other => {
                out.push_str(&other.to_string());
                out.push(' ');
            }
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
