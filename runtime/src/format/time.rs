//! Dates and times of RFC 3339.

use std::fmt;
use std::hash::{Hash, Hasher};

use jiff::Timestamp;
pub use jiff::civil::Date;
use jiff::civil::Time;

/// A point in time with its offset from UTC (`format: date-time`, RFC 3339 section 5.6).
///
/// It keeps the offset and the number of fractional digits, so a value is written as it was read,
/// with `T` and `Z` in upper case. A second has at most nine fractional digits: strict reading
/// refuses further non-zero digits, and lenient reading drops them with a warning. Two values are
/// equal if they have the same time at the same offset, regardless of trailing zeros.
///
/// ```
/// use copperplate_runtime::DateTime;
///
/// let time: DateTime = "2024-02-29t12:00:00.50+02:00".parse()?;
/// assert_eq!(time.to_string(), "2024-02-29T12:00:00.50+02:00");
/// assert_eq!(time.instant().to_string(), "2024-02-29T10:00:00.5Z");
/// # Ok::<(), copperplate_runtime::Report>(())
/// ```
#[derive(Clone, Copy, Debug, Eq)]
pub struct DateTime {
    date: Date,
    time: Clock,
}

/// A time of day with an offset (`full-time` of RFC 3339).
#[derive(Clone, Copy, Debug, Eq)]
struct Clock {
    time: Time,
    /// True if the second is 60.
    leap: bool,
    /// The number of fractional digits.
    digits: u8,
    /// Minutes east of UTC.
    offset: i16,
    /// The spelling of the offset: `Z`, a number, or `-00:00` for "unknown".
    zone: Zone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    Zulu,
    Offset,
    Unknown,
}

impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        (self.time, self.leap, self.offset) == (other.time, other.leap, other.offset)
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        (self.date, self.time) == (other.date, other.time)
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.date, self.time.time, self.time.leap, self.time.offset).hash(state);
    }
}

impl DateTime {
    /// A time in UTC.
    #[must_use]
    pub fn from_instant(instant: Timestamp) -> Self {
        let local = jiff::tz::Offset::UTC.to_datetime(instant);
        let digits = match local.subsec_nanosecond() {
            0 => 0,
            nanoseconds if nanoseconds % 1_000_000 == 0 => 3,
            nanoseconds if nanoseconds % 1_000 == 0 => 6,
            _ => 9,
        };
        let time = Clock {
            time: local.time(),
            leap: false,
            digits,
            offset: 0,
            zone: Zone::Zulu,
        };
        Self {
            date: local.date(),
            time,
        }
    }

    /// The point in time. A leap second counts as the previous second. The last and first hours of
    /// the years -9999 and 9999, which `jiff` can't represent, become its first and last instant.
    #[must_use]
    pub fn instant(&self) -> Timestamp {
        let seconds = i32::from(self.time.offset) * 60;
        let local = self.date.to_datetime(self.time.time);
        let edge = if self.date.year() > 0 {
            Timestamp::MAX
        } else {
            Timestamp::MIN
        };
        jiff::tz::Offset::from_seconds(seconds)
            .and_then(|offset| offset.to_timestamp(local))
            .unwrap_or(edge)
    }

    /// Minutes east of UTC.
    #[must_use]
    pub const fn offset_minutes(&self) -> i16 {
        self.time.offset
    }

    /// The date at the offset.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Parses a value. The boolean is false if digits were dropped.
    pub(crate) fn parse(text: &str) -> Option<(Self, bool)> {
        let (date, rest) = text.as_bytes().split_first_chunk()?;
        let [b'T' | b't', rest @ ..] = rest else {
            return None;
        };
        let date = parse_date(date)?;
        let (time, whole) = Clock::parse(rest)?;
        Some((Self { date, time }, whole))
    }

    /// The text of [`fmt::Display`], without the overhead of formatting; `None` for a year before
    /// 0.
    pub(crate) fn text(&self) -> Option<Text> {
        let Clock { time, leap, .. } = self.time;
        let second = if leap { 60 } else { time.second() };
        let mut text = Text::default();
        text.put(&date_text(self.date)?);
        text.put(b"T");
        text.put(&ascii(time.hour())?);
        text.put(b":");
        text.put(&ascii(time.minute())?);
        text.put(b":");
        text.put(&ascii(second)?);
        if self.time.digits > 0 {
            text.put(b".");
            let mut unit = 100_000_000;
            for _ in 0..self.time.digits {
                let digit = time.subsec_nanosecond() / unit % 10;
                text.put(&[b'0' + u8::try_from(digit).ok()?]);
                unit /= 10;
            }
        }
        let minutes = self.time.offset.unsigned_abs();
        let (hours, minutes) = (
            ascii(i8::try_from(minutes / 60).ok()?)?,
            ascii(i8::try_from(minutes % 60).ok()?)?,
        );
        match self.time.zone {
            Zone::Zulu => text.put(b"Z"),
            Zone::Offset if self.time.offset >= 0 => text.put(b"+"),
            Zone::Offset | Zone::Unknown => text.put(b"-"),
        }
        if self.time.zone != Zone::Zulu {
            text.put(&hours);
            text.put(b":");
            text.put(&minutes);
        }
        Some(text)
    }
}

impl From<Timestamp> for DateTime {
    fn from(instant: Timestamp) -> Self {
        Self::from_instant(instant)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}T{}", self.date, self.time)
    }
}

impl Clock {
    /// Parses a time. The boolean is false if digits were dropped.
    fn parse(text: &[u8]) -> Option<(Self, bool)> {
        let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = text else {
            return None;
        };
        let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
        let (fraction, rest) = match rest {
            [b'.', fraction @ ..] => parse_fraction(fraction)?,
            _ => (Fraction::default(), rest),
        };
        let (offset, zone) = parse_offset(rest)?;
        let leap = second == 60;
        let time = Time::new(
            hour,
            minute,
            if leap { 59 } else { second },
            fraction.nanoseconds,
        )
        .ok()?;
        // A leap second is the last second of a day in UTC.
        let utc = (i16::from(hour) * 60 + i16::from(minute) - offset).rem_euclid(24 * 60);
        if leap && utc != 23 * 60 + 59 {
            return None;
        }
        let clock = Self {
            time,
            leap,
            digits: fraction.digits,
            offset,
            zone,
        };
        Some((clock, fraction.whole))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = if self.leap { 60 } else { self.time.second() };
        write!(
            formatter,
            "{:02}:{:02}:{second:02}",
            self.time.hour(),
            self.time.minute()
        )?;
        if self.digits > 0 {
            let nanoseconds = format!("{:09}", self.time.subsec_nanosecond());
            write!(
                formatter,
                ".{}",
                nanoseconds
                    .get(..usize::from(self.digits))
                    .unwrap_or(&nanoseconds)
            )?;
        }
        let sign = if self.offset < 0 || self.zone == Zone::Unknown {
            '-'
        } else {
            '+'
        };
        match self.zone {
            Zone::Zulu => formatter.write_str("Z"),
            Zone::Offset | Zone::Unknown => {
                let minutes = self.offset.unsigned_abs();
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

fn two(tens: u8, ones: u8) -> Option<i8> {
    let number = tens.is_ascii_digit() && ones.is_ascii_digit();
    if number {
        i8::try_from((tens - b'0') * 10 + (ones - b'0')).ok()
    } else {
        None
    }
}

/// The fraction of a second.
struct Fraction {
    nanoseconds: i32,
    /// The number of digits kept.
    digits: u8,
    /// True if all digits after the ninth are zeros.
    whole: bool,
}

impl Default for Fraction {
    fn default() -> Self {
        Self {
            nanoseconds: 0,
            digits: 0,
            whole: true,
        }
    }
}

/// Parses the digits after the point, and returns the rest.
fn parse_fraction(text: &[u8]) -> Option<(Fraction, &[u8])> {
    let (mut rest, mut unit, mut fraction) = (text, 100_000_000, Fraction::default());
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        if unit > 0 {
            fraction.nanoseconds += i32::from(digit - b'0') * unit;
            unit /= 10;
            fraction.digits += 1;
        } else {
            fraction.whole &= *digit == b'0';
        }
        rest = behind;
    }
    (fraction.digits > 0).then_some((fraction, rest))
}

fn parse_offset(text: &[u8]) -> Option<(i16, Zone)> {
    let (sign, h1, h2, m1, m2) = match text {
        b"Z" | b"z" => return Some((0, Zone::Zulu)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => (*sign, *h1, *h2, *m1, *m2),
        _ => return None,
    };
    let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let offset = i16::from(hours) * 60 + i16::from(minutes);
    match (sign, offset) {
        (b'-', 0) => Some((0, Zone::Unknown)),
        (b'-', _) => Some((-offset, Zone::Offset)),
        _ => Some((offset, Zone::Offset)),
    }
}

/// `full-date`: four, two and two digits.
pub(crate) fn parse_date(text: &[u8; 10]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    let year = i16::from(two(*y1, *y2)?) * 100 + i16::from(two(*y3, *y4)?);
    Date::new(year, two(*m1, *m2)?, two(*d1, *d2)?).ok()
}

/// The two digits of a number below 100.
fn ascii(number: i8) -> Option<[u8; 2]> {
    let number = u8::try_from(number).ok()?;
    Some([b'0' + number / 10, b'0' + number % 10])
}

/// A date in the range of years of RFC 3339.
pub(crate) fn date_text(date: Date) -> Option<[u8; 10]> {
    let (century, year) = (date.year().div_euclid(100), date.year().rem_euclid(100));
    let [y1, y2] = ascii(i8::try_from(century).ok()?)?;
    let [y3, y4] = ascii(i8::try_from(year).ok()?)?;
    let [m1, m2] = ascii(date.month())?;
    let [d1, d2] = ascii(date.day())?;
    Some([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])
}

/// Text on the stack, long enough for any date and time.
#[derive(Default)]
pub(crate) struct Text {
    // 10 for the date, 9 for the time, 10 for the fraction of the second and 6 for the offset are 35.
    bytes: [[u8; 20]; 2],
    length: usize,
}

impl Text {
    #[inline]
    fn put(&mut self, part: &[u8]) {
        let end = self.length + part.len();
        let room = self.bytes.as_flattened_mut().get_mut(self.length..end);
        if let Some(room) = room {
            room.copy_from_slice(part);
            self.length = end;
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes
            .as_flattened()
            .get(..self.length)
            .unwrap_or_default()
    }
}

/// Returns true if text is a `full-date` of RFC 3339.
pub(crate) fn is_full_date(text: &str) -> bool {
    let text = text.as_bytes().try_into().ok();
    text.and_then(parse_date).is_some()
}

/// Returns true if text is a `full-time` of RFC 3339.
pub(crate) fn is_full_time(text: &str) -> bool {
    Clock::parse(text.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::DateTime;

    #[test]
    fn the_text_is_what_is_displayed() {
        for text in [
            "2024-02-29T12:00:00Z",
            "2024-02-29T12:00:00.5+02:00",
            "0000-01-01T00:00:00.000-00:00",
            "9999-12-31T23:59:59.123456789-23:59",
            "2016-12-31T23:59:60Z",
            "2017-01-01T01:59:60.25+02:00",
        ] {
            let time = DateTime::parse(text).map(|(time, _)| time);
            let written = time.and_then(|time| time.text());
            let bytes = written.as_ref().map(|it| it.as_bytes());
            assert_eq!(bytes, Some(text.as_bytes()));
            assert_eq!(time.map(|time| time.to_string()).as_deref(), Some(text));
        }
    }
}
