//! Dates and times of RFC 3339.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use jiff::Timestamp;
pub use jiff::civil::Date;
use jiff::civil::Time;

use super::{refuse, string_scalar};
use crate::codec::Scalar;
use crate::report::Report;
use crate::schema::{Schema, check};

/// A point in time with its offset from UTC (`format: date-time`, RFC 3339 section 5.6).
///
/// The offset and the number of digits of the second are kept, so that a value is written as it was
/// read, with `T` and `Z` in upper case. Two values are equal if they name the same local time at
/// the same offset.
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
    /// The second is written as 60.
    leap: bool,
    /// Digits of the second's fraction.
    digits: u8,
    /// Minutes east of UTC.
    offset: i16,
    /// The offset is written `Z`, or `-00:00` for "not known".
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

    /// The point in time. A leap second counts as the second before it, and the last and first
    /// hours of the years -9999 and 9999, which `jiff` can't hold, as its last and first instant.
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

    fn parse(text: &str) -> Option<Self> {
        let date = parse_date(text.get(..10)?)?;
        let rest = text.get(10..)?.strip_prefix(['T', 't'])?;
        Some(Self {
            date,
            time: Clock::parse(rest)?,
        })
    }
}

impl From<Timestamp> for DateTime {
    fn from(instant: Timestamp) -> Self {
        Self::from_instant(instant)
    }
}

impl FromStr for DateTime {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let mut report = Report::new();
        Self::from_text(text, &mut report, &crate::schema::ANY).ok_or(report)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}T{}", self.date, self.time)
    }
}

impl Clock {
    fn parse(text: &str) -> Option<Self> {
        let (clock, rest) = (text.get(..8)?, text.get(8..)?);
        let (hour, minute, second) = match clock.as_bytes() {
            [h1, h2, b':', m1, m2, b':', s1, s2] => {
                (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?)
            }
            _ => return None,
        };
        let (nanoseconds, digits, rest) = match rest.strip_prefix('.') {
            Some(fraction) => parse_fraction(fraction)?,
            None => (0, 0, rest),
        };
        let (offset, zone) = parse_offset(rest)?;
        let leap = second == 60;
        let time = Time::new(hour, minute, if leap { 59 } else { second }, nanoseconds).ok()?;
        // A leap second is the last of a day in UTC.
        let utc = (i16::from(hour) * 60 + i16::from(minute) - offset).rem_euclid(24 * 60);
        if leap && utc != 23 * 60 + 59 {
            return None;
        }
        Some(Self {
            time,
            leap,
            digits,
            offset,
            zone,
        })
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

/// Digits after the point: nanoseconds, how many digits are kept, and the rest. Digits beyond the
/// ninth are dropped, since no clock means them.
fn parse_fraction(text: &str) -> Option<(i32, u8, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit())?;
    let digits = text.get(..end.min(9))?;
    if digits.is_empty() {
        return None;
    }
    let missing = 9_u32.checked_sub(u32::try_from(digits.len()).ok()?)?;
    let nanoseconds = digits
        .parse::<i32>()
        .ok()?
        .checked_mul(10_i32.checked_pow(missing)?)?;
    Some((
        nanoseconds,
        u8::try_from(digits.len()).ok()?,
        text.get(end..)?,
    ))
}

fn parse_offset(text: &str) -> Option<(i16, Zone)> {
    if matches!(text, "Z" | "z") {
        return Some((0, Zone::Zulu));
    }
    let (sign, h1, h2, m1, m2) = match text.as_bytes() {
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
fn parse_date(text: &str) -> Option<Date> {
    match text.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            let year = i16::from(two(*y1, *y2)?) * 100 + i16::from(two(*y3, *y4)?);
            Date::new(year, two(*m1, *m2)?, two(*d1, *d2)?).ok()
        }
        _ => None,
    }
}

/// Whether text is a `full-time` of RFC 3339.
pub(crate) fn is_full_time(text: &str) -> bool {
    Clock::parse(text).is_some()
}

/// Whether text is a `duration` of RFC 3339 appendix A.
pub(crate) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let weeks = date.strip_suffix('W').is_some_and(is_digits) && time.is_none();
    let empty = date.is_empty() && time.is_none();
    weeks
        || (!empty
            && has_units(date, "YMD")
            && time.is_none_or(|time| !time.is_empty() && has_units(time, "HMS")))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether text is numbers with units that follow each other without a gap.
fn has_units(mut text: &str, units: &str) -> bool {
    let mut place = None;
    while let Some(end) = text.find(|character: char| !character.is_ascii_digit()) {
        let (number, rest) = text.split_at(end);
        let mut characters = rest.chars();
        let found = characters.next().and_then(|unit| units.find(unit));
        let follows = match (place, found) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(before), Some(now)) => before + 1 == now,
        };
        if !is_digits(number) || !follows {
            return false;
        }
        place = found;
        text = characters.as_str();
    }
    text.is_empty()
}

string_scalar!(DateTime, Date);

impl Scalar for DateTime {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        check::text(text, report, schema);
        let value = Self::parse(text);
        if value.is_none() {
            refuse(
                text,
                "a date and time such as 2024-05-06T07:08:09Z",
                report,
                schema,
            );
        }
        value
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Scalar for Date {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        check::text(text, report, schema);
        let value = parse_date(text);
        if value.is_none() {
            refuse(text, "a date such as 2024-05-06", report, schema);
        }
        value
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
