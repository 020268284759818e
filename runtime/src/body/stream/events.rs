//! Server-sent events (HTML, section 9.2).

use bytes::Bytes;

use crate::codec::to_json;
use crate::json::{Json, Map};

/// An event of a stream.
///
/// An ID and a retry time stay in force until others are sent. A received event has the latest
/// ones, so the last event shows how to resume; `None` means that none was sent yet. If they are
/// `None` in a sent event, the fields are omitted, and the earlier values stay in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event<T> {
    /// The event type; `None` for `message`. An empty type is read as `None`.
    pub event: Option<String>,
    /// The ID that a caller sends to resume after this event. An empty ID clears it.
    pub id: Option<String>,
    /// The time a caller waits before it connects again, in milliseconds.
    pub retry: Option<u64>,
    /// The data.
    pub data: T,
}

impl<T> Event<T> {
    /// An event with data only.
    pub fn new(data: T) -> Self {
        Self {
            event: None,
            id: None,
            retry: None,
            data,
        }
    }

    /// The same event with other data.
    pub(super) fn with<U>(self, data: U) -> Event<U> {
        Event {
            event: self.event,
            id: self.id,
            retry: self.retry,
            data,
        }
    }

    /// The event as text. Line breaks are removed from its type and its ID.
    pub(super) fn text(&self, data: &str) -> String {
        let mut out = String::new();
        let mut field = |name: &str, value: &str| {
            out.push_str(name);
            out.push_str(": ");
            let kept = value.chars().filter(|it| !matches!(it, '\r' | '\n' | '\0'));
            out.extend(kept);
            out.push('\n');
        };
        if let Some(event) = &self.event {
            field("event", event);
        }
        if let Some(id) = &self.id {
            field("id", id);
        }
        if let Some(retry) = self.retry {
            field("retry", &retry.to_string());
        }
        for line in data.replace("\r\n", "\n").split(['\n', '\r']) {
            field("data", line);
        }
        out.push('\n');
        out
    }
}

impl Event<String> {
    /// The event as an object with its fields.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let mut members = Map::new();
        let mut add = |name: &str, text: &Option<String>| {
            if let Some(text) = text {
                members.insert(name.to_owned(), Json::String(text.clone()));
            }
        };
        add("event", &self.event);
        add("id", &self.id);
        add("data", &Some(self.data.clone()));
        let retry = self
            .retry
            .and_then(|it| Json::read(it.to_string().as_bytes()));
        if let Some(retry) = retry {
            members.insert("retry".to_owned(), retry);
        }
        to_json(&Json::Object(members))
    }

    /// The event with the fields of an object. Another value than text is written as JSON.
    pub(super) fn of_json(json: &[u8]) -> Self {
        let Some(Json::Object(members)) = Json::read(json) else {
            return Self::default();
        };
        let text = |name: &str| {
            members.get(name).map(|value| match value {
                Json::String(text) => text.clone(),
                other => String::from_utf8(to_json(other)).unwrap_or_default(),
            })
        };
        Self {
            event: text("event"),
            id: text("id"),
            retry: text("retry").and_then(|it| it.parse().ok()),
            data: text("data").unwrap_or_default(),
        }
    }
}

/// The lines of an incomplete event, with the last ID and retry time.
#[derive(Debug, Default)]
pub(super) struct Partial {
    event: Event<Option<String>>,
    begun: bool,
    /// True if the present event has an ID, and a retry time.
    has: (bool, bool),
    /// The same of the last complete event.
    had: (bool, bool),
}

impl Partial {
    /// The number of buffered bytes.
    pub(super) fn buffered(&self) -> usize {
        self.event.data.as_ref().map_or(0, String::len)
    }

    /// The last complete event without the ID and the retry time of earlier ones.
    pub(super) fn alone(&self, event: Event<String>) -> Event<String> {
        Event {
            id: event.id.filter(|_| self.had.0),
            retry: event.retry.filter(|_| self.had.1),
            ..event
        }
    }

    /// Takes a line, and returns the event it completes.
    pub(super) fn line(&mut self, line: &Bytes) -> Option<Event<String>> {
        let text = String::from_utf8_lossy(line);
        let text = if self.begun {
            &*text
        } else {
            self.begun = true;
            text.strip_prefix('\u{feff}').unwrap_or(&text)
        };
        if text.is_empty() {
            let event = self.event.event.take();
            let has = std::mem::take(&mut self.has);
            let data = self.event.data.take()?;
            self.had = has;
            return Some(Event {
                event,
                id: self.event.id.clone(),
                retry: self.event.retry,
                data,
            });
        }
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.event.event = Some(value.to_owned()).filter(|it| !it.is_empty()),
            "id" if !value.contains('\0') => {
                self.has.0 = true;
                self.event.id = Some(value.to_owned());
            }
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.has.1 = true;
                self.event.retry = value.parse().ok().or(self.event.retry);
            }
            "data" => match &mut self.event.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.event.data = Some(value.to_owned()),
            },
            // A comment, or an unknown or invalid field.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_as_it_was_written() {
        let event = Event {
            event: Some("a\nb".to_owned()),
            id: Some("1".to_owned()),
            retry: Some(5),
            data: (),
        };
        let text = event.text("x\r\ny\n");
        assert_eq!(
            text,
            "event: ab\nid: 1\nretry: 5\ndata: x\ndata: y\ndata: \n\n"
        );
        let mut partial = Partial::default();
        let mut read = None;
        for line in format!("\u{feff}: comment\n{text}").split('\n') {
            read = read.or(partial.line(&Bytes::copy_from_slice(line.as_bytes())));
        }
        let wanted = Event {
            event: Some("ab".to_owned()),
            ..event.with("x\ny\n".to_owned())
        };
        assert_eq!(read, Some(wanted));
    }
}
