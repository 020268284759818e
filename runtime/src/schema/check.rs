//! Checks of keywords. They take plain data, so each one is compiled once.

use std::cmp::Ordering;

use super::bound::{Amount, Bound};
use super::pattern::{Found, Pattern};
use super::schema_object::Schema;
use crate::report::{Report, shorten as cut};

/// Checks text: `minLength`, `maxLength`, `pattern`, `format`.
#[inline]
pub(crate) fn text(text: &str, report: &mut Report, schema: &Schema) {
    if schema.text {
        guarded(report, schema, |report| text_rules(text, report, schema));
    }
}

/// Runs checks, and removes the found values from the messages if the value is sensitive.
fn guarded(report: &mut Report, schema: &Schema, checks: impl FnOnce(&mut Report)) {
    let mark = report.mark();
    checks(report);
    if schema.sensitive {
        report.redact_since(mark);
    }
}

/// Checks the length of a file in bytes.
pub(crate) fn octets(count: u64, report: &mut Report, schema: &Schema) {
    length(count, ["byte", "bytes"], report, schema);
}

fn length(count: u64, [one, many]: [&str; 2], report: &mut Report, schema: &Schema) {
    let (least, most) = (schema.min_length, schema.max_length);
    if count > most {
        let reason = format!("must have at most {}", plural(most, one, many));
        report.push_found("maxLength", reason, count.to_string());
    }
    if count < least {
        let reason = format!("must have at least {}", plural(least, one, many));
        report.push_found("minLength", reason, count.to_string());
    }
}

fn text_rules(text: &str, report: &mut Report, schema: &Schema) {
    // A text has at most as many characters as bytes and at least a quarter of that. So most texts
    // are decided without counting.
    let bytes = text.len() as u64;
    if bytes > schema.max_length || bytes < schema.min_length.saturating_mul(4) {
        let count = text.chars().count() as u64;
        length(count, ["character", "characters"], report, schema);
    }
    if let Some(pattern) = schema.pattern {
        matches(pattern, text, report);
    }
    if let Some(format) = schema.format
        && format.is_of_text()
        && !format.accepts(text)
    {
        let found = report.echo(text);
        report.push_found(
            "format",
            format!("must be {}", format.describe()),
            format!("\"{found}\""),
        );
    }
}

fn matches(pattern: &Pattern, text: &str, report: &mut Report) {
    let source = pattern.as_str();
    match pattern.find(text) {
        Found::Yes => {}
        Found::No => {
            let found = format!("\"{}\"", report.echo(text));
            report.push_found("pattern", format!("must match `{source}`"), found);
        }
        Found::Unknown => {
            report.push(
                "pattern",
                format!("takes too many steps to match with `{source}`"),
            );
            report.give_up();
        }
    }
}

/// `1 character`, `2 characters`.
fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Checks a number: bounds, `multipleOf`, `enum`, `format`.
#[inline]
pub(crate) fn number(amount: Amount<'_>, report: &mut Report, schema: &Schema) {
    if schema.number || schema.values.is_some() {
        guarded(report, schema, |report| {
            let mark = report.mark();
            if let Some(values) = schema.values
                && !values.iter().any(|value| amount.equals(value))
            {
                report.push_found(schema.listing(), one_of(values), shorten(amount));
            }
            number_rules(amount, mark, report, schema);
        });
    }
}

/// Checks a number whose `enum` is checked elsewhere. The violations of the value so far follow the
/// mark.
pub(crate) fn bounds(amount: Amount<'_>, mark: usize, report: &mut Report, schema: &Schema) {
    if schema.number {
        guarded(report, schema, |report| {
            number_rules(amount, mark, report, schema)
        });
    }
}

/// Reports a number that its type can't keep, under `format` unless another keyword refuses it. The
/// document may permit the number, so a union must not take another alternative because of it.
#[cold]
pub(crate) fn lost(text: &str, expected: &str, report: &mut Report, schema: &Schema) {
    if out_of_range(text, expected, report, schema) {
        report.give_up();
    }
}

/// Reports a number beyond its format, and returns true if no keyword refuses it.
#[cold]
pub(crate) fn out_of_range(
    text: &str,
    expected: &str,
    report: &mut Report,
    schema: &Schema,
) -> bool {
    let mark = report.mark();
    number(Amount::Text(text), report, schema);
    let is_refused = report.mark() > mark;
    if !is_refused {
        let found = report.echo(text);
        guarded(report, schema, |report| {
            report.push_found("format", expected, found)
        });
    }
    !is_refused
}

/// A format only limits the range, so it is not reported in addition to a bound.
fn number_rules(amount: Amount<'_>, mark: usize, report: &mut Report, schema: &Schema) {
    bound_rules(amount, report, schema);
    if let Some(format) = schema.format
        && format.is_of_numbers()
        && report.mark() == mark
        && !format.accepts_number(amount)
    {
        let expected = format!("must be {}", format.describe_number());
        report.push_found("format", expected, shorten(amount));
    }
}

fn bound_rules(amount: Amount<'_>, report: &mut Report, schema: &Schema) {
    let mut bound = |bound: Option<&Bound>, refused: fn(Ordering) -> bool, keyword, words| {
        if let Some(bound) = bound
            && refused(amount.compare(bound))
        {
            report.push_found(
                keyword,
                format!("must be {words} {}", bound.as_str()),
                shorten(amount),
            );
        }
    };
    bound(
        schema.minimum.as_ref(),
        Ordering::is_lt,
        "minimum",
        "at least",
    );
    bound(
        schema.exclusive_minimum.as_ref(),
        Ordering::is_le,
        "exclusiveMinimum",
        "more than",
    );
    bound(
        schema.maximum.as_ref(),
        Ordering::is_gt,
        "maximum",
        "at most",
    );
    bound(
        schema.exclusive_maximum.as_ref(),
        Ordering::is_ge,
        "exclusiveMaximum",
        "less than",
    );
    if let Some(step) = &schema.multiple_of
        && !amount.is_multiple_of(step)
    {
        report.push_found(
            "multipleOf",
            format!("must be a multiple of {}", step.as_str()),
            shorten(amount),
        );
    }
}

/// A number for a message, shortened.
fn shorten(amount: Amount<'_>) -> String {
    match amount {
        Amount::Exact(..) | Amount::Float(_) => amount.to_string(),
        Amount::Text(text) if text.chars().count() <= 40 => text.to_owned(),
        Amount::Text(text) => format!("{}…", text.chars().take(40).collect::<String>()),
    }
}

/// The expectation of `enum` and `const`, for JSON texts.
pub(crate) fn one_of(values: &[&str]) -> String {
    match values {
        [only] => format!("must be {}", cut(only)),
        _ => {
            let values = values.iter().map(|value| (*value).to_owned());
            format!("must be one of {}", list(values))
        }
    }
}

/// Reports text that a string enumeration does not list.
#[cold]
pub(crate) fn unlisted(values: &[&str], found: &str, report: &mut Report, schema: &Schema) {
    let names = list(values.iter().map(|value| format!("\"{value}\"")));
    let words = if values.len() == 1 {
        "must be"
    } else {
        "must be one of"
    };
    let found = report.echo(found);
    guarded(report, schema, |report| {
        report.push_found(
            schema.listing(),
            format!("{words} {names}"),
            format!("\"{found}\""),
        );
        report.note_options(values.iter().map(|value| format!("\"{value}\"")));
    });
}

/// Reports a number that an enumeration does not list.
#[cold]
pub(crate) fn unlisted_number(
    values: &[impl ToString],
    found: &str,
    report: &mut Report,
    schema: &Schema,
) {
    let names = list(values.iter().map(ToString::to_string));
    let words = match values.len() {
        1 => "must be",
        _ => "must be one of",
    };
    let found = report.echo(found);
    guarded(report, schema, |report| {
        report.push_found(schema.listing(), format!("{words} {names}"), found);
        report.note_options(values.iter().map(ToString::to_string));
    });
}

/// Lists at most ten values, because some enumerations have hundreds.
fn list(values: impl ExactSizeIterator<Item = String>) -> String {
    let more = values.len().saturating_sub(10);
    let mut text = values.take(10).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" or {more} more"));
    }
    text
}

/// Checks the number of items of an array.
#[inline]
pub(crate) fn items(count: usize, report: &mut Report, schema: &Schema) {
    let count = count as u64;
    if count > schema.max_items {
        report.push_found(
            "maxItems",
            format!(
                "must have at most {}",
                plural(schema.max_items, "item", "items")
            ),
            count.to_string(),
        );
    }
    if count < schema.min_items {
        report.push_found(
            "minItems",
            format!(
                "must have at least {}",
                plural(schema.min_items, "item", "items")
            ),
            count.to_string(),
        );
    }
}

/// Checks the number of members of an object.
#[inline]
pub(crate) fn properties(count: usize, report: &mut Report, schema: &Schema) {
    let count = count as u64;
    if count > schema.max_properties {
        let most = plural(schema.max_properties, "member", "members");
        report.push_found(
            "maxProperties",
            format!("must have at most {most}"),
            count.to_string(),
        );
    }
    if count < schema.min_properties {
        let least = plural(schema.min_properties, "member", "members");
        report.push_found(
            "minProperties",
            format!("must have at least {least}"),
            count.to_string(),
        );
    }
}
