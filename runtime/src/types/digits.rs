//! Writes decimal digits without the overhead of formatting.

use rust_decimal::Decimal;

/// The text of a number, on the stack.
pub(super) struct Digits {
    bytes: [u8; LENGTH],
    start: usize,
}

/// 20 digits, a sign, a point and a zero before it.
const LENGTH: usize = 32;

impl Digits {
    /// An integer.
    pub(super) fn integer(magnitude: u64, negative: bool) -> Self {
        Self::decimal(magnitude, 0, negative)
    }

    /// `magnitude × 10^-scale`, with a scale of at most 20.
    fn decimal(magnitude: u64, scale: u32, negative: bool) -> Self {
        let mut digits = Self {
            bytes: [b'0'; LENGTH],
            start: LENGTH,
        };
        let (mut rest, mut place) = (magnitude, 0);
        loop {
            if place == scale && place > 0 {
                digits.put(b'.');
            }
            digits.put(b'0' + (rest % 10) as u8);
            rest /= 10;
            place += 1;
            if rest == 0 && place > scale {
                break;
            }
        }
        if negative {
            digits.put(b'-');
        }
        digits
    }

    /// A small decimal as displayed; most are small.
    pub(super) fn of(value: Decimal) -> Option<Self> {
        let magnitude = u64::try_from(value.mantissa().unsigned_abs()).ok()?;
        // The library decides how to display the sign of zero.
        if magnitude == 0 || value.scale() > 20 {
            return None;
        }
        Some(Self::decimal(
            magnitude,
            value.scale(),
            value.is_sign_negative(),
        ))
    }

    fn put(&mut self, byte: u8) {
        self.start = self.start.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(self.start) {
            *place = byte;
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::Digits;

    #[test]
    fn digits_are_those_of_the_library() {
        for mantissa in [1, 7, 10, 314, 99_999, 1_000_000, u64::MAX / 7, u64::MAX] {
            assert_eq!(
                Digits::integer(mantissa, false).as_bytes(),
                mantissa.to_string().as_bytes()
            );
            for scale in 0..=20 {
                for sign in [1, -1] {
                    let value = Decimal::from_i128_with_scale(sign * i128::from(mantissa), scale);
                    let written = Digits::of(value).map(|it| it.as_bytes().to_vec());
                    assert_eq!(written, Some(value.to_string().into_bytes()));
                }
            }
        }
        assert_eq!(Digits::integer(0, false).as_bytes(), b"0");
        assert!(Digits::of(Decimal::ZERO).is_none());
        assert!(Digits::of(Decimal::MAX).is_none());
    }
}
