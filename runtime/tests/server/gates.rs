//! Credentials, `Accept`, media types and body limits.

use std::sync::atomic::Ordering;

use copperplate_runtime as rt;

use crate::api::{Desk, limited_router, own_router, router};
use crate::routing::Chunks;
use crate::{JSON, Seen, TOKEN, call, note, request};

const LINE: &str = "POST /notes/n1";

/// Sends a note with these headers; returns the response and the number of handler calls.
async fn sent(headers: &[&str], body: &'static str) -> (Seen, usize) {
    let desk = Desk::default();
    let seen = call(router(desk.clone()), request(LINE, headers, body)).await;
    (seen, desk.handled.load(Ordering::SeqCst))
}

#[tokio::test]
async fn every_gate_refuses_in_its_order_with_problem_details() {
    let weak = "authorization: Bearer weak";
    let html = "accept: text/html";
    let plain = "content-type: text/plain";
    let cases: [(&[&str], &'static str, u16, &str, &str); 5] = [
        // Each case violates all later checks as well.
        (
            &[html, plain],
            "{",
            401,
            "Unauthorized",
            "A valid credential is required.",
        ),
        (
            &[weak, html, plain],
            "{",
            403,
            "Forbidden",
            "The credential does not allow this.",
        ),
        (
            &[TOKEN, plain],
            "{",
            415,
            "Unsupported Media Type",
            "header content-type: must be application/json, found text/plain",
        ),
        (
            &[TOKEN],
            "{",
            415,
            "Unsupported Media Type",
            "header content-type: must be application/json",
        ),
        (
            &[TOKEN, JSON, JSON],
            "{",
            415,
            "Unsupported Media Type",
            "header content-type: must be application/json, found application/json,application/json",
        ),
    ];
    for (headers, body, status, title, detail) in cases {
        let (seen, handled) = sent(headers, body).await;
        let facts = format!(
            r#"{{"type":"about:blank","title":"{title}","status":{status},"detail":"{detail}""#
        );
        let rest = seen
            .text
            .strip_prefix(&facts)
            .unwrap_or_else(|| panic!("{}", seen.text));
        let violations = rest.starts_with(r#","violations":[{"in":"header","name":"content-type""#);
        assert!(violations || rest == "}" && status != 415, "{rest}");
        assert_eq!(seen.status, status);
        assert_eq!(seen.header("content-type"), ["application/problem+json"]);
        assert_eq!(handled, 0);
    }
}

#[tokio::test]
async fn every_violation_of_a_request_is_in_one_report() {
    let headers = [TOKEN, JSON, "x-trace: long"];
    let (seen, handled) = sent(&headers, r#""longer""#).await;
    assert_eq!((seen.status, handled), (400, 0));
    for part in [r#""in":"header","name":"x-trace""#, r#""in":"body""#] {
        assert!(seen.text.contains(part), "{part}: {}", seen.text);
    }

    // An unreadable optional parameter does not count as absent.
    let (seen, handled) = sent(&headers, r#""hi""#).await;
    assert_eq!((seen.status, handled), (400, 0));

    // The document decides about a missing body.
    let (seen, _) = sent(&[TOKEN], "").await;
    assert_eq!(seen.status, 400);
    assert!(seen.text.contains("a body is required"), "{}", seen.text);
}

#[tokio::test]
async fn every_refusal_has_the_shape_that_the_document_gives_it() {
    let weak = "authorization: Bearer weak";
    let large = format!("\"{}\"", "x".repeat(rt::server::BODY_LIMIT));
    let cases: [(&[&str], &str, u16, u16); 7] = [
        (&[JSON], r#""hi""#, 401, 401),
        (&[weak, JSON], r#""hi""#, 404, 404),
        (&[TOKEN, JSON, "accept: text/html"], r#""hi""#, 400, 400),
        (&[TOKEN, "content-type: text/plain"], r#""hi""#, 400, 400),
        (&[TOKEN, JSON], &large, 400, 400),
        (&[TOKEN, JSON], r#""bug""#, 503, 503),
        (&[TOKEN, JSON], "1", 422, 422),
    ];
    for (headers, body, status, code) in cases {
        let sent = request(LINE, headers, body.to_owned());
        let seen = call(own_router(Desk::default()), sent).await;
        assert_eq!(seen.status, status, "{}", seen.text);
        let start = format!(r#"{{"code":{code},"why":""#);
        assert!(seen.text.starts_with(&start), "{}", seen.text);
        assert_eq!(seen.header("content-type"), ["application/vnd.own+json"]);
        assert_eq!(seen.header("www-authenticate").is_empty(), status != 401);
    }
}

#[tokio::test]
async fn a_401_names_every_way_to_authenticate() {
    let (seen, _) = sent(&[], "").await;
    let bearer = r#"Bearer realm="api", scope="notes:write""#;
    let basic = r#"Basic realm="api", charset="UTF-8""#;
    assert_eq!(seen.header("www-authenticate"), [bearer, basic]);
    // Only a token that was sent is called invalid.
    let (seen, _) = sent(&["authorization: Bearer other"], "").await;
    let wrong = r#"Bearer realm="api", error="invalid_token", scope="notes:write""#;
    assert_eq!(seen.header("www-authenticate"), [wrong, basic]);
    // HTTP has no registered scheme for API keys.
    let keys = request("GET /notes/a", &[], "");
    let seen = call(router(Desk::default()), keys).await;
    assert_eq!(
        (seen.status, seen.header("www-authenticate").len()),
        (401, 0)
    );
    let (seen, _) = sent(&["authorization: Bearer weak"], "").await;
    assert_eq!(seen.header("www-authenticate"), [""; 0]);
}

#[tokio::test]
async fn one_complete_alternative_is_enough_and_half_of_one_is_not() {
    let basic = "authorization: Basic amFuZTpwOnc=";
    let key = "x-api-key: k3y";
    let cases: [(&[&str], u16); 12] = [
        (&[TOKEN], 200),
        (&["authorization: bEARER   s3cret"], 200),
        (&[basic, key], 200),
        // A denied alternative leaves the other one, which is incomplete here.
        (&["authorization: Bearer other", key], 401),
        (&[basic], 401),
        (&[key], 401),
        (&["authorization: Basic amFuZTpvdGhlcg==", key], 401),
        (&["authorization: Basic !", key], 401),
        (&["authorization: Bearer "], 401),
        (&["authorization: Bearers3cret"], 401),
        // Two credentials are ambiguous, because another server may use the other one.
        (&[TOKEN, "authorization: Bearer other"], 401),
        (&[basic, key, "x-api-key: other"], 401),
    ];
    for (headers, status) in cases {
        let headers: Vec<_> = headers.iter().copied().chain([JSON]).collect();
        let (seen, handled) = sent(&headers, r#""hi""#).await;
        assert_eq!(seen.status, status, "{headers:?} {}", seen.text);
        assert_eq!(handled, usize::from(status == 200));
    }
    let (seen, _) = sent(&[basic, key, JSON], r#""hi""#).await;
    assert!(seen.text.contains("login jane"), "{}", seen.text);
}

#[tokio::test]
async fn keys_travel_in_the_query_or_in_a_cookie_and_a_denied_one_leaves_the_other() {
    let cases: [(&str, &[&str], u16); 10] = [
        ("/notes/a?api%20key=k3y", &[], 200),
        ("/notes/a?api%20key=k%33y", &[], 200),
        // Cookies are not percent-encoded.
        ("/notes/a", &["cookie: session=k%33y"], 401),
        ("/notes/a", &["cookie: a=b; session=k3y"], 200),
        ("/notes/a", &["cookie: a=b", "cookie: session=k3y"], 200),
        ("/notes/a?api+key=other", &["cookie: session=k3y"], 200),
        ("/notes/a?api+key=other", &[], 401),
        ("/notes/a?api+key=k3y&api+key=other", &[], 401),
        ("/notes/a", &["cookie: session=k3y; session=other"], 401),
        ("/notes/a?session=k3y", &["x-api-key: k3y"], 401),
    ];
    for (target, headers, status) in cases {
        let sent = request(&format!("GET {target}"), headers, "");
        let seen = call(router(Desk::default()), sent).await;
        assert_eq!(seen.status, status, "{target} {headers:?}");
    }
}

#[tokio::test]
async fn a_cookie_that_is_not_ascii_hides_no_other() {
    for (cookie, status) in [
        ("cookie: other=é; session=k3y", 200),
        ("cookie: session=k3y; é", 200),
        ("cookie: other=b; session=k3yé", 401),
    ] {
        let sent = request("GET /notes/a", &[cookie], "");
        let seen = call(router(Desk::default()), sent).await;
        assert_eq!(seen.status, status, "{cookie}");
    }
}

#[tokio::test]
async fn an_unreadable_credential_is_no_anonymous_call() {
    let some = r#""json a for Some(\"key\")""#;
    let none = r#""json a for None""#;
    let cases: [(&str, &[&str], &str); 15] = [
        ("", &[], none),
        ("", &["x-api-key: k3y"], some),
        ("", &["cookie: other=é"], none),
        ("", &["cookie: session="], none),
        // Credentials of other schemes do not matter.
        ("", &["authorization: Digest é"], none),
        ("", &["x-api-key: other"], ""),
        ("", &["x-api-key: k3yé"], ""),
        ("", &["x-api-key: k3y", "x-api-key: k3y"], ""),
        ("", &["cookie: session=k3yé"], ""),
        ("?api%20key=%FF", &[], ""),
        ("?api%20key=%", &[], ""),
        ("", &["authorization: Bearer é"], ""),
        ("", &["authorization: Basic !"], ""),
        ("", &["authorization: Basic"], ""),
        // Another readable alternative suffices.
        ("", &["x-api-key: k3y", "cookie: session=é"], some),
    ];
    for (query, headers, text) in cases {
        let sent = request(&format!("GET /keyed/a{query}"), headers, "");
        let seen = call(router(Desk::default()), sent).await;
        let wanted = if text.is_empty() { 401 } else { 200 };
        assert_eq!(seen.status, wanted, "{query} {headers:?}");
        assert!(text.is_empty() || seen.text == text, "{}", seen.text);
    }
}

#[tokio::test]
async fn an_empty_key_is_none() {
    let desk = Desk::default();
    for (target, header) in [
        ("/notes/a?api+key=", "cookie: a=b"),
        ("/notes/a", "cookie: session="),
    ] {
        let sent = request(&format!("GET {target}"), &[header], "");
        assert_eq!(call(router(desk.clone()), sent).await.status, 401);
    }
    assert_eq!(*desk.shown.lock().unwrap(), "");
}

#[tokio::test]
async fn optional_credentials_are_checked_where_they_are_sent() {
    let cases: [(&[&str], u16, &str); 3] = [
        (&[], 200, r#""json a for None""#),
        (&[TOKEN], 200, r#""json a for Some(\"token \")""#),
        (&["authorization: Bearer other"], 401, ""),
    ];
    for (headers, status, text) in cases {
        let sent = request("GET /files/a.json", headers, "");
        let seen = call(router(Desk::default()), sent).await;
        assert_eq!(seen.status, status);
        assert!(text.is_empty() || seen.text == text, "{}", seen.text);
    }
    // `Accept` does not matter if the response has no body.
    let headers = ["authorization: Bearer other", "accept: text/html"];
    let public = request("GET /files/a.xml", &headers, "");
    let seen = call(router(Desk::default()), public).await;
    seen.is(200, r#""xml a for ()""#);
}

#[tokio::test]
async fn media_types_are_compared_without_case_and_parameters_and_by_range() {
    let upper = "content-type: Application/JSON; charset=utf-8";
    let (seen, _) = sent(&[TOKEN, upper, "accept: text/html, */*;q=0.1"], r#""hi""#).await;
    assert_eq!(seen.status, 200);

    for (media, status) in [("text/csv", 200), ("image/png", 415), ("text/", 415)] {
        let sent = request("PUT /texts/a", &[&format!("content-type: {media}")], "x");
        let seen = call(router(Desk::default()), sent).await;
        assert_eq!(seen.status, status, "{media}");
    }
}

#[tokio::test]
async fn a_coded_body_is_refused_with_the_coding_that_is_read() {
    for coding in ["gzip", "identity, br", "é"] {
        let coded = format!("content-encoding: {coding}");
        let (seen, handled) = sent(&[TOKEN, JSON, &coded], r#""hi""#).await;
        assert_eq!((seen.status, handled), (415, 0), "{coding}");
        assert_eq!(seen.header("accept-encoding"), ["identity"]);
        let place = r#""in":"header","name":"content-encoding""#;
        assert!(seen.text.contains(place), "{}", seen.text);
    }
    let (seen, _) = sent(&[TOKEN, JSON, "content-encoding: Identity"], r#""hi""#).await;
    assert_eq!(seen.status, 200);
    // A 415 for the media type does not mention content codings.
    let (seen, _) = sent(&[TOKEN, "content-type: text/plain"], "{").await;
    assert_eq!(
        (seen.status, seen.header("accept-encoding").len()),
        (415, 0)
    );
    assert_eq!(seen.header("accept"), ["application/json"]);
    // Credentials are checked first.
    let (seen, _) = sent(&[JSON, "content-encoding: gzip"], "{").await;
    assert_eq!(seen.status, 401);
}

#[tokio::test]
async fn bodies_are_limited_whether_or_not_they_say_how_long_they_are() {
    let desk = Desk::default();
    let exact = format!("\"{}\"", "x".repeat(rt::server::BODY_LIMIT - 2));
    for (extra, status) in [("", 400), (" ", 413)] {
        let body = format!("{exact}{extra}");
        let known = request(LINE, &[TOKEN, JSON], body.clone());
        assert_eq!(call(router(desk.clone()), known).await.status, status);
        let unknown = request(LINE, &[TOKEN, JSON], Chunks::of(&body));
        assert_eq!(call(router(desk.clone()), unknown).await.status, status);
    }
    for (body, status) in [(r#""hi""#, 200), (r#""hi" "#, 413)] {
        let sent = request(LINE, &[TOKEN, JSON], body);
        let seen = call(limited_router(Desk::default(), 4), sent).await;
        assert_eq!(seen.status, status);
        let told = seen.text.contains("body: must be at most 4 bytes");
        assert_eq!(told, status == 413, "{}", seen.text);
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_not_called_too_large() {
    let broken = request(LINE, &[TOKEN, JSON], Chunks::broken("\"h"));
    let seen = call(router(Desk::default()), broken).await;
    assert_eq!(seen.status, 400);
    assert!(seen.text.contains("could not be read"), "{}", seen.text);
    assert_eq!(
        call(router(Desk::default()), note(r#""hi""#)).await.status,
        200
    );
}
