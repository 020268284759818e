//! The facts of a response that an error may show, and limits of all shown text.

use std::fmt::{self, Write as _};

use http::header::{CONTENT_TYPE, HeaderMap, LOCATION};

use super::response::Parts;
use crate::codec::from_json_lenient;
use crate::json::Json;
use crate::syntax::media_type::choose;

/// The maximum number of shown characters of one fact.
const FACT: usize = 200;

/// The maximum number of bytes in the `Debug` of a value.
const DEBUG: usize = 4096;

/// Headers with the ID of a request, for a provider's support.
const REQUEST_IDS: [&str; 5] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-trace-id",
];

/// The members of problem details for people (RFC 9457, section 3.1).
const PROBLEM: [&str; 2] = ["/title", "/detail"];

/// Facts of a response, with their names.
#[derive(Default)]
pub(super) struct Facts(Vec<(String, String)>);

impl Facts {
    /// Reads a response: the members of its body marked with `x-copperplate-shown`, or the words of
    /// problem details, and the facts of its head.
    pub(super) fn of(parts: &Parts) -> Self {
        let response = &parts.response;
        let media_type = response.headers().get(CONTENT_TYPE);
        let media_type = media_type
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default();
        let problem = choose(media_type, &["application/problem+json"]).is_some();
        let marked = parts.hints.shown;
        let pointers: &[&str] = match marked {
            [] if problem => &PROBLEM,
            marked => marked,
        };
        let mut facts = Self::default();
        if !pointers.is_empty()
            && let Ok((body, _)) = from_json_lenient::<Json>(response.body())
        {
            for pointer in pointers {
                let text = match body.at(pointer) {
                    Some(Json::String(text)) => text.clone(),
                    Some(Json::Number(number)) => number.to_string(),
                    _ => continue,
                };
                let name = pointer.rsplit('/').next().unwrap_or_default();
                facts.add(name, &text);
            }
        }
        facts.head(response.headers());
        facts
    }

    /// The facts of the headers.
    pub(super) fn of_head(headers: &HeaderMap) -> Self {
        let mut facts = Self::default();
        facts.head(headers);
        facts
    }

    fn head(&mut self, headers: &HeaderMap) {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        if let Some(id) = REQUEST_IDS.iter().find_map(|name| text(name)) {
            self.add("request id", id);
        }
        if let Some(location) = headers.get(LOCATION).and_then(|it| it.to_str().ok()) {
            // A query may contain a secret.
            let place = location.split(['?', '#']).next().unwrap_or_default();
            self.add("Location", place);
        }
    }

    fn add(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.0.push((name.to_owned(), short(text.trim())));
        }
    }

    /// Removes facts that a text already contains.
    pub(super) fn beside(mut self, message: &str) -> Self {
        self.0.retain(|(_, text)| !message.contains(text.as_str()));
        self
    }

    /// Writes the facts in parentheses after a sentence.
    pub(super) fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, text)) in self.0.iter().enumerate() {
            let before = if index == 0 { " (" } else { "; " };
            write!(formatter, "{before}{name}: {text}")?;
        }
        formatter.write_str(if self.0.is_empty() { "" } else { ")" })
    }
}

/// Shortens a server's text to one line of a log.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(FACT)
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    if text.chars().nth(FACT).is_some() {
        short.push('…');
    }
    short
}

/// The `Debug` of a value, shortened for a log.
pub(super) struct Bounded<'v, T>(pub(super) &'v T);

impl<T: fmt::Debug> fmt::Debug for Bounded<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternate = formatter.alternate();
        let mut cut = Cut {
            to: formatter,
            left: DEBUG,
            over: false,
        };
        let written = match alternate {
            true => write!(cut, "{:#?}", self.0),
            false => write!(cut, "{:?}", self.0),
        };
        // An error only means that the text is too long.
        match (written, cut.over) {
            (Err(_), true) => formatter.write_str("… (cut off)"),
            (written, _) => written,
        }
    }
}

/// Forwards text up to a limit.
struct Cut<'f, 'g> {
    to: &'f mut fmt::Formatter<'g>,
    left: usize,
    over: bool,
}

impl fmt::Write for Cut<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() <= self.left {
            self.left -= text.len();
            return self.to.write_str(text);
        }
        self.over = true;
        let end = (0..=self.left).rev().find(|at| text.is_char_boundary(*at));
        self.left = 0;
        self.to
            .write_str(text.get(..end.unwrap_or_default()).unwrap_or_default())?;
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_debug_is_cut_off() {
        let shown = format!("{:?}", Bounded(&"é".repeat(1 << 20)));
        assert!(shown.len() < DEBUG + 32 && shown.ends_with("é… (cut off)"));
        assert_eq!(format!("{:?}", Bounded(&"short")), "\"short\"");
        assert_eq!(format!("{:#?}", Bounded(&[1])), "[\n    1,\n]");
    }

    #[test]
    fn a_fact_stays_on_its_line() {
        assert_eq!(short("a\r\nb"), "a  b");
        assert_eq!(short(&"x".repeat(300)).chars().count(), FACT + 1);
    }
}
