//! Steps over JSON text.
//!
//! The plain forms, which nearly all text consists of, are read here: strings without escapes, short
//! numbers, no odd spaces. Everything else, and everything that is wrong, is left to `jiter`, which
//! is put at the same place: what is accepted and what is said about the rest is its answer alone.

use jiter::{Jiter, JiterError};

/// A place in a text.
#[derive(Debug)]
pub(super) struct Lexer<'j> {
    text: &'j str,
    at: usize,
    /// The last string with escapes.
    decoded: String,
}

/// The name of a member, as it was met.
pub(super) enum Key<'t> {
    /// The name that was expected.
    Expected,
    Name(&'t str),
    /// The object has ended.
    End,
}

/// Numbers of up to so many characters are read here.
const SHORT_NUMBER: usize = 40;

impl<'j> Lexer<'j> {
    #[inline]
    pub(super) const fn new(text: &'j str) -> Self {
        Self {
            text,
            at: 0,
            decoded: String::new(),
        }
    }

    /// Where the next byte is.
    #[inline]
    pub(super) const fn index(&self) -> usize {
        self.at
    }

    /// The text from a place up to here.
    #[inline]
    pub(super) fn since(&self, start: usize) -> Option<&'j str> {
        self.text.get(start..self.at)
    }

    /// The text from here on.
    #[inline]
    pub(super) fn rest(&self) -> &'j str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn bytes(&self) -> &'j [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space.
    #[inline]
    pub(super) fn byte(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Some(*byte),
                None => return None,
            }
        }
    }

    /// Takes a step that is not plain.
    #[cold]
    fn step<R>(
        &mut self,
        start: usize,
        step: impl FnOnce(&mut Jiter<'j>) -> Result<R, JiterError>,
    ) -> Result<R, JiterError> {
        self.at = start;
        let mut jiter = Jiter::new(self.bytes());
        let answer = step(&mut jiter).map_err(|mut error| {
            error.index += start;
            error
        });
        self.at += jiter.current_index();
        answer
    }

    /// The first byte of the next value.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<u8, JiterError> {
        match self.byte() {
            Some(byte) => Ok(byte),
            None => self.step(self.at, |jiter| jiter.peek().map(jiter::Peek::into_inner)),
        }
    }

    /// Reads the string that starts here.
    #[inline]
    pub(super) fn string(&mut self) -> Result<&str, JiterError> {
        match self.plain_string() {
            Some(text) => Ok(text),
            None => self.escaped_string(),
        }
    }

    /// The text of the string that starts here, if it is plain.
    #[inline]
    fn plain_string(&mut self) -> Option<&'j str> {
        let start = self.at + 1;
        let end = start + plain_length(self.text.as_bytes().get(start..)?);
        let text = self.text.get(start..end)?;
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(text)
    }

    #[cold]
    fn escaped_string(&mut self) -> Result<&str, JiterError> {
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        self.step(self.at, |jiter| {
            jiter.known_str().map(|text| decoded.push_str(text))
        })?;
        self.decoded = decoded;
        Ok(&self.decoded)
    }

    /// Starts an object, or goes on to its next member, and reads the name.
    #[inline]
    pub(super) fn key(
        &mut self,
        first: bool,
        expected: Option<&str>,
    ) -> Result<Key<'_>, JiterError> {
        let start = self.at;
        let opening = if first { b'{' } else { b',' };
        match self.byte() {
            Some(byte) if byte == opening => {
                self.at += 1;
                match self.byte() {
                    Some(b'"') => {
                        if expected.is_some_and(|name| self.take_name(name)) {
                            return Ok(Key::Expected);
                        }
                        if let Some(name) = self.plain_name() {
                            return Ok(Key::Name(name));
                        }
                    }
                    Some(b'}') if first => {
                        self.at += 1;
                        return Ok(Key::End);
                    }
                    _ => {}
                }
            }
            Some(b'}') if !first => {
                self.at += 1;
                return Ok(Key::End);
            }
            _ => {}
        }
        self.odd_key(start, first)
    }

    /// Takes a name and its colon if just these are next. The name must need no escapes.
    #[inline]
    fn take_name(&mut self, name: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at + 1..);
        let found = rest
            .and_then(|rest| rest.split_at_checked(name.len()))
            .is_some_and(|(found, behind)| {
                matches!(behind, [b'"', b':', ..]) && is_same(found, name.as_bytes())
            });
        if found {
            self.at += name.len() + 3;
        }
        found
    }

    #[inline]
    fn plain_name(&mut self) -> Option<&'j str> {
        let name = self.plain_string()?;
        if self.byte() != Some(b':') {
            return None;
        }
        self.at += 1;
        Some(name)
    }

    #[cold]
    fn odd_key(&mut self, start: usize, first: bool) -> Result<Key<'_>, JiterError> {
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        let found = self.step(start, |jiter| {
            let name = if first {
                jiter.known_object()?
            } else {
                jiter.next_key()?
            };
            Ok(name.map(|name| decoded.push_str(name)).is_some())
        })?;
        self.decoded = decoded;
        Ok(if found {
            Key::Name(&self.decoded)
        } else {
            Key::End
        })
    }

    /// Starts an array, or goes on to its next item: whether there is one.
    #[inline]
    pub(super) fn item(&mut self, first: bool) -> Result<bool, JiterError> {
        let start = self.at;
        let opening = if first { b'[' } else { b',' };
        match self.byte() {
            Some(byte) if byte == opening => {
                self.at += 1;
                match self.byte() {
                    Some(b']') if first => {
                        self.at += 1;
                        return Ok(false);
                    }
                    Some(byte) if byte != b']' => return Ok(true),
                    _ => {}
                }
            }
            Some(b']') if !first => {
                self.at += 1;
                return Ok(false);
            }
            _ => {}
        }
        self.step(start, |jiter| {
            let item = if first {
                jiter.known_array()
            } else {
                jiter.array_step()
            };
            item.map(|item| item.is_some())
        })
    }

    /// Takes a literal if that is next.
    #[inline]
    fn literal(&mut self, literal: &[u8]) -> bool {
        let found = self.bytes().starts_with(literal);
        if found {
            self.at += literal.len();
        }
        found
    }

    /// Reads the `null` that starts here.
    #[inline]
    pub(super) fn null(&mut self) -> Result<(), JiterError> {
        if self.literal(b"null") {
            return Ok(());
        }
        self.step(self.at, Jiter::known_null)
    }

    /// Reads the boolean that starts here.
    #[inline]
    pub(super) fn boolean(&mut self) -> Result<bool, JiterError> {
        if self.literal(b"true") {
            return Ok(true);
        }
        if self.literal(b"false") {
            return Ok(false);
        }
        self.step(self.at, Jiter::next_bool)
    }

    /// Reads the number that starts here, as its text.
    #[inline]
    pub(super) fn number(&mut self) -> Result<&'j str, JiterError> {
        let start = self.at;
        match plain_number(self.bytes()) {
            Some(length) => self.at += length,
            None => self.step(start, |jiter| jiter.next_number_bytes().map(|_| ()))?,
        }
        Ok(self.since(start).unwrap_or_default())
    }

    /// Reads the number that starts here, as a float.
    #[inline]
    pub(super) fn float(&mut self) -> Result<f64, JiterError> {
        let rest = self.bytes();
        if let Some((value, length)) =
            plain_number(rest).and_then(|length| Some((exact_float(rest.get(..length)?)?, length)))
        {
            self.at += length;
            return Ok(value);
        }
        self.step(self.at, Jiter::next_float)
    }

    /// Walks over the next value.
    #[inline]
    pub(super) fn skip(&mut self) -> Result<(), JiterError> {
        let start = self.at;
        match self.plain_value() {
            Some(()) => Ok(()),
            None => self.step(start, Jiter::next_skip),
        }
    }

    /// The place of a member's value in the object that is next, if the text is right up to there.
    pub(super) fn find_member(&mut self, member: &str) -> Option<usize> {
        let mut first = true;
        loop {
            match self.key(first, None) {
                Ok(Key::Name(name)) if name == member => return Some(self.at),
                Ok(Key::Name(_)) => self.skip().ok()?,
                Ok(Key::Expected | Key::End) | Err(_) => return None,
            }
            first = false;
        }
    }

    /// Whether the next value is this string. Walks over it if it is a string.
    pub(super) fn is_string(&mut self, value: &str) -> bool {
        self.byte() == Some(b'"') && self.string().is_ok_and(|text| text == value)
    }

    /// Goes to a place.
    #[inline]
    pub(super) const fn go_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Walks over a value, if it is plain in all its parts and not very deep.
    fn plain_value(&mut self) -> Option<()> {
        // A bit for each object or array that is open, the innermost last: whether it is an object.
        let (mut objects, mut depth) = (0_u64, 0);
        loop {
            match self.byte()? {
                opening @ (b'{' | b'[') if depth < 64 => {
                    self.at += 1;
                    let is_object = opening == b'{';
                    objects = objects << 1 | u64::from(is_object);
                    depth += 1;
                    let next = self.byte()?;
                    if next != opening + 2 {
                        if is_object {
                            self.member_name(next)?;
                        }
                        continue;
                    }
                }
                b'"' => _ = self.plain_string()?,
                b'-' | b'0'..=b'9' => self.at += plain_number(self.bytes())?,
                _ => self.plain_literal()?,
            }
            // Behind a value: all that ends here, and the way to the next value.
            loop {
                if depth == 0 {
                    return Some(());
                }
                let is_object = objects & 1 == 1;
                match self.byte()? {
                    b',' => {
                        self.at += 1;
                        let next = self.byte()?;
                        if is_object {
                            self.member_name(next)?;
                        }
                        break;
                    }
                    b'}' if is_object => {}
                    b']' if !is_object => {}
                    _ => return None,
                }
                self.at += 1;
                objects >>= 1;
                depth -= 1;
            }
        }
    }

    fn member_name(&mut self, next: u8) -> Option<()> {
        if next != b'"' {
            return None;
        }
        self.plain_name().map(|_| ())
    }

    fn plain_literal(&mut self) -> Option<()> {
        let literals: [&[u8]; 3] = [b"null", b"true", b"false"];
        let found = literals.iter().any(|literal| self.literal(literal));
        found.then_some(())
    }

    /// Only white space may follow.
    #[inline]
    pub(super) fn finish(&mut self) -> Result<(), JiterError> {
        match self.byte() {
            None => Ok(()),
            Some(_) => self.step(self.at, Jiter::finish),
        }
    }
}

/// Whether two texts of the same length are the same. Most names are compared in two steps.
#[inline]
fn is_same(left: &[u8], right: &[u8]) -> bool {
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

/// How many bytes a string can have as they are: up to a quote, a backslash or a control character.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    // Eight bytes at once. A borrow can only set marks behind the first true one.
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

/// The length of a number of the grammar of RFC 8259 section 6, if it is short and has no exponent.
#[inline]
fn plain_number(bytes: &[u8]) -> Option<usize> {
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter()
            .take(SHORT_NUMBER)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let whole = digits(sign);
    let leading_zero = whole > 1 && bytes.get(sign) == Some(&b'0');
    if whole == 0 || leading_zero {
        return None;
    }
    let mut end = sign + whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
    }
    match bytes.get(end) {
        Some(b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-') => None,
        _ if end > SHORT_NUMBER => None,
        _ => Some(end),
    }
}

/// Whether text is a number without an exponent. Some that are very long are not told.
#[inline]
pub(crate) fn is_plain_number(text: &str) -> bool {
    plain_number(text.as_bytes()) == Some(text.len())
}

/// The powers of ten that a float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The nearest float to a plain number of up to 15 digits: both the digits and the power of ten are
/// exact, so the one division rounds right.
#[inline]
fn exact_float(number: &[u8]) -> Option<f64> {
    let (negative, digits) = match number {
        [b'-', rest @ ..] => (true, rest),
        other => (false, other),
    };
    if digits.len() > 16 {
        return None;
    }
    let (mut mantissa, mut scale, mut fraction) = (0_u64, 0, false);
    for byte in digits {
        if *byte == b'.' {
            fraction = true;
        } else {
            mantissa = mantissa * 10 + u64::from(byte - b'0');
            scale += usize::from(fraction);
        }
    }
    if mantissa >= 1 << 53 {
        return None;
    }
    let value = mantissa as f64 / POWERS.get(scale)?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use jiter::{Jiter, JiterResult};

    use super::{Key, Lexer};

    /// What a step answers, as text, and where it ends.
    type Answer = (String, Option<usize>);

    fn answer<R: std::fmt::Debug>(result: JiterResult<R>, index: usize) -> Answer {
        match result {
            Ok(value) => (format!("{value:?}"), Some(index)),
            Err(error) => (format!("{error:?}"), None),
        }
    }

    fn name(key: Key<'_>) -> Option<String> {
        match key {
            Key::Expected => Some("a".to_owned()),
            Key::Name(name) => Some(name.to_owned()),
            Key::End => None,
        }
    }

    /// Every step at one place, by the lexer and by `jiter`.
    fn compare(text: &str, place: usize) {
        let lexer = || {
            let mut lexer = Lexer::new(text);
            lexer.at = place;
            lexer
        };
        let rest = text.get(place..).unwrap();
        macro_rules! same {
            ($ours:expr, $theirs:expr) => {{
                let mut ours = lexer();
                #[allow(clippy::redundant_closure_call)]
                let result = ($ours)(&mut ours);
                let ours = answer(result, ours.at);
                let mut theirs = Jiter::new(rest.as_bytes());
                let result: JiterResult<_> = ($theirs)(&mut theirs);
                let result = result.map_err(|mut error| {
                    error.index += place;
                    error
                });
                let theirs = answer(result, theirs.current_index() + place);
                assert_eq!(ours, theirs, "{text:?} at {place}");
            }};
        }
        same!(|it: &mut Lexer<'_>| it.peek(), |it: &mut Jiter<'_>| it
            .peek()
            .map(jiter::Peek::into_inner));
        same!(|it: &mut Lexer<'_>| it.skip(), |it: &mut Jiter<'_>| it
            .next_skip());
        same!(|it: &mut Lexer<'_>| it.finish(), |it: &mut Jiter<'_>| it
            .finish());
        for expected in [None, Some("a")] {
            same!(
                |it: &mut Lexer<'_>| it.key(false, expected).map(name),
                |it: &mut Jiter<'_>| it.next_key().map(|name| name.map(str::to_owned))
            );
        }
        same!(|it: &mut Lexer<'_>| it.item(false), |it: &mut Jiter<'_>| it
            .array_step()
            .map(|item| item.is_some()));
        match rest.bytes().next() {
            Some(b'"') => same!(
                |it: &mut Lexer<'_>| it.string().map(str::to_owned),
                |it: &mut Jiter<'_>| it.known_str().map(str::to_owned)
            ),
            Some(b'{') => same!(
                |it: &mut Lexer<'_>| it.key(true, Some("a")).map(name),
                |it: &mut Jiter<'_>| it.known_object().map(|name| name.map(str::to_owned))
            ),
            Some(b'[') => {
                same!(|it: &mut Lexer<'_>| it.item(true), |it: &mut Jiter<'_>| it
                    .known_array()
                    .map(|item| item.is_some()))
            }
            Some(b'-' | b'0'..=b'9') => {
                same!(
                    |it: &mut Lexer<'_>| it.number().map(str::to_owned),
                    |it: &mut Jiter<'_>| {
                        let number = it.next_number_bytes()?;
                        Ok(str::from_utf8(number).unwrap().to_owned())
                    }
                );
                same!(
                    |it: &mut Lexer<'_>| it.float().map(f64::to_bits),
                    |it: &mut Jiter<'_>| it.next_float().map(f64::to_bits)
                );
            }
            Some(b't' | b'f') => same!(|it: &mut Lexer<'_>| it.boolean(), |it: &mut Jiter<'_>| it
                .next_bool()),
            Some(b'n') => same!(|it: &mut Lexer<'_>| it.null(), |it: &mut Jiter<'_>| it
                .known_null()),
            _ => {}
        }
    }

    /// Pseudo-random numbers, the same in each run (Marsaglia's xorshift).
    struct Random(u64);

    impl Random {
        fn below(&mut self, end: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).unwrap() % end
        }
    }

    #[test]
    fn every_step_is_that_of_jiter() {
        let pieces = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"a\":",
            "\"\\u0061\":",
            "\\",
            "\\n",
            "\\ud83d\\ude00",
            " ",
            "\n",
            "\t",
            "\r",
            "true",
            "false",
            "null",
            "nul",
            "tru",
            "0",
            "-",
            "1",
            "12.5",
            "-0",
            "-0.0",
            "1e5",
            "1E-7",
            ".",
            "007",
            "9007199254740993",
            "0.1234567890123456789",
            "123456789012345678901234567890123456789012345",
            "é",
            "😀",
            "abcdefg",
            "\u{1}",
            "\u{7f}",
            "1.e",
            "+",
            "x",
            "abcdefghijklmnop",
        ];
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        for _ in 0..20_000 {
            let count = 1 + random.below(8);
            let text: String = (0..count)
                .map(|_| pieces[random.below(pieces.len())])
                .collect();
            for (place, _) in text.char_indices() {
                compare(&text, place);
            }
        }
    }

    /// A value that may be nested, with spaces here and there.
    fn value(random: &mut Random, depth: usize) -> String {
        let space = ["", "", "", " ", "\n"][random.below(5)];
        let count = random.below(4);
        let text = match random.below(if depth == 0 { 6 } else { 9 }) {
            0 => "null".to_owned(),
            1 => "true".to_owned(),
            2 => "-12.5".to_owned(),
            3 => "3e7".to_owned(),
            4 => "\"a \\\" b\"".to_owned(),
            5 => "\"plain\"".to_owned(),
            6 => {
                let items: Vec<_> = (0..count).map(|_| value(random, depth - 1)).collect();
                format!("[{space}{}]", items.join(","))
            }
            _ => {
                let members: Vec<_> = (0..count)
                    .map(|place| format!("\"n{place}\"{space}:{}", value(random, depth - 1)))
                    .collect();
                format!("{{{}{space}}}", members.join(","))
            }
        };
        format!("{space}{text}{space}")
    }

    #[test]
    fn nested_values_are_skipped_as_jiter_does() {
        let mut random = Random(0x1234_5678_9abc_def1);
        let others: Vec<char> = "{}[],:\"\\ 0e-.tn".chars().collect();
        for round in 0..20_000 {
            let mut text: Vec<char> = value(&mut random, 5).chars().collect();
            if round % 2 == 1 {
                let place = random.below(text.len());
                text[place] = others[random.below(others.len())];
            }
            compare(&text.iter().collect::<String>(), 0);
        }
        for depth in [63, 64, 65, 200, 201] {
            compare(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)), 0);
        }
    }

    #[test]
    fn floats_are_those_of_the_standard_library() {
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        for _ in 0..50_000 {
            let whole = random.below(1 << 30) >> random.below(30);
            let fraction = random.below(1 << 30) >> random.below(30);
            let sign = ["", "-"][random.below(2)];
            let text = format!("{sign}{whole}.{fraction:0width$}", width = random.below(12));
            let expected: f64 = text.parse().unwrap();
            let found = Lexer::new(&text).float().unwrap();
            assert_eq!(found.to_bits(), expected.to_bits(), "{text}");
        }
    }
}
