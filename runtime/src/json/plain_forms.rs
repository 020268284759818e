//! The plain forms of strings and numbers, on bytes.

/// Compares two texts of equal length. Most names take two steps.
#[inline]
pub(crate) fn is_same(left: &[u8], right: &[u8]) -> bool {
    if left.len() > 16 {
        return left == right;
    }
    match (left.first_chunk::<8>(), left.last_chunk::<8>()) {
        (Some(start), Some(end)) => {
            Some(start) == right.first_chunk() && Some(end) == right.last_chunk()
        }
        _ => match (left.first_chunk::<4>(), left.last_chunk::<4>()) {
            (Some(start), Some(end)) => {
                Some(start) == right.first_chunk() && Some(end) == right.last_chunk()
            }
            _ => left == right,
        },
    }
}

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

/// The number of bytes of a string before the first quote, backslash or control character.
#[inline]
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    // This checks eight bytes at once. A borrow can only set marks after the first true one.
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (ONES * b'"' as u64);
        let backslash = word ^ (ONES * b'\\' as u64);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = ((quote.wrapping_sub(ONES) & !quote)
            | (backslash.wrapping_sub(ONES) & !backslash)
            | control)
            & HIGH;
        if found != 0 {
            return bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = behind;
    }
    let tail = rest
        .iter()
        .position(|byte| matches!(byte, 0..=0x1f | b'"' | b'\\'));
    bytes.len() - rest.len() + tail.unwrap_or(rest.len())
}

/// The powers of ten that a float represents exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The nearest float to a plain number of up to 15 digits. Digits and power of ten are both exact,
/// so the single division rounds correctly.
#[inline]
pub(crate) fn exact_float(number: &[u8]) -> Option<f64> {
    let (negative, digits) = match number {
        [b'-', rest @ ..] => (true, rest),
        other => (false, other),
    };
    if digits.len() > 16 {
        return None;
    }
    let (mut mantissa, mut scale, mut fraction) = (0_u64, 0, false);
    for byte in digits {
        match byte {
            b'.' => fraction = true,
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                scale += usize::from(fraction);
            }
            _ => return None,
        }
    }
    if mantissa >= 10_u64.pow(f64::DIGITS) {
        return None;
    }
    let value = mantissa as f64 / POWERS.get(scale)?;
    Some(if negative { -value } else { value })
}
