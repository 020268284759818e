//! Verifies that items do not depend on the sizes of the pieces.

#![allow(clippy::unwrap_used)]

use bytes::Bytes;
use http::HeaderMap;

use super::items::Each;
use super::{ByteStream, Event, ItemError, Items, ItemsBody, TextEventsBody};
use crate::body::{BodyCodec, BodyReader};
use crate::report::Report;

/// The items of a text, received in pieces of this size.
async fn items<T, C: BodyCodec<Items<T>>>(
    codec: &C,
    text: &str,
    step: usize,
) -> Vec<Result<T, String>> {
    let bytes = Bytes::copy_from_slice(text.as_bytes());
    let pieces: Vec<_> = bytes.chunks(step).map(Bytes::copy_from_slice).collect();
    let stream = ByteStream::new(Each(pieces.into_iter().map(Ok)));
    let (headers, none) = (HeaderMap::new(), Bytes::new());
    let mut reader = BodyReader::new(&headers, &none, Report::warnings()).stream(Some(stream));
    let mut items = codec.read(&mut reader).unwrap();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.map_err(|error| match error {
            ItemError::Invalid(report) => report.to_string(),
            other => other.to_string(),
        }));
    }
    found
}

#[tokio::test]
async fn a_number_that_may_be_cut_off_is_no_item() {
    const SEQUENCE: ItemsBody = ItemsBody::sequence("application/json-seq");
    let cut = "body: must be followed by white space, or may be cut off";
    let text = "\u{1e}1\n\u{1e}12\u{1e}\"a\"\u{1e} true\u{1e}null \u{1e}\u{1e}{}\u{1e}[2]\u{1e} -3\n\u{1e}4";
    for step in 1..8 {
        let found = items::<crate::Json, _>(&SEQUENCE, text, step).await;
        let shown: Vec<_> = found
            .iter()
            .map(|it| match it {
                Ok(json) => String::from_utf8_lossy(&crate::to_json(json)).into_owned(),
                Err(why) => why.trim_end().to_owned(),
            })
            .collect();
        let expected = ["1", cut, "\"a\"", cut, "null", "{}", "[2]", "-3", cut];
        assert_eq!(shown, expected, "{step}");
    }
}

/// An event by its type, ID, retry time and data.
fn event(event: Option<&str>, id: Option<&str>, retry: Option<u64>, data: &str) -> Event<String> {
    Event {
        event: event.map(str::to_owned),
        id: id.map(str::to_owned),
        retry,
        data: data.to_owned(),
    }
}

#[tokio::test]
async fn an_event_has_the_id_and_the_time_to_wait_that_came_last() {
    const EVENTS: TextEventsBody = TextEventsBody::new("text/event-stream");
    let text = "data: a\n\n\
                event: x\nid: 1\nretry: 10\ndata: b\n\n\
                data: c\n\n\
                event: lost\nid: 2\nretry: 20\n\n\
                id: a\0b\nretry: +5\nretry: 99999999999999999999\nretry\ndata: d\n\n\
                event: x\nevent:\nretry:030\ndata: e\n\n\
                id\ndata: f\n\n\
                data: g\n\n\
                id: 3\n\n";
    let wanted = [
        event(None, None, None, "a"),
        event(Some("x"), Some("1"), Some(10), "b"),
        event(None, Some("1"), Some(10), "c"),
        event(None, Some("2"), Some(20), "d"),
        event(None, Some("2"), Some(30), "e"),
        event(None, Some(""), Some(30), "f"),
        event(None, Some(""), Some(30), "g"),
    ];
    for step in [1, 2, 3, 1000] {
        let found = items(&EVENTS, text, step).await;
        assert_eq!(found, wanted.clone().map(Ok), "{step}");
    }
    // Written events are read as the same events.
    let again: String = wanted.iter().map(|it| it.text(&it.data)).collect();
    assert_eq!(items(&EVENTS, &again, 1000).await, wanted.map(Ok));
}
