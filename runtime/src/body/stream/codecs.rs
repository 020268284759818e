//! Codecs of streams of items.

use super::byte_stream::ByteStream;
use super::events::Event;
use super::items::Items;
use super::lines::{Framing, Splitter};
use super::pieces::{EventDecoder, EventLines, JsonDecoder, WholeEventDecoder, Written, read};
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::codec::{Decode, Encode, Validate, to_json_with};
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::syntax::media_type::media_value;

/// A body of JSON texts, one for each item.
#[derive(Clone, Copy, Debug)]
pub struct ItemsBody {
    media_type: &'static str,
    framing: Framing,
    schema: &'static Schema,
}

/// A body of server-sent events with JSON data.
///
/// The stream ends at the data `[DONE]`, which some APIs send after the last event.
#[derive(Clone, Copy, Debug)]
pub struct EventsBody {
    media_type: &'static str,
    schema: &'static Schema,
}

/// A body of server-sent events. Each is an object with the members `event`, `data`, `id`
/// and `retry` (OpenAPI 3.2.0, `itemSchema`).
#[derive(Clone, Copy, Debug)]
pub struct WholeEventsBody {
    media_type: &'static str,
    schema: &'static Schema,
}

/// A body of server-sent events with text data.
#[derive(Clone, Copy, Debug)]
pub struct TextEventsBody {
    media_type: &'static str,
}

impl ItemsBody {
    /// One line of JSON for each item.
    #[must_use]
    pub const fn lines(media_type: &'static str) -> Self {
        Self {
            media_type,
            framing: Framing::Lines,
            schema: &ANY,
        }
    }

    /// A sequence of JSON texts (RFC 7464).
    #[must_use]
    pub const fn sequence(media_type: &'static str) -> Self {
        Self {
            media_type,
            framing: Framing::Sequence,
            schema: &ANY,
        }
    }

    /// Sets the keywords that the Rust type of an item does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }
}

impl EventsBody {
    /// Events with JSON as their data.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            schema: &ANY,
        }
    }

    /// Sets the keywords that the Rust type of the data does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }
}

impl WholeEventsBody {
    /// Events that are objects.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            schema: &ANY,
        }
    }

    /// Sets the constraints the Rust type of an event does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }
}

impl TextEventsBody {
    /// Events with text as their data.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self { media_type }
    }
}

impl<T: Encode + Decode + Validate + 'static> BodyCodec<Items<T>> for ItemsBody {
    fn write(&self, body: &Items<T>, to: &mut BodyWriter) {
        let (framing, schema) = (self.framing, self.schema);
        let check = move |item: &T, report: &mut Report| report.value(item, schema);
        write(body, self.media_type, to, check, move |item| {
            let mut text = Vec::new();
            if framing == Framing::Sequence {
                text.push(0x1e);
            }
            text.extend(to_json_with(item, schema));
            text.push(b'\n');
            text
        });
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Items<T>> {
        from.expect(self.media_type);
        let decoder = JsonDecoder {
            splitter: Splitter::new(self.framing),
            schema: self.schema,
        };
        Some(read(from, decoder))
    }

    fn check(&self, _: &Items<T>, _: &mut Report) {}
}

impl<T: Encode + Decode + Validate + 'static> BodyCodec<Items<Event<T>>> for EventsBody {
    fn write(&self, body: &Items<Event<T>>, to: &mut BodyWriter) {
        let schema = self.schema;
        let check = move |event: &Event<T>, report: &mut Report| report.value(&event.data, schema);
        write(body, self.media_type, to, check, move |event| {
            let data = to_json_with(&event.data, schema);
            event.text(&String::from_utf8_lossy(&data)).into_bytes()
        });
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Items<Event<T>>> {
        from.expect(self.media_type);
        let decoder = EventDecoder {
            lines: EventLines::default(),
            schema: self.schema,
        };
        Some(read(from, decoder))
    }

    fn check(&self, _: &Items<Event<T>>, _: &mut Report) {}
}

impl<T: Encode + Decode + Validate + 'static> BodyCodec<Items<T>> for WholeEventsBody {
    fn write(&self, body: &Items<T>, to: &mut BodyWriter) {
        let schema = self.schema;
        let check = move |item: &T, report: &mut Report| report.value(item, schema);
        write(body, self.media_type, to, check, move |item| {
            let event = Event::of_json(&to_json_with(item, schema));
            event.text(&event.data).into_bytes()
        });
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Items<T>> {
        from.expect(self.media_type);
        let decoder = WholeEventDecoder {
            lines: EventLines::default(),
            schema: self.schema,
        };
        Some(read(from, decoder))
    }

    fn check(&self, _: &Items<T>, _: &mut Report) {}
}

impl BodyCodec<Items<Event<String>>> for TextEventsBody {
    fn write(&self, body: &Items<Event<String>>, to: &mut BodyWriter) {
        let check = |_: &Event<String>, _: &mut Report| {};
        write(body, self.media_type, to, check, |event| {
            event.text(&event.data).into_bytes()
        });
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Items<Event<String>>> {
        from.expect(self.media_type);
        Some(read(from, EventLines::default()))
    }

    fn check(&self, _: &Items<Event<String>>, _: &mut Report) {}
}

fn write<T: 'static>(
    items: &Items<T>,
    media_type: &'static str,
    to: &mut BodyWriter,
    check: impl Fn(&T, &mut Report) + Send + Unpin + 'static,
    encode: impl Fn(&T) -> Vec<u8> + Send + Unpin + 'static,
) {
    if to.aside {
        return;
    }
    match items.take() {
        Some(source) => {
            let validates = to.validates;
            let encode = move |item: &T| {
                let mut report = Report::new();
                if validates {
                    check(item, &mut report);
                }
                report.into_result().map(|()| encode(item))
            };
            let stream = ByteStream::new(Written { source, encode });
            to.set_stream(media_value(media_type), stream);
        }
        None => to.report.push("stream", "the items were already taken"),
    }
}
