//! Streamed responses: item by item over loopback, and as bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context as Poller, Poll};
use std::time::Duration;

use axum::http::Response;
use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_streams as api;
use rt::body::{Event, ItemError, Items};
use rt::message::{read_response, write_response};
use rt::server::Context;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use api::operations::{
    Chat, ChatError, ChatOkBody, ChatRequest, ChatResponse, Lines, LinesRequest, LinesResponse,
    Sequence, SequenceRequest, SequenceResponse, Ticks, TicksRequest, TicksResponse,
};
use api::types::Delta;

fn delta(text: &str) -> Delta {
    Delta {
        text: text.to_owned(),
    }
}

/// Items sent by a test while a caller reads.
struct Fed(Receiver<Result<Event<String>, std::io::Error>>);

impl rt::Stream for Fed {
    type Item = Result<Event<String>, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, poller: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(poller)
    }
}

struct Streams(Arc<Mutex<Option<Fed>>>);

impl api::Service for Streams {
    async fn chat(&self, request: ChatRequest, _: Context<()>) -> rt::server::HandlerResult<Chat> {
        let mut body = request.body.unwrap_or_else(|| Items::of([]));
        let asked = body.next().await.and_then(Result::ok);
        let asked = asked.map(|it| rt::to_json(&it)).unwrap_or_default();
        let body = match asked.as_slice() {
            b"\"one\"" => ChatOkBody::Json(delta("all")),
            b"\"wrong\"" => {
                return Err(ChatError::Default(rt::StatusCode::CONFLICT, "no".to_owned()).into());
            }
            _ => {
                let named = Event {
                    event: Some("end".to_owned()),
                    ..Event::new(delta("b\nc"))
                };
                ChatOkBody::EventStream(Items::of([Event::new(delta("a")), named]))
            }
        };
        Ok(ChatResponse::Ok(body))
    }

    async fn ticks(&self, _: TicksRequest, _: Context<()>) -> rt::server::HandlerResult<Ticks> {
        let fed = self.0.lock().unwrap().take().unwrap();
        Ok(TicksResponse::Ok(Items::fallible(fed)))
    }

    async fn lines(&self, _: LinesRequest, _: Context<()>) -> rt::server::HandlerResult<Lines> {
        Ok(LinesResponse::Ok {
            body: Items::of((0..1000).map(|it| delta(&it.to_string()))),
            x_count: Some(1000),
        })
    }

    async fn sequence(
        &self,
        _: SequenceRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Sequence> {
        Ok(SequenceResponse::Ok(Items::of([1, 2])))
    }
}

async fn client() -> (api::Client, Sender<Result<Event<String>, std::io::Error>>) {
    let (send, receive) = channel(1);
    let service = Streams(Arc::new(Mutex::new(Some(Fed(receive)))));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, api::router(service)).await });
    let client = api::Client::builder()
        .base_url(url)
        .timeout(Duration::from_millis(300))
        .retry(rt::client::RetryPolicy::never());
    (client.build().unwrap(), send)
}

async fn all<T>(mut items: Items<T>) -> Vec<Result<T, String>> {
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
async fn items_arrive_one_by_one_for_as_long_as_it_takes() {
    let (client, send) = client().await;
    let response = client.ticks(&TicksRequest {}).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let TicksResponse::Ok(mut items) = response.into_value();
    for text in ["one", "two\nlines", ""] {
        // The timeout of a response does not end a stream.
        tokio::time::sleep(Duration::from_millis(200)).await;
        send.send(Ok(Event::new(text.to_owned()))).await.unwrap();
        assert_eq!(items.next().await.unwrap().unwrap().data, text);
    }
    send.send(Err(std::io::Error::other("a secret of the service")))
        .await
        .unwrap();
    let lost = items.next().await.unwrap().unwrap_err();
    assert!(matches!(lost, ItemError::Lost(_)), "{lost}");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_stream_stands_beside_other_answers() {
    let (client, _send) = client().await;
    let ask = |body: &'static str| ChatRequest {
        body: Some(Items::of([rt::from_json(
            &format!("\"{body}\"").into_bytes(),
        )
        .unwrap()])),
    };
    let one = client.chat(&ask("one")).await.unwrap().into_value();
    assert_eq!(one, ChatResponse::Ok(ChatOkBody::Json(delta("all"))));
    assert!(client.chat(&ask("wrong")).await.is_err());
    let ChatResponse::Ok(ChatOkBody::EventStream(items)) =
        client.chat(&ask("many")).await.unwrap().into_value()
    else {
        panic!("events were asked for");
    };
    let events = all(items).await;
    let [Ok(first), Ok(second)] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert_eq!(first, &Event::new(delta("a")));
    assert_eq!(
        (second.event.as_deref(), &second.data),
        (Some("end"), &delta("b\nc"))
    );

    let response = client.lines(&LinesRequest { kind: None }).await.unwrap();
    let LinesResponse::Ok { body, x_count } = response.into_value();
    let (shared, numbers) = (body.clone(), all(body).await);
    assert_eq!((numbers.len(), x_count), (1000, Some(1000)));
    assert_eq!(numbers[999], Ok(delta("999")));
    assert!(all(shared).await.is_empty());
    let response = client.sequence(&SequenceRequest {}).await.unwrap();
    let SequenceResponse::Ok(items) = response.into_value();
    assert_eq!(all(items).await, [Ok(1), Ok(2)]);
}

fn read<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    media_type: &str,
    body: &'static str,
) -> O::Response {
    let response = Response::builder().header("content-type", media_type);
    let response = response.body(rt::Bytes::from_static(body.as_bytes()));
    let Ok((Ok(value), _)) = read_response::<O>(&response.unwrap()) else {
        panic!("the response is documented");
    };
    value
}

#[tokio::test]
async fn each_item_is_checked_by_itself() {
    let text = "{\"text\":\"a\"}\r\n\n{}\n{\"text\":\"123456\"}\nnothing\n{\"text\":\"b\"}";
    let LinesResponse::Ok { body, .. } = read::<Lines>("application/x-ndjson", text);
    let items = all(body.clone()).await;
    assert_eq!(items.len(), 5);
    assert_eq!(items[0], Ok(delta("a")));
    assert_eq!(items[1], Err("body /text: is required".to_owned()));
    // A client keeps every decodable item.
    assert_eq!(items[2], Ok(delta("123456")));
    assert!(body.warnings().to_string().contains("at most 5 characters"));
    assert!(items[3].is_err());
    assert_eq!(items[4], Ok(delta("b")));

    let text = ": hello\n\ndata: {\"text\":\ndata: \"a\"}\nid: 7\n\nevent: ping\n\n\
                data: [DONE]\n\ndata: {}\n\n";
    let ChatResponse::Ok(body) = read::<Chat>("text/event-stream; charset=utf-8", text);
    let ChatOkBody::EventStream(items) = body else {
        panic!("events were sent");
    };
    let event = Event {
        id: Some("7".to_owned()),
        ..Event::new(delta("a"))
    };
    assert_eq!(all(items).await, [Ok(event)]);
    let text = "data: {\"text\":1}\n\ndata: x";
    let TicksResponse::Ok(items) = read::<Ticks>("text/event-stream", text);
    assert_eq!(
        all(items).await,
        [Ok(Event::new("{\"text\":1}".to_owned()))]
    );
    let SequenceResponse::Ok(items) =
        read::<Sequence>("application/json-seq", "\u{1e}1\n\u{1e}\n\u{1e}10\n\u{1e}x");
    let items = all(items).await;
    assert_eq!(
        (items.len(), &items[0], items[2].is_err()),
        (3, &Ok(1), true)
    );
}

#[test]
fn a_stream_is_not_written_as_a_whole() {
    let response = Ok(SequenceResponse::Ok(Items::of([1])));
    let report = write_response::<Sequence>(&response)
        .unwrap_err()
        .to_string();
    assert!(
        report.contains("a stream can't be written as a whole"),
        "{report}"
    );
    // The items of a sent response are gone.
    let again = write_response::<Sequence>(&response)
        .unwrap_err()
        .to_string();
    assert!(again.contains("already taken"), "{again}");
}
