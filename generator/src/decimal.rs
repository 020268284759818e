//! Compares decimal text of any size exactly, without rounding.

use std::cmp::Ordering;

/// A decimal number as digits: `0.d1d2… × 10^point`, without leading or trailing zeros, so that all
/// spellings of a number have equal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Digits {
    negative: bool,
    digits: String,
    point: i64,
}

impl Digits {
    /// Parses a number in the grammar of RFC 8259, section 6.
    pub(crate) fn of(text: &str) -> Self {
        let negative = text.starts_with('-');
        let text = text.trim_start_matches(['-', '+']);
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let zeros = length(&all) - length(digits);
        let point = length(whole) - zeros;
        let digits = digits.trim_end_matches('0').to_owned();
        let zero = digits.is_empty();
        Self {
            negative: negative && !zero,
            point: match zero {
                true => 0,
                false => point.saturating_add(exponent_of(exponent)),
            },
            digits,
        }
    }

    /// True if the number has no fractional part.
    pub(crate) fn is_integer(&self) -> bool {
        length(&self.digits) <= self.point || self.digits.is_empty()
    }

    /// True if the number is an integer multiple of another. A step with more than 37 digits
    /// accepts every number.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        let Ok(divisor) = step.digits.parse::<u128>() else {
            return true;
        };
        if self.digits.is_empty() || step.digits.len() > 37 {
            return true;
        }
        let power = |it: &Self| it.point.saturating_sub(length(&it.digits));
        let power = power(self).saturating_sub(power(step));
        // Neither number ends in a zero, so digits finer than the step rule out a multiple.
        if power < 0 {
            return false;
        }
        let mut rest: u128 = 0;
        for digit in self.digits.bytes() {
            rest = (rest * 10 + u128::from(digit.saturating_sub(b'0'))) % divisor;
        }
        // A divisor below 2^127 has fewer than 128 factors of two or five, so more tens change
        // nothing.
        for _ in 0..power.min(128) {
            rest = rest * 10 % divisor;
        }
        rest == 0
    }

    /// A text that is the same for equal numbers.
    pub(crate) fn canonical(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}0.{}e{}", self.digits, self.point)
    }
}

impl Ord for Digits {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |it: &Self| match (it.digits.is_empty(), it.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let by_size = || {
            let size = self.point.cmp(&other.point);
            size.then_with(|| self.digits.cmp(&other.digits))
        };
        sign(self)
            .cmp(&sign(other))
            .then_with(|| match self.negative {
                true => by_size().reverse(),
                false => by_size(),
            })
    }
}

impl PartialOrd for Digits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares two decimal texts of any length exactly.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    Digits::of(left).cmp(&Digits::of(right))
}

/// Writes a JSON number without an exponent: `1e3` becomes `1000` and `25e-2` becomes `0.25`.
///
/// An exponent beyond ±40 stays, because its zeros would fill memory.
pub(crate) fn plain_decimal(text: &str) -> String {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.trim_start_matches('+').parse::<i32>().ok()),
        None => return text.to_owned(),
    };
    let Some(exponent) = exponent.filter(|it| it.unsigned_abs() <= 40) else {
        return text.to_owned();
    };
    let negative = digits.starts_with('-');
    let (whole, fraction) = digits
        .trim_start_matches('-')
        .split_once('.')
        .unwrap_or((digits.trim_start_matches('-'), ""));
    let mut all = format!("{whole}{fraction}");
    let mut point = i32::try_from(whole.len()).unwrap_or(0) + exponent;
    while point < 1 {
        all.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).unwrap_or(1);
    while all.len() < point {
        all.push('0');
    }
    let (whole, fraction) = all.split_at(point);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        trimmed => trimmed,
    };
    let sign = if negative { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// Parses an exponent. A value out of range is clamped, with room left for the number of digits.
fn exponent_of(text: &str) -> i64 {
    const FAR: i64 = i64::MAX / 4;
    let far = if text.starts_with('-') { -FAR } else { FAR };
    text.parse::<i64>().unwrap_or(far).clamp(-FAR, FAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_written_out() {
        assert_eq!(plain_decimal("1e3"), "1000");
        assert_eq!(plain_decimal("25e-2"), "0.25");
        assert_eq!(plain_decimal("-1.50E+1"), "-15");
        assert_eq!(plain_decimal("0.10"), "0.10");
        assert_eq!(plain_decimal("1e99"), "1e99");
        assert_eq!(plain_decimal("1e-2147483648"), "1e-2147483648");
    }

    #[test]
    fn decimal_texts_compare_by_value() {
        assert!(compare("9", "10").is_lt());
        assert!(compare("-9", "-10").is_gt());
        assert!(compare("0.10", "0.1").is_eq());
        assert!(compare("18446744073709551616", "18446744073709551615").is_gt());
        assert!(compare("-0", "0").is_eq());
    }

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("1E+2", "100.000"),
            ("0", "-0.0"),
            ("0.001", "1e-3"),
            ("0e999999999999999999999", "0"),
            ("120e-1", "12"),
            ("0.0120", "1.2e-2"),
        ] {
            assert_eq!(Digits::of(left), Digits::of(right), "{left} {right}");
        }
    }

    #[test]
    fn order_is_exact() {
        for (less, more) in [
            ("-1", "1"),
            ("-2", "-1"),
            ("9007199254740992", "9007199254740993"),
            ("-0.2", "-0.1"),
            ("0", "1e-400"),
            ("99999999999999999999999999999999999999999", "1e41"),
            ("0.09", "0.1"),
            ("1", "1e99999999999999999999999"),
        ] {
            assert!(Digits::of(less) < Digits::of(more), "{less} {more}");
        }
    }

    #[test]
    fn multiples_and_integers_are_exact() {
        let multiple =
            |value: &str, step: &str| Digits::of(value).is_multiple_of(&Digits::of(step));
        assert!(multiple("19.99", "0.01") && !multiple("19.999", "0.01"));
        assert!(multiple("4.5", "1.5") && multiple("0", "7") && multiple("1e400", "1024"));
        assert!(!multiple("1e999999", "7") && !multiple("3", "2"));
        assert!(Digits::of("1.50e1").is_integer() && !Digits::of("1.5").is_integer());
    }
}
