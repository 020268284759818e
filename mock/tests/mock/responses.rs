//! Requests and responses without memory.

use std::time::{Duration, Instant};

use copperplate_mock::{Failing, Faults, Settings};

use super::support::{PAYOUTS, TOKEN, send, serve, try_send};

const BODY: &str = r#"{"amount":"5.00","currency":"EUR"}"#;

#[test]
fn a_valid_request_has_the_first_success() {
    let mock = serve(PAYOUTS, Settings::default());
    let response = send(&mock, "POST /payouts", &[TOKEN], BODY);
    assert_eq!(response.status, 201, "{response:?}");
    assert!(response.head.contains("\r\nlocation: "), "{response:?}");
    assert!(response.head.contains("content-type: application/json"));
    assert!(response.text("id").starts_with("p_"));
}

#[test]
fn a_wrong_request_is_refused_as_by_the_server() {
    let mock = serve(PAYOUTS, Settings::default());
    let wrong = r#"{"amount":"5","currency":"CHF","note":"far too long for a note of it"}"#;
    let response = send(&mock, "POST /payouts", &[TOKEN], wrong);
    assert_eq!(response.status, 400, "{response:?}");
    for pointer in ["/amount", "/currency", "/note"] {
        assert!(response.body.contains(pointer), "{response:?}");
    }
    assert!(
        response
            .head
            .contains("content-type: application/problem+json")
    );
    let typed = [TOKEN, "Content-Type: text/plain"];
    let response = send(&mock, "POST /payouts", &typed, BODY);
    assert_eq!(response.status, 415, "{response:?}");
    assert!(
        response.head.contains("accept: application/json"),
        "{response:?}"
    );
    let none = send(&mock, "POST /payouts", &[TOKEN], "");
    assert!(
        none.status == 400 && none.body.contains("a body is required"),
        "{none:?}"
    );
    assert_eq!(send(&mock, "GET /nothing", &[TOKEN], "").status, 404);
    let other = send(&mock, "PUT /payouts", &[TOKEN], "");
    assert_eq!(other.status, 405);
    assert!(other.head.contains("allow: get,post"), "{other:?}");
}

#[test]
fn credentials_are_asked_for_by_their_scheme() {
    let mock = serve(PAYOUTS, Settings::default());
    let response = send(&mock, "GET /payouts", &[], "");
    assert_eq!(response.status, 401);
    assert!(
        response.head.contains("www-authenticate: bearer realm="),
        "{response:?}"
    );
    assert_eq!(send(&mock, "GET /payouts", &[TOKEN], "").status, 200);
    let strict = Settings {
        credentials: vec!["token=secret".parse().unwrap()],
        ..Settings::default()
    };
    let mock = serve(PAYOUTS, strict);
    let response = send(&mock, "GET /payouts", &[TOKEN], "");
    assert_eq!(response.status, 401);
    assert!(
        response.head.contains("error=\"invalid_token\""),
        "{response:?}"
    );
    let right = ["Authorization: Bearer secret"];
    assert_eq!(send(&mock, "GET /payouts", &right, "").status, 200);
}

#[test]
fn a_caller_chooses_its_response() {
    let mock = serve(PAYOUTS, Settings::default());
    let post = |wish: &str| {
        let header = format!("Prefer: {wish}");
        send(&mock, "POST /payouts", &[TOKEN, &header], BODY)
    };
    let conflict = post("code=409");
    assert_eq!(
        (conflict.status, conflict.text("code").as_str()),
        (409, "conflict")
    );
    assert_eq!(post("example=large").text("amount"), "99.00");
    let first = post("dynamic=true");
    let second = post("dynamic=true");
    assert_ne!(first.text("id"), second.text("id"));
    // No document has to describe the refusals of a server.
    for (code, title) in [
        (403, "Forbidden"),
        (429, "Too Many Requests"),
        (504, "Gateway Timeout"),
    ] {
        let refused = post(&format!("code={code}"));
        assert_eq!(
            (refused.status, refused.text("title").as_str()),
            (code, title)
        );
    }
    let unknown = post("code=418");
    assert_eq!(unknown.status, 501);
    assert!(unknown.body.contains("only 201, 409"), "{unknown:?}");
    let none = post("example=huge");
    assert!(
        none.status == 501 && none.body.contains("only small, large"),
        "{none:?}"
    );
}

#[test]
fn a_seed_makes_the_same_values() {
    let body = |seed| {
        let settings = Settings {
            seed,
            ..Settings::default()
        };
        let mock = serve(PAYOUTS, settings);
        send(&mock, "GET /payouts", &[TOKEN, "Prefer: dynamic=true"], "").body
    };
    assert_eq!(body(7), body(7));
    assert_ne!(body(7), body(8));
}

#[test]
fn a_key_replays_its_response() {
    let mock = serve(PAYOUTS, Settings::default());
    let key = [TOKEN, "Idempotency-Key: k-1"];
    let first = send(&mock, "POST /payouts", &key, BODY);
    let swapped = r#"{"currency":"EUR","amount":"5.00"}"#;
    let again = send(&mock, "POST /payouts", &key, swapped);
    assert_eq!((first.status, &first.body), (201, &again.body));
    let other = r#"{"amount":"6.00","currency":"EUR"}"#;
    let conflict = send(&mock, "POST /payouts", &key, other);
    assert_eq!(
        (conflict.status, conflict.text("code").as_str()),
        (409, "conflict")
    );
    let caller = ["Authorization: Bearer another", "Idempotency-Key: k-1"];
    assert_eq!(send(&mock, "POST /payouts", &caller, other).status, 201);
}

#[test]
fn a_mock_is_slow_and_flaky_on_request() {
    let faults = Faults {
        latency: Duration::from_millis(60),
        failing: vec![Failing {
            status: 503,
            per_million: 1_000_000,
        }],
        drop: 0,
    };
    let mock = serve(
        PAYOUTS,
        Settings {
            faults,
            ..Settings::default()
        },
    );
    let start = Instant::now();
    let response = send(&mock, "GET /payouts", &[TOKEN], "");
    assert!(start.elapsed() >= Duration::from_millis(60));
    assert_eq!(response.status, 503);
    assert!(response.head.contains("retry-after: 1"), "{response:?}");
    let faults = Faults {
        drop: 1_000_000,
        ..Faults::default()
    };
    let mock = serve(
        PAYOUTS,
        Settings {
            faults,
            ..Settings::default()
        },
    );
    assert!(try_send(&mock, "GET /payouts", &[TOKEN], "").is_none());
}
