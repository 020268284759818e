//! Servers that verify signatures: a layer, and an authenticator.

use std::sync::Mutex;

use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Request};
use axum::routing::post;
use copperplate_runtime as rt;
use http::{HeaderMap, Method, StatusCode};
use rt::server::{Failure, Router, VerifyLayer};
use rt::signature::{HttpMessage, KnownKeys, MessageSigner, Unverified, Verified, Verifier};
use tower::ServiceExt as _;

use crate::shared;

static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());
const COVERED: [&str; 2] = ["@method", "@target-uri"];
const TARGET: &str = "/v1/payouts?dry=true";

fn verifier() -> Verifier {
    let keys = KnownKeys::new([("tenant-7", shared().verifying_key())]);
    Verifier::new(keys).requires(COVERED).unwrap()
}

/// A router below a prefix, with a layer that verifies.
fn router() -> Router {
    let handler = |Extension(verified): Extension<Verified>, body: String| async move {
        format!("{} sent {body}", verified.key_id())
    };
    let layer = VerifyLayer::new(verifier(), &REFUSALS)
        .body_limit(32)
        .on_failure(|failure: &Failure| TOLD.lock().unwrap().push(failure.to_string()));
    let inner = Router::new().route("/payouts", post(handler)).layer(layer);
    Router::new().nest("/v1", inner)
}

fn signed(target: &str, body: &str) -> HeaderMap {
    let none = HeaderMap::new();
    let message = HttpMessage::request(&Method::POST, "https", "bank.example", target, &none);
    let signer = MessageSigner::new("tenant-7", shared())
        .covers(COVERED)
        .unwrap();
    let message = message.unwrap().body(body.as_bytes());
    signer.sign(message, std::time::SystemTime::now()).unwrap()
}

fn request(headers: HeaderMap, body: &'static str) -> Request {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = TARGET.parse().unwrap();
    *request.headers_mut() = headers;
    request
        .headers_mut()
        .insert("host", "bank.example".parse().unwrap());
    request
}

async fn call(request: Request) -> (StatusCode, String, Option<Failure>) {
    let response = router().oneshot(request).await.unwrap();
    let (status, failure) = (response.status(), response.extensions().get().cloned());
    let body = to_bytes(response.into_body(), 10_000).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap(), failure)
}

#[tokio::test]
async fn a_layer_verifies_what_the_sender_signed_and_tells_why_not() {
    let (status, text, _) = call(request(signed(TARGET, "{}"), "{}")).await;
    assert_eq!(
        (status, text.as_str()),
        (StatusCode::OK, "tenant-7 sent {}")
    );
    for (headers, body, reason) in [
        (signed(TARGET, "{}"), "[]", Unverified::Digest),
        (signed("/v1/payouts", "{}"), "{}", Unverified::Signature),
        (HeaderMap::new(), "{}", Unverified::Missing),
    ] {
        let (status, text, failure) = call(request(headers, body)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert!(text.contains(r#""status":401"#), "{text}");
        assert!(!text.contains(&reason.to_string()), "{text}");
        let Some(Failure::Unverified(found)) = failure else {
            panic!("{failure:?}")
        };
        assert_eq!(found, reason);
        assert!(
            TOLD.lock()
                .unwrap()
                .iter()
                .any(|it| it.contains(&reason.to_string()))
        );
    }
    const LONG: &str = "a body that is longer than 32 bytes";
    let (status, ..) = call(request(signed(TARGET, LONG), LONG)).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_body_of_an_unknown_sender_is_not_read() {
    let never = futures_never();
    let mut request = request(HeaderMap::new(), "");
    *request.body_mut() = Body::new(never);
    let (status, ..) = call(request).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

/// A body that must not be polled.
fn futures_never() -> impl http_body::Body<Data = rt::Bytes, Error = std::io::Error> {
    struct Never;
    impl http_body::Body for Never {
        type Data = rt::Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<rt::Bytes>, std::io::Error>>> {
            panic!("the body was read")
        }
    }
    Never
}

#[tokio::test]
async fn a_refusal_says_what_a_signature_must_cover() {
    let response = router()
        .oneshot(request(HeaderMap::new(), ""))
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    let wanted = &response.headers()["accept-signature"];
    assert_eq!(wanted, r#"sig1=("@method" "@target-uri");created"#);
    let mut headers = HeaderMap::new();
    headers.insert("content-length", "2".parse().unwrap());
    let response = router().oneshot(request(headers, "{}")).await.unwrap();
    let wanted = &response.headers()["accept-signature"];
    assert_eq!(
        wanted,
        r#"sig1=("@method" "@target-uri" "content-digest");created"#
    );
    let tagged = verifier().label("pay").tag("payments");
    let wanted = tagged.accept_signature(false).unwrap();
    assert_eq!(
        wanted,
        r#"pay=("@method" "@target-uri");created;tag="payments""#
    );
    // A response to a verified request asks for nothing.
    let response = router()
        .oneshot(request(signed(TARGET, "{}"), "{}"))
        .await
        .unwrap();
    assert!(!response.headers().contains_key("accept-signature"));
}
