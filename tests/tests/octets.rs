//! Streamed bodies over loopback: memory limits, broken streams, and no repetition.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as Poller, Poll};
use std::time::Duration;

use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_octets as api;
use rt::body::{BlobStream, ByteStream, Items};
use rt::client::{CallError, Error, RetryPolicy};
use rt::message::{read_request, write_request};
use rt::server::Context;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use api::operations::{
    Echo, EchoRequest, EchoResponse, Image, ImageBody, ImageRequest, ImageResponse, Rows,
    RowsError, RowsRequest, RowsResponse, Small, SmallRequest, SmallResponse,
};
use api::types::Row;

const MIB: usize = 1024 * 1024;

/// Pieces of 64 KiB.
struct Pieces {
    left: usize,
    /// An error instead of the end.
    broken: bool,
}

fn pieces(left: usize) -> Pieces {
    Pieces {
        left,
        broken: false,
    }
}

impl rt::Stream for Pieces {
    type Item = Result<rt::Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        let size = self.left.min(64 * 1024);
        self.left -= size;
        Poll::Ready(match size {
            0 if self.broken => Some(Err(io::Error::other("a secret of the caller"))),
            0 => None,
            size => Some(Ok(rt::Bytes::from(vec![7; size]))),
        })
    }
}

#[derive(Clone, Default)]
struct Octets(Arc<AtomicUsize>);

impl api::Service for Octets {
    async fn echo(&self, request: EchoRequest, _: Context<()>) -> rt::server::HandlerResult<Echo> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(EchoResponse::Ok(request.body))
    }

    async fn image(
        &self,
        request: ImageRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Image> {
        match request.body {
            ImageBody::Image(image) => {
                assert!(image.bytes.length().is_none_or(|it| it < 10));
                let bytes = image.bytes.collect(20).await.unwrap_or_default();
                Ok(ImageResponse::Ok(BlobStream::new(image.media_type, bytes)))
            }
            ImageBody::Json(_) => {
                let mut broken = pieces(100_000);
                broken.broken = true;
                let bytes = ByteStream::from_stream(broken);
                Ok(ImageResponse::Ok(BlobStream::new("a/b", bytes)))
            }
        }
    }

    async fn small(
        &self,
        request: SmallRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Small> {
        Ok(SmallResponse::Ok(request.body.unwrap_or_default()))
    }

    async fn rows(&self, request: RowsRequest, _: Context<()>) -> rt::server::HandlerResult<Rows> {
        let (mut rows, mut count) = (request.body, 0);
        while let Some(row) = rows.next().await {
            let wrong = |error: rt::body::ItemError| match error {
                rt::body::ItemError::Invalid(_) => {
                    RowsError::Default(rt::StatusCode::BAD_REQUEST, error.to_string()).into()
                }
                // A body over the limit is 413, which the documented error would replace.
                other => rt::server::Failed::unreadable(other),
            };
            count += row.map_err(wrong)?.n;
        }
        Ok(RowsResponse::Ok(count))
    }
}

async fn start(limit: usize) -> (String, Octets) {
    let service = Octets::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = api::routes(service.clone()).body_limit(limit).finish();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, service)
}

fn client(url: &str) -> api::Client {
    let retry = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = api::Client::builder().base_url(url).retry(retry);
    client.timeout(Duration::from_secs(20)).build().unwrap()
}

fn echo(body: impl Into<ByteStream>) -> EchoRequest {
    EchoRequest { body: body.into() }
}

/// Sends a body through a server and back, all on this thread, and counts the bytes.
async fn through(size: usize) -> usize {
    let (url, _) = start(size).await;
    let request = echo(ByteStream::sized(size as u64, pieces(size)));
    let response = client(&url).echo(&request).await.unwrap();
    let EchoResponse::Ok(mut body) = response.into_value();
    let mut read = 0;
    while let Some(piece) = body.next().await {
        let piece = piece.unwrap();
        assert!(piece.iter().all(|it| *it == 7));
        read += piece.len();
    }
    read
}

#[test]
fn a_large_body_goes_both_ways_and_is_never_held() {
    const SIZE: usize = 32 * MIB;
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().unwrap();
    let mut read = 0;
    let measured = allocation_counter::measure(|| read = runtime.block_on(through(SIZE)));
    assert_eq!(read, SIZE);
    let held = measured.bytes_max;
    assert!(held < 8 * MIB as u64, "{held} bytes were held at once");
}

#[tokio::test]
async fn a_body_over_the_limit_is_413() {
    let (url, service) = start(MIB).await;
    let status = |error: CallError<Image>| error.status().map(|it| it.as_u16());
    // A declared length above the limit is refused unread, by the server and not by its handler.
    let sized = ByteStream::sized(2 * MIB as u64, pieces(2 * MIB));
    assert!(client(&url).echo(&echo(sized)).await.is_err());
    assert_eq!(service.0.load(Ordering::SeqCst), 0);
    // An undeclared length is refused once the handler reaches the limit, regardless of the
    // handler's response.
    let (url, _) = start(15).await;
    let image = |bytes: ByteStream| ImageRequest {
        body: ImageBody::Image(BlobStream::new("image/png", bytes)),
    };
    let unsized_body = ByteStream::from_stream(pieces(16));
    let error = client(&url).image(&image(unsized_body)).await.unwrap_err();
    assert_eq!(status(error), Some(413));
    let fits = ByteStream::from_stream(pieces(15));
    let response = client(&url).image(&image(fits)).await.unwrap();
    assert_eq!(response.headers()["content-type"], "image/png");
    let ImageResponse::Ok(blob) = response.into_value();
    assert_eq!(blob.bytes.collect(15).await.unwrap(), vec![7; 15]);
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_an_error_on_both_sides() {
    let (url, _) = start(MIB).await;
    let request = ImageRequest {
        body: ImageBody::Json(Default::default()),
    };
    // The head of the response may not have been sent when its body breaks off.
    match client(&url).image(&request).await {
        Ok(response) => {
            let ImageResponse::Ok(blob) = response.into_value();
            assert!(blob.bytes.collect(MIB).await.is_err());
        }
        Err(error) => assert!(matches!(error, Error::Transport(_)), "{error:?}"),
    }
    let mut source = pieces(1000);
    source.broken = true;
    let error = client(&url)
        .echo(&echo(ByteStream::from_stream(source)))
        .await;
    if let Ok(response) = error {
        let EchoResponse::Ok(body) = response.into_value();
        assert!(body.collect(MIB).await.is_err());
    }
    // Streams shorter or longer than declared.
    for (messages, size) in [(11, 10), (9, 10)] {
        let stream = ByteStream::sized(messages, pieces(size));
        let error = stream.collect(MIB).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    }
    let error = ByteStream::from_stream(pieces(10)).collect(9).await;
    assert_eq!(error.unwrap_err().kind(), io::ErrorKind::FileTooLarge);
}

/// A server that responds with 503 to every request, and counts them.
async fn unavailable() -> (String, Arc<AtomicUsize>, Arc<std::sync::Mutex<String>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let seen: Arc<std::sync::Mutex<String>> = Arc::default();
    let (counted, noted) = (Arc::clone(&count), Arc::clone(&seen));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut text = String::new();
            let mut buffer = [0; 4096];
            while !text.ends_with("\u{7}\u{7}\u{7}") && !text.ends_with("0\r\n\r\n") {
                let read = stream.read(&mut buffer).await.unwrap();
                text.push_str(&String::from_utf8_lossy(&buffer[..read]));
            }
            *noted.lock().unwrap() = text;
            let response =
                b"HTTP/1.1 503 Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(response).await.unwrap();
        }
    });
    (url, count, seen)
}

#[tokio::test]
async fn a_stream_is_sent_once_and_held_bytes_as_often_as_needed() {
    let (url, count, seen) = unavailable().await;
    let client = client(&url);
    let request = echo(ByteStream::sized(3, pieces(3)));
    client.echo(&request).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 1);
    let text = seen.lock().unwrap().to_lowercase();
    assert!(text.starts_with("put /echo http/1.1\r\n"), "{text}");
    assert!(text.contains("\r\ncontent-type: application/octet-stream\r\n"));
    assert!(text.contains("\r\ncontent-length: 3\r\n"), "{text}");
    assert!(text.ends_with("\r\n\r\n\u{7}\u{7}\u{7}"), "{text}");
    // There is nothing left to send.
    let again = client.echo(&request).await.unwrap_err();
    assert!(matches!(again, Error::Invalid(_)), "{again:?}");
    assert_eq!(count.load(Ordering::SeqCst), 1);

    let chunked = echo(ByteStream::from_stream(pieces(3)));
    client.echo(&chunked).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 2);
    let text = seen.lock().unwrap().to_lowercase();
    assert!(
        text.contains("\r\ntransfer-encoding: chunked\r\n"),
        "{text}"
    );

    client.echo(&echo(vec![7; 3])).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 5);
}

#[tokio::test]
async fn a_request_is_a_stream_of_items() {
    let (url, _) = start(MIB).await;
    let rows = |last: i64| RowsRequest {
        body: Items::of((1..=last).map(|n| Row { n })),
    };
    let response = client(&url).rows(&rows(10_000)).await.unwrap();
    assert_eq!(response.into_value(), RowsResponse::Ok(50_005_000));
    // The server reads strictly.
    let wrong = RowsRequest {
        body: Items::of([Row { n: 1 }, Row { n: 100_001 }]),
    };
    let Err(Error::Api(error)) = client(&url).rows(&wrong).await else {
        panic!("an item is against the document");
    };
    assert_eq!(error.status(), 400);
    let (url, _) = start(100).await;
    let error = client(&url).rows(&rows(1000)).await.unwrap_err();
    assert_eq!(error.status().map(|it| it.as_u16()), Some(413));
}

#[tokio::test]
async fn what_is_held_is_bytes_and_shows_no_content() {
    let request = echo("hidden");
    let wire = write_request::<Echo>(&request).unwrap();
    assert_eq!(wire.body(), "hidden");
    assert_eq!(read_request::<Echo>(&wire).unwrap(), request);
    let shown = format!("{request:?}");
    assert!(shown.contains("length: Some(6)"), "{shown}");
    assert!(!shown.contains("hidden"), "{shown}");
    let streamed = echo(ByteStream::from_stream(pieces(3)));
    assert_eq!(streamed, streamed.clone());
    assert_ne!(streamed, echo(ByteStream::from_stream(pieces(3))));
    let report = write_request::<Echo>(&streamed).unwrap_err().to_string();
    assert!(report.contains("can't be written as a whole"), "{report}");
    // The stream is still unread.
    let bytes = streamed.body.collect(3).await.unwrap();
    assert_eq!(bytes, vec![7; 3]);
}
