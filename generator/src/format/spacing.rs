//! Blank lines, of which the printer makes none.

/// Items of one kind stand together; others have an empty line between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `use …;`
    Import,
    /// `pub use …;`
    Export,
    /// `mod …;`
    Module,
    /// Anything else.
    Other,
}

/// The kind of an item.
pub(super) fn kind(item: &syn::Item) -> Kind {
    match item {
        syn::Item::Use(it) if matches!(it.vis, syn::Visibility::Inherited) => Kind::Import,
        syn::Item::Use(_) => Kind::Export,
        syn::Item::Mod(it) if it.content.is_none() => Kind::Module,
        _ => Kind::Other,
    }
}

/// Puts an empty line before each method of an `impl` or `trait` but the first.
///
/// The members of a block begin at four spaces; lines of string literals can too, so an item with a
/// literal over several lines is left as it is.
pub(super) fn space_members(text: String, meant: &str) -> String {
    let opens = |line: &str| {
        let line = line.trim_start_matches("pub ");
        line.starts_with("impl") || line.starts_with("trait ")
    };
    let is_block = text
        .lines()
        .any(|line| !line.starts_with(' ') && opens(line));
    // Tokens write themselves on one line, so a line break stands in a literal.
    if !is_block || text.contains("\\\n") || meant.contains('\n') {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut after_member = false;
    for line in text.lines() {
        let begins = line.starts_with("    ")
            && !line.starts_with("     ")
            && [
                "    fn ",
                "    pub fn ",
                "    async fn ",
                "    pub async fn ",
                "    pub const fn ",
                "    ///",
                "    #[",
            ]
            .iter()
            .any(|start| line.starts_with(start));
        if begins && after_member {
            out.push('\n');
        }
        // A member ends at its closing brace, or at the semicolon of a signature or constant.
        let at_depth = line.starts_with("    ") && !line.starts_with("     ");
        let comment = line.trim_start().starts_with("//");
        after_member = at_depth && !comment && (line.starts_with("    }") || line.ends_with(';'));
        out.push_str(line);
        out.push('\n');
    }
    out
}
