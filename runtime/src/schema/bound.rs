//! Exact numeric bounds, and numbers compared with them.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};

use super::digits::Digits;

/// The largest scale of a mantissa for a comparison in one step: `10^38` is the largest power of
/// ten in an `i128`.
const MAX_SCALE: u32 = 38;

/// The largest step of `multipleOf`, because ten times this number still fits an `i128`.
const MAX_STEP: i128 = 10_i128.pow(37);

/// A number in a schema, exact at any size.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    text: &'static str,
    mantissa: i128,
    scale: u32,
    /// True if the mantissa and the scale are the number. Otherwise only the text is exact.
    small: bool,
    /// An approximation, to decide clear cases for `f64` quickly.
    near: f64,
}

impl Bound {
    /// Parses decimal text, such as `-9.99`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        let mut rest = text.as_bytes();
        let mut mantissa: i128 = 0;
        let mut scale = 0;
        let mut fraction = false;
        let mut small = true;
        let mut negative = false;
        if let [b'-', tail @ ..] = rest {
            negative = true;
            rest = tail;
        }
        while let [byte, tail @ ..] = rest {
            rest = tail;
            match *byte {
                b'.' => fraction = true,
                digit @ b'0'..=b'9' => {
                    if fraction {
                        scale += 1;
                    }
                    match mantissa.checked_mul(10) {
                        Some(tens) => match tens.checked_add((digit - b'0') as i128) {
                            Some(sum) => mantissa = sum,
                            None => small = false,
                        },
                        None => small = false,
                    }
                }
                // The rest is an exponent, so only the text is exact.
                _ => small = false,
            }
        }
        if scale > MAX_SCALE {
            small = false;
        }
        if negative {
            mantissa = -mantissa;
        }
        let near = if small {
            mantissa as f64 / 10_i128.pow(scale) as f64
        } else {
            f64::NAN
        };
        Self {
            text,
            mantissa,
            scale,
            small,
            near,
        }
    }

    /// The number in its original text.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    fn digits(&self) -> Digits<'static> {
        Digits::new(self.text.as_bytes())
    }
}

/// A number to compare with a bound.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Amount<'t> {
    /// `mantissa × 10^-scale`, with a scale of at most 28.
    Exact(i128, u32),
    /// A float. Its value is its shortest decimal text, which is also the text written.
    Float(f64),
    /// JSON number text.
    Text(&'t str),
}

impl Amount<'_> {
    /// Compares the number with a bound.
    pub(crate) fn compare(self, bound: &Bound) -> Ordering {
        match self {
            Self::Exact(mantissa, scale) if bound.small => {
                compare_scaled(mantissa, scale, bound.mantissa, bound.scale)
            }
            Self::Float(value) if far_apart(value, bound.near) => value.total_cmp(&bound.near),
            _ => self.with_digits(|digits| digits.cmp(&bound.digits())),
        }
    }

    /// Returns true if the number is a whole multiple of a step.
    pub(crate) fn is_multiple_of(self, step: &Bound) -> bool {
        if !step.small || step.mantissa.saturating_abs() > MAX_STEP {
            return false;
        }
        if let Self::Exact(mantissa, scale) = self
            && let Some(rest) = remainder(mantissa, scale, step.mantissa, step.scale)
        {
            return rest == 0;
        }
        self.with_digits(|digits| digits.is_multiple_of(step.mantissa.unsigned_abs(), step.scale))
    }

    /// Returns true if the number equals a JSON text.
    pub(crate) fn equals(self, text: &str) -> bool {
        let number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        number && self.with_digits(|digits| *digits == Digits::new(text.as_bytes()))
    }

    /// The number, if it is an integer and fits.
    pub(crate) fn to_integer(self) -> Option<i128> {
        match self {
            Self::Exact(mantissa, 0) => Some(mantissa),
            _ => self.with_digits(|digits| digits.is_integer().then(|| digits.to_i128()).flatten()),
        }
    }

    /// Passes the decimal digits to a function, without an allocation.
    fn with_digits<R>(self, use_it: impl FnOnce(&Digits<'_>) -> R) -> R {
        self.with_text(|text| use_it(&Digits::new(text.as_bytes())))
    }

    /// Passes the number as text to a function, without an allocation.
    pub(crate) fn with_text<R>(self, use_it: impl FnOnce(&str) -> R) -> R {
        let mut buffer = Buffer {
            bytes: [0; 64],
            length: 0,
        };
        // The longest texts are an i128 with an exponent and a float, both under 64 bytes.
        let _ = match self {
            Self::Exact(mantissa, scale) => write!(buffer, "{mantissa}e-{scale}"),
            Self::Float(value) => write!(buffer, "{value:e}"),
            Self::Text(text) => return use_it(text),
        };
        let written = buffer.bytes.get(..buffer.length).unwrap_or_default();
        // A buffer of ASCII is always text.
        use_it(std::str::from_utf8(written).unwrap_or_default())
    }
}

impl fmt::Display for Amount<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(mantissa, 0) => write!(formatter, "{mantissa}"),
            Self::Exact(mantissa, scale) => {
                match rust_decimal::Decimal::try_from_i128_with_scale(*mantissa, *scale) {
                    Ok(decimal) => write!(formatter, "{decimal}"),
                    Err(_) => write!(formatter, "{mantissa}e-{scale}"),
                }
            }
            Self::Float(value) => write!(formatter, "{value:?}"),
            Self::Text(text) => formatter.write_str(text),
        }
    }
}

/// Text on the stack.
struct Buffer {
    bytes: [u8; 64],
    length: usize,
}

impl fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let room = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// Returns true if two floats differ by far more than a rounding error. The result for NaN is
/// false.
fn far_apart(left: f64, right: f64) -> bool {
    (left - right).abs() > 1e-9 * (left.abs() + right.abs())
}

/// Compares `left × 10^-left_scale` with `right × 10^-right_scale`; both scales are at most 38.
fn compare_scaled(left: i128, left_scale: u32, right: i128, right_scale: u32) -> Ordering {
    if left_scale == right_scale {
        return left.cmp(&right);
    }
    if left == 0 || right == 0 {
        return left.cmp(&right);
    }
    let (left_unit, right_unit) = (10_i128.pow(left_scale), 10_i128.pow(right_scale));
    let wholes = left
        .div_euclid(left_unit)
        .cmp(&right.div_euclid(right_unit));
    // Both fractions are below one, so at the larger scale they are below 10^38 and fit an `i128`.
    wholes.then_with(|| {
        let scale = left_scale.max(right_scale);
        let left = left.rem_euclid(left_unit) * 10_i128.pow(scale - left_scale);
        let right = right.rem_euclid(right_unit) * 10_i128.pow(scale - right_scale);
        left.cmp(&right)
    })
}

/// The remainder at a common scale, or `None` if it does not fit.
fn remainder(value: i128, value_scale: u32, step: i128, step_scale: u32) -> Option<i128> {
    let scale = value_scale.max(step_scale);
    let value = value.checked_mul(10_i128.checked_pow(scale - value_scale)?)?;
    let step = step.checked_mul(10_i128.checked_pow(scale - step_scale)?)?;
    // Division of 64-bit numbers is much faster.
    if let (Ok(value), Ok(step)) = (i64::try_from(value), i64::try_from(step)) {
        return value.checked_rem(step).map(i128::from);
    }
    value.checked_rem(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    static TENTH: Bound = Bound::new("0.1");
    static CENT: Bound = Bound::new("0.01");
    static HUGE: Bound = Bound::new("1e300");

    #[test]
    fn integers_and_decimals_compare_exactly() {
        let bound = Bound::new("9.99");
        assert_eq!(Amount::Exact(9, 0).compare(&bound), Ordering::Less);
        assert_eq!(Amount::Exact(9990, 3).compare(&bound), Ordering::Equal);
        assert_eq!(Amount::Exact(10, 0).compare(&bound), Ordering::Greater);
        assert_eq!(
            Amount::Exact(-1, 28).compare(&Bound::new("0")),
            Ordering::Less
        );
        assert_eq!(Amount::Exact(i128::MAX, 0).compare(&HUGE), Ordering::Less);
        let edge = Bound::new("9223372036854775807");
        assert_eq!(
            Amount::Exact(i128::from(i64::MAX), 0).compare(&edge),
            Ordering::Equal
        );
        assert_eq!(
            Amount::Exact(i128::from(i64::MAX) + 1, 0).compare(&edge),
            Ordering::Greater
        );
        assert_eq!(
            Amount::Exact(-15, 1).compare(&Bound::new("-1.25")),
            Ordering::Less
        );
    }

    #[test]
    fn floats_compare_by_their_shortest_text() {
        assert_eq!(Amount::Float(0.1).compare(&TENTH), Ordering::Equal);
        assert_eq!(
            Amount::Float(0.1_f64.next_up()).compare(&TENTH),
            Ordering::Greater
        );
        assert_eq!(
            Amount::Float(0.1_f64.next_down()).compare(&TENTH),
            Ordering::Less
        );
        assert_eq!(Amount::Float(f64::MAX).compare(&HUGE), Ordering::Greater);
        assert_eq!(
            Amount::Float(5e-324).compare(&Bound::new("0")),
            Ordering::Greater
        );
        let edge = Bound::new("9007199254740993");
        assert_eq!(
            Amount::Float(9_007_199_254_740_992.0).compare(&edge),
            Ordering::Less
        );
    }

    #[test]
    fn money_is_a_multiple_of_a_cent() {
        assert!(Amount::Float(19.99).is_multiple_of(&CENT));
        assert!(!Amount::Float(19.995).is_multiple_of(&CENT));
        assert!(Amount::Exact(1999, 2).is_multiple_of(&CENT));
        assert!(!Amount::Exact(19_990_000_001, 9).is_multiple_of(&CENT));
        assert!(Amount::Exact(i128::MAX, 0).is_multiple_of(&CENT));
        assert!(Amount::Float(1e308).is_multiple_of(&CENT));
        assert!(Amount::Text("1e999999").is_multiple_of(&CENT));
    }

    #[test]
    fn equality_is_that_of_json() {
        assert!(Amount::Exact(10, 1).equals("1"));
        assert!(Amount::Float(1.0).equals("1.00"));
        assert!(!Amount::Float(1.0).equals("\"1\""));
    }
}
