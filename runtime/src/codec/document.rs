//! Whole JSON documents.

use super::traits::{Decode, Encode};
use crate::json::{Limits, Reader, Writer, repaired};
use crate::report::Report;
use crate::schema::{ANY, Schema};

/// Reads a JSON document strictly: every violation of the schema is an error. A byte order mark at
/// the start is ignored (RFC 8259, section 8.1).
///
/// # Errors
///
/// Every violation, each with its JSON Pointer.
pub fn from_json<T: Decode>(bytes: &[u8]) -> Result<T, Report> {
    from_json_with(bytes, &ANY, Limits::default())
}

/// Like [`from_json`], with limits and a schema for the document.
///
/// # Errors
///
/// Every violation, each with its JSON Pointer.
pub fn from_json_with<T: Decode>(
    bytes: &[u8],
    schema: &'static Schema,
    limits: Limits,
) -> Result<T, Report> {
    let mut reader = Reader::new(bytes, Report::new(), limits);
    let value = reader.value::<T>(schema);
    reader.end();
    match value {
        Some(value) if reader.report.is_empty() => Ok(value),
        _ => Err(reader.into_report()),
    }
}

/// Reads a JSON document leniently. If a value can be made, it is returned with the violations as
/// warnings. U+FFFD replaces invalid UTF-8 and the halves of surrogate pairs.
///
/// # Errors
///
/// Every violation, if no value could be made.
pub fn from_json_lenient<T: Decode>(bytes: &[u8]) -> Result<(T, Report), Report> {
    from_json_lenient_with(bytes, &ANY, Limits::default())
}

/// Like [`from_json_lenient`], with limits and a schema for the document.
///
/// # Errors
///
/// Every violation, if no value could be made.
pub fn from_json_lenient_with<T: Decode>(
    bytes: &[u8],
    schema: &'static Schema,
    limits: Limits,
) -> Result<(T, Report), Report> {
    let refused = match lenient(bytes, schema, limits) {
        Err((report, true)) => report,
        other => return other.map_err(|(report, _)| report),
    };
    // Only text with invalid JSON is read a second time, so valid documents pay nothing.
    let mut warnings = Report::warnings().with_limits(limits);
    let again = repaired(bytes, &mut warnings).map(|text| lenient(&text, schema, limits));
    match again {
        Some(Ok((value, report))) => {
            warnings.append(report);
            Ok((value, warnings))
        }
        // The repaired text is JSON, so its violations say more than the syntax error.
        Some(Err((report, false))) => {
            warnings.append(report);
            Err(warnings)
        }
        Some(Err((_, true))) | None => Err(refused),
    }
}

/// Reads leniently. The second part of an error is true if the text is not JSON.
fn lenient<T: Decode>(
    bytes: &[u8],
    schema: &'static Schema,
    limits: Limits,
) -> Result<(T, Report), (Report, bool)> {
    let mut reader = Reader::new(bytes, Report::warnings(), limits);
    let value = reader.value::<T>(schema);
    reader.end();
    let broken = reader.is_broken();
    let report = reader.finish();
    match value {
        Some(value) if !broken => Ok((value, report)),
        _ => Err((report, broken)),
    }
}

/// The initial capacity. Most bodies need no more, or not much more.
const USUAL: usize = 256;

/// Writes a value as a JSON document without spaces.
pub fn to_json<T: Encode>(value: &T) -> Vec<u8> {
    to_json_with(value, &ANY)
}

/// Like [`to_json`], with a schema for the document.
pub fn to_json_with<T: Encode>(value: &T, schema: &Schema) -> Vec<u8> {
    let mut writer = Writer::with_capacity(USUAL);
    value.encode(&mut writer, schema);
    writer.into_bytes()
}
