//! Pauses and deadlines of streamed responses, on paused time.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_streams as api;
use http_body::Frame;
use rt::body::ItemError;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::time::{Instant, sleep};
use tower::layer::layer_fn;
use tower::service_fn;

use api::operations::{TicksRequest, TicksResponse};

/// Pieces of a body, as a test sends them.
struct Pieces(Receiver<&'static str>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let piece = self.0.poll_recv(context);
        piece.map(|it| it.map(|text| Ok(Frame::data(text.into()))))
    }
}

/// A service that sends an event every 8 seconds, five of them, and then nothing for an hour.
fn client() -> rt::client::Builder<api::Client> {
    let layer = layer_fn(|_: rt::client::Transport| {
        service_fn(|_: reqwest::Request| async {
            let (send, receive) = channel(1);
            tokio::spawn(async move {
                for _ in 0..5 {
                    sleep(Duration::from_secs(8)).await;
                    let _ = send.send("data: x\n\n").await;
                }
                sleep(Duration::from_secs(3600)).await;
            });
            let response = http::Response::builder()
                .header("content-type", "text/event-stream")
                .body(reqwest::Body::wrap(Pieces(receive)))?;
            Ok::<_, rt::client::BoxError>(reqwest::Response::from(response))
        })
    });
    api::Client::builder()
        .base_url("http://127.0.0.1:9")
        .layer(layer)
}

/// The number of events, the text of the error that ends the stream, and the seconds until then.
async fn read(call: rt::client::Sending<api::operations::Ticks>) -> (usize, Option<String>, u64) {
    let begin = Instant::now();
    let TicksResponse::Ok(mut items) = call.await.unwrap().into_value();
    let (mut count, mut lost) = (0, None);
    while let Some(item) = items.next().await {
        match item {
            Ok(_) => count += 1,
            Err(ItemError::Lost(error)) => lost = Some(error.to_string()),
            Err(other) => panic!("{other}"),
        }
    }
    (count, lost, begin.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn a_pause_ends_a_stream_and_each_piece_begins_a_new_one() {
    let ten = Duration::from_secs(10);
    let calls = client().idle_timeout(ten).build().unwrap();
    let (count, lost, seconds) = read(calls.ticks(&TicksRequest {})).await;
    assert_eq!((count, seconds), (5, 50));
    assert!(lost.unwrap().contains("idle_timeout"));
    // A setting of one call outranks the one of the client.
    let call = calls.ticks(&TicksRequest {});
    let (count, lost, seconds) = read(call.idle_timeout(Duration::from_secs(5))).await;
    assert_eq!((count, seconds), (0, 5));
    assert!(lost.is_some());
}

#[tokio::test(start_paused = true)]
async fn the_default_pause_is_a_minute_and_none_is_no_limit() {
    let calls = client().build().unwrap();
    let (count, lost, seconds) = read(calls.ticks(&TicksRequest {})).await;
    assert_eq!((count, seconds), (5, 100));
    assert!(lost.is_some());
    let call = calls.ticks(&TicksRequest {}).idle_timeout(None);
    let (count, lost, seconds) = read(call).await;
    assert_eq!((count, lost, seconds), (5, None, 40 + 3600));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_a_stream_that_moves() {
    let calls = client().build().unwrap();
    let call = calls.ticks(&TicksRequest {});
    let (count, lost, seconds) = read(call.deadline(Duration::from_secs(20))).await;
    assert_eq!((count, seconds), (2, 20));
    assert!(lost.unwrap().contains("deadline"));
}
