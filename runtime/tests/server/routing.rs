//! Finds operations by path and method, alone and among other routers.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http_body::Frame;

use copperplate_runtime as rt;
use rt::server::Router;

use crate::api::{Desk, OWN, own_router, query_router, router, second_router};
use crate::{TOKEN, call, request};

const NOTHING: &str = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"There is nothing at this path."}"#;
const OWN_NOTHING: &str = r#"{"code":404,"why":"There is nothing at this path.","all":[[]]}"#;

#[tokio::test]
async fn templates_with_text_around_a_parameter_share_a_path() {
    let cases = [
        ("/files/a.json", 200, r#""json a for None""#),
        ("/files/a.json.xml", 200, r#""xml a.json for ()""#),
        ("/files/a.xml.json", 200, r#""json a.xml for None""#),
        ("/files/a.csv", 404, NOTHING),
        ("/files", 404, NOTHING),
        ("/files/a.json/", 404, NOTHING),
        ("/files/x/a.json", 404, NOTHING),
    ];
    for (path, status, text) in cases {
        let sent = request(&format!("GET {path}"), &[], "");
        call(router(Desk::default()), sent).await.is(status, text);
    }
}

#[tokio::test]
async fn the_template_that_spells_out_more_is_matched_first() {
    for (path, name) in [("/files/a.json", r#""a""#), ("/files/a.txt", r#""a.txt""#)] {
        let sent = request(&format!("DELETE {path}"), &[], "");
        call(router(Desk::default()), sent).await.is(200, name);
    }
}

#[tokio::test]
async fn another_spelling_of_a_path_is_the_same_path() {
    let nested = Router::new().nest("/v1", router(Desk::default()));
    for path in [
        "/keyed/me",
        "/keyed/m%65",
        "/k%65yed/%6d%65",
        "/keyed/~root%2F",
        "/keyed/~root%2f",
        "/keyed/%7Eroot%2F",
        "/keyed/%7e%72oot%2f",
    ] {
        let line = format!("GET {path}");
        if path.starts_with("/keyed") {
            let seen = call(router(Desk::default()), request(&line, &[], "")).await;
            assert_eq!(seen.status, 401, "{path}");
            let seen = call(router(Desk::default()), request(&line, &[TOKEN], "")).await;
            assert_eq!(seen.status, 204, "{path}");
            let line = format!("GET /v1{path}");
            let seen = call(nested.clone(), request(&line, &[], "")).await;
            assert_eq!(seen.status, 401, "{path}");
            let line = format!("PUT {path}");
            let seen = call(router(Desk::default()), request(&line, &[], "")).await;
            assert_eq!(seen.header("allow"), ["GET,HEAD"], "{path}");
        } else {
            // Without a template that captures such a spelling, the response is 404.
            let seen = call(router(Desk::default()), request(&line, &[], "")).await;
            assert_eq!(seen.status, 404, "{path}");
        }
    }
    for (path, text) in [
        ("/keyed/m%65e", r#""json mee for None""#),
        ("/keyed/m%2565", r#""json m%65 for None""#),
        ("/keyed/%7Eroot%2F%2F", r#""json ~root// for None""#),
        ("/keyed/%2E%2E", r#""json .. for None""#),
        ("/files/a%2Ejson.j%73on", r#""json a.json for None""#),
    ] {
        let sent = request(&format!("GET {path}"), &[], "");
        call(router(Desk::default()), sent).await.is(200, text);
    }
    let sent = request("DELETE /files/a.%6a%73on", &[], "");
    call(router(Desk::default()), sent).await.is(200, r#""a""#);
}

#[tokio::test]
async fn literal_segments_may_look_like_syntax_and_a_query_in_a_path_is_no_path() {
    let sent = request("GET /:odd/*path/x%7D", &[], "");
    assert_eq!(call(router(Desk::default()), sent).await.status, 404);
    let sent = request("GET /:odd/*path/x}?beta=true", &[], "");
    let seen = call(router(Desk::default()), sent).await;
    seen.is(200, r#""GET /:odd/*path/x}?beta=true - for ()""#);
    let sent = request("GET /anything/*path/x}", &[], "");
    assert_eq!(call(router(Desk::default()), sent).await.status, 404);
}

#[tokio::test]
async fn another_method_is_refused_with_those_that_there_are() {
    let seen = call(router(Desk::default()), request("PUT /notes/a", &[], "")).await;
    seen.is(
        405,
        r#"{"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"The method is not supported at this path."}"#,
    );
    assert_eq!(seen.header("content-type"), ["application/problem+json"]);
    let mut allowed: Vec<_> = seen.header("allow")[0].split(',').collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["GET", "HEAD", "POST"]);

    let seen = call(
        router(Desk::default()),
        request("HEAD /files/a.json", &[], ""),
    )
    .await;
    seen.is(200, "");
}

#[tokio::test]
async fn paths_and_methods_that_there_are_not_are_refused_in_the_shape_of_the_api() {
    let own = r#"{"code":405,"why":"The method is not supported at this path.","all":[[]]}"#;
    let seen = call(
        own_router(Desk::default()),
        request("PUT /notes/a", &[], ""),
    )
    .await;
    seen.is(405, own);
    for line in [
        "GET /elsewhere",
        "GET /files/a.csv",
        "POST /",
        "GET /notes/a/b",
    ] {
        let seen = call(own_router(Desk::default()), request(line, &[], "")).await;
        seen.is(404, OWN_NOTHING);
        assert_eq!(seen.header("content-type"), ["application/vnd.own+json"]);
    }
    // The fallback of an outer router takes precedence, unless the router is a nested one.
    let ours = || own_router(Desk::default()).fallback(async || "ours");
    let seen = call(ours(), request("GET /elsewhere", &[], "")).await;
    seen.is(200, "ours");
    let merged = Router::new().merge(own_router(Desk::default()));
    let seen = call(merged, request("GET /elsewhere", &[], "")).await;
    seen.is(404, OWN_NOTHING);
    let plain = Router::new().nest("/v1", own_router(Desk::default()));
    let seen = call(plain, request("GET /v1/elsewhere", &[], "")).await;
    seen.is(404, "");
    let nested = rt::server::Routes::new((), &OWN).finish_nested();
    let nested = Router::new()
        .nest("/v1", nested)
        .merge(own_router(Desk::default()))
        .fallback(async || "ours");
    let seen = call(nested.clone(), request("GET /v1/elsewhere", &[], "")).await;
    seen.is(404, OWN_NOTHING);
    let seen = call(nested, request("GET /elsewhere", &[], "")).await;
    seen.is(200, "ours");
}

#[tokio::test]
async fn the_method_query_is_among_those_that_there_are() {
    for (line, status, allowed) in [
        ("QUERY /notes", 204, "QUERY"),
        ("GET /notes", 405, "QUERY"),
        ("QUERY /files", 204, "GET,HEAD,QUERY"),
        ("PUT /files", 405, "GET,HEAD,QUERY"),
    ] {
        let seen = call(query_router(), request(line, &[], "")).await;
        assert_eq!(
            (seen.status, seen.header("allow")),
            (status, vec![allowed]),
            "{line}"
        );
    }
    let seen = call(query_router(), request("GET /files", &[], "")).await;
    assert_eq!((seen.status, seen.header("allow").len()), (204, 0));
}

#[tokio::test]
async fn a_nested_router_matches_below_its_prefix() {
    let outer = Router::new()
        .nest("/v1/{tenant}", own_router(Desk::default()))
        .layer(axum::Extension("layered"));
    let sent = request("GET /v1/t/files/a%20b.json", &[TOKEN], "");
    let seen = call(outer.clone(), sent).await;
    seen.is(200, r#""json a b for Some(\"token \")""#);
    let seen = call(outer.clone(), request("GET /v1/t/:odd/*path/x}", &[], "")).await;
    seen.is(200, r#""GET /:odd/*path/x} layered for ()""#);
    let seen = call(outer.clone(), request("GET /files/a.json", &[], "")).await;
    assert_eq!(seen.status, 404);
    let seen = call(outer, request("GET /v1/t/notes/a", &[], "")).await;
    assert_eq!(seen.status, 401);
}

#[tokio::test]
async fn routers_that_share_a_path_merge_in_either_order() {
    for merged in [
        router(Desk::default()).merge(second_router()),
        second_router().merge(router(Desk::default())),
    ] {
        let merged = merged.fallback(async || "ours");
        let seen = call(merged.clone(), request("DELETE /notes/a", &[], "")).await;
        seen.is(204, "");
        let seen = call(merged.clone(), request("GET /notes/a", &[], "")).await;
        assert_eq!(seen.status, 401);
        let seen = call(merged.clone(), request("PUT /notes/a", &[], "")).await;
        assert_eq!(seen.status, 405);
        assert!(seen.text.contains("Method Not Allowed"), "{}", seen.text);
        assert_eq!(seen.header("allow")[0].split(',').count(), 4);
        let seen = call(merged, request("GET /elsewhere", &[], "")).await;
        seen.is(200, "ours");
    }
}

/// A body in pieces without a declared length.
pub struct Chunks(VecDeque<Result<Bytes, std::io::Error>>);

impl Chunks {
    pub fn of(text: &str) -> Body {
        let pieces = text.as_bytes().chunks(1 << 16);
        let pieces = pieces.map(|piece| Ok(Bytes::copy_from_slice(piece)));
        Body::new(Self(pieces.collect()))
    }

    pub fn broken(text: &str) -> Body {
        let start = Bytes::copy_from_slice(text.as_bytes());
        let broken = std::io::Error::other("connection reset");
        Body::new(Self(VecDeque::from([Ok(start), Err(broken)])))
    }
}

impl HttpBody for Chunks {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(self.0.pop_front().map(|piece| piece.map(Frame::data)))
    }
}
