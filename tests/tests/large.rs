//! Numbers too large for their Rust types: no value is taken as another alternative because of one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copperplate_runtime as rt;
use copperplate_tests::cases::unions_large::types::{
    Both, Exactly, Kept, Limited, Member, Outer, Sized,
};

/// Ten times the largest `i64`.
const LARGE: &str = "92233720368547758070";

const RANGE: &str = "must be between -9223372036854775808 and 9223372036854775807";

fn refused<T: rt::Decode + std::fmt::Debug>(text: &str) -> String {
    let report = rt::from_json::<T>(text.as_bytes()).expect_err(text);
    report.to_string()
}

fn accepted<T: rt::Decode + rt::Encode>(text: &str) -> T {
    let value = rt::from_json::<T>(text.as_bytes());
    let value = value.unwrap_or_else(|report| panic!("{text}: {report}"));
    assert_eq!(String::from_utf8(rt::to_json(&value)).unwrap(), text);
    value
}

#[test]
fn an_alternative_with_a_large_integer_is_not_skipped_for_another() {
    let card = format!(r#"{{"id":{LARGE},"card":"4242"}}"#);
    let expected = format!("body /id: {RANGE}, found {LARGE}");
    assert_eq!(refused::<Member>(&card), expected);
    assert!(matches!(
        accepted(r#"{"id":1,"card":"4242"}"#),
        Member::Card(_)
    ));
    // Nothing is lost without the first alternative.
    let other = format!(r#"{{"id":{LARGE}}}"#);
    assert!(matches!(accepted(&other), Member::Other(_)));
    // Another violation refuses the first alternative for certain.
    let no_card = format!(r#"{{"id":{LARGE},"card":4}}"#);
    let value: Member = rt::from_json(no_card.as_bytes()).unwrap();
    assert!(matches!(value, Member::Other(_)), "{value:?}");
}

#[test]
fn exactly_one_alternative_fits_for_certain_or_the_value_is_refused() {
    let both = format!(r#"{{"id":{LARGE},"note":"abc"}}"#);
    let expected = format!("body /id: {RANGE}, found {LARGE}");
    assert_eq!(refused::<Exactly>(&both), expected);
    let first = format!(r#"{{"id":{LARGE}}}"#);
    assert_eq!(refused::<Exactly>(&first), expected);
    assert_eq!(
        refused::<Both>(LARGE),
        format!("body: {RANGE}, found {LARGE}")
    );
    let nested = format!(r#"{{"of":{first},"free":"a"}}"#);
    let expected = format!("body /of/id: {RANGE}, found {LARGE}");
    assert_eq!(refused::<Outer>(&nested), expected);
    let outer: Outer = accepted(r#"{"of":5,"free":"a"}"#);
    assert!(matches!(outer, Outer::Free(_)));
}

#[test]
fn an_alternative_that_keeps_every_digit_is_taken() {
    assert!(matches!(accepted(LARGE), Kept::Number(_)));
    assert!(matches!(accepted("7"), Kept::Integer(7)));
    assert!(matches!(accepted(LARGE), Limited::Number(_)));
    assert!(matches!(accepted(LARGE), Sized::Number(_)));
    assert!(matches!(accepted("7"), Sized::Integer(7)));
}

#[test]
fn lenient_reading_keeps_the_digits_or_nothing() {
    let card = format!(r#"{{"id":{LARGE},"card":"4242"}}"#);
    let (value, warnings) = rt::from_json_lenient::<rt::Json>(card.as_bytes()).unwrap();
    assert!(warnings.is_empty() && value.as_object().is_some());
    // The union is in no response, so it has no variant for other values.
    assert!(rt::from_json_lenient::<Member>(card.as_bytes()).is_err());
}
