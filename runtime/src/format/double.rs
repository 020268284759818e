//! Number text as a 64-bit floating-point number.

/// The value of number text, if 64 bits keep all of its digits.
pub(crate) fn exact(text: &str) -> Option<f64> {
    finite(text).filter(|value| is_kept(text, *value))
}

/// The nearest value of number text, unless it is out of range.
pub(crate) fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The number of digits every normal 64-bit number preserves (`f64::DIGITS`).
const KEPT: usize = f64::DIGITS as usize;

/// The maximum number of compared digits, because no 64-bit number has more.
const LONGEST: usize = 767;

/// Returns true if a value, written with as many digits as the text, gives the same digits. This
/// accepts numbers that other programs wrote with 17 digits, or with all digits of the value.
pub(crate) fn is_kept(text: &str, value: f64) -> bool {
    let digits = significant(text);
    if digits.is_empty() || digits.len() <= KEPT && value.abs() >= f64::MIN_POSITIVE {
        return true;
    }
    digits.len() <= LONGEST && {
        let written = format!("{:.*e}", digits.len() - 1, value.abs());
        significant(&written) == digits
    }
}

/// The digits of a number from the first to the last non-zero one, without point and exponent.
fn significant(text: &str) -> String {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}
