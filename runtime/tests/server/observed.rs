//! The ids of requests, and the hook that sees every response.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request as Received;
use axum::middleware::{Next, from_fn};
use copperplate_runtime as rt;
use http::{HeaderName, Request};
use rt::server::{Exchanged, Refused, RequestId, Router, Routes};
use tower::ServiceExt as _;

use crate::api::{Desk, GetXml, OWN, Said, routes};
use crate::{JSON, TOKEN, call, note, request};

const ID: HeaderName = HeaderName::from_static("x-request-id");

type Lines = Arc<Mutex<Vec<String>>>;

/// A router that writes a line for each response.
fn observed() -> (Router, Lines) {
    let lines = Lines::default();
    let log = Arc::clone(&lines);
    let hook = move |exchanged: &Exchanged<'_>| {
        let route = exchanged.operation.map_or("-", |it| it.path);
        let reason = exchanged
            .refused
            .map(|it| (it.refusal(), it.report().len()));
        let failure = exchanged.failure.map(ToString::to_string);
        let line = format!(
            "{} {route} {} {reason:?} {failure:?} {:?}",
            exchanged.method,
            exchanged.status.as_u16(),
            exchanged.error_type(),
        );
        assert!(exchanged.request_id.is_some());
        log.lock().unwrap().push(line);
    };
    let all = Routes::new(Desk::default(), &OWN)
        .request_id(ID)
        .on_response(hook);
    (routes(all), lines)
}

#[tokio::test]
async fn every_response_reaches_the_hook_with_its_reason() {
    let (router, lines) = observed();
    let get = |line| request(line, &[], Body::empty());
    let text = request("POST /notes/n1", &[TOKEN, "content-type: text/plain"], "hi");
    for (request, line) in [
        (note(r#""hi""#), "POST /notes/{name} 200 None None None"),
        (note(r#""twice""#), "POST /notes/{name} 409 None None None"),
        (
            note("5"),
            "POST /notes/{name} 422 Some((Invalid, 1)) None None",
        ),
        (
            text,
            "POST /notes/{name} 400 Some((UnsupportedMediaType, 1)) None None",
        ),
        (
            request("POST /notes/n1", &[JSON], r#""hi""#),
            "POST /notes/{name} 401 Some((Unauthenticated, 0)) None None",
        ),
        (
            get("GET /nowhere"),
            "GET - 404 Some((NotFound, 0)) None None",
        ),
        (
            get("GET /files/a.png"),
            "GET - 404 Some((NotFound, 0)) None None",
        ),
        (
            get("PUT /notes/n1"),
            "PUT - 405 Some((MethodNotAllowed, 0)) None None",
        ),
        (
            note(r#""bug""#),
            "POST /notes/{name} 503 Some((Failed, 0)) \
             Some(\"the handler panicked: s3cret of the handler\") Some(\"panic\")",
        ),
        (
            note(r#""down""#),
            "POST /notes/{name} 503 Some((Failed, 0)) \
             Some(\"the handler failed: s3cret of the database\") Some(\"failed\")",
        ),
    ] {
        call(router.clone(), request).await;
        let seen = std::mem::take(&mut *lines.lock().unwrap());
        assert_eq!(seen, [line]);
    }
}

/// The ids that the handler, a layer and the caller see.
async fn ids(sent: &[&str]) -> [String; 3] {
    let layer = Lines::default();
    let seen = Arc::clone(&layer);
    let traced = from_fn(move |request: Received, next: Next| {
        let id = request.extensions().get::<RequestId>().cloned();
        seen.lock().unwrap().push(id.unwrap().to_string());
        next.run(request)
    });
    let router = Routes::new((), &OWN)
        .public::<GetXml, _, _>(|_, _, context| async move {
            Ok(Said::Ok(context.request_id().unwrap().to_owned()))
        })
        .layer(traced)
        .request_id(ID)
        .finish();
    let mut headers = Request::get("/files/a.xml");
    for id in sent {
        headers = headers.header(ID, *id);
    }
    let seen = call(router, headers.body(Body::empty()).unwrap()).await;
    let [returned] = seen.header(ID.as_str())[..] else {
        panic!("{:?}", seen.headers);
    };
    let layer = layer.lock().unwrap().join(" ");
    [
        seen.text.trim_matches('"').to_owned(),
        layer,
        returned.to_owned(),
    ]
}

#[tokio::test]
async fn a_well_formed_id_is_kept_and_any_other_is_replaced() {
    let longest = "a".repeat(128);
    for good in ["7f3a", "Root=1-67891233-abcdef012345678912345678", &longest] {
        assert_eq!(ids(&[good]).await, [good; 3]);
    }
    let long = "a".repeat(129);
    let mut made = Vec::new();
    for bad in [
        &[][..],
        &[""],
        &["two words"],
        &["a\"b"],
        &["\u{e9}"],
        &[&long],
        &["a", "b"],
    ] {
        let [handler, layer, caller] = ids(bad).await;
        assert_eq!((&handler, &layer), (&caller, &caller));
        assert!(
            caller.len() == 32 && caller.bytes().all(|it| it.is_ascii_hexdigit()),
            "{caller}"
        );
        made.push(caller);
    }
    made.sort();
    made.dedup();
    assert_eq!(made.len(), 7);
}

#[tokio::test]
async fn refusals_and_unknown_paths_have_an_id_below_a_prefix_too() {
    let own = || Routes::new((), &OWN).request_id(ID).finish_nested();
    let router = Router::new().nest("/own", own());
    for (router, path) in [(observed().0, "/nowhere"), (router, "/own/nowhere")] {
        let seen = call(router, request(&format!("GET {path}"), &[], Body::empty())).await;
        assert_eq!(seen.status, 404);
        assert_eq!(seen.header(ID.as_str()).len(), 1);
    }
}

#[tokio::test]
async fn a_layer_can_tell_why_a_request_was_refused() {
    let response = routes(Routes::new(Desk::default(), &OWN))
        .oneshot(note("5"))
        .await
        .unwrap();
    let refused = response.extensions().get::<Refused>().unwrap();
    assert_eq!(refused.refusal(), rt::refusal::Refusal::Invalid);
    assert_eq!(refused.report().len(), 1);
    assert!(!response.headers().contains_key(ID));
}
