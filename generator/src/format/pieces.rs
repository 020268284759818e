//! Splits Rust source into significant pieces, to compare printed code with intended code.
//!
//! Both sides are text: a token stream writes itself without a copy, and lexing a printed file into
//! tokens would cost more than printing it.

/// A piece of Rust source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// An identifier, a keyword or a lifetime, or digits of a number.
    Word(&'t str),
    /// A quoted literal, as spelled.
    Quoted(&'t str),
    /// The text of a doc comment.
    Comment(&'t str),
    /// Any other character.
    Mark(char),
}

impl Piece<'_> {
    /// Returns true if both mean the same. A comment and an attribute spell the same text
    /// differently.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Quoted(literal), Self::Comment(text))
            | (Self::Comment(text), Self::Quoted(literal)) => is_text(literal, text),
            _ => self == other,
        }
    }
}

/// Returns true if a string literal has a value.
fn is_text(literal: &str, value: &str) -> bool {
    let plain = literal
        .strip_prefix('"')
        .and_then(|it| it.strip_suffix('"'))
        .filter(|it| !it.contains('\\'));
    match plain {
        Some(plain) => plain == value,
        None => syn::parse_str::<syn::LitStr>(literal).is_ok_and(|it| it.value() == value),
    }
}

/// The pieces of a text in order, without commas, semicolons and braces, because the printer adds
/// and removes them.
pub(super) struct Pieces<'t> {
    rest: &'t str,
    /// The rest of the attribute for a doc comment, and the text of the comment.
    attribute: (&'static str, &'t str),
}

impl<'t> Pieces<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            rest: text,
            attribute: ("", ""),
        }
    }

    /// Takes some bytes, or the rest if they end inside a character.
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// The next piece of the attribute for a doc comment.
    fn attribute(&mut self) -> Option<Piece<'t>> {
        let (left, text) = self.attribute;
        let first = left.chars().next()?;
        self.attribute.0 = left.get(1..).unwrap_or_default();
        Some(match first {
            'd' => Piece::Word("doc"),
            '"' => Piece::Comment(text),
            mark => Piece::Mark(mark),
        })
    }

    /// The attribute of a doc comment, up to the end of the line.
    fn comment(&mut self) -> Option<Piece<'t>> {
        let attribute = match self.rest.as_bytes() {
            [b'/', b'/', b'/', b'/', ..] => return None,
            [b'/', b'/', b'/', ..] => "#[d=\"]",
            [b'/', b'/', b'!', ..] => "#![d=\"]",
            _ => return None,
        };
        let line = self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
        self.attribute = (attribute, line.get(3..).unwrap_or_default());
        self.attribute()
    }

    fn word(&mut self) -> Piece<'t> {
        let is_end = |it: char| !(it.is_alphanumeric() || it == '_');
        let length = self.rest.find(is_end).unwrap_or(self.rest.len());
        let (word, after) = self.rest.split_at_checked(length).unwrap_or_default();
        if !matches!(word, "r" | "b" | "c" | "br" | "cr") {
            return Piece::Word(self.take(length));
        }
        let hashes = after.len() - after.trim_start_matches('#').len();
        let is_raw = word.ends_with('r');
        match after.as_bytes().get(hashes) {
            Some(b'"') if is_raw => {
                let end = format!("\"{}", "#".repeat(hashes));
                let begin = length + hashes + 1;
                let inside = self.rest.get(begin..).and_then(|it| it.find(&end));
                let length = inside.map_or(self.rest.len(), |it| begin + it + end.len());
                Piece::Quoted(self.take(length))
            }
            Some(quote @ (b'"' | b'\'')) if hashes == 0 && !is_raw => {
                let quoted = quoted(after, *quote);
                Piece::Quoted(self.take(length + quoted))
            }
            _ => Piece::Word(self.take(length)),
        }
    }

    /// A character literal or a lifetime.
    fn tick(&mut self) -> Piece<'t> {
        let mut after = self.rest.chars().skip(1);
        let next = (after.next(), after.next());
        let is_character = matches!(next, (Some('\\'), _) | (Some(_), Some('\'')));
        if is_character {
            return Piece::Quoted(self.take(quoted(self.rest, b'\'')));
        }
        self.take(1);
        Piece::Mark('\'')
    }
}

/// The length of a literal, including both quotes.
fn quoted(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == quote && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(piece) = self.attribute() {
            return Some(piece);
        }
        let passed = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '{' | '}');
        self.rest = self.rest.trim_start_matches(passed);
        let first = self.rest.chars().next()?;
        if first == '/'
            && let Some(piece) = self.comment()
        {
            return Some(piece);
        }
        Some(match first {
            '"' => Piece::Quoted(self.take(quoted(self.rest, b'"'))),
            '\'' => self.tick(),
            it if it.is_alphanumeric() || it == '_' => self.word(),
            mark => {
                self.take(mark.len_utf8());
                Piece::Mark(mark)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces};

    fn same(one: &str, other: &str) -> bool {
        let (mut one, mut other) = (Pieces::of(one), Pieces::of(other));
        loop {
            match (one.next(), other.next()) {
                (None, None) => return true,
                (Some(one), Some(other)) if one.is(&other) => {}
                _ => return false,
            }
        }
    }

    #[test]
    fn layout_says_nothing() {
        assert!(same(
            "fn a ( ) { b :: c ( 1.5 , ) }",
            "fn a() {\n    b::c(1.5);\n}\n"
        ));
        assert!(same(
            "# [doc = \" a \\\"b\\\"\"] struct A ;",
            "/// a \"b\"\nstruct A;"
        ));
        assert!(same("# ! [doc = \" a\"]", "//! a"));
        assert!(same("< 'a >", "<'a>"));
    }

    #[test]
    fn all_else_does() {
        for (one, other) in [
            ("a b", "ab"),
            ("\"a b\"", "\"a  b\""),
            ("\"a\\\" , \"", "\"a\\\" \""),
            ("r#\"a\" , \"#", "r#\"a\" \"#"),
            ("' '", "','"),
            ("'a'", "'a"),
            ("b\",\"", "b\";\""),
            ("// a", "// b"),
            ("//// a", "/// a"),
            ("# [doc = \" a\"]", "/// b"),
            ("# [doc = \" a\"]", "//! a"),
            ("(a)", "[a]"),
            ("a", "a b"),
            ("r#a", "a"),
        ] {
            assert!(!same(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn what_does_not_end_is_taken_whole() {
        for text in ["\"a", "r#\"a\"", "'\\", "b'", "\"\\"] {
            assert_eq!(Pieces::of(text).count(), 1, "{text}");
        }
        assert_eq!(Pieces::of("r#a").next(), Some(Piece::Word("r")));
    }
}
