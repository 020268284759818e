//! Patterns and texts, compared with the `regress` crate.
//!
//! A third of the patterns are any text, and the others are composed of parts of patterns. A
//! pattern accepted by `regress` with the flag `u` must be accepted here too, and match the same
//! texts; further patterns accepted here are those browsers tolerate without the flag. `regress`
//! backtracks, so the compared texts are short; long ones are only timed here.

#![no_main]

use std::time::{Duration, Instant};

use arbitrary::{Result, Unstructured};
use copperplate_fuzz::fault;
use copperplate_pattern::{Dialect, Pattern, is_valid};
use libfuzzer_sys::fuzz_target;

/// The time limit for the long text. It has a few thousand characters, and the fuzzer's build is
/// slow.
const TIME: Duration = Duration::from_secs(10);

fuzz_target!(|data: &[u8]| {
    let _ = run(&mut Unstructured::new(data));
});

const ATOMS: [&str; 44] = [
    "a",
    "b",
    "c",
    "1",
    " ",
    "é",
    "🐲",
    ".",
    "^",
    "$",
    r"\b",
    r"\B",
    r"\d",
    r"\D",
    r"\w",
    r"\W",
    r"\s",
    r"\S",
    r"\1",
    r"\2",
    r"\k<n>",
    "[ab]",
    "[^a]",
    "[^]",
    "[]",
    r"[\d-]",
    "[a-c1]",
    r"[^\w\s]",
    r"\p{Lu}",
    r"\P{L}",
    r"\p{Script=Greek}",
    r"\u0061",
    r"\u{1F432}",
    r"\ud83d",
    r"\ud83d\udc32",
    r"\xe9",
    r"\cJ",
    r"\0",
    r"\n",
    r"\t",
    r"\/",
    r"\-",
    "",
    r"[\b]",
];

const SUFFIXES: [&str; 9] = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}?"];

fn pattern(bytes: &mut Unstructured<'_>, depth: u32, loops: u32) -> Result<String> {
    if depth == 0 || bytes.is_empty() {
        return Ok((*bytes.choose(&ATOMS)?).to_owned());
    }
    let kind = bytes.int_in_range(0..=11_u8)?;
    if kind >= 9 && loops > 0 {
        let inner = pattern(bytes, depth - 1, loops - 1)?;
        let open = *bytes.choose(&["(?:", "("])?;
        let suffix = *bytes.choose(&SUFFIXES)?;
        return Ok(format!("{open}{inner}){suffix}"));
    }
    let inner = pattern(bytes, depth - 1, loops)?;
    Ok(match kind {
        0 => format!("({inner})"),
        1 => format!("(?<n>{inner})"),
        2 => format!("(?={inner})"),
        3 => format!("(?!{inner})"),
        4 => format!("(?<={inner})"),
        5 => format!("(?<!{inner})"),
        6 => format!("{inner}|{}", pattern(bytes, depth - 1, loops)?),
        _ => format!("{inner}{}", pattern(bytes, depth - 1, loops)?),
    })
}

fn text(bytes: &mut Unstructured<'_>) -> Result<String> {
    const PARTS: [&str; 22] = [
        "a", "b", "c", "1", " ", "é", "🐲", "A", "Ω", "\n", "\r", "\u{2028}", "\u{feff}", "_", "-",
        "/", "\0", "\u{8}", "ſ", "K", "Z", "\t",
    ];
    let count = bytes.int_in_range(0..=8)?;
    (0..count).map(|_| Ok(*bytes.choose(&PARTS)?)).collect()
}

fn run(bytes: &mut Unstructured<'_>) -> Result<()> {
    let text = text(bytes)?;
    let raw = bytes.int_in_range(0..=2_u8)? == 0;
    let source = match raw {
        true => String::from_utf8_lossy(bytes.peek_bytes(bytes.len().min(40)).unwrap_or_default())
            .into_owned(),
        false => pattern(bytes, 5, 2)?,
    };
    if std::env::var_os("COPPERPLATE_FUZZ_SHOW").is_some() {
        eprintln!("{source:?} on {text:?}");
    }
    let started = Instant::now();
    let ours = Pattern::new(&source);
    let strict = is_valid(&source, Dialect::Strict);
    if strict && !is_valid(&source, Dialect::Tolerant) {
        // A valid pattern may still be too large to compile.
        fault("only strictly a pattern", &format!("{source:?}"));
    }
    if started.elapsed() > TIME {
        fault("takes too long to compile", &format!("{source:?}"));
    }
    // `regress` does not terminate on some lazy loops of empty matches. Laziness does not affect
    // the existence of a match.
    let greedy = ["*?", "+?", "??", "}?"]
        .iter()
        .fold(source.clone(), |text, lazy| text.replace(lazy, &lazy[..1]));
    if raw && greedy != source {
        return Ok(());
    }
    let theirs = regress::Regex::with_flags(greedy.as_str(), "u");
    compare(&source, &text, strict, ours.as_ref().ok(), theirs.ok());
    let started = Instant::now();
    if let Ok(pattern) = ours {
        let long = if text.is_empty() {
            "a".repeat(500)
        } else {
            text.repeat(500)
        };
        let _ = pattern.is_match(&long);
    }
    if started.elapsed() > TIME {
        fault("takes too long", &format!("{source:?} on {text:?}"));
    }
    Ok(())
}

fn compare(
    source: &str,
    text: &str,
    strict: bool,
    ours: Option<&Pattern>,
    theirs: Option<regress::Regex>,
) {
    // `regress` accepts a repeated assertion such as `\B?`, which the flag `u` forbids.
    let repeated = [r"\b", r"\B"].iter().any(|it| {
        ["?", "*", "+", "{"]
            .iter()
            .any(|by| source.contains(&format!("{it}{by}")))
    });
    // The other implementation differs for a name in several alternatives, which ECMAScript 2025
    // permits, and for surrogates.
    if strict != theirs.is_some()
        && !repeated
        && !lone(source)
        && source.matches("(?<n>").count() < 2
        && !signed(source)
    {
        fault(
            if strict {
                "only we take"
            } else {
                "only regress takes"
            },
            &format!("{source:?}"),
        );
    }
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        return;
    };
    // Backtracking does not terminate on nested repetitions. `regress` drops loops of lone
    // surrogates: it does not find `(?:\ud83d)*` in an empty text.
    let loops = source.matches(['*', '+', '{']).count();
    if loops > 3 || lone(source) || never_ends(source) || refers_to_itself(source) {
        return;
    }
    let expected = theirs.find(text).is_some();
    if let Ok(found) = ours.is_match(text)
        && found != expected
    {
        fault(
            "matched differently",
            &format!("we say {found}: {source:?} on {text:?}"),
        );
    }
}

/// Returns true for a pattern with an unpaired surrogate.
fn lone(source: &str) -> bool {
    source
        .to_lowercase()
        .replace(r"\ud83d\udc32", "")
        .contains(r"\ud")
}

/// Returns true if `regress` may not terminate, even on a short text. It has no step limit, so such
/// a pattern can't be compared.
///
/// In some nested loops, version 0.11 does not stop after an empty round:
/// `(?:(?:[^a]|(?<=\D))*)*a`, `(?:(?:[^1]|)*)*1` and `(?:(?:b?)*)*a` on `bb` run forever. Loops
/// without empty rounds are compared, nested or not, and so is a single loop with empty rounds.
fn never_ends(source: &str) -> bool {
    // Empty matches: assertions, references to groups, empty alternatives and optional parts.
    const NOTHING: [&str; 13] = [
        "^", "$", r"\b", r"\B", r"\1", r"\2", r"\k", "?", "*", "{0", "|)", "(|", "||",
    ];
    let plain = source
        .replace("(?:", "(")
        .replace("(?<n>", "(")
        .replace("(?", "^(");
    let takes_nothing = plain.contains("()") || NOTHING.iter().any(|it| plain.contains(it));
    takes_nothing && has_nested_loops(source)
}

/// Returns true if a repeated group contains another.
fn has_nested_loops(source: &str) -> bool {
    let mut groups = vec![false];
    let mut characters = source.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => _ = characters.next(),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => groups.push(false),
            ')' if !in_class => {
                let holds = groups.pop().unwrap_or_default();
                let repeats = matches!(characters.peek(), Some('*' | '+' | '?' | '{'));
                if holds && repeats {
                    return true;
                }
                match groups.last_mut() {
                    Some(outer) => *outer |= holds || repeats,
                    None => groups.push(holds || repeats),
                }
            }
            _ => {}
        }
    }
    false
}

/// Returns true if an escaped code has a sign, as in `\u+dA3`: `regress` parses its digits like a
/// number in Rust, but the grammar of patterns permits no sign.
fn signed(source: &str) -> bool {
    [r"\u+", r"\x+", r"\u{+"]
        .iter()
        .any(|it| source.contains(it))
}

/// Returns true if a group refers to itself, as in `(a|(?<=(\1)))`. A group being matched is still
/// empty, so the reference matches the empty text (ECMA-262, section 22.2.2.9). `regress` uses the
/// text of an earlier alternative instead, and does not find
/// `(((a))|(?<=(\1)))(?<!(?<=(a)))(((a)))` in `aba`.
fn refers_to_itself(source: &str) -> bool {
    let (mut open, mut groups, mut named) = (Vec::new(), 0, 0);
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let behind = &rest[character.len_utf8()..];
        let mut length = character.len_utf8();
        match character {
            '\\' => {
                let target = match behind.chars().next() {
                    Some('k') => Some(named),
                    Some(digit @ '1'..='9') => digit.to_digit(10),
                    _ => None,
                };
                if target.is_some_and(|it| open.contains(&it)) {
                    return true;
                }
                length += behind.chars().next().map_or(0, char::len_utf8);
            }
            '(' if rest.starts_with("(?") && !rest.starts_with("(?<n>") => open.push(0),
            '(' => {
                groups += 1;
                open.push(groups);
                if rest.starts_with("(?<n>") {
                    named = groups;
                }
            }
            ')' => _ = open.pop(),
            _ => {}
        }
        rest = &rest[length..];
    }
    false
}
