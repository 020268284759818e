//! Compares the lexer with `jiter`, another implementation of RFC 8259.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jiter::{Jiter, JiterResult};

use super::{Key, Lexer};
use crate::json::exact_float;

/// The result of a successful step, and the position of its end.
type Lexed = Option<(String, usize)>;

fn lexed<R: std::fmt::Debug, E>(result: Result<R, E>, index: usize) -> Lexed {
    Some((format!("{:?}", result.ok()?), index))
}

fn name(key: Key<'_>) -> Option<String> {
    match key {
        Key::Expected => Some("a".to_owned()),
        Key::Name(name) => Some(name.to_owned()),
        Key::End => None,
    }
}

/// Runs every step at one position, by the lexer and by `jiter`.
fn compare(text: &str, place: usize) {
    let lexer = || {
        let mut lexer = Lexer::new(text);
        lexer.at = place;
        lexer
    };
    let rest = text.get(place..).unwrap();
    macro_rules! same {
        ($ours:expr, $theirs:expr) => {{
            let mut ours = lexer();
            #[allow(clippy::redundant_closure_call)]
            let result = ($ours)(&mut ours);
            let ours = lexed(result, ours.at);
            let mut theirs = Jiter::new(rest.as_bytes());
            let result: JiterResult<_> = ($theirs)(&mut theirs);
            let theirs = lexed(result, theirs.current_index() + place);
            assert_eq!(ours, theirs, "{text:?} at {place}");
        }};
    }
    same!(|it: &mut Lexer<'_>| it.peek(), |it: &mut Jiter<'_>| it
        .peek()
        .map(jiter::Peek::into_inner));
    same!(|it: &mut Lexer<'_>| it.skip(), |it: &mut Jiter<'_>| it
        .next_skip());
    same!(|it: &mut Lexer<'_>| it.finish(), |it: &mut Jiter<'_>| it
        .finish());
    for expected in [None, Some("a")] {
        same!(
            |it: &mut Lexer<'_>| it.key(false, expected).map(name),
            |it: &mut Jiter<'_>| it.next_key().map(|name| name.map(str::to_owned))
        );
    }
    same!(|it: &mut Lexer<'_>| it.item(false), |it: &mut Jiter<'_>| it
        .array_step()
        .map(|item| item.is_some()));
    match rest.bytes().next() {
        Some(b'"') => same!(
            |it: &mut Lexer<'_>| it.string().map(str::to_owned),
            |it: &mut Jiter<'_>| it.known_str().map(str::to_owned)
        ),
        Some(b'{') => same!(
            |it: &mut Lexer<'_>| it.key(true, Some("a")).map(name),
            |it: &mut Jiter<'_>| it.known_object().map(|name| name.map(str::to_owned))
        ),
        Some(b'[') => {
            same!(|it: &mut Lexer<'_>| it.item(true), |it: &mut Jiter<'_>| it
                .known_array()
                .map(|item| item.is_some()))
        }
        Some(b'-' | b'0'..=b'9') => {
            same!(
                |it: &mut Lexer<'_>| it.number().map(str::to_owned),
                |it: &mut Jiter<'_>| {
                    let number = it.next_number_bytes()?;
                    Ok(str::from_utf8(number).unwrap().to_owned())
                }
            );
        }
        Some(b't' | b'f') => same!(|it: &mut Lexer<'_>| it.boolean(), |it: &mut Jiter<'_>| it
            .next_bool()),
        Some(b'n') => same!(|it: &mut Lexer<'_>| it.null(), |it: &mut Jiter<'_>| it
            .known_null()),
        _ => {}
    }
}

/// Pseudo-random numbers, the same in each run (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

#[test]
fn every_step_is_that_of_jiter() {
    let pieces = [
        "{",
        "\"abc\u{1f}defghijk\"",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"a\":",
        "\"\\u0061\":",
        "\\",
        "\\n",
        "\\ud83d\\ude00",
        " ",
        "\n",
        "\t",
        "\r",
        "true",
        "false",
        "null",
        "nul",
        "tru",
        "0",
        "-",
        "1",
        "12.5",
        "-0",
        "-0.0",
        "1e5",
        "1E-7",
        ".",
        "007",
        "9007199254740993",
        "0.1234567890123456789",
        "123456789012345678901234567890123456789012345",
        "é",
        "😀",
        "abcdefg",
        "\u{1}",
        "\u{7f}",
        "1.e",
        "+",
        "x",
        "abcdefghijklmnop",
    ];
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        let count = 1 + random.below(8);
        let text: String = (0..count)
            .map(|_| pieces[random.below(pieces.len())])
            .collect();
        for (place, _) in text.char_indices() {
            compare(&text, place);
        }
    }
}

/// A value, possibly nested, with some white space.
fn value(random: &mut Random, depth: usize) -> String {
    let space = ["", "", "", " ", "\n"][random.below(5)];
    let count = random.below(4);
    let text = match random.below(if depth == 0 { 6 } else { 9 }) {
        0 => "null".to_owned(),
        1 => "true".to_owned(),
        2 => "-12.5".to_owned(),
        3 => "3e7".to_owned(),
        4 => "\"a \\\" b\"".to_owned(),
        5 => "\"plain\"".to_owned(),
        6 => {
            let items: Vec<_> = (0..count).map(|_| value(random, depth - 1)).collect();
            format!("[{space}{}]", items.join(","))
        }
        _ => {
            let members: Vec<_> = (0..count)
                .map(|place| format!("\"n{place}\"{space}:{}", value(random, depth - 1)))
                .collect();
            format!("{{{}{space}}}", members.join(","))
        }
    };
    format!("{space}{text}{space}")
}

#[test]
fn nested_values_are_skipped_as_jiter_does() {
    let mut random = Random(0x1234_5678_9abc_def1);
    let others: Vec<char> = "{}[],:\"\\ 0e-.tn".chars().collect();
    for round in 0..20_000 {
        let mut text: Vec<char> = value(&mut random, 5).chars().collect();
        if round % 2 == 1 {
            let place = random.below(text.len());
            text[place] = others[random.below(others.len())];
        }
        compare(&text.iter().collect::<String>(), 0);
    }
    for depth in [63, 64, 65, 200, 201] {
        compare(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)), 0);
    }
}

#[test]
fn floats_are_those_of_the_standard_library() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..50_000 {
        let whole = random.below(1 << 30) >> random.below(30);
        let fraction = random.below(1 << 30) >> random.below(30);
        let sign = ["", "-"][random.below(2)];
        let text = format!("{sign}{whole}.{fraction:0width$}", width = random.below(12));
        let expected: f64 = text.parse().unwrap();
        if let Some(found) = exact_float(text.as_bytes()) {
            assert_eq!(found.to_bits(), expected.to_bits(), "{text}");
        }
    }
}
