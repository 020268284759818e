//! Decimal text of any size, compared exactly.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A decimal number as borrowed digits: `0.d1d2… × 10^point`, without leading or trailing zeros. So
/// equal numbers have equal digits in every notation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits<'t> {
    pub(crate) negative: bool,
    whole: &'t [u8],
    fraction: &'t [u8],
    point: i64,
}

impl<'t> Digits<'t> {
    /// Parses a number in the grammar of RFC 8259, section 6.
    pub(crate) fn new(text: &'t [u8]) -> Self {
        let (negative, text) = match text {
            [b'-', rest @ ..] => (true, rest),
            other => (false, other),
        };
        let (mantissa, exponent) = split(text, |byte| matches!(byte, b'e' | b'E'));
        let (whole, fraction) = split(mantissa, |byte| byte == b'.');
        let mut fraction = trim_end(fraction);
        let mut whole = trim_start(whole);
        let mut point = i64::try_from(whole.len())
            .unwrap_or(i64::MAX)
            .saturating_add(parse_exponent(exponent));
        if whole.is_empty() {
            let shorter = trim_start(fraction);
            let zeros = i64::try_from(fraction.len() - shorter.len()).unwrap_or(i64::MAX);
            point = point.saturating_sub(zeros);
            fraction = shorter;
        }
        if fraction.is_empty() {
            whole = trim_end(whole);
        }
        let zero = whole.is_empty() && fraction.is_empty();
        Self {
            negative: negative && !zero,
            whole,
            fraction,
            point: if zero { 0 } else { point },
        }
    }

    fn digits(&self) -> impl Iterator<Item = u8> + use<'t> {
        self.whole.iter().chain(self.fraction).copied()
    }

    fn count(&self) -> i64 {
        i64::try_from(self.whole.len() + self.fraction.len()).unwrap_or(i64::MAX)
    }

    fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    /// Returns true if the number has no fractional part.
    pub(crate) fn is_integer(&self) -> bool {
        self.count() <= self.point || self.is_zero()
    }

    /// The number, if it is an integer and fits.
    pub(crate) fn to_i128(self) -> Option<i128> {
        if self.is_zero() {
            return Some(0);
        }
        if !self.is_integer() || self.point > 39 {
            return None;
        }
        let mut value: i128 = 0;
        for digit in self.digits() {
            value = value
                .checked_mul(10)?
                .checked_sub(i128::from(digit - b'0'))?;
        }
        for _ in self.count()..self.point {
            value = value.checked_mul(10)?;
        }
        if self.negative {
            Some(value)
        } else {
            value.checked_neg()
        }
    }

    /// Returns true if the number is a whole multiple of `mantissa × 10^-scale`.
    pub(crate) fn is_multiple_of(&self, mantissa: u128, scale: u32) -> bool {
        if self.is_zero() {
            return true;
        }
        if mantissa == 0 {
            return false;
        }
        let power = self
            .point
            .saturating_sub(self.count())
            .saturating_add(i64::from(scale));
        // Without trailing zeros, the digits are not a multiple of ten, so nothing can compensate
        // for digits finer than the step.
        if power < 0 {
            return false;
        }
        let mut rest: u128 = 0;
        for digit in self.digits() {
            rest = (rest * 10 + u128::from(digit - b'0')) % mantissa;
        }
        // A step below 2^127 has fewer than 128 factors of two or five, so more tens change
        // nothing.
        for _ in 0..power.min(128) {
            rest = rest * 10 % mantissa;
        }
        rest == 0
    }
}

impl Ord for Digits<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |digits: &Self| match (digits.is_zero(), digits.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let by_sign = sign(self).cmp(&sign(other));
        if by_sign != Ordering::Equal || self.is_zero() {
            return by_sign;
        }
        let by_size = self
            .point
            .cmp(&other.point)
            .then_with(|| self.digits().cmp(other.digits()));
        if self.negative {
            by_size.reverse()
        } else {
            by_size
        }
    }
}

impl PartialOrd for Digits<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Digits<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Digits<'_> {}

impl Hash for Digits<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.negative.hash(state);
        self.point.hash(state);
        self.digits().for_each(|digit| digit.hash(state));
    }
}

fn split(text: &[u8], at: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    match text.iter().position(|byte| at(*byte)) {
        Some(place) => (
            text.get(..place).unwrap_or_default(),
            text.get(place + 1..).unwrap_or_default(),
        ),
        None => (text, &[]),
    }
}

fn trim_start(mut digits: &[u8]) -> &[u8] {
    while let [b'0', rest @ ..] = digits {
        digits = rest;
    }
    digits
}

fn trim_end(mut digits: &[u8]) -> &[u8] {
    while let [rest @ .., b'0'] = digits {
        digits = rest;
    }
    digits
}

/// The exponent, limited to the range of `i64`.
fn parse_exponent(text: &[u8]) -> i64 {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        other => (false, other),
    };
    let mut value: i64 = 0;
    for digit in digits {
        value = value
            .saturating_mul(10)
            .saturating_add(i64::from(digit.saturating_sub(b'0')));
    }
    // Half the range leaves room for the number of digits.
    let value = value.min(i64::MAX / 2);
    if negative { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Digits<'_> {
        Digits::new(text.as_bytes())
    }

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("1E+2", "100.000"),
            ("0", "-0.0"),
            ("0.001", "1e-3"),
            ("0e999999", "0"),
            ("120e-1", "12"),
            ("0.0120", "1.2e-2"),
        ] {
            assert_eq!(of(left), of(right), "{left} {right}");
        }
    }

    #[test]
    fn order_is_exact() {
        for (less, more) in [
            ("-1", "1"),
            ("-2", "-1"),
            ("0.1", "0.10000000000000000000000000000000000000000001"),
            ("9007199254740992", "9007199254740993"),
            ("-0.2", "-0.1"),
            ("-1e5", "0"),
            ("0", "1e-400"),
            ("99999999999999999999999999999999999999999", "1e41"),
            ("9", "10"),
            ("0.09", "0.1"),
        ] {
            assert_eq!(of(less).cmp(&of(more)), Ordering::Less, "{less} {more}");
            assert_eq!(of(more).cmp(&of(less)), Ordering::Greater, "{less} {more}");
        }
    }

    #[test]
    fn integers_are_told_from_fractions() {
        assert_eq!(of("1.0").to_i128(), Some(1));
        assert_eq!(of("-1.50e1").to_i128(), Some(-15));
        assert_eq!(of("1.5").to_i128(), None);
        assert_eq!(of("1e999999").to_i128(), None);
        assert!(of("1e999999").is_integer());
        assert_eq!(
            of("-170141183460469231731687303715884105728").to_i128(),
            Some(i128::MIN)
        );
        assert_eq!(
            of("170141183460469231731687303715884105728").to_i128(),
            None
        );
    }

    #[test]
    fn multiples_are_exact() {
        assert!(of("19.99").is_multiple_of(1, 2));
        assert!(!of("19.999").is_multiple_of(1, 2));
        assert!(!of("1e999999").is_multiple_of(7, 0));
        assert!(of("4.5").is_multiple_of(15, 1));
        assert!(of("1e400").is_multiple_of(1024, 0));
        assert!(!of("3").is_multiple_of(2, 0));
    }
}
