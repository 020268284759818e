//! The same answers as another implementation of ECMA-262, and the same time for hostile texts.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use copperplate_pattern::{Dialect, Pattern, TooLong, is_valid};

const PATTERNS: [&str; 58] = [
    "a",
    "",
    "^$",
    "^a",
    "b$",
    "^a$",
    "^ab*$",
    "(a|b)+",
    "a{2}",
    "a{1,2}b",
    "a{2,}",
    "a??b",
    "(?:)",
    ".",
    "^.$",
    r"\n",
    r"^\s$",
    r"\S\s",
    r"\w\W",
    r"\bb",
    r"a\b",
    r"\Bb",
    r"^\B$",
    "[ab]1",
    "[^a]",
    "[]",
    "[^]",
    r"[\d-]",
    r"[^\w]",
    r"\x61",
    r"\u0061b",
    r"\u{1F432}",
    r"\ud83d\udc32",
    r"[\u{1F432}b]",
    r"\ud83d",
    r"\cJ",
    r"\0",
    "(?=a)",
    "(?=b)a",
    "^(?!a)",
    "(?!$)b",
    "(?<=a)b",
    "(?<!a)b",
    "(?<=^a?)b",
    r"(?<=\n|b)a$",
    "^(?=.*1)(?=.*a)",
    "(?=(?<=a)b)",
    "(?!(?!a))b",
    r"(a)\1",
    r"(a|b)\1",
    r"^(a*)b\1$",
    r"(?<n>b)\k<n>",
    r"\1(a)",
    r"(?:(a)|b)*\1",
    r"(?<=\1(a))b",
    r"(?=(a+))a*b\1",
    r"(?:a*)*b",
    r"(?:(?=(a))|b)+\1$",
];

#[test]
fn another_implementation_agrees() {
    let alphabet = ['a', 'b', '1', '\n', '🐲'];
    let mut texts = vec![String::new()];
    let mut last = texts.clone();
    for _ in 0..4 {
        last = last
            .iter()
            .flat_map(|text| alphabet.iter().map(move |it| format!("{text}{it}")))
            .collect();
        texts.extend(last.iter().cloned());
    }
    for pattern in PATTERNS {
        compare(pattern, &texts);
    }
}

fn compare(pattern: &str, texts: &[String]) {
    let ours = Pattern::new(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}"));
    let theirs = regress::Regex::with_flags(pattern, "u").expect(pattern);
    for text in texts {
        let expected = theirs.find(text).is_some();
        assert_eq!(ours.is_match(text), Ok(expected), "{pattern} on {text:?}");
    }
}

/// Patterns at random, from a generator that is the same everywhere.
#[test]
fn another_implementation_agrees_on_random_patterns() {
    let mut random = Random(7);
    let texts: Vec<_> = (0..40).map(|_| random.text()).collect();
    for _ in 0..3000 {
        let pattern = random.pattern(3);
        if regress::Regex::with_flags(&pattern, "u").is_ok() {
            compare(&pattern, &texts);
        }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn text(&mut self) -> String {
        (0..self.below(7))
            .map(|_| ["a", "b", "c"][self.below(3) as usize])
            .collect()
    }

    fn pattern(&mut self, depth: u64) -> String {
        if depth == 0 {
            let atoms = ["a", "b", ".", "[ab]", "^", "$", r"\b", r"\1", ""];
            return atoms[self.below(9) as usize].to_owned();
        }
        let inner = self.pattern(depth - 1);
        match self.below(10) {
            0 => format!("({inner})"),
            1 => format!("(?:{inner})*"),
            2 => format!("(?:{inner})+?"),
            3 => format!("(?:{inner}){{1,2}}"),
            4 => format!("(?={inner})"),
            5 => format!("(?!{inner})"),
            6 => format!("(?<={inner})"),
            7 => format!("(?<!{inner})"),
            8 => format!("{inner}|{}", self.pattern(depth - 1)),
            _ => format!("{inner}{}", self.pattern(depth - 1)),
        }
    }
}

#[test]
fn what_is_no_pattern_of_ecma_262_is_refused() {
    for (source, strict, tolerant) in [
        (r"\a", false, false),
        (r"\Z", false, false),
        (r"(?P<n>a)", false, false),
        ("(?i)a", false, false),
        ("(?#a)", false, false),
        ("(?>a)", false, false),
        ("a**", false, false),
        ("a++", false, false),
        ("^*", false, false),
        ("(", false, false),
        (")", false, false),
        ("[b-a]", false, false),
        ("a{2,1}", false, false),
        (r"\1", false, false),
        (r"(a)\2", false, false),
        (r"\k<a>", false, false),
        (r"(?<a>)(?<a>)", false, false),
        (r"\p{Nothing}", false, false),
        (r"\u{110000}", false, false),
        (r"\x1", false, false),
        (r"\-", false, true),
        (r#"\""#, false, true),
        ("a]", false, true),
        ("{a}", false, true),
        (r"[\w-.]", false, true),
        (r"\p{letter}", false, true),
        (r"\p{digit}", true, true),
        (r"[\-]", true, true),
        (r"\/", true, true),
        (r"(?<a>x)\k<a>", true, true),
        (r"(?<=a+)b", true, true),
        (r"[\ud800-\udfff]", true, true),
        (r"\p{Script=Greek}\p{Lu}", true, true),
        (r"\p{Emoji}", true, true),
    ] {
        assert_eq!(is_valid(source, Dialect::Strict), strict, "{source}");
        assert_eq!(is_valid(source, Dialect::Tolerant), tolerant, "{source}");
        assert_eq!(Pattern::new(source).is_ok(), tolerant, "{source}");
        if !source.contains("(?<a>)(?<a>)") {
            let theirs = regress::Regex::with_flags(source, "u").is_ok();
            assert_eq!(theirs, strict, "regress on {source}");
        }
    }
    let deep = format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000));
    assert!(!is_valid(&deep, Dialect::Strict));
    assert!(is_valid(&"a|".repeat(50_000), Dialect::Strict));
}

/// Each of these takes a backtracking engine longer than anyone waits.
#[test]
fn hostile_texts_end_at_once() {
    let long = format!("{}!", "a".repeat(100_000));
    for pattern in [
        "^(a+)+$",
        "^(a|a)*$",
        "^(?:a?){50}b",
        "(?=a*b)",
        "^(?!.*b)(a+)+$",
        "(?<=b.*)a$",
        "(?=(?:a*)*b)a",
        "(?<!(?:a|aa)*)!$",
    ] {
        let pattern = Pattern::new(pattern).expect(pattern);
        assert_eq!(pattern.is_match(&long), Ok(false));
    }
    let pattern = Pattern::new(r"^(a+)+\1b").expect("a pattern");
    assert_eq!(pattern.is_match(&long), Err(TooLong));
    let pattern = Pattern::new("a{9000}b(?!c)").expect("a pattern");
    assert_eq!(pattern.is_match(&long), Err(TooLong));
}

#[test]
fn a_pattern_that_repeats_too_much_is_refused() {
    for source in [
        "(?:a{1000}){1000}",
        "(?=(?:a{1000}){1000})",
        "(?=(?:(?:){9999}){99999999})",
    ] {
        assert!(Pattern::new(source).is_err(), "{source}");
        assert!(is_valid(source, Dialect::Strict), "{source}");
    }
}
