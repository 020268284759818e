//! Makes identifiers from a document's text.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Words reserved by an edition of Rust up to 2024.
const KEYWORDS: [&str; 53] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Keywords that can't be written as raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Names of the prelude used by generated code, and names of its own modules.
const RESERVED_TYPES: [&str; 14] = [
    "Option", "Some", "None", "Result", "Ok", "Err", "Vec", "String", "Box", "Self", "Send",
    "Sync", "Default", "Into",
];

/// Local names in the bodies of generated functions.
const LOCALS: [&str; 13] = [
    "begin",
    "input",
    "members",
    "member",
    "output",
    "report",
    "schema",
    "union",
    "to",
    "from",
    "additional",
    "rt",
    "body",
];

/// Functions of every client or sender besides its operations.
const METHODS: [&str; 2] = ["at", "builder"];

/// The longest name, in bytes: files hold 200, and an ending and a disambiguating word follow the
/// name.
const LONGEST: usize = 180;

/// The longest name that is made of the words of several items, in bytes. Longer ones fill the
/// width of a screen.
const READABLE: usize = 60;

/// The name of the type of an inline schema, from the words of the schemas around it. A name beyond
/// 60 characters keeps the words of its start and its end, and a hash of the whole disambiguates it.
/// So it depends on its own place only, and other schemas come and go without renaming it.
#[must_use]
pub fn inline_type_name(words: &[String]) -> String {
    let whole = type_name(words);
    if whole.len() <= READABLE {
        return whole;
    }
    let hash = format!("{:04x}", hash(&words.join(" ")) & 0xffff);
    let all: Vec<_> = words.iter().map(|word| spell(word)).collect();
    let snake = all.join(" ").to_snake_case();
    let parts: Vec<String> = snake.split('_').map(str::to_upper_camel_case).collect();
    let room = READABLE - hash.len();
    let (head, rest) = leading(parts.iter(), room / 2);
    let rest = parts.iter().skip(parts.len() - rest);
    let (tail, _) = leading(rest.rev(), room.saturating_sub(head.concat().len()));
    let tail: String = tail.into_iter().rev().collect();
    ascii_start(format!("{}{tail}{hash}", head.concat()), "N")
}

/// The parts at the start of a list that fit, at least one, which is cut if it is longer; and the
/// number of the others.
fn leading<'p>(
    parts: impl ExactSizeIterator<Item = &'p String>,
    room: usize,
) -> (Vec<&'p str>, usize) {
    let (mut found, mut length, all) = (Vec::new(), 0, parts.len());
    for part in parts {
        if length + part.len() > room {
            if found.is_empty() {
                found.push(start(part, room));
            }
            break;
        }
        length += part.len();
        found.push(part);
    }
    let others = all.saturating_sub(found.len());
    (found, others)
}

/// The start of a text, in bytes, at the boundary of a character.
fn start(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(..end).unwrap_or_default()
}

/// The name of a type: `withdrawal request` becomes `WithdrawalRequest`.
#[must_use]
pub fn type_name(words: &[String]) -> String {
    let joined: Vec<_> = words.iter().map(|word| spell(word)).collect();
    let name = joined.join(" ").to_upper_camel_case();
    let name = fit(ascii_start(name, "N"), "");
    if RESERVED_TYPES.contains(&name.as_str()) || KEYWORDS.contains(&name.as_str()) {
        return format!("{name}Schema");
    }
    name
}

/// The name of a variant of an enumeration.
#[must_use]
pub fn variant_name(text: &str) -> String {
    let name = shorten(
        ascii_start(spell(text).to_upper_camel_case(), "N"),
        "",
        READABLE,
    );
    if KEYWORDS.contains(&name.as_str()) {
        return format!("{name}Value");
    }
    name
}

/// The name of a field, parameter, method or module, as written in code.
#[must_use]
pub fn value_name(text: &str) -> String {
    let name = fit(ascii_start(spell(text).to_snake_case(), "n"), "_");
    if NEVER_RAW.contains(&name.as_str()) {
        return format!("{name}_");
    }
    if KEYWORDS.contains(&name.as_str()) {
        return format!("r#{name}");
    }
    name
}

/// The name of an operation's method, distinct from the other methods of a client.
#[must_use]
pub fn method_name(text: &str) -> String {
    let name = value_name(text);
    if METHODS.contains(&name.as_str()) {
        return format!("{name}_");
    }
    name
}

/// The local variable of a field, distinct from the variables of generated functions.
#[must_use]
pub fn local_name(ident: &str) -> String {
    if LOCALS.contains(&ident) {
        return format!("{ident}_value");
    }
    ident.to_owned()
}

/// The name of a field without the additions for reserved words.
#[must_use]
pub fn bare_name(field: &str) -> &str {
    // `self` can't be a raw identifier, so its field is `self_`.
    field.trim_start_matches("r#").trim_end_matches('_')
}

/// The name of the function with the default of a field.
#[must_use]
pub fn default_name(field: &str) -> String {
    format!("{}_or_default", bare_name(field))
}

/// The name of a file or module: lower-case ASCII letters, digits and underscores.
#[must_use]
pub fn module_name(text: &str) -> String {
    let mut name = String::new();
    for character in spell(text).to_snake_case().chars() {
        match character {
            'a'..='z' | '0'..='9' | '_' => name.push(character),
            other => name.push_str(&format!("u{:x}", u32::from(other))),
        }
    }
    let name = fit(ascii_start(name, "n"), "_");
    // `mod.rs` is the folder itself, keywords need raw identifiers, and Windows reserves the names
    // of devices.
    let device = matches!(name.as_str(), "con" | "prn" | "aux" | "nul")
        || name.len() == 4
            && (name.starts_with("com") || name.starts_with("lpt"))
            && name.ends_with(|it: char| it.is_ascii_digit());
    if KEYWORDS.contains(&name.as_str()) || name == "mod" || device {
        return format!("{name}_");
    }
    name
}

/// The name of a constant.
#[must_use]
pub fn constant_name(text: &str) -> String {
    ascii_start(spell(text).to_shouty_snake_case(), "N")
}

/// Spells symbols out, so that `+1` and `-1` get different names and no name is empty.
fn spell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bare = !text.chars().any(char::is_alphanumeric);
    let mut previous = None;
    for character in text.chars() {
        let next_is_first = previous.is_none();
        let word = match character {
            '+' => Some("plus"),
            '-' if next_is_first => Some("minus"),
            '*' => Some("star"),
            '<' => Some("less"),
            '>' => Some("greater"),
            '=' => Some("equal"),
            '!' => Some("not"),
            '%' => Some("percent"),
            '&' => Some("and"),
            '|' => Some("or"),
            '~' => Some("tilde"),
            '^' => Some("caret"),
            '@' => Some("at"),
            '#' => Some("hash"),
            '$' => Some("dollar"),
            '/' if bare => Some("slash"),
            '.' if bare => Some("dot"),
            ',' if bare => Some("comma"),
            ' ' if bare => Some("space"),
            '_' if bare => Some("underscore"),
            '-' if bare => Some("minus"),
            _ => None,
        };
        match word {
            Some(word) => {
                out.push(' ');
                out.push_str(word);
                out.push(' ');
            }
            None if character.is_alphanumeric() => out.push(character),
            // Rust accepts letters of any script; other characters are spelled by their code.
            None if character.is_ascii() => out.push(' '),
            None if unicode_word(character) => out.push(' '),
            None => out.push_str(&format!(" u{:x} ", u32::from(character))),
        }
        previous = Some(character);
    }
    if out.trim().is_empty() {
        return "empty".to_owned();
    }
    out
}

/// True for white space and dashes, which only separate words.
fn unicode_word(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{2010}'..='\u{2015}')
}

/// Adds a prefix if a name does not begin with a letter: `1st` becomes `N1st`.
fn ascii_start(name: String, prefix: &str) -> String {
    let starts = name
        .chars()
        .next()
        .is_some_and(|it| it.is_alphabetic() || it == '_');
    let name = if starts {
        name
    } else {
        format!("{prefix}{name}")
    };
    if name
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'_')
    {
        return name;
    }
    // Some alphanumeric characters are invalid in identifiers, so the parser decides.
    if syn::parse_str::<syn::Ident>(&name).is_ok() || KEYWORDS.contains(&name.as_str()) {
        return name;
    }
    let plain = |it: char| {
        if it.is_ascii_alphanumeric() || it == '_' {
            it.to_string()
        } else {
            format!("u{:x}", u32::from(it))
        }
    };
    name.chars().map(plain).collect()
}

/// Shortens a name for file systems and pages of documentation.
fn fit(name: String, joint: &str) -> String {
    shorten(name, joint, LONGEST)
}

/// Shortens a name. A hash of the whole replaces the end.
fn shorten(name: String, joint: &str, longest: usize) -> String {
    if name.len() <= longest {
        return name;
    }
    let hash = format!("{joint}{:08x}", hash(&name));
    let kept = start(&name, longest.saturating_sub(hash.len()));
    format!("{}{hash}", kept.trim_end_matches('_'))
}

/// Computes FNV-1a, which is the same on every machine.
pub(crate) fn hash(text: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    text.bytes().fold(2_166_136_261, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ty(text: &str) -> String {
        type_name(&[text.to_owned()])
    }

    #[test]
    fn names_of_documents_become_identifiers() {
        assert_eq!(ty("new withdrawal"), "NewWithdrawal");
        assert_eq!(ty("Option"), "OptionSchema");
        assert_eq!(ty("1st"), "N1st");
        assert_eq!(ty("日本"), "日本");
        assert_eq!(value_name("return"), "r#return");
        assert_eq!(value_name("self"), "self_");
        assert_eq!(value_name("subAccount_uuid"), "sub_account_uuid");
        assert_eq!(value_name("gen"), "r#gen");
        assert_eq!(module_name("../../x"), "x");
        assert_eq!(module_name("r#type"), "r_hash_type");
        assert_eq!(module_name("Aux"), "aux_");
        assert_eq!(module_name("COM1"), "com1_");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = |end: &str| format!("{}{end}", "segment ".repeat(40));
        for make in [ty, value_name, module_name] {
            let (one, other) = (make(&long("one")), make(&long("other")));
            assert!(one.len() <= LONGEST && other.len() <= LONGEST, "{one}");
            assert_ne!(one, other);
            assert_eq!(one, make(&one));
            let (short, han) = ("a".repeat(LONGEST), make(&"日".repeat(100)));
            assert_eq!(make(&short).len(), LONGEST);
            assert!(syn::parse_str::<syn::Ident>(&han).is_ok() && han.len() <= LONGEST);
        }
    }

    #[test]
    fn names_made_of_the_words_of_others_are_readable() {
        let inline = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|it| (*it).to_owned()).collect();
            let name = inline_type_name(&words);
            assert!(name.len() <= READABLE, "{name}");
            assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{name}");
            name
        };
        assert_eq!(inline(&["Order", "lines", "item"]), "OrderLinesItem");
        let (start, end) = ("PostCustomersCustomerSubscriptions", "transaction_type");
        let us = inline(&[start, "body", "us_bank_account", "mandate_options", end]);
        let eu = inline(&[start, "body", "eu_bank_account", "mandate_options", end]);
        assert_ne!(us, eu);
        assert_eq!(us, "PostCustomersCustomerMandateOptionsTransactionTypeb759");
        let long = "f".repeat(200);
        for words in [[long.as_str(), end], [start, long.as_str()]] {
            inline(&words);
        }
        inline(&["日".repeat(100).as_str()]);
        let sentence = variant_name(&"must be a word ".repeat(10));
        assert!(sentence.len() <= READABLE && sentence.starts_with("MustBeAWordMustBe"));
        assert_ne!(sentence, variant_name(&"must be a word ".repeat(11)));
    }

    #[test]
    fn symbols_stay_apart() {
        assert_ne!(variant_name("+1"), variant_name("-1"));
        let all = ["*", "+", "-", "<", ">", "=", "😀", "", " ", ".", "/"];
        for (index, left) in all.iter().enumerate() {
            assert!(
                syn::parse_str::<syn::Ident>(&variant_name(left)).is_ok(),
                "{left}"
            );
            for right in all.iter().skip(index + 1) {
                assert_ne!(variant_name(left), variant_name(right), "{left} {right}");
            }
        }
    }

    #[test]
    fn every_text_becomes_a_parsable_identifier() {
        for text in [
            "a::b",
            "\"]",
            "*/",
            "\u{202e}x",
            "x y",
            "²",
            "ª",
            "self",
            "_",
            "Self",
            "é",
        ] {
            let value = value_name(text);
            let bare = value.trim_start_matches("r#");
            assert!(
                syn::parse_str::<syn::Ident>(&value).is_ok() || bare.is_empty(),
                "{text}: {value}"
            );
            assert!(syn::parse_str::<syn::Ident>(&ty(text)).is_ok(), "{text}");
        }
    }
}
