//! The paths in the tokens of a file. Comments, texts and code compiled only for tests don't count.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

/// A path as written, `crate::load::Document` for example.
pub type Path = Vec<String>;

/// The references of a file to others.
#[derive(Default)]
pub struct Named {
    /// The declared modules.
    pub modules: Vec<String>,
    /// The declared items.
    pub items: Vec<String>,
    /// The imports with their local names; `*` for all of a module.
    pub imports: Vec<Import>,
    /// The paths in the code.
    pub paths: Vec<Path>,
    /// The number of calls of `ident` with a composed text.
    pub joined: usize,
}

/// One name of a `use`.
pub struct Import {
    pub path: Path,
    pub name: String,
    pub public: bool,
}

impl Named {
    /// Reads the text of a file.
    pub fn read(text: &str) -> Self {
        let tokens: TokenStream = text.parse().expect("a file of Rust");
        let mut named = Self::default();
        named.all(tokens);
        named
    }

    /// The imports by their local names.
    pub fn local(&self) -> BTreeMap<&str, &Path> {
        let local = self.imports.iter().map(|it| (it.name.as_str(), &it.path));
        local.collect()
    }

    fn all(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        let mut public = false;
        while let Some((first, after)) = rest.split_first() {
            rest = match word(first).as_deref() {
                _ if is_for_tests(rest) => behind_item(rest.get(2..).unwrap_or_default()),
                Some("pub") => {
                    public = true;
                    behind_visibility(after)
                }
                Some("use") => {
                    let after = self.import(after, &mut Vec::new(), public);
                    public = false;
                    after
                }
                // Quoted tokens are generated code.
                Some("quote") if after.first().is_some_and(|it| is(it, '!')) => {
                    after.get(2..).unwrap_or_default()
                }
                Some("mod") if after.get(1).is_some_and(|it| is(it, ';')) => {
                    self.modules.extend(after.first().and_then(word));
                    public = false;
                    after
                }
                Some("ident") if is_joined(after) => {
                    self.joined += 1;
                    after
                }
                Some(kind) => {
                    public = false;
                    let items = [
                        "struct",
                        "enum",
                        "fn",
                        "trait",
                        "type",
                        "const",
                        "static",
                        "macro_rules",
                    ];
                    if items.contains(&kind) {
                        let name = after.iter().take(2).find_map(word);
                        self.items.extend(name);
                        after
                    } else {
                        self.path(rest)
                    }
                }
                // The place of a macro's use is unknown here.
                None if is(first, '$') => after.get(1..).unwrap_or_default(),
                None => {
                    public = false;
                    if let TokenTree::Group(group) = first {
                        self.all(group.stream());
                    }
                    after
                }
            };
        }
    }

    /// Reads a path of at least two names, and returns the tokens after it.
    fn path<'t>(&mut self, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        let mut path = Path::new();
        let mut rest = tokens;
        while let Some((name, after)) = rest
            .split_first()
            .and_then(|(it, to)| Some((word(it)?, to)))
        {
            path.push(name);
            rest = after;
            match after {
                [first, second, third, ..]
                    if is(first, ':') && is(second, ':') && word(third).is_some() =>
                {
                    rest = after.get(2..).unwrap_or_default();
                }
                _ => break,
            }
        }
        if path.len() > 1 {
            self.paths.push(path);
        }
        rest
    }

    /// Reads one tree of a `use`, and returns the tokens after it.
    fn import<'t>(
        &mut self,
        tokens: &'t [TokenTree],
        path: &mut Path,
        public: bool,
    ) -> &'t [TokenTree] {
        let depth = path.len();
        let mut rest = tokens;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if let Some(name) = word(first) {
                path.push(name);
                if after.first().is_some_and(|it| is(it, ':')) {
                    rest = after.get(2..).unwrap_or_default();
                    continue;
                }
                let mut name = path.last().cloned().unwrap_or_default();
                if name == "self" {
                    path.pop();
                    name = path.last().cloned().unwrap_or_default();
                }
                if after.first().and_then(word).as_deref() == Some("as") {
                    name = after.get(1).and_then(word).unwrap_or_default();
                    rest = after.get(2..).unwrap_or_default();
                }
                self.imports.push(Import {
                    path: path.clone(),
                    name,
                    public,
                });
            } else if is(first, '*') {
                let name = "*".to_owned();
                self.imports.push(Import {
                    path: path.clone(),
                    name,
                    public,
                });
            } else if let TokenTree::Group(group) = first {
                let inner: Vec<_> = group.stream().into_iter().collect();
                let mut inner = inner.as_slice();
                while !inner.is_empty() {
                    inner = self.import(inner, path, public);
                    inner = inner.split_first().map_or(inner, |(_, after)| after);
                }
            } else {
                // A path with `::` at its start belongs to another crate.
                continue;
            }
            break;
        }
        path.truncate(depth);
        rest
    }
}

fn word(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    }
}

fn is(token: &TokenTree, what: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == what)
}

fn is_for_tests(tokens: &[TokenTree]) -> bool {
    match tokens {
        [hash, TokenTree::Group(group), ..] => {
            is(hash, '#') && group.stream().to_string().replace(' ', "") == "cfg(test)"
        }
        _ => false,
    }
}

/// Returns true for `(&format!(..))`.
fn is_joined(tokens: &[TokenTree]) -> bool {
    let Some(TokenTree::Group(arguments)) = tokens.first() else {
        return false;
    };
    let arguments: Vec<_> = arguments.stream().into_iter().collect();
    let name = arguments.iter().find_map(word);
    name.as_deref() == Some("format") && arguments.iter().any(|it| is(it, '!'))
}

/// The tokens after `(crate)` or `(in crate::plan)`.
fn behind_visibility(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [TokenTree::Group(group), after @ ..] => {
            let within = group.stream().into_iter().next().as_ref().and_then(word);
            match within.as_deref() {
                Some("crate" | "in" | "self" | "super") => after,
                _ => tokens,
            }
        }
        _ => tokens,
    }
}

/// The tokens after an item, which ends with a `;` or with its braces.
fn behind_item(tokens: &[TokenTree]) -> &[TokenTree] {
    let ends = |it: &TokenTree| match it {
        TokenTree::Group(group) => group.delimiter() == proc_macro2::Delimiter::Brace,
        other => is(other, ';'),
    };
    let end = tokens
        .iter()
        .position(ends)
        .map_or(tokens.len(), |at| at + 1);
    tokens.get(end..).unwrap_or_default()
}
