//! Any text, and JSON that nearly fits a schema, into generated types.
//!
//! The `jsonschema` crate has to say the same of the parsed value, by the schema of the document.
//! Known differences, which are not compared:
//!
//! - Members that are there twice are refused by generated code (`duplicate`); `serde_json` keeps
//!   the last one.
//! - A text that `serde_json` can't parse has no value to compare. Generated code has to refuse it
//!   as well, except where `serde_json` only finds it too deep.
//! - Texts beyond the limits of depth are refused by either in its own place (`syntax`).

#![no_main]

use arbitrary::Unstructured;
use copperplate_fuzz::judge::Verdict;
use copperplate_fuzz::make::Maker;
use copperplate_fuzz::subjects::SUBJECTS;
use copperplate_fuzz::{Subject, oracle, same};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

thread_local! {
    static DOCUMENTS: Vec<Value> =
        (0..copperplate_fuzz::subjects::DOCUMENTS.len()).map(oracle::document).collect();
}

fuzz_target!(|data: &[u8]| {
    let mut bytes = Unstructured::new(data);
    let Ok(at) = bytes.int_in_range(0..=SUBJECTS.len() - 1) else { return };
    let subject = &SUBJECTS[at];
    let Ok(mode) = bytes.int_in_range(0..=7_u8) else { return };
    if mode == 0 {
        return check(subject, bytes.take_rest());
    }
    let Ok(mut text) = DOCUMENTS.with(|all| made(subject, &all[subject.document], &mut bytes)) else {
        return;
    };
    if mode == 1 {
        let _ = damage(&mut text, &mut bytes);
    }
    check(subject, &text);
});

fn made(subject: &Subject, root: &Value, bytes: &mut Unstructured<'_>) -> arbitrary::Result<Vec<u8>> {
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
    let value: Value = match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(error) if error.to_string().contains("recursion limit") => return,
        Err(error) => {
            assert!(matches!(verdict, Verdict::Refused(_)), "accepted, though {error}: {}", shown(text));
            return;
        }
    };
    match verdict {
        Verdict::Accepted(written) => {
            assert!(
                oracle::is_valid(subject, &value),
                "{} {}: only we accept {}", subject.module, subject.schema, shown(text)
            );
            let again: Value = serde_json::from_slice(&written).expect("JSON is written");
            if let Some(difference) = same::difference(&value, &again) {
                panic!("{} {}: {difference}\n{}", subject.module, subject.schema, shown(text));
            }
        }
        Verdict::Refused(report) => {
            let apart = report.violations().iter().any(|it| matches!(it.keyword, "duplicate" | "syntax"));
            assert!(
                apart || !oracle::is_valid(subject, &value),
                "{} {}: only we refuse {}\n{report}", subject.module, subject.schema, shown(text)
            );
        }
    }
}

fn shown(text: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(text)
}
