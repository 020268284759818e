//! Decodes any text, and JSON that nearly fits a schema, into generated types.
//!
//! The `jsonschema` crate must give the same verdict for the parsed value, by the schema in the
//! document. Known differences, which are not compared:
//!
//! - Generated code refuses repeated members (`duplicate`); `serde_json` keeps the last one.
//! - A text `serde_json` can't parse has no value to compare. Generated code must refuse it as
//!   well, unless `serde_json` only found it too deep.
//! - A nullable component has the type of its other values, and the members that refer to it admit
//!   null. So `null` as a whole is not compared.
//! - Decimals have at most 28 digits, and are refused by `format` beyond.
//! - A schema that refers to itself for the same value, as in `not: {$ref: "#"}`, has no meaning in
//!   JSON Schema. Its evaluation is stopped (`schema`).
//! - The other validator compares numbers of more than 15 digits with a fraction or an exponent
//!   with integer bounds as floats: it takes 9223372036854775807.0 for 2^63.
//! - The other validator takes `/` for the last digit of the seconds of a `date-time`.
//! - Both refuse texts beyond the limits of depth, but in different places (`syntax`).

#![no_main]

use arbitrary::Unstructured;
use copperplate_fuzz::judge::Verdict;
use copperplate_fuzz::make::Maker;
use copperplate_fuzz::subjects::SUBJECTS;
use copperplate_fuzz::{Subject, fault, oracle, same};
use copperplate_runtime::Violation;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

thread_local! {
    static DOCUMENTS: Vec<Value> =
        (0..copperplate_fuzz::subjects::DOCUMENTS.len()).map(oracle::document).collect();
}

fuzz_target!(|data: &[u8]| {
    let mut bytes = Unstructured::new(data);
    let Ok(at) = bytes.int_in_range(0..=SUBJECTS.len() - 1) else {
        return;
    };
    let subject = &SUBJECTS[at];
    let Ok(mode) = bytes.int_in_range(0..=7_u8) else {
        return;
    };
    if mode == 0 {
        return check(subject, bytes.take_rest());
    }
    let Ok(mut text) = DOCUMENTS.with(|all| made(subject, &all[subject.document], &mut bytes))
    else {
        return;
    };
    if mode == 1 {
        let _ = damage(&mut text, &mut bytes);
    }
    check(subject, &text);
});

fn made(
    subject: &Subject,
    root: &Value,
    bytes: &mut Unstructured<'_>,
) -> arbitrary::Result<Vec<u8>> {
    let schema = &root["components"]["schemas"][subject.schema];
    let value = Maker { root, bytes }.make(schema, 0)?;
    Ok(value.to_string().into_bytes())
}

/// Changes a few bytes.
fn damage(text: &mut Vec<u8>, bytes: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    for _ in 0..bytes.int_in_range(1..=3)? {
        if text.is_empty() {
            return Ok(());
        }
        let at = bytes.int_in_range(0..=text.len() - 1)?;
        match bytes.int_in_range(0..=3_u8)? {
            0 => text[at] = bytes.arbitrary()?,
            1 => drop(text.remove(at)),
            2 => text.insert(at, *bytes.choose(b"{}[]\",:\\ 0-e.u\xff")?),
            _ => text.truncate(at),
        }
    }
    Ok(())
}

fn check(subject: &'static Subject, text: &[u8]) {
    let verdict = (subject.judge)(text);
    let kind = |what: &str| format!("{} {}: {what}", subject.module, subject.schema);
    let value: Value = match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(error) if error.to_string().contains("recursion limit") => return,
        Err(error) => {
            if matches!(verdict, Verdict::Accepted(_)) {
                fault(
                    &kind("accepted and no JSON"),
                    &format!("{error}: {}", shown(text)),
                );
            }
            return;
        }
    };
    if value.is_null() {
        return;
    }
    let expected = oracle::is_valid(subject, &value);
    match verdict {
        Verdict::Accepted(written) => {
            if !expected && !has_long_float(&value) {
                fault(&kind("only we accept"), &shown(text));
            }
            let again: Value = serde_json::from_slice(&written).expect("JSON is written");
            if let Some(difference) = same::difference(&value, &again) {
                fault(&kind("written"), &format!("{difference}\n{}", shown(text)));
            }
        }
        Verdict::Refused(report) => {
            let apart = report.violations().iter().any(|it| is_apart(it, &value));
            if expected && !apart {
                fault(
                    &kind("only we refuse"),
                    &format!("{}\n{report}", shown(text)),
                );
            }
        }
    }
}

/// Returns true for a number with many digits and a fraction or an exponent.
fn has_long_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            text.len() > 15 && text.contains(['.', 'e', 'E'])
        }
        Value::Array(items) => items.iter().any(has_long_float),
        Value::Object(members) => members.values().any(has_long_float),
        _ => false,
    }
}

/// Returns true for a violation of a rule beyond JSON Schema.
fn is_apart(violation: &Violation, value: &Value) -> bool {
    match violation.keyword {
        "duplicate" | "syntax" | "schema" => true,
        "format" => value
            .pointer(&violation.pointer)
            .is_some_and(|it| match it {
                Value::Number(_) => true,
                Value::String(text) => {
                    let digits = text.bytes().filter(u8::is_ascii_digit).count();
                    digits > 28 || is_time_with_slash(text)
                }
                _ => false,
            }),
        _ => false,
    }
}

fn is_time_with_slash(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes
        .nth(10)
        .is_some_and(|it| it.eq_ignore_ascii_case(&b'T'))
        && bytes.any(|it| it == b'/')
}

fn shown(text: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(text)
}
