//! Makes names distinct.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::identifiers::{constant_name, hash};
use crate::source::Span;

/// Gives each spelling a distinct name. Among spellings with the same name, one equal to the name
/// keeps it, else the first in the order of characters; the others get the style of their spelling
/// as a suffix. Positions don't matter, so moving a spelling renames nothing.
pub fn distinct(spellings: &[&str], name: fn(&str) -> String, snake: bool) -> Vec<String> {
    let names: Vec<String> = spellings.iter().map(|it| name(it)).collect();
    let mut seen = HashSet::new();
    if names.iter().all(|name| seen.insert(name.as_str())) {
        return names;
    }
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (spelling, name) in spellings.iter().zip(&names) {
        groups.entry(name).or_default().push(spelling);
    }
    for (name, group) in &mut groups {
        group.sort_by_key(|spelling| (spelling != name, *spelling));
    }
    let mut taken: BTreeSet<String> = names.iter().cloned().collect();
    let mut given: BTreeMap<&str, String> = BTreeMap::new();
    for (name, group) in &groups {
        for (rank, spelling) in group.iter().enumerate() {
            let mut own = (*name).to_owned();
            if rank > 0 {
                let bare = own.trim_start_matches("r#").trim_end_matches('_');
                let (style, hash) = (style(spelling), hash(spelling) & 0xffff);
                own = match snake {
                    true => format!("{bare}_{style}").to_lowercase(),
                    false => format!("{bare}{style}"),
                };
                if !taken.insert(own.clone()) {
                    own = format!("{own}{hash:x}");
                    taken.insert(own.clone());
                }
            }
            given.insert(spelling, own);
        }
    }
    let named = spellings.iter().zip(names);
    let named = named.map(|(spelling, name)| given.get(spelling).cloned().unwrap_or(name));
    named.collect()
}

/// Describes the style of a spelling in one word.
fn style(spelling: &str) -> &'static str {
    let first = spelling.chars().next();
    let has = |test: fn(char) -> bool| spelling.chars().any(test);
    match first {
        _ if has(|it| it == '-') => "Kebab",
        _ if has(|it| it == '.') => "Dotted",
        _ if has(|it| it == '_') && !has(char::is_lowercase) => "Shouty",
        _ if has(|it| it == '_') => "Snake",
        _ if has(|it| !it.is_alphanumeric()) => "Spaced",
        _ if !has(char::is_lowercase) => "Upper",
        Some(first) if first.is_uppercase() => "Pascal",
        _ if has(char::is_uppercase) => "Camel",
        _ => "Lower",
    }
}

/// The taken names, each with its place in the document.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: BTreeMap<String, Option<Span>>,
}

impl Scope {
    /// Takes a name, or returns the place that took it.
    pub fn claim(&mut self, name: &str, at: Option<Span>) -> Result<(), Option<Span>> {
        match self.taken.get(name) {
            Some(first) => Err(*first),
            None => {
                self.taken.insert(name.to_owned(), at);
                Ok(())
            }
        }
    }

    /// Returns true if a name is taken.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.taken.contains_key(name)
    }

    /// Takes a name, with a number after it if it is already taken.
    pub fn unique(&mut self, name: &str) -> String {
        let mut candidate = name.to_owned();
        let mut number = 2;
        while self.claim(&candidate, None).is_err() {
            candidate = format!("{name}{number}");
            number += 1;
        }
        candidate
    }

    /// Takes a unique name for a constant.
    pub fn constant(&mut self, text: &str) -> String {
        self.unique(&constant_name(text))
    }
}
