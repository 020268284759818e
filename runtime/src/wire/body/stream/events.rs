//! Server-sent events (HTML, section 9.2).

use bytes::Bytes;

/// An event of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event<T> {
    /// Its kind; `None` for `message`.
    pub event: Option<String>,
    /// What a caller that lost the connection names to go on behind this event.
    pub id: Option<String>,
    /// How many milliseconds a caller that lost the connection is to wait.
    pub retry: Option<u64>,
    /// What it says.
    pub data: T,
}

impl<T> Event<T> {
    /// An event with nothing but data.
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

    /// The event on the wire. What would end a line early is left out of its kind and its ID.
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

/// The lines of an event that has not ended.
#[derive(Debug, Default)]
pub(super) struct Partial {
    event: Event<Option<String>>,
    begun: bool,
}

impl Partial {
    /// How much is held.
    pub(super) fn held(&self) -> usize {
        self.event.data.as_ref().map_or(0, String::len)
    }

    /// Takes a line, and answers with the event that it ends.
    pub(super) fn line(&mut self, line: &Bytes) -> Option<Event<String>> {
        let text = String::from_utf8_lossy(line);
        let text = if self.begun {
            &*text
        } else {
            self.begun = true;
            text.strip_prefix('\u{feff}').unwrap_or(&text)
        };
        if text.is_empty() {
            let event = std::mem::take(&mut self.event);
            let data = event.data.clone()?;
            return Some(event.with(data));
        }
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.event.event = Some(value.to_owned()),
            "id" if !value.contains('\0') => self.event.id = Some(value.to_owned()),
            "retry" => self.event.retry = value.parse().ok(),
            "data" => match &mut self.event.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.event.data = Some(value.to_owned()),
            },
            // A comment, or a field that is not known.
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
