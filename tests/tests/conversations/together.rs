//! The HTTP behaviour common to all providers: media types, methods, repeated headers, routers side
//! by side, and waits before retries.

use axum::Router;
use copperplate_runtime::client::{Error, RetryPolicy};
use copperplate_runtime::refusal::Refusal;
use copperplate_runtime::server::BODY_LIMIT;

use crate::circle::Circle;
use crate::common::scripted;
use crate::fondo::Fondo;
use crate::plannr::Plannr;
use crate::refusals::{assert_refusal, bare};
use crate::repeats::thrice;
use crate::support::*;
use crate::upvest::Upvest;
use crate::wire::{Reply, send};
use crate::youhodler::YouHodler;

/// Valid headers of a provider, some of them replaced.
fn with<P: Provider>(
    changed: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    let kept = P::HEADERS.iter().copied();
    let mut headers: Vec<_> = kept
        .filter(|(name, _)| !changed.iter().any(|(other, _)| other == name))
        .collect();
    headers.extend(changed);
    headers
}

async fn status_of<P: Provider>(changed: &[(&'static str, &'static str)]) -> u16 {
    let stage = Stage::<P>::successful(1).await;
    let line = format!("POST {}", P::PATH);
    let body = requests::<P>().next().unwrap().body.as_bytes();
    let response = send(stage.server, &line, &with::<P>(changed), body).await;
    response.status()
}

#[tokio::test]
async fn media_types_are_compared_as_http_has_it() {
    // RFC 9110, sections 8.3.1 and 12.5.1.
    for content_type in [
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/json ;charset=\"utf-8\"",
    ] {
        let status = status_of::<Circle>(&[("content-type", content_type)]).await;
        assert_eq!(status, 201, "{content_type}");
    }
    for accept in [
        "*/*",
        "application/*",
        "text/html, application/json;q=0.1",
        "APPLICATION/JSON",
    ] {
        let status = status_of::<Circle>(&[("accept", accept)]).await;
        assert_eq!(status, 201, "{accept}");
    }
    for accept in ["text/*", "application/json;q=0", "application/xml"] {
        // None of the five providers documents a 406, so it is never sent.
        let status = status_of::<Circle>(&[("accept", accept)]).await;
        assert_eq!(status, 201, "{accept}");
    }
    for content_type in ["application/jsonx", "text/json", "multipart/form-data", "x"] {
        let status = status_of::<Circle>(&[("content-type", content_type)]).await;
        assert_eq!(status, 415, "{content_type}");
    }
}

#[tokio::test]
async fn a_header_that_is_there_twice_is_not_guessed_at() {
    // With two different keys, money could move twice.
    let upvest = [
        ("idempotency-key", "ccb07f42-4104-44ad-8e1f-c660bb7b269c"),
        ("idempotency-key", "00000000-0000-0000-0000-000000000001"),
    ];
    assert_eq!(status_of::<Upvest>(&upvest).await, 400);
    let youhodler = [("Idempotency-Key", "a"), ("Idempotency-Key", "b")];
    assert_eq!(status_of::<YouHodler>(&youhodler).await, 400);
    let credentials = [
        ("authorization", "Bearer c2VjcmV0Cg=="),
        ("authorization", "Bearer other"),
    ];
    assert_eq!(status_of::<Fondo>(&credentials).await, 401);
}

#[tokio::test]
async fn a_body_may_be_as_long_as_the_limit() {
    let stage = Stage::<Circle>::successful(1).await;
    let line = format!("POST {}", Circle::PATH);
    let mut body = requests::<Circle>().next().unwrap().body.to_owned();
    body.push_str(&" ".repeat(BODY_LIMIT - body.len()));
    let response = send(stage.server, &line, Circle::HEADERS, body.as_bytes()).await;
    assert_eq!(response.status(), 201);
    body.push(' ');
    let response = send(stage.server, &line, Circle::HEADERS, body.as_bytes()).await;
    assert_eq!(response.status(), 413);
    assert_eq!(stage.desk.take().len(), 1);
}

#[tokio::test]
async fn the_name_of_the_scheme_has_no_case() {
    let lower = [("authorization", "bearer c2VjcmV0Cg==")];
    assert_eq!(status_of::<Plannr>(&lower).await, 200);
}

#[tokio::test]
async fn another_method_or_path_is_not_this_operation() {
    let stage = Stage::<Fondo>::with(Vec::new()).await;
    let get = format!("GET {}", Fondo::PATH);
    let response = send(stage.server, &get, Fondo::HEADERS, b"").await;
    assert_eq!(response.status(), 405);
    assert_eq!(response.header("allow"), Some("POST"));
    assert_refusal::<Fondo>(
        &response,
        Refusal::MethodNotAllowed,
        &bare(Refusal::MethodNotAllowed),
    );
    for path in ["/v2", "/v2/partner/client/a/account/b/withdrawal/", "/"] {
        let line = format!("POST {path}");
        let response = send(stage.server, &line, Fondo::HEADERS, b"{}").await;
        assert_eq!(response.status(), 404, "{path}");
        assert_refusal::<Fondo>(&response, Refusal::NotFound, &bare(Refusal::NotFound));
    }
    assert!(stage.desk.take().is_empty());
}

#[tokio::test]
async fn five_routers_live_side_by_side_below_a_prefix() {
    let all = Router::new()
        .merge(ready::<Fondo>())
        .merge(ready::<YouHodler>())
        .merge(ready::<Upvest>())
        .merge(ready::<Circle>())
        .merge(ready::<Plannr>());
    let server = serve(Router::new().nest("/partners/x", all)).await;
    // A slash at the end of a base URL makes no difference.
    let url = format!("http://{server}/partners/x/");
    called::<Fondo>(&url).await;
    called::<YouHodler>(&url).await;
    called::<Upvest>(&url).await;
    called::<Circle>(&url).await;
    called::<Plannr>(&url).await;
}

fn ready<P: Provider>() -> Router {
    P::router(Desk::new(vec![success::<P>()]))
}

async fn called<P: Provider>(url: &str) {
    let client = P::client(url, RetryPolicy::never());
    let response = P::call(&client, &first::<P>()).await.unwrap();
    assert_eq!(response.status(), success_status::<P>());
}

#[tokio::test]
async fn a_client_waits_as_long_as_it_is_asked_to() {
    let busy = |headers| Reply::Answer(429, headers, "{}".to_owned());
    let created = || Reply::json(success_status::<Upvest>(), success_body::<Upvest>());

    let now = busy("content-type: application/json\r\nretry-after: 0\r\n");
    let (client, script) = scripted::<Upvest>(vec![now, created()], thrice()).await;
    let response = Upvest::call(&client, &first::<Upvest>()).await.unwrap();
    assert_eq!((response.attempts(), script.requests().len()), (2, 2));

    // This wait exceeds the policy: the caller gets the error, and may retry with the same key.
    let later = busy("content-type: application/json\r\nretry-after: 3600\r\n");
    let (client, script) = scripted::<Upvest>(vec![later, created()], thrice()).await;
    let error = Upvest::call(&client, &first::<Upvest>()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 429);
    assert_eq!(error.headers().unwrap()["retry-after"], "3600");
    assert_eq!(script.requests().len(), 1);
    assert!(error.idempotency_key().is_some());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    // A token must not be sent to the target of a redirect.
    let other = crate::wire::Script::start(Vec::new()).await;
    let target: &'static str = Box::leak(format!("location: http://{}/\r\n", other.address).into());
    let replies = vec![Reply::Answer(307, target, String::new())];
    let (client, script) = scripted::<Circle>(replies, thrice()).await;
    let error = Circle::call(&client, &first::<Circle>()).await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!(script.requests().len(), 1);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_server_that_is_not_there_leaves_no_doubt() {
    // The port is bound but not listening, so no connection succeeds.
    let held = tokio::net::TcpSocket::new_v4().unwrap();
    held.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", held.local_addr().unwrap());
    let client = Fondo::client(&url, thrice());
    let error = Fondo::call(&client, &first::<Fondo>()).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(!error.is_uncertain());
}
