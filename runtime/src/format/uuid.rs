//! Parses UUIDs, eight digits at once.

use uuid::Uuid;

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES * 0x80;

/// Parses the hyphenated form of RFC 9562 section 4: 8, 4, 4, 4 and 12 digits in either case.
#[inline]
pub(crate) fn parse(text: &str) -> Option<Uuid> {
    let text: &[u8; 36] = text.as_bytes().try_into().ok()?;
    let (first, rest) = text.split_first_chunk::<8>()?;
    let [b'-', a1, a2, a3, a4, b'-', b1, b2, b3, b4, rest @ ..] = rest else {
        return None;
    };
    let [b'-', c1, c2, c3, c4, b'-', d1, d2, d3, d4, rest @ ..] = rest else {
        return None;
    };
    let words = [
        hex(*first)?,
        hex([*a1, *a2, *a3, *a4, *b1, *b2, *b3, *b4])?,
        hex([*c1, *c2, *c3, *c4, *d1, *d2, *d3, *d4])?,
        hex(rest.try_into().ok()?)?,
    ];
    let number = words
        .iter()
        .fold(0, |all, word| (all << 32) | u128::from(*word));
    Some(Uuid::from_u128(number))
}

/// The number of eight hexadecimal digits.
#[inline]
fn hex(digits: [u8; 8]) -> Option<u32> {
    let word = u64::from_le_bytes(digits);
    // No byte can carry into the next: both summands are below 0x80.
    let from = |word: u64, least: u8| word + ONES * u64::from(0x80 - least);
    let ascii = word & !HIGH;
    let lower = ascii | (ONES * 0x20);
    let digit = from(ascii, b'0') & !from(ascii, b'9' + 1);
    let letter = from(lower, b'a') & !from(lower, b'f' + 1) & HIGH;
    if word & HIGH != 0 || (digit | letter) & HIGH != HIGH {
        return None;
    }
    let nibbles = (word & (ONES * 0x0f)) + (letter >> 7) * 9;
    let pairs = ((nibbles << 4) | (nibbles >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs | (pairs >> 8)) & 0x0000_ffff_0000_ffff;
    let bytes = u32::try_from((fours | (fours >> 16)) & 0xffff_ffff).ok()?;
    Some(bytes.swap_bytes())
}

#[cfg(test)]
mod tests {
    use super::parse;
    use uuid::Uuid;

    #[test]
    fn the_crate_reads_the_same() {
        let text = "49aD7378-121c-4a53-9894-dfD14a7B4877";
        assert_eq!(parse(text), Uuid::try_parse(text).ok());
        assert!(parse(text).is_some());
        // This tries each byte at each index.
        for place in 0..text.len() {
            for byte in 0..=0x7f_u8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes.splice(place..=place, [byte]);
                let text = String::from_utf8(bytes).unwrap_or_default();
                assert_eq!(text.len(), 36);
                assert_eq!(parse(&text), Uuid::try_parse(&text).ok(), "{text:?}");
            }
        }
        for wrong in [
            "",
            "49ad7378121c4a539894dfd14a7b4877",
            "{49ad7378-121c-4a53-9894-dfd14a7b4877}",
            "é9ad7378-121c-4a53-9894-dfd14a7b487",
            "urn:uuid:49ad7378-121c-4a53-9894-dfd14a7b4877",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
