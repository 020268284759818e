//! Compares results with another implementation of ECMA-262, and bounds the time of hostile texts.

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

/// Compares a pattern as it is, and with an assertion that always holds and forces a simulation.
fn compare(pattern: &str, texts: &[String]) {
    compare_one(pattern, texts);
    compare_one(&format!("(?=){pattern}"), texts);
    compare_one(&format!("(?:{pattern})(?=)"), texts);
}

fn compare_one(pattern: &str, texts: &[String]) {
    let ours = Pattern::new(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}"));
    let theirs = regress::Regex::with_flags(pattern, "u").expect(pattern);
    for text in texts {
        let expected = theirs.find(text).is_some();
        assert_eq!(ours.is_match(text), Ok(expected), "{pattern} on {text:?}");
    }
}

/// Random patterns from a generator with a fixed seed.
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
        match self.below(14) {
            0 => format!("({inner})"),
            1 => format!("(?:{inner})*"),
            2 => format!("(?:{inner})+?"),
            3 => format!("(?:{inner}){{1,2}}"),
            4 => format!("(?={inner})"),
            5 => format!("(?!{inner})"),
            6 => format!("(?<={inner})"),
            7 => format!("(?<!{inner})"),
            8 => format!("{inner}|{}", self.pattern(depth - 1)),
            9 => format!("(?:{inner}){{{}}}", self.below(4)),
            10 => format!("(?:{inner}){{{},}}", self.below(4)),
            11 => {
                let least = self.below(4);
                format!("(?:{inner}){{{least},{}}}", least + self.below(3))
            }
            12 => ["a{2,3}", "[ab]{2}", ".{2,}", "(?:a|b){0,2}"][self.below(4) as usize].to_owned(),
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
    let pattern = Pattern::new("(?:aa){9000}b(?!c)").expect("a pattern");
    assert_eq!(pattern.is_match(&long), Err(TooLong));
}

/// Each of these would take `regex` long to compile, or is too large for it.
#[test]
fn a_large_repetition_is_counted() {
    for (pattern, least, most, other) in [
        ("^.{0,262144}$", 0, 262_144, "\n"),
        (r"^\S{1,8192}$", 1, 8_192, " "),
        (r"^[^\p{C}]{1,2048}$", 1, 2_048, "\0"),
        (r"^[\P{M}\p{M}]{0,20000}$", 0, 20_000, ""),
        ("^(?:a|[b-c]|(d)){5000,70000}$", 5_000, 70_000, "e"),
        ("^(?:a{1,100}){1,200}$", 1, 20_000, "b"),
        ("^(?:[ab]{500}){2,3}$", 1_000, 1_500, "c"),
    ] {
        let pattern = Pattern::new(pattern).expect(pattern);
        let found = |text: &str| pattern.is_match(text).expect("few steps");
        let held = "a".repeat(most);
        assert!(found(&held));
        assert!(found(&held[..least]));
        assert!(!found(&format!("{held}a")));
        assert!(least == 0 || !found(&held[1 + most - least..]));
        assert!(other.is_empty() || !found(&format!("{}{other}", &held[1..])));
    }
}

#[test]
fn a_counted_class_begins_anew_wherever_it_may() {
    let pattern = Pattern::new("b[ab]{20000,20002}c").expect("a pattern");
    for between in [19_999, 20_000, 20_002, 20_003] {
        let expected = (20_000..=20_002).contains(&between);
        for (first, last) in [("", ""), ("b", "c"), ("aab", "cab"), ("cb", "cb")] {
            let text = format!("{first}b{}c{last}", "a".repeat(between));
            // In `bb`, the first `b` may count one more.
            let expected = expected || first.ends_with('b') && between == 19_999;
            assert_eq!(pattern.is_match(&text), Ok(expected), "{first} {between}");
        }
    }
    // The only place with the right count lies between two starts.
    let apart = Pattern::new("(?=)b[ab]{3}c").expect("a pattern");
    assert_eq!(apart.is_match("babaac"), Ok(false));
    assert_eq!(apart.is_match("bbbaac"), Ok(true));
    let every_other = "ba".repeat(500_000);
    assert_eq!(pattern.is_match(&every_other), Ok(false));
    assert_eq!(pattern.is_match(&format!("{every_other}c")), Ok(true));
}

#[test]
fn a_look_ahead_may_be_repeated_as_browsers_do() {
    let source = r"^(\/(?!\.)+[^\/]+)+$";
    assert!(is_valid(source, Dialect::Tolerant));
    assert!(!is_valid(source, Dialect::Strict));
    for (source, strict) in [
        (source, false),
        (r"^(?=a)*b", false),
        (r"(?=(a))?\1b", false),
        (r"(?=(a)){2}\1b", false),
        (r"(?:(?=(a))){2}\1b", true),
        (r"(?!a){0}a", false),
    ] {
        assert_eq!(is_valid(source, Dialect::Strict), strict, "{source}");
        let ours = Pattern::new(source).expect(source);
        let theirs = regress::Regex::new(source).expect(source);
        for text in ["", "a", "b", "ab", "aab", "/a/b", "/.a", "/a/.b"] {
            let expected = theirs.find(text).is_some();
            assert_eq!(ours.is_match(text), Ok(expected), "{source} on {text}");
        }
    }
    for source in ["(?<=a)*b", "^*", r"\b+"] {
        assert!(!is_valid(source, Dialect::Tolerant), "{source}");
    }
}

#[test]
fn a_pattern_that_repeats_too_much_is_refused() {
    for source in [
        "(?:(?:ab){1000}){1000}",
        r"(?:(?:\p{L}\d){1000}){1000}",
        "(?=(?:(?:ab){1000}){1000})",
        "(?=(?:(?:){9999}){99999999})",
        r"(a)\1b{100000}",
    ] {
        assert!(Pattern::new(source).is_err(), "{source}");
        assert!(is_valid(source, Dialect::Strict), "{source}");
    }
}
