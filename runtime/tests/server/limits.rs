//! Waits for bodies and handlers have limits.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use copperplate_runtime as rt;
use http_body::Frame;
use rt::server::{BODY_IDLE, BODY_WITHIN, Failure, HANDLER_WITHIN, Router, Routes, UPLOAD_WITHIN};
use tokio::time::{Instant, Sleep, sleep};

use crate::api::{ListFiles, OWN, PutText, Said};
use crate::{Seen, call, request};

/// A body that sends a byte after each pause, forever or up to a length.
struct Drip {
    every: Duration,
    left: usize,
    next: Pin<Box<Sleep>>,
}

impl Drip {
    fn body(every: Duration, left: usize) -> Body {
        let next = Box::pin(sleep(every));
        Body::new(Self { every, left, next })
    }
}

impl HttpBody for Drip {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        std::task::ready!(self.next.as_mut().poll(context));
        let next = Instant::now() + self.every;
        self.next.as_mut().reset(next);
        self.left -= 1;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
    }
}

const MINUTE: Duration = Duration::from_secs(60);

static FILE: rt::body::StreamBody = rt::body::StreamBody::new("application/octet-stream");

/// An operation whose handler streams the body.
struct Upload;

struct UploadRequest {
    body: rt::body::ByteStream,
}

rt::request! {
    UploadRequest {
        .. body: body(&FILE),
    }
}

impl rt::Operation for Upload {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("upload", rt::operation::MethodName::PUT, "/uploads")
            .consumes(&["application/octet-stream"])
            .streamed_request_types(&["application/octet-stream"]);
    type Request = UploadRequest;
    type Response = Said;
    type Error = crate::api::SaidNo;
}

fn routes() -> Routes<()> {
    Routes::new((), &OWN)
        .public::<PutText, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .public::<Upload, _, _>(|_, request, _| async move {
            request.body.collect(1 << 20).await?;
            Ok(Said::NoContent)
        })
        .public::<ListFiles, _, _>(|_, _, _| async {
            sleep(MINUTE * 60 * 24).await;
            Ok(Said::NoContent)
        })
}

/// Sends a body to an operation; returns the response and the elapsed seconds.
async fn sent(router: Router, line: &str, body: Body) -> (Seen, u64) {
    let content_type = match line {
        "PUT /uploads" => "content-type: application/octet-stream",
        _ => "content-type: text/plain",
    };
    let begun = Instant::now();
    let seen = call(router, request(line, &[content_type], body)).await;
    (seen, begun.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_or_drips_is_refused_in_the_shape_of_the_api() {
    let often = Duration::from_secs(10);
    let seldom = BODY_IDLE + Duration::from_secs(1);
    let cases = [
        ("PUT /texts/a", seldom, BODY_IDLE),
        ("PUT /texts/a", often, BODY_WITHIN),
        ("PUT /uploads", seldom, BODY_IDLE),
        ("PUT /uploads", often, UPLOAD_WITHIN),
    ];
    for (line, every, within) in cases {
        let (seen, seconds) = sent(routes().finish(), line, Drip::body(every, 1000)).await;
        seen.is(
            408,
            r#"{"code":408,"why":"The body did not come in in time.","all":[[]]}"#,
        );
        assert_eq!(seen.header("connection"), ["close"]);
        assert_eq!(seconds, within.as_secs(), "{line}");
        let (seen, _) = sent(routes().finish(), line, Drip::body(often, 5)).await;
        seen.is(204, "");
    }
}

/// A caller that reads of a refusal would send the request again.
#[tokio::test(start_paused = true)]
async fn the_result_of_a_handler_stands_though_its_body_stalls() {
    let kept = Routes::new((), &OWN)
        .public::<Upload, _, _>(|_, request, _| async move {
            let broken = request.body.collect(1 << 20).await;
            assert!(broken.is_err());
            Ok(Said::NoContent)
        })
        .finish();
    let seldom = BODY_IDLE + Duration::from_secs(1);
    let (seen, _) = sent(kept, "PUT /uploads", Drip::body(seldom, 5)).await;
    seen.is(204, "");
}

#[tokio::test(start_paused = true)]
async fn limits_can_be_set_and_left_out() {
    let often = Duration::from_secs(10);
    for line in ["PUT /texts/a", "PUT /uploads"] {
        let short = routes().body_idle(Duration::from_secs(3)).finish();
        let (seen, seconds) = sent(short, line, Drip::body(often, 1)).await;
        assert_eq!((seen.status, seconds), (408, 3));
        let none = routes()
            .body_idle(None)
            .body_within(Duration::MAX)
            .upload_within(None)
            .handler_within(Duration::MAX)
            .finish();
        let (seen, _) = sent(none, line, Drip::body(MINUTE * 60, 30)).await;
        assert_eq!(seen.status, 204);
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_does_not_end_is_answered_for() {
    let failures = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&failures);
    let routes = || routes().finish();
    let hooked = Routes::new((), &OWN)
        .public::<ListFiles, _, _>(|_, _, _| std::future::pending())
        .on_failure(move |_, failure| {
            assert!(matches!(failure, Failure::TimedOut));
            *counted.lock().unwrap() += 1;
        })
        .finish();
    for router in [routes(), hooked] {
        let (seen, seconds) = sent(router, "GET /files", Body::empty()).await;
        seen.is(
            504,
            r#"{"code":504,"why":"The request could not be answered in time.","all":[[]]}"#,
        );
        assert_eq!(seconds, HANDLER_WITHIN.as_secs());
    }
    assert_eq!(*failures.lock().unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_handler_may_take_as_long_as_it_is_told() {
    let patient = routes().handler_within(None).finish();
    let (seen, _) = sent(patient, "GET /files", Body::empty()).await;
    assert_eq!(seen.status, 204);
    let hasty = routes().handler_within(Duration::from_secs(2)).finish();
    let (seen, seconds) = sent(hasty, "GET /files", Body::empty()).await;
    assert_eq!((seen.status, seconds), (504, 2));
}

/// Without a wait, no clock is needed.
#[test]
fn a_request_that_is_there_needs_no_timer() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let seen = runtime.block_on(call(
        routes().finish(),
        request("PUT /texts/a", &["content-type: text/plain"], "hi"),
    ));
    assert_eq!(seen.status, 204);
}

#[tokio::test(start_paused = true)]
async fn a_documented_error_stands_although_the_body_broke_off() {
    let router = Routes::new((), &OWN)
        .public::<Upload, _, _>(|_, request, _| async move {
            let broken = request.body.collect(1 << 20).await;
            assert!(broken.is_err());
            Err(crate::api::SaidNo::Conflict("half of it".to_owned()).into())
        })
        .finish();
    let seldom = BODY_IDLE + Duration::from_secs(1);
    let (seen, _) = sent(router, "PUT /uploads", Drip::body(seldom, 5)).await;
    seen.is(409, r#""half of it""#);
}
