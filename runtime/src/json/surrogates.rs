//! Repairs text that is almost JSON, for lenient reading.

use crate::report::Report;

/// The escape of U+FFFD, the replacement character. It is as long as the escapes that it replaces,
/// so all other positions stay the same.
const REPLACEMENT: &[u8] = br"\ufffd";

/// The length of `\u` and its four digits.
const ESCAPE: usize = REPLACEMENT.len();

/// Replaces each lone half of a surrogate pair, and invalid UTF-8, by U+FFFD. Returns `None` if
/// there is nothing to replace. The report lists the replacements.
///
/// The grammar of JSON admits such halves (RFC 8259, section 8.2), and software that cuts strings
/// by their length in UTF-16 writes them.
pub(crate) fn repaired(bytes: &[u8], report: &mut Report) -> Option<Vec<u8>> {
    let mut text = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.to_vec(),
        Err(error) => {
            let at = error.valid_up_to();
            report.push(
                "encoding",
                format!("must be UTF-8, which ends at byte {at}; U+FFFD stands for what is not"),
            );
            String::from_utf8_lossy(bytes).into_owned().into_bytes()
        }
    };
    let halves = lone_halves(&text);
    if let Some(first) = halves.first() {
        let more = match halves.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        report.push(
            "encoding",
            format!("must have no half of a surrogate pair alone, as at byte {first}{more}; U+FFFD stands for it"),
        );
    }
    for at in halves {
        if let Some(escape) = text.get_mut(at..at + ESCAPE) {
            escape.copy_from_slice(REPLACEMENT);
        }
    }
    (!report.is_empty()).then_some(text)
}

/// The positions of escaped halves without their other half.
pub(crate) fn lone_halves(text: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        if *byte != b'\\' {
            at += 1;
            continue;
        }
        at += match (unit(text, at), unit(text, at + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => {
                found.push(at);
                ESCAPE
            }
            // The character after the backslash does not start another escape.
            _ => 2,
        };
    }
    found
}

/// The code unit of an escape at this position.
fn unit(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at..at + ESCAPE)?.strip_prefix(br"\u")?;
    digits.iter().try_fold(0, |unit, digit| {
        Some(unit * 16 + char::from(*digit).to_digit(16)?)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn changed(text: &str) -> Option<String> {
        let text = repaired(text.as_bytes(), &mut Report::warnings());
        text.map(|it| String::from_utf8(it).unwrap())
    }

    #[test]
    fn a_half_alone_is_replaced_and_a_pair_is_not() {
        for (text, wanted) in [
            (r#""\ud83d""#, r#""\ufffd""#),
            (r#""\uDE00x""#, r#""\ufffdx""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\\ud83d""#, r#""\\\ufffd""#),
            (r#"{"\ud83dA":1}"#, r#"{"\ufffdA":1}"#),
        ] {
            assert_eq!(changed(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            r#""\ud83d\ude00""#,
            r#""\\ud83d""#,
            r#""\u00e9""#,
            r"\ud8",
            "",
        ] {
            assert_eq!(changed(text), None, "{text}");
        }
    }
}
