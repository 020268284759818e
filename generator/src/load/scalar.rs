//! Types plain YAML scalars by the core schema of YAML 1.2.2, section 10.3.2.

use crate::source::Value;

/// A typed plain scalar.
pub(super) enum Plain {
    /// A value of JSON.
    Value(Value),
    /// `.inf` or `.nan`, which JSON can't express.
    NotJson,
    /// An integer with leading zeros, which YAML 1.1 and 1.2 read differently.
    Zeros(Value),
}

/// Types a scalar without quotes.
pub(super) fn resolve(text: &str) -> Plain {
    let value = match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Plain::NotJson,
        _ => {
            let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
            if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
                return Plain::NotJson;
            }
            let Some(number) = number(text) else {
                return Plain::Value(Value::String(text.to_owned()));
            };
            let zeros = unsigned.len() > 1
                && unsigned.starts_with('0')
                && unsigned.bytes().all(|byte| byte.is_ascii_digit());
            if zeros {
                return Plain::Zeros(Value::Number(number));
            }
            Value::Number(number)
        }
    };
    Plain::Value(value)
}

/// Converts a number of the core schema to the grammar of JSON; `None` for other text.
pub(super) fn number(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (rest.get(..at)?, Some(rest.get(at + 1..)?)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = !whole.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
    if !has_digits || !digits(whole) || !fraction.is_none_or(digits) {
        return None;
    }
    let trimmed = whole.trim_start_matches('0');
    let mut out = format!("{sign}{}", if trimmed.is_empty() { "0" } else { trimmed });
    if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
        out.push('.');
        out.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if power.is_empty() || !digits(power) {
            return None;
        }
        out.push('e');
        out.push_str(exponent);
    }
    Some(out)
}

/// Parses an integer in another base, up to 128 bits; longer ones remain text.
fn radix(digits: &str, base: u32) -> Option<String> {
    let valid = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
    if !valid {
        return None;
    }
    u128::from_str_radix(digits, base)
        .ok()
        .map(|value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn forms_of_yaml_become_json() {
        for (yaml, json) in [
            ("12", Some("12")),
            ("+1", Some("1")),
            ("-0", Some("-0")),
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("1e3", Some("1e3")),
            ("1.50", Some("1.50")),
            ("0o17", Some("15")),
            ("0xFF", Some("255")),
            (
                "99999999999999999999999999",
                Some("99999999999999999999999999"),
            ),
            (".", None),
            ("-", None),
            ("1e", None),
            ("1_000", None),
            ("e3", None),
            ("0x", None),
            ("2026-01-01", None),
            ("1.2.3", None),
        ] {
            assert_eq!(number(yaml).as_deref(), json, "{yaml}");
        }
    }
}
