//! The verdict of generated code for a text, with checks of its consistency.

use std::collections::BTreeSet;
use std::fmt::Debug;

use copperplate_runtime as rt;
use serde_json::Value;

use crate::fault;

/// The verdict of generated code.
pub enum Verdict {
    /// Valid, and encoded as this.
    Accepted(Vec<u8>),
    /// Invalid.
    Refused(rt::Report),
}

/// The pointers and keywords of a report.
fn violations(report: &rt::Report) -> BTreeSet<(&str, &str)> {
    let all = report.violations().iter();
    all.map(|it| (it.pointer.as_str(), it.keyword)).collect()
}

/// Decodes strictly and leniently, validates, encodes and decodes again. All results must agree.
pub fn judge<T>(text: &[u8]) -> Verdict
where
    T: rt::Decode + rt::Encode + rt::Validate + PartialEq + Debug,
{
    let strict = rt::from_json::<T>(text);
    let lenient = rt::from_json_lenient::<T>(text);
    let value = match strict {
        Ok(value) => value,
        Err(report) => {
            check(text, !report.is_empty(), "refused for nothing", "");
            match lenient {
                Ok((value, warnings)) => agree(text, &value, &warnings, &report),
                Err(found) => check(text, !found.is_empty(), "leniently refused for nothing", ""),
            }
            return Verdict::Refused(report);
        }
    };
    match lenient {
        Ok((same, warnings)) => {
            check(
                text,
                warnings.is_empty(),
                "accepted with warnings",
                &warnings,
            );
            check(
                text,
                same == value,
                "read leniently as another value",
                format!("{same:?} {value:?}"),
            );
        }
        Err(report) => check(text, false, "only leniently refused", &report),
    }
    if let Err(report) = value.validate() {
        check(
            text,
            false,
            "read and not valid",
            format!("{value:?}: {report}"),
        );
    }
    let written = rt::to_json(&value);
    match rt::from_json::<T>(&written) {
        Ok(again) => {
            check(
                text,
                again == value,
                "written and read as another value",
                format!("{value:?} {again:?}"),
            );
            check(
                text,
                rt::to_json(&again) == written,
                "written differently the second time",
                "",
            );
        }
        Err(report) => check(
            text,
            false,
            "written and not read",
            format!("{value:?}: {report}"),
        ),
    }
    Verdict::Accepted(written)
}

/// Reports a fault unless the condition holds.
fn check(text: &[u8], well: bool, kind: &str, what: impl std::fmt::Display) {
    if !well {
        fault(kind, &format!("{what}\n{}", String::from_utf8_lossy(text)));
    }
}

/// A leniently decoded value without losses has the same violations as its text.
fn agree<T>(text: &[u8], value: &T, warnings: &rt::Report, report: &rt::Report)
where
    T: rt::Encode + rt::Validate + Debug,
{
    check(
        text,
        !warnings.is_empty(),
        "refused without a warning",
        report,
    );
    let parsed: Option<Value> = serde_json::from_slice(text).ok();
    let written: Option<Value> = serde_json::from_slice(&rt::to_json(value)).ok();
    if parsed.is_none() || parsed != written {
        return;
    }
    // Either of two members with one name may count, so rules of the whole object are not reported
    // for such a text. The value has one of them.
    if report
        .violations()
        .iter()
        .any(|it| it.keyword == "duplicate")
    {
        return;
    }
    let found = value.validate().err().unwrap_or_default();
    if [warnings, &found, report]
        .iter()
        .any(|it| it.len() >= rt::report::DEFAULT_VIOLATIONS)
    {
        return;
    }
    let same = violations(report) == violations(&found);
    check(
        text,
        same,
        "validate() says something else",
        format!("{value:?}: {found}\nstrictly: {report}"),
    );
}
