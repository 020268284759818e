//! Tests the server without a socket: each check, both formats of refusals, and the router.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod api;
mod authenticators;
mod content;
mod gates;
#[cfg(feature = "serve")]
mod heads;
mod layers;
mod lenient;
mod limits;
mod observed;
mod partial;
mod raw;
mod routing;
#[cfg(feature = "serve")]
mod serving;
mod validated;

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use axum::body::{Body, to_bytes};
use copperplate_runtime as rt;
use http::{HeaderMap, Request, Response, StatusCode};
use rt::server::Router;
use tower::ServiceExt as _;

use api::{Desk, own_router, router};

/// A response as seen by a caller.
struct Seen {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Seen {
    async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    fn header(&self, name: &str) -> Vec<&str> {
        let all = self.headers.get_all(name).iter();
        all.map(|value| value.to_str().unwrap()).collect()
    }

    #[track_caller]
    fn is(&self, status: u16, text: &str) {
        assert_eq!((self.status, self.text.as_str()), (status, text));
    }
}

async fn call(router: Router, request: Request<Body>) -> Seen {
    Seen::of(router.oneshot(request).await.unwrap()).await
}

/// `GET /path`, with headers as `name: value` lines.
fn request(line: &str, headers: &[&str], body: impl Into<Body>) -> Request<Body> {
    let (method, target) = line.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(target);
    for header in headers {
        let (name, value) = header.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    request.body(body.into()).unwrap()
}

const TOKEN: &str = "authorization: Bearer s3cret";
const JSON: &str = "content-type: application/json";

/// Sends a note with a valid token.
fn note(body: &'static str) -> Request<Body> {
    request("POST /notes/n1", &[TOKEN, JSON], body)
}

#[tokio::test]
async fn a_good_request_reaches_the_handler_and_its_answers_are_written() {
    let seen = call(router(Desk::default()), note(r#""hi""#)).await;
    seen.is(200, r#""n1 hi for \"token notes:write\"""#);
    assert_eq!(seen.header("content-type"), ["application/json"]);

    let seen = call(router(Desk::default()), note(r#""twice""#)).await;
    seen.is(409, r#""There is one already""#);
}

#[tokio::test]
async fn path_values_are_decoded_once_and_as_one_segment() {
    let target = "POST /notes/a%2Fb%20%2525%C3%A9+";
    let good = request(target, &[TOKEN, JSON], r#""hi""#);
    let seen = call(router(Desk::default()), good).await;
    seen.is(200, r#""a/b %25é+ hi for \"token notes:write\"""#);

    let broken = request("POST /notes/%FF", &[TOKEN, JSON], r#""hi""#);
    let seen = call(router(Desk::default()), broken).await;
    assert_eq!(seen.status, 400);
    assert!(
        seen.text.contains(r#""in":"path","name":"name""#),
        "{}",
        seen.text
    );
}

#[tokio::test]
async fn a_handler_that_panics_fails_its_own_request_and_tells_nothing() {
    for body in [r#""bug""#, r#""later""#, r#""line""#] {
        let desk = Desk::default();
        let router = router(desk.clone());
        let seen = call(router.clone(), note(body)).await;
        seen.is(
            500,
            r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"The request could not be answered."}"#,
        );
        assert_eq!(seen.header("location"), [""; 0]);
        assert_eq!(call(router, note(r#""hi""#)).await.status, 200);
        assert_eq!(desk.handled.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn an_authenticator_that_panics_lets_nobody_in() {
    let desk = Desk::default();
    let bug = request(
        "POST /notes/n1",
        &["authorization: Bearer bug", JSON],
        r#""hi""#,
    );
    let seen = call(router(desk.clone()), bug).await;
    assert_eq!(seen.status, 500);
    assert!(!seen.text.contains("s3cret"));
    assert_eq!(desk.handled.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn nothing_secret_or_personal_is_in_debug() {
    let desk = Desk::default();
    let router = router(desk.clone());
    let requests = [
        request(
            "POST /notes/jane.doe",
            &[TOKEN, JSON, "cookie: session=k3y", "x-api-key: k3y"],
            r#""hi""#,
        ),
        request(
            "POST /notes/jane.doe",
            &["authorization: Basic amFuZTpwOnc=", JSON, "x-api-key: k3y"],
            r#""hi""#,
        ),
        request("GET /notes/jane.doe?api+key=k3y", &[], ""),
        request("GET /notes/jane.doe", &["cookie: session=k3y"], ""),
    ];
    for request in requests {
        assert_eq!(call(router.clone(), request).await.status, 200);
    }
    let shown = desk.shown.lock().unwrap().clone();
    assert!(shown.contains("createNote") && shown.contains("queryKey"));
    for secret in ["s3cret", "k3y", "jane", "amFu", "p:w"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
}

#[tokio::test]
async fn any_error_of_a_handler_is_a_failure_that_tells_nothing() {
    let seen = call(router(Desk::default()), note(r#""down""#)).await;
    seen.is(
        500,
        r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"The request could not be answered."}"#,
    );
    let seen = call(own_router(Desk::default()), note(r#""down""#)).await;
    assert_eq!(seen.status, 503);
    assert!(seen.text.starts_with(r#"{"code":503"#) && !seen.text.contains("s3cret"));
}

#[tokio::test]
async fn an_undocumented_answer_is_sent_as_it_is() {
    let seen = call(router(Desk::default()), note(r#""gone""#)).await;
    seen.is(410, "gone");
    assert_eq!(seen.header("content-type"), ["text/plain"]);
}

#[tokio::test]
async fn headers_that_a_handler_adds_are_on_every_answer_and_documented_ones_win() {
    for (body, status) in [("hi", 200), ("twice", 409), ("down", 500), ("gone", 410)] {
        let body = Box::leak(format!("\"{body}\"").into_boxed_str());
        let seen = call(router(Desk::default()), note(body)).await;
        assert_eq!(seen.status, status);
        assert_eq!(seen.header("set-cookie"), ["a=1", "b=2"], "{status}");
        assert_eq!(seen.header("content-type").len(), 1);
        assert_ne!(seen.header("content-type"), ["text/html"]);
    }
    let response = router(Desk::default()).oneshot(note(r#""hi""#)).await;
    let headers = format!("{:?}", response.unwrap().headers());
    assert!(!headers.contains("a=1"), "{headers}");
    let seen = call(router(Desk::default()), note(r#""frame""#)).await;
    assert_eq!(seen.status, 500);
}

/// The failures reported to the `on_failure` callback.
async fn told(body: &'static str) -> Vec<(&'static str, String)> {
    let told = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&told);
    let routes = rt::server::Routes::new(Desk::default(), &api::PLAIN);
    let routes = routes.on_failure(move |operation, failure| {
        let told = (operation.id, failure.to_string());
        hook.lock().unwrap().push(told);
    });
    call(api::routes(routes), note(body)).await;
    std::mem::take(&mut *told.lock().unwrap())
}

#[tokio::test]
async fn a_hook_is_told_of_failures_and_of_nothing_else() {
    let cause = "the handler failed: s3cret of the database".to_owned();
    assert_eq!(told(r#""down""#).await, [("createNote", cause)]);
    let panicked = "the handler panicked: s3cret of the handler".to_owned();
    assert_eq!(told(r#""bug""#).await, [("createNote", panicked)]);
    assert_eq!(told(r#""line""#).await.len(), 1);
    for body in [r#""hi""#, r#""twice""#, r#""gone""#, "5"] {
        assert_eq!(told(body).await, []);
    }
}

#[tokio::test]
async fn a_failure_can_be_told_from_its_answer_by_a_layer() {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let response = router(Desk::default())
        .oneshot(note(r#""bug""#))
        .await
        .unwrap();
    assert_eq!(response.status(), status);
    let failure = response.extensions().get::<rt::server::Failure>();
    let told = failure.map(ToString::to_string).unwrap_or_default();
    assert!(told.starts_with("the handler panicked: "), "{told}");

    let response = router(Desk::default())
        .oneshot(note(r#""line""#))
        .await
        .unwrap();
    let failure = response.extensions().get::<rt::server::Failure>();
    let Some(rt::server::Failure::Unwritable(report)) = failure else {
        panic!("{failure:?}");
    };
    assert_eq!(report.len(), 1);
}
