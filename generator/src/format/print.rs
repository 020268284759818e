//! Prints a file: its documentation, then its items.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::blocks::Block;
use super::file::{FormatError, SourceFile};
use super::pieces::Pieces;
use super::spacing::{ItemKind, kind};
use super::tables;

/// A printed file.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Its path below the output folder, with `/` between folders.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The text of a file. Equal files have equal texts, on any machine.
///
/// # Errors
///
/// An item is not valid Rust.
pub fn render(file: &SourceFile) -> Result<String, FormatError> {
    print(file.clone(), "").map(|it| it.text)
}

/// Prints a file after a header, and frees its tokens item by item.
///
/// # Errors
///
/// An item is not valid Rust.
pub fn print(file: SourceFile, header: &str) -> Result<Printed, FormatError> {
    let SourceFile { path, docs, items } = file;
    let mut page = Page {
        text: header.to_owned(),
        ..Page::default()
    };
    for line in &docs {
        page.text
            .push_str(if line.is_empty() { "//!" } else { "//! " });
        page.text.push_str(line);
        page.text.push('\n');
        page.previous = Some(ItemKind::Other);
    }
    for tokens in items {
        if let Err(reason) = page.item(tokens) {
            return Err(FormatError { path, reason });
        }
    }
    page.text.shrink_to_fit();
    Ok(Printed {
        path,
        text: page.text,
    })
}

/// A file during printing.
#[derive(Default)]
struct Page {
    text: String,
    previous: Option<ItemKind>,
    /// The tokens of an item as text; a field, so that its memory is reused.
    meant: String,
}

impl Page {
    /// Prints an item, or an attribute of the file.
    fn item(&mut self, tokens: TokenStream) -> Result<(), String> {
        self.meant.clear();
        write!(self.meant, "{tokens}").map_err(|it| it.to_string())?;
        let start = self.text.len();
        if let Some(table) = tables::print(&tokens) {
            self.separate(ItemKind::Other);
            self.text.push_str(&table);
            return self.check(start);
        }
        if let Some(block) = Block::of(&tokens) {
            drop(tokens);
            self.separate(ItemKind::Other);
            block.print(&mut self.text).map_err(|it| it.to_string())?;
            return self.check(start);
        }
        let parsed: syn::File = syn::parse2(tokens).map_err(|it| it.to_string())?;
        if !parsed.attrs.is_empty() {
            let attributes = syn::File {
                attrs: parsed.attrs,
                ..empty()
            };
            self.separate(ItemKind::Other);
            self.text
                .push_str(prettyplease::unparse(&attributes).trim_end());
            self.text.push('\n');
        }
        for item in parsed.items {
            self.print(item)?;
        }
        self.check(start)
    }

    fn print(&mut self, item: syn::Item) -> Result<(), String> {
        if matches!(item, syn::Item::Verbatim(_)) {
            return Err("an item of an unknown kind".to_owned());
        }
        self.separate(kind(&item));
        let item = match item {
            syn::Item::Mod(module) if module.content.is_some() => return self.module(module),
            other => other,
        };
        if let syn::Item::Macro(table) = &item
            && let Some(table) = tables::print(&table.to_token_stream())
        {
            self.text.push_str(&table);
            return Ok(());
        }
        if matches!(item, syn::Item::Impl(_) | syn::Item::Trait(_))
            && let Some(block) = Block::of(&item.to_token_stream())
        {
            return block.print(&mut self.text).map_err(|it| it.to_string());
        }
        let alone = syn::File {
            items: vec![item],
            ..empty()
        };
        self.text.push_str(&prettyplease::unparse(&alone));
        Ok(())
    }

    /// Prints an inline module like a file, but indented.
    fn module(&mut self, mut module: syn::ItemMod) -> Result<(), String> {
        let (inner, outer) = module
            .attrs
            .into_iter()
            .partition(|it| matches!(it.style, syn::AttrStyle::Inner(_)));
        module.attrs = outer;
        let items = module
            .content
            .as_mut()
            .map(|(_, items)| std::mem::take(items));
        let head = syn::File {
            items: vec![syn::Item::Mod(module)],
            ..empty()
        };
        let head = prettyplease::unparse(&head);
        let docs = syn::File {
            attrs: inner,
            ..empty()
        };
        let mut inside = Self {
            text: prettyplease::unparse(&docs),
            ..Self::default()
        };
        inside.previous = (!inside.text.is_empty()).then_some(ItemKind::Other);
        for item in items.unwrap_or_default() {
            inside.print(item)?;
        }
        self.text.push_str(head.trim_end().trim_end_matches('}'));
        self.text.push('\n');
        for line in inside.text.lines() {
            if !line.is_empty() {
                self.text.push_str("    ");
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
        self.text.push_str("}\n");
        Ok(())
    }

    /// Adds an empty line between items, but not between imports, modules or short constants.
    fn separate(&mut self, next: ItemKind) {
        match self.previous.replace(next) {
            None => {}
            Some(kind) if kind == next && kind != ItemKind::Other => {}
            Some(_) => self.text.push('\n'),
        }
    }

    /// Compares the printed code with the intended code, piece by piece. The intended code was
    /// parsed before, so equal pieces suffice.
    fn check(&mut self, start: usize) -> Result<(), String> {
        let mut printed = Pieces::of(self.text.get(start..).unwrap_or_default());
        for meant in Pieces::of(&self.meant) {
            if !printed.next().is_some_and(|it| it.is(&meant)) {
                return Err(DIFFERENT.to_owned());
            }
        }
        match printed.next() {
            None => Ok(()),
            Some(_) => Err(DIFFERENT.to_owned()),
        }
    }
}

const DIFFERENT: &str = "the printed code differs from the intended code";

pub(super) fn empty() -> syn::File {
    syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: Vec::new(),
    }
}
