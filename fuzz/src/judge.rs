//! What generated code says of a text, and that it agrees with itself.

use std::collections::BTreeSet;
use std::fmt::Debug;

use copperplate_runtime as rt;
use serde_json::Value;

use crate::fault;

/// What generated code says of a text.
pub enum Verdict {
    /// It is valid, and written again as this.
    Accepted(Vec<u8>),
    /// It is not valid.
    Refused(rt::Report),
}

/// The pointers and keywords of a report.
fn told(report: &rt::Report) -> BTreeSet<(&str, &str)> {
    let all = report.violations().iter();
    all.map(|it| (it.pointer.as_str(), it.keyword)).collect()
}

/// Reads strictly and leniently, validates, writes and reads again. Everything has to agree.
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

/// Tells a fault unless all is well.
fn check(text: &[u8], well: bool, kind: &str, what: impl std::fmt::Display) {
    if !well {
        fault(kind, &format!("{what}\n{}", String::from_utf8_lossy(text)));
    }
}

/// A value that is only leniently read, and that holds all of its text, has the same things wrong
/// with it as its text.
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
    // Which of two members of one name counts is open, so what needs the whole object is not said of
    // such a text. The value holds one of them.
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
    let same = told(report) == told(&found);
    check(
        text,
        same,
        "validate() says something else",
        format!("{value:?}: {found}\nstrictly: {report}"),
    );
}
