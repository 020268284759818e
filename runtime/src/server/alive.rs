//! Sends comments in quiet streams of events, to show that the connection is alive.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http::Response;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use http_body::{Frame, SizeHint};

use super::times::Timer;
use crate::body::Outgoing;
use crate::syntax::media_type::choose;

/// A comment line, ignored by readers of events (HTML, section 9.2.6).
const COMMENT: &[u8] = b": keep-alive\n";

/// Builds a streamed response. A stream of events must not be cached, because a cache would delay
/// it. It gets a comment in each pause of this length.
pub(super) fn streamed(
    mut response: Response<()>,
    stream: Outgoing,
    keep_alive: Option<Duration>,
) -> Response<Body> {
    let content_type = response.headers().get(CONTENT_TYPE);
    let content_type = content_type.and_then(|it| it.to_str().ok());
    let events = content_type.and_then(|it| choose(it, &["text/event-stream"]));
    if events.is_none() {
        return response.map(|()| Body::new(stream));
    }
    let cached = response.headers_mut().entry(CACHE_CONTROL);
    cached.or_insert(HeaderValue::from_static("no-cache"));
    // A stream with a declared length has no room for comments.
    let room = keep_alive.filter(|_| stream.size_hint().exact().is_none());
    response.map(|()| match room {
        Some(every) => Body::new(Alive {
            events: stream,
            every,
            timer: Timer::default(),
            at_line: true,
        }),
        None => Body::new(stream),
    })
}

struct Alive {
    events: Outgoing,
    every: Duration,
    timer: Timer,
    /// True after a complete line; a comment needs its own line.
    at_line: bool,
}

impl HttpBody for Alive {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let polled = Pin::new(&mut self.events).poll_frame(context);
        if let Poll::Ready(frame) = polled {
            self.timer.stop();
            if let Some(Ok(frame)) = &frame
                && let Some(last) = frame.data_ref().and_then(|data| data.last())
            {
                self.at_line = *last == b'\n';
            }
            return Poll::Ready(frame);
        }
        let every = self.at_line.then_some(self.every);
        self.timer.poll(every, context).map(|()| {
            self.timer.stop();
            Some(Ok(Frame::data(Bytes::from_static(COMMENT))))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.events.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.events.size_hint()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http_body_util::BodyExt as _;
    use tokio::time::{Instant, sleep};

    use super::super::drained::channel;
    use super::*;
    use crate::body::ByteStream;

    const EVERY: Duration = Duration::from_secs(15);

    async fn kept_alive(content_type: &'static str, body: Body) -> Response<Body> {
        let pieces = body.into_data_stream();
        let stream = Outgoing::begin(ByteStream::from_stream(Lossless(pieces))).await;
        let mut response = Response::new(());
        let content_type = HeaderValue::from_static(content_type);
        response.headers_mut().insert(CONTENT_TYPE, content_type);
        streamed(response, stream, Some(EVERY))
    }

    struct Lossless(axum::body::BodyDataStream);

    impl futures_core::Stream for Lossless {
        type Item = io::Result<Bytes>;

        fn poll_next(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<io::Result<Bytes>>> {
            let polled = Pin::new(&mut self.0).poll_next(context);
            polled.map(|it| it.map(|it| it.map_err(io::Error::other)))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_quiet_stream_has_a_comment_in_each_pause_and_between_lines_only() {
        let (sender, body) = channel();
        tokio::spawn(async move {
            for (pause, piece) in [(40, "data: 1\n\n"), (10, "data: "), (20, "2\n\n"), (16, "")] {
                sleep(Duration::from_secs(pause)).await;
                sender.send(Bytes::from(piece)).unwrap();
            }
        });
        let response = kept_alive("text/event-stream; charset=utf-8", body).await;
        assert_eq!(response.headers()["cache-control"], "no-cache");
        let begun = Instant::now();
        let mut body = response.into_body();
        let mut seen = Vec::new();
        while let Some(frame) = body.frame().await {
            let piece = frame.unwrap().into_data().unwrap();
            let piece = String::from_utf8(piece.to_vec()).unwrap();
            if !piece.is_empty() {
                seen.push((begun.elapsed().as_secs(), piece));
            }
        }
        let comment = || ": keep-alive\n".to_owned();
        let wanted = [
            (15, comment()),
            (30, comment()),
            (40, "data: 1\n\n".to_owned()),
            (50, "data: ".to_owned()),
            (70, "2\n\n".to_owned()),
            (85, comment()),
        ];
        assert_eq!(seen, wanted);
    }

    #[tokio::test(start_paused = true)]
    async fn other_streams_are_left_as_they_are() {
        let (sender, body) = channel();
        tokio::spawn(async move {
            sleep(EVERY * 3).await;
            sender.send(Bytes::from_static(b"{}\n")).unwrap();
        });
        let response = kept_alive("application/x-ndjson", body).await;
        assert!(response.headers().get(CACHE_CONTROL).is_none());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, "{}\n");
    }
}
