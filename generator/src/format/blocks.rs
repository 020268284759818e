//! Prints `impl` and `trait` blocks, member by member.
//!
//! prettyplease puts no empty line between members. The client of a large API is one block with
//! thousands of lines, and printing it as a whole would need most of a run's memory.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{Parse, ParseStream, Parser as _};

/// A block before printing.
pub(super) struct Block {
    /// The block without its members.
    head: TokenStream,
    members: TokenStream,
    is_trait: bool,
}

impl Block {
    /// The block of some tokens, if they are exactly one block.
    pub(super) fn of(tokens: &TokenStream) -> Option<Self> {
        let mut head: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let Some(TokenTree::Group(members)) = head.pop() else {
            return None;
        };
        let is_braced = |tree: &TokenTree| match tree {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        if members.delimiter() != Delimiter::Brace || head.iter().any(is_braced) {
            return None;
        }
        let mut words = head.iter().filter_map(|tree| match tree {
            TokenTree::Ident(word) if word != "pub" => Some(word),
            _ => None,
        });
        let first = words.next()?;
        let (is_trait, is_impl) = (first == "trait", first == "impl");
        let head: TokenStream = head.into_iter().collect();
        (is_trait || is_impl).then(|| Self {
            head: quote!(#head {}),
            members: members.stream(),
            is_trait,
        })
    }

    pub(super) fn print(self, text: &mut String) -> syn::Result<()> {
        let head = unparse(syn::parse2(self.head)?);
        let head = head.trim_end().trim_end_matches('}');
        if self.members.is_empty() {
            text.push_str(head);
            text.push_str("}\n");
            return Ok(());
        }
        text.push_str(head);
        text.push('\n');
        match self.is_trait {
            true => members(text, self.members, of_trait)?,
            false => members(text, self.members, of_impl)?,
        }
        text.push_str("}\n");
        Ok(())
    }
}

/// Prints the members, with only one syntax tree in memory at a time.
fn members<M: Parse>(
    text: &mut String,
    tokens: TokenStream,
    alone: fn(M) -> (bool, syn::Item),
) -> syn::Result<()> {
    let each = |input: ParseStream<'_>| {
        let mut first = true;
        while !input.is_empty() {
            let (separated, block) = alone(input.parse()?);
            if separated && !first {
                text.push('\n');
            }
            first = false;
            let printed = unparse(block);
            let lines = printed.split_inclusive('\n').skip(1);
            let mut lines = lines.peekable();
            while let Some(line) = lines.next() {
                // The last line closes the block around the member.
                if lines.peek().is_some() {
                    text.push_str(line);
                }
            }
        }
        Ok(())
    };
    each.parse2(tokens)
}

/// A trait with only this member, and true if the member has an empty line above.
fn of_trait(member: syn::TraitItem) -> (bool, syn::Item) {
    let separated = match &member {
        syn::TraitItem::Fn(_) => true,
        syn::TraitItem::Const(it) => !it.attrs.is_empty(),
        syn::TraitItem::Type(it) => !it.attrs.is_empty(),
        _ => false,
    };
    let mut block: syn::ItemTrait = syn::parse_quote!(
        trait Block {}
    );
    block.items.push(member);
    (separated, syn::Item::Trait(block))
}

/// An `impl` with only this member, and true if the member has an empty line above.
fn of_impl(member: syn::ImplItem) -> (bool, syn::Item) {
    let separated = match &member {
        syn::ImplItem::Fn(_) => true,
        syn::ImplItem::Const(it) => !it.attrs.is_empty(),
        syn::ImplItem::Type(it) => !it.attrs.is_empty(),
        _ => false,
    };
    let mut block: syn::ItemImpl = syn::parse_quote!(impl Block {});
    block.items.push(member);
    (separated, syn::Item::Impl(block))
}

fn unparse(item: syn::Item) -> String {
    prettyplease::unparse(&syn::File {
        items: vec![item],
        ..super::print::empty()
    })
}
