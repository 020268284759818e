//! What generated code says of a text, and that it agrees with itself.

use std::collections::BTreeSet;
use std::fmt::Debug;

use copperplate_runtime as rt;

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
            assert!(!report.is_empty(), "refused for nothing");
            match lenient {
                Ok((value, warnings)) => agree(&value, &warnings, &report),
                Err(found) => assert!(!found.is_empty(), "leniently refused for nothing"),
            }
            return Verdict::Refused(report);
        }
    };
    match lenient {
        Ok((same, warnings)) => {
            assert!(warnings.is_empty(), "accepted with warnings: {warnings}");
            assert!(same == value, "{same:?} leniently, {value:?} strictly");
        }
        Err(report) => panic!("only leniently refused: {report}"),
    }
    if let Err(report) = value.validate() {
        panic!("{value:?} is read and not valid: {report}");
    }
    let written = rt::to_json(&value);
    match rt::from_json::<T>(&written) {
        Ok(again) => {
            assert!(again == value, "{value:?} came back as {again:?}");
            let twice = rt::to_json(&again);
            assert!(twice == written, "written differently the second time");
        }
        Err(report) => panic!("{value:?} is written and not read: {report}"),
    }
    Verdict::Accepted(written)
}

/// A value that is only leniently read has the same things wrong with it as its text, except for
/// what the reader took away to make a value at all.
fn agree<T>(value: &T, warnings: &rt::Report, report: &rt::Report)
where
    T: rt::Encode + rt::Validate + Debug,
{
    assert!(!warnings.is_empty(), "{value:?} has no warning: {report}");
    let Err(found) = value.validate() else { return };
    let capped = [warnings, &found, report].iter().any(|it| it.len() >= rt::STORED);
    let more: Vec<_> = told(&found).difference(&told(report)).copied().map(|it| format!("{it:?}")).collect();
    assert!(capped || more.is_empty(), "{value:?}\nvalidate() says more: {more:?}\nstrictly: {report}");
}
