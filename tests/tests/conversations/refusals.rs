//! The error responses of the generated servers.

use axum::body::Bytes;
use axum::http;
use copperplate_runtime as rt;
use rt::message::read_request;
use rt::refusal::Refusal;
use rt::{Report, Violation};

use std::collections::{BTreeSet, VecDeque};

use crate::sandbox;
use crate::support::*;
use crate::wire::{Recorded, send};

/// An invalid request, with its violations.
pub struct Bad {
    body: Vec<u8>,
    path: Option<&'static str>,
    without: &'static [&'static str],
    with: &'static [(&'static str, &'static str)],
    broken: &'static [&'static str],
}

/// A body and all of its violations, each as `place/pointer: keyword`, for example `body/amount:
/// required` or `header signature: required`.
pub fn bad(body: impl Into<Vec<u8>>, broken: &'static [&'static str]) -> Bad {
    Bad {
        body: body.into(),
        path: None,
        without: &[],
        with: &[],
        broken,
    }
}

impl Bad {
    /// On another path.
    pub fn at(mut self, path: &'static str) -> Self {
        self.path = Some(path);
        self
    }

    /// Without these headers.
    pub fn without(mut self, names: &'static [&'static str]) -> Self {
        self.without = names;
        self
    }

    /// With these headers, which replace others with the same name.
    pub fn with(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.with = headers;
        self
    }

    /// The body alone.
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    fn headers<P: Provider>(&self) -> Vec<(&'static str, &'static str)> {
        let replaced = |name: &str| self.with.iter().any(|(other, _)| *other == name);
        let mut headers = P::HEADERS.to_vec();
        headers.retain(|(name, _)| !self.without.contains(name) && !replaced(name));
        headers.extend(self.with);
        headers
    }
}

/// Bodies no operation accepts, made from a valid one.
pub fn malformed(good: &str) -> Vec<Bad> {
    let open = good.strip_suffix('}').unwrap();
    let mut not_text = open.as_bytes().to_vec();
    not_text.extend_from_slice(b",\"x\":\"\xff\"}");
    vec![
        bad("", &["body: required"]),
        bad(" ", &["body: syntax"]),
        bad(open, &["body: syntax"]),
        bad(format!("{good}{good}"), &["body: syntax"]),
        bad(format!("{open},}}"), &["body: syntax"]),
        bad(format!("{open},\"x\":NaN}}"), &["body: syntax"]),
        bad(format!("{open},\"x\":01}}"), &["body: syntax"]),
        bad(format!("{open},\"x\":\"\\ud800\"}}"), &["body: syntax"]),
        bad(
            format!("{open},\"x\":{}1{}}}", "[".repeat(1000), "]".repeat(1000)),
            &["body: syntax"],
        ),
        // A single byte order mark is skipped (RFC 8259, section 8.1).
        bad(format!("\u{feff}\u{feff}{good}"), &["body: syntax"]),
        bad(not_text, &["body: syntax"]),
        bad("[]", &["body: type"]),
        bad("null", &["body: type"]),
        bad("\"text\"", &["body: type"]),
        bad("12", &["body: type"]),
        bad("true", &["body: type"]),
    ]
}

/// Sends each request, and compares the whole response.
pub async fn refuses<P: Provider>(bad: Vec<Bad>) {
    let stage = Stage::<P>::with(Vec::new()).await;
    for bad in bad {
        let line = format!("POST {}", bad.path.unwrap_or(P::PATH));
        let shown = String::from_utf8_lossy(&bad.body).into_owned();
        let headers = bad.headers::<P>();

        // The violations, found by the reader without a socket.
        let mut request = http::Request::post(bad.path.unwrap_or(P::PATH));
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Bytes::from(bad.body.clone())).unwrap();
        let report = match read_request::<P::Operation>(&request) {
            Err(report) => report,
            Ok(read) => panic!("{shown}\nis read as {read:?}"),
        };
        let broken: Vec<_> = report.violations().iter().map(place).collect();
        assert_eq!(broken, bad.broken, "{shown}\n{report}");

        // The server reports the same in the provider's format, and the service is not called.
        let response = send(stage.server, &line, &headers, &bad.body).await;
        assert_refusal::<P>(&response, Refusal::Invalid, &messages(&report));
        assert!(stage.desk.take().is_empty(), "{shown}");

        // So does the mock, which has only the document.
        let response = sandbox::send::<P>(&line, &headers, &bad.body).await;
        assert_named::<P>(&response, &report, &shown);
    }
}

/// Asserts a refusal in the provider's format that names every violated place. The order and the
/// words of violations may differ: the mock reads undeclared members as well, for example.
#[track_caller]
fn assert_named<P: Provider>(response: &Recorded, report: &Report, shown: &str) {
    let (status, media, body) = P::refusal(Refusal::Invalid, &messages(report));
    assert_eq!(response.status(), status, "{}", response.text());
    assert_eq!(response.header("content-type"), Some(media));
    let (found, expected) = (json(&response.body), json(body));
    let names = |json: &rt::Json| {
        let members = json.as_object().expect("an object");
        members.keys().cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&found), names(&expected));
    let text = response.text();
    for violation in report.violations() {
        let sentence = violation.to_string();
        let place = match violation.keyword {
            "syntax" => "is not valid JSON",
            _ => sentence.split(": ").next().expect("a place"),
        };
        let place = quoted(place);
        assert!(
            text.contains(place.trim_matches('"')),
            "{shown}: {place} in {text}"
        );
    }
}

fn place(violation: &Violation) -> String {
    let kind = violation.location.kind();
    let name = violation.location.name();
    let name = name.map_or(String::new(), |name| format!(" {name}"));
    format!("{kind}{name}{}: {}", violation.pointer, violation.keyword)
}

/// The expected texts for a report, built independently of the runtime.
fn messages(report: &Report) -> Said {
    let sentences: Vec<_> = report
        .violations()
        .iter()
        .map(ToString::to_string)
        .collect();
    let violations = report.violations().iter().map(|violation| {
        let name = violation.location.name();
        let name = name.map_or(String::new(), |name| format!(r#""name":{},"#, quoted(name)));
        let found = violation.found.as_deref();
        let found = found.map_or(String::new(), |it| format!(r#","found":{}"#, quoted(it)));
        format!(
            r#"{{"in":"{}",{name}"pointer":{},"keyword":"{}","code":"{}","expected":{}{found}}}"#,
            violation.location.kind(),
            quoted(&violation.pointer),
            violation.keyword,
            violation.code(),
            quoted(&violation.expected),
        )
    });
    Said {
        detail: quoted(&sentences.join("; ")),
        violations: Some(format!("[{}]", violations.collect::<Vec<_>>().join(","))),
    }
}

#[track_caller]
pub fn assert_refusal<P: Provider>(response: &Recorded, refusal: Refusal, messages: &Said) {
    let (status, media, body) = P::refusal(refusal, messages);
    assert_eq!(response.status(), status, "{}", response.text());
    assert_eq!(response.header("content-type"), Some(media));
    assert_same_json(&json(&response.body), &json(body));
    let challenge = response.header("www-authenticate").unwrap_or_default();
    let challenged = challenge.starts_with(r#"Bearer realm="api""#);
    assert_eq!(
        challenged,
        refusal == Refusal::Unauthenticated,
        "{challenge}"
    );
}

/// Credentials, media type and size are checked in this order, before the document.
pub async fn gates<P: Provider>() {
    let stage = Stage::<P>::with(Vec::new()).await;
    let large = " ".repeat(rt::server::BODY_LIMIT + 1);
    let weak = format!("Bearer {WEAK_TOKEN}");
    let good = first_body::<P>();
    let cases: [(Refusal, &str, Option<&str>, &str); 8] = [
        (Refusal::Unauthenticated, "authorization", None, good),
        // Unauthenticated callers learn nothing about their body.
        (Refusal::Unauthenticated, "authorization", None, "{"),
        (
            Refusal::Unauthenticated,
            "authorization",
            Some("Bearer other"),
            good,
        ),
        (
            Refusal::Unauthenticated,
            "authorization",
            Some("Basic YTpi"),
            good,
        ),
        (Refusal::Forbidden, "authorization", Some(&weak), good),
        (
            Refusal::UnsupportedMediaType,
            "content-type",
            Some("text/plain"),
            good,
        ),
        (Refusal::UnsupportedMediaType, "content-type", None, good),
        (Refusal::TooLarge, "accept", None, &large),
    ];
    for (refusal, name, value, body) in cases {
        let mut headers = P::HEADERS.to_vec();
        headers.retain(|(known, _)| *known != name);
        headers.extend(value.map(|value| (name, value)));
        let line = format!("POST {}", P::PATH);
        let response = send(stage.server, &line, &headers, body.as_bytes()).await;
        assert_refusal::<P>(&response, refusal, &told(refusal, value));
        assert!(stage.desk.take().is_empty(), "{refusal:?}");
        // The mock knows no credential that is insufficient.
        if refusal != Refusal::Forbidden {
            let response = sandbox::send::<P>(&line, &headers, body.as_bytes()).await;
            assert_refusal::<P>(&response, refusal, &told(refusal, value));
        }
    }
}

/// The expected texts of a refusal before the document is consulted. They name what would do.
fn told(refusal: Refusal, sent: Option<&str>) -> Said {
    let mut report = Report::new();
    match (refusal, sent) {
        (Refusal::UnsupportedMediaType, Some(sent)) => {
            report.push_found("content", "must be application/json", sent);
            report.locate_since(0, rt::report::Location::Header("content-type"));
        }
        (Refusal::UnsupportedMediaType, None) => {
            report.push("content", "must be application/json");
            report.locate_since(0, rt::report::Location::Header("content-type"));
        }
        (Refusal::TooLarge, _) => {
            let limit = rt::server::BODY_LIMIT;
            report.push("body", format!("must be at most {limit} bytes"));
            report.locate_since(0, rt::report::Location::Body);
        }
        _ => return bare(refusal),
    }
    messages(&report)
}

/// The expected texts of a refusal without a report.
pub fn bare(refusal: Refusal) -> Said {
    Said {
        detail: quoted(refusal.sentence()),
        violations: None,
    }
}

fn first_body<P: Provider>() -> &'static str {
    requests::<P>().next().unwrap().body
}

/// The response of a handler that panics or fails with any error hides the cause, even if the
/// document describes failures.
pub async fn failed_handler<P: Provider>() {
    let fails = || Err(std::io::Error::other("s3cret of the database"))?;
    for outcomes in [VecDeque::new(), VecDeque::from([fails()])] {
        let stage = Stage::<P>::before(Desk::answering(outcomes)).await;
        let line = format!("POST {}", P::PATH);
        let body = first_body::<P>().as_bytes();
        let response = send(stage.server, &line, P::HEADERS, body).await;
        assert_refusal::<P>(&response, Refusal::Failed, &bare(Refusal::Failed));
        assert_eq!(stage.desk.take().len(), 1);
    }
}
