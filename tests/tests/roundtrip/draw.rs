//! Draws values of every kind from bytes.
//!
//! A value is a function of the bytes. Missing bytes read as zero, the simplest choice, so a
//! failing value shrinks with its bytes.

use copperplate_runtime as rt;

/// The source of drawn values.
pub struct Source<'b> {
    bytes: std::slice::Iter<'b, u8>,
    depth: u8,
}

impl<'b> Source<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
            depth: 0,
        }
    }

    pub fn byte(&mut self) -> u8 {
        self.bytes.next().copied().unwrap_or_default()
    }

    /// A number below `count`, which must not be zero.
    pub fn below(&mut self, count: u32) -> u32 {
        let wide = u32::from(self.byte()) | u32::from(self.byte()) << 8;
        wide % count
    }

    fn bits(&mut self) -> u128 {
        (0..16).fold(0, |bits, _| bits << 8 | u128::from(self.byte()))
    }
}

/// A type whose values can be drawn.
pub trait Draw: Sized {
    fn draw(from: &mut Source<'_>) -> Self;
}

/// Draws each field. A missing field does not compile.
macro_rules! draw_struct {
    ($($name:ident { $($field:ident),* $(,)? })+) => {$(
        impl $crate::draw::Draw for $name {
            fn draw(from: &mut $crate::draw::Source<'_>) -> Self {
                Self { $($field: $crate::draw::Draw::draw(from)),* }
            }
        }
    )+};
}
pub(crate) use draw_struct;

/// Draws one of the documented texts of an enumeration.
macro_rules! draw_choice {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::draw::Draw for $name {
            fn draw(from: &mut $crate::draw::Source<'_>) -> Self {
                let choices = <Self as copperplate_runtime::model::Choice>::CHOICES;
                let place = from.below(u32::try_from(choices.len()).unwrap());
                choices.get(place as usize).unwrap().2.clone()
            }
        }
    )+};
}
pub(crate) use draw_choice;

/// Draws one of the variants, each with one value.
macro_rules! draw_enum {
    ($($name:ident { $first:ident $(, $variant:ident)* $(,)? })+) => {$(
        impl $crate::draw::Draw for $name {
            fn draw(from: &mut $crate::draw::Source<'_>) -> Self {
                let makers: &[fn(&mut $crate::draw::Source<'_>) -> Self] = &[
                    |from| Self::$first($crate::draw::Draw::draw(from)),
                    $(|from| Self::$variant($crate::draw::Draw::draw(from))),*
                ];
                let place = from.below(u32::try_from(makers.len()).unwrap());
                makers.get(place as usize).unwrap()(from)
            }
        }
    )+};
}
pub(crate) use draw_enum;

impl Draw for bool {
    fn draw(from: &mut Source<'_>) -> Self {
        from.byte() % 2 == 1
    }
}

impl Draw for i64 {
    fn draw(from: &mut Source<'_>) -> Self {
        match from.byte() % 6 {
            0 => 0,
            1 => Self::from(from.byte()),
            2 => -Self::from(from.byte()),
            3 => Self::MAX,
            4 => Self::MIN,
            // The low half of random bits.
            _ => from.bits() as Self,
        }
    }
}

impl Draw for rt::MinorUnits {
    fn draw(from: &mut Source<'_>) -> Self {
        Self::new(i64::draw(from))
    }
}

/// Any Unicode text: quotes, controls, other planes, and characters that confuse editors.
impl Draw for String {
    fn draw(from: &mut Source<'_>) -> Self {
        let length = match from.byte() {
            length @ 0..=250 => u32::from(length % 12),
            // The longest text in the five documents.
            _ => 255,
        };
        (0..length).map(|_| character(from)).collect()
    }
}

fn character(from: &mut Source<'_>) -> char {
    const ODD: [char; 12] = [
        '"',
        '\\',
        '/',
        '\u{0}',
        '\u{7f}',
        '\u{2028}',
        '\u{feff}',
        '\u{202e}',
        '\u{fffd}',
        '\u{ffff}',
        '\u{10ffff}',
        '£',
    ];
    let code = match from.byte() % 5 {
        0 => 0x61 + from.below(26),
        1 => from.below(0x20),
        2 => return ODD[from.below(12) as usize],
        3 => from.below(0xffff),
        _ => 0x1_0000 + from.below(0xffff),
    };
    // A surrogate is not a character.
    char::from_u32(code).unwrap_or('s')
}

/// Up to 28 digits, up to 28 of them after the point.
impl Draw for rt::Decimal {
    fn draw(from: &mut Source<'_>) -> Self {
        let digits = from.below(28) + 1;
        let magnitude = i128::try_from(from.bits() % 10_u128.pow(digits)).unwrap();
        let scale = from.below(29);
        let sign = if bool::draw(from) { -1 } else { 1 };
        Self::try_from_i128_with_scale(sign * magnitude, scale).unwrap()
    }
}

impl Draw for rt::Uuid {
    fn draw(from: &mut Source<'_>) -> Self {
        Self::from_u128(from.bits())
    }
}

impl Draw for rt::Date {
    fn draw(from: &mut Source<'_>) -> Self {
        let (month, day) = (1 + from.below(12), 1 + from.below(28));
        let year = i16::try_from(from.below(10_000)).unwrap();
        Self::new(year, month as i8, day as i8).unwrap()
    }
}

/// Any offset, any precision up to nanoseconds, and now and then a leap second.
impl Draw for rt::DateTime {
    fn draw(from: &mut Source<'_>) -> Self {
        let date = rt::Date::draw(from);
        let (mut hour, mut minute, mut second) = (from.below(24), from.below(60), from.below(60));
        let offset = match from.byte() % 4 {
            0 => "Z".to_owned(),
            1 => format!("+{:02}:{:02}", from.below(24), from.below(60)),
            2 => format!("-{:02}:{:02}", from.below(24), from.below(60)),
            _ => {
                (hour, minute, second) = (23, 59, 60);
                "Z".to_owned()
            }
        };
        let fraction = match from.below(10) as usize {
            0 => String::new(),
            digits => format!(".{:09}", from.bits() % 1_000_000_000)[..=digits].to_owned(),
        };
        let letter = if bool::draw(from) { 't' } else { 'T' };
        let text = format!("{date}{letter}{hour:02}:{minute:02}:{second:02}{fraction}{offset}");
        text.parse().unwrap()
    }
}

/// Free-form JSON, at most four deep.
impl Draw for rt::Json {
    fn draw(from: &mut Source<'_>) -> Self {
        from.depth += 1;
        let kinds = if from.depth > 4 { 4 } else { 6 };
        let value = match from.below(kinds) {
            0 => Self::Null,
            1 => Self::Bool(Draw::draw(from)),
            2 => Self::Number(Draw::draw(from)),
            3 => Self::String(Draw::draw(from)),
            4 => Self::Array(Draw::draw(from)),
            _ => Self::Object(Draw::draw(from)),
        };
        from.depth -= 1;
        value
    }
}

impl Draw for rt::Number {
    fn draw(from: &mut Source<'_>) -> Self {
        const ODD: [&str; 8] = [
            "-0",
            "1.0",
            "1e400",
            "1E-7",
            "0.1000",
            "9007199254740993",
            "123456789012345678901234567890.123456789012345678901234567890",
            "-1.5e+3",
        ];
        let text = match from.below(9) {
            odd @ 0..=7 => ODD[odd as usize].to_owned(),
            _ => rt::Decimal::draw(from).to_string(),
        };
        Self::new(&text).unwrap()
    }
}

impl<T: Draw> Draw for rt::Map<T> {
    fn draw(from: &mut Source<'_>) -> Self {
        // Additional members must not have the names of declared ones.
        let declared = ["reason", "source", "retry_after_ms"];
        let members = (0..from.below(4)).map(|_| (String::draw(from), T::draw(from)));
        let members: Self = members.collect();
        let free = |(name, _): &(String, T)| !declared.contains(&name.as_str());
        members.into_iter().filter(free).collect()
    }
}

impl<T: Draw> Draw for Vec<T> {
    fn draw(from: &mut Source<'_>) -> Self {
        (0..from.below(4)).map(|_| T::draw(from)).collect()
    }
}

impl<T: Draw> Draw for Option<T> {
    fn draw(from: &mut Source<'_>) -> Self {
        bool::draw(from).then(|| T::draw(from))
    }
}

impl<T: Draw> Draw for rt::Presence<T> {
    fn draw(from: &mut Source<'_>) -> Self {
        match from.byte() % 3 {
            0 => Self::Absent,
            1 => Self::Null,
            _ => Self::Value(T::draw(from)),
        }
    }
}

impl<T: Draw> Draw for rt::Sensitive<T> {
    fn draw(from: &mut Source<'_>) -> Self {
        Self::new(T::draw(from))
    }
}

/// Text a header can contain.
pub fn header_text(from: &mut Source<'_>) -> String {
    let length = 1 + from.below(40);
    (0..length)
        .map(|_| char::from_u32(0x21 + from.below(0x7e - 0x20)).unwrap())
        .collect()
}

/// Text a path segment can contain: not empty, and not only dots (RFC 3986, section 3.3).
pub fn segment(from: &mut Source<'_>) -> String {
    let text = String::draw(from);
    match text.as_str() {
        "" | "." | ".." => format!("{text}x"),
        _ => text,
    }
}
