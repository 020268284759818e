//! Everything that a server, a proxy and a network do to a payment, as a table.
//!
//! Time is paused where a client waits. The clients of the table have no time limits then, because a
//! paused clock jumps to the next limit while bytes are still on their way.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use copperplate_runtime as rt;
use rt::Operation as _;
use rt::client::{Error, RetryPolicy};
use rt::operation::Idempotency;
use tokio::time::Instant;

use crate::raw::{Act, Raw, answer};
use crate::support::*;

const JSON: &str = "content-type: application/json\r\nx-request-id: r-7\r\n";
const HTML: &str = "content-type: text/html\r\nx-request-id: r-7\r\n";

/// The result of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Seen {
    Success,
    /// A documented failure, or one with a documented status.
    Failure(u16),
    Undocumented(u16),
    Undecodable(u16),
    TooLarge(u16),
    /// The response broke off after its head.
    Broken(u16),
    /// The connection ended before a response.
    Lost,
}

fn seen<P: Provider>(called: &Called<P>) -> Seen {
    let error = match called {
        Ok(_) => return Seen::Success,
        Err(error) => error,
    };
    let status = error.status().map(|it| it.as_u16());
    match (error, status) {
        (Error::Api(_), Some(status)) => Seen::Failure(status),
        (Error::Undocumented(_), Some(status)) => Seen::Undocumented(status),
        (Error::Undecodable(..), Some(status)) => Seen::Undecodable(status),
        (Error::TooLarge { .. }, Some(status)) => Seen::TooLarge(status),
        (Error::Transport(_), Some(status)) => Seen::Broken(status),
        (Error::Transport(_), None) => Seen::Lost,
        _ => panic!("{error:?}"),
    }
}

fn keyed<P: Provider>() -> bool {
    P::Operation::INFO.idempotency != Idempotency::None
}

/// Returns true if a call with a key is sent again after this.
fn is_transient(seen: Seen) -> bool {
    match seen {
        Seen::Success => false,
        Seen::Failure(status)
        | Seen::Undocumented(status)
        | Seen::Undecodable(status)
        | Seen::TooLarge(status) => [408, 429, 500, 502, 503, 504].contains(&status),
        Seen::Broken(_) | Seen::Lost => true,
    }
}

/// A client without time limits.
fn patient<P: Provider>(url: &str) -> P::Client {
    let http = reqwest::Client::builder().no_proxy();
    let builder = P::builder(url).http(http).timeout(None);
    builder.retry(RetryPolicy::default()).build().unwrap()
}

/// The rows of the table: a name, the reaction, and the result. A status that the document describes
/// has a typed body, so the result depends on it.
fn table<P: Provider>() -> Vec<(String, Act, Seen)> {
    let (status, body) = (success_status::<P>(), success_body::<P>());
    let documented = |status: u16| responses::<P>().any(|(it, _)| it == status);
    let page = |status: u16| match documented(status) {
        true => Seen::Undecodable(status),
        false => Seen::Undocumented(status),
    };
    let mut rows = Vec::new();
    let mut add = |name: &str, act: Act, seen: Seen| rows.push((name.to_owned(), act, seen));
    for (status, example) in responses::<P>() {
        let seen = match status {
            ..400 => Seen::Success,
            _ => Seen::Failure(status),
        };
        let name = format!("{status} {}", example.name);
        add(&name, answer(status, JSON, example.body.as_bytes()), seen);
    }
    for status in [402, 405, 418, 451, 501, 507, 520, 599] {
        let act = answer(status, JSON, b"{\"code\":\"unknown\"}");
        add("undocumented", act, Seen::Undocumented(status));
    }
    for status in [status, 403, 413, 429, 500, 502, 503, 504, 522] {
        let act = answer(status, HTML, b"<html><h1>gateway</h1></html>");
        add("page of a proxy", act, page(status));
    }
    let head = format!("HTTP/1.1 {status} x\r\n{JSON}");
    let cut = |rest: &str| Act::Write(format!("{head}{rest}").into_bytes());
    let short = format!("content-length: {}\r\n\r\n{body}", body.len() + 1);
    add("a byte is missing", cut(&short), Seen::Broken(status));
    add(
        "no body",
        cut("content-length: 90\r\n\r\n"),
        Seen::Broken(status),
    );
    let chunk = "transfer-encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n";
    add("no last chunk", cut(chunk), Seen::Broken(status));
    add("no end of the head", cut("content-le"), Seen::Lost);
    add("no HTTP", Act::Write(b"SSH-2.0-x\r\n".to_vec()), Seen::Lost);
    let unavailable = format!("HTTP/1.1 503 x\r\n{HTML}content-length: 99\r\n\r\n<h");
    let act = Act::Write(unavailable.into_bytes());
    add("a page breaks off", act, Seen::Broken(503));
    let spaces = " ".repeat(5_000_000);
    let long = format!("{spaces}{body}");
    add("5 MB", answer(status, JSON, long.as_bytes()), Seen::Success);
    add(
        "page of 5 MB",
        answer(418, HTML, spaces.as_bytes()),
        Seen::Undocumented(418),
    );
    let longer = " ".repeat(9_000_000);
    add(
        "9 MB",
        answer(status, JSON, longer.as_bytes()),
        Seen::TooLarge(status),
    );
    add("closed before reading", Act::CloseUnread, Seen::Lost);
    add("closed after reading", Act::Close, Seen::Lost);
    let early = Act::Write(
        format!(
            "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 {status} x\r\n{JSON}\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        )
        .into_bytes(),
    );
    add("103 before", early, Seen::Success);
    rows
}

/// Each row alone, and before a success.
pub async fn all<P: Provider>() {
    let example = requests::<P>().next().unwrap();
    let success = answer(success_status::<P>(), JSON, success_body::<P>().as_bytes());
    for (name, act, expected) in table::<P>() {
        let server = Raw::start(vec![act.clone()]).await;
        let request = P::request(example.body);
        let called = P::call(&patient::<P>(&server.url), &request).await;
        assert_eq!(seen::<P>(&called), expected, "{name}");
        let again = keyed::<P>() && is_transient(expected);
        assert_eq!(server.connections(), if again { 3 } else { 1 }, "{name}");
        assert!(server.payments::<P>(example.body) <= 1, "{name}");
        if let Err(error) = &called {
            told::<P>(&name, expected, error);
        }

        let server = Raw::start(vec![act, success.clone()]).await;
        let called = P::call(&patient::<P>(&server.url), &request).await;
        let expected = if again { Seen::Success } else { expected };
        assert_eq!(seen::<P>(&called), expected, "{name}");
        assert_eq!(server.connections(), if again { 2 } else { 1 }, "{name}");
        assert!(server.payments::<P>(example.body) <= 1, "{name}");
    }
}

/// The facts that an error keeps: the head of each response, and whether money may have moved.
fn told<P: Provider>(name: &str, seen: Seen, error: &rt::client::CallError<P::Operation>) {
    let uncertain = match seen {
        // The document may say more about these.
        Seen::Success | Seen::Failure(_) => None,
        Seen::Undocumented(status) | Seen::Undecodable(status) | Seen::TooLarge(status) => {
            Some(keyed::<P>() || !(400..500).contains(&status))
        }
        Seen::Broken(_) | Seen::Lost => Some(true),
    };
    if let Some(uncertain) = uncertain {
        assert_eq!(error.is_uncertain(), uncertain, "{name}: {error:?}");
    }
    if seen != Seen::Lost {
        let headers = error.headers().unwrap_or_else(|| panic!("{name}"));
        assert_eq!(headers["x-request-id"], "r-7", "{name}");
    }
    // A line of a log, whatever the server sent.
    assert!(
        error.to_string().len() < 1000 && format!("{error:?}").len() < 5000,
        "{name}"
    );
}

/// Each way to ask for a delay: the client waits for it, if it may send again at all.
pub async fn limited<P: Provider>() {
    let example = requests::<P>().next().unwrap();
    let request = P::request(example.body);
    let success = answer(success_status::<P>(), JSON, success_body::<P>().as_bytes());
    let date = SystemTime::now() + Duration::from_secs(7);
    let since = date.duration_since(UNIX_EPOCH).unwrap().as_secs();
    let written = httpdate::fmt_http_date(date);
    let body = r#"{"code":"rate_limited","message":"m","details":{"retry_after_ms":7000}}"#;
    let mut rows = vec![
        ("retry-after: 7\r\n".to_owned(), "{}"),
        ("retry-after-ms: 6500\r\n".to_owned(), "{}"),
        (format!("retry-after: {}\r\n", written), "{}"),
        ("ratelimit: \"default\";r=0;t=7\r\n".to_owned(), "{}"),
        (
            "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 7\r\n".to_owned(),
            "{}",
        ),
        (format!("x-ratelimit-reset: {}\r\n", since), "{}"),
    ];
    let hints = <<P::Operation as rt::Operation>::Error as rt::message::ReadResponse>::hints(429);
    if !hints.retry_after.is_empty() {
        rows.push((String::new(), body));
    }
    for (headers, body) in rows {
        let limited = answer(429, &format!("{JSON}{headers}"), body.as_bytes());
        let server = Raw::start(vec![limited, success.clone()]).await;
        let begun = Instant::now();
        let called = P::call(&patient::<P>(&server.url), &request).await;
        let waited = begun.elapsed().as_secs_f64();
        match keyed::<P>() {
            true => {
                assert_eq!(seen::<P>(&called), Seen::Success, "{headers}");
                assert!((5.5..7.5).contains(&waited), "{headers}: {waited}");
                assert_eq!(server.seen().len(), 2, "{headers}");
            }
            false => {
                let error = called.unwrap_err();
                let asked = error.retry_after().unwrap().as_secs_f64();
                assert!((5.5..7.5).contains(&asked), "{headers}: {asked}");
                assert_eq!(server.seen().len(), 1, "{headers}");
            }
        }
        assert!(server.payments::<P>(example.body) == 1, "{headers}");
    }
    // A delay above the limit of the policy is for the caller.
    let limited = answer(429, &format!("{JSON}retry-after: 600\r\n"), b"{}");
    let server = Raw::start(vec![limited, success]).await;
    let error = P::call(&patient::<P>(&server.url), &request)
        .await
        .unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(600)));
    assert_eq!(server.connections(), 1);
}

/// A response that stalls before, inside and after its head.
pub async fn stalled<P: Provider>() {
    let example = requests::<P>().next().unwrap();
    let status = success_status::<P>();
    let head = format!("HTTP/1.1 {status} x\r\n{JSON}");
    for (bytes, expected) in [
        (String::new(), Seen::Lost),
        (format!("{head}content-"), Seen::Lost),
        (
            format!("{head}content-length: 90\r\n\r\n"),
            Seen::Broken(status),
        ),
        (
            format!("{head}content-length: 90\r\n\r\n{{\"id\":"),
            Seen::Broken(status),
        ),
    ] {
        let limit = Duration::from_secs(600);
        let server = Raw::start(vec![Act::Stall(bytes.clone().into(), limit)]).await;
        let builder = P::builder(&server.url).timeout(limit);
        let client = builder.retry(RetryPolicy::never()).build().unwrap();
        let called = P::call(&client, &P::request(example.body)).await;
        assert_eq!(seen::<P>(&called), expected, "{bytes}");
        let error = called.unwrap_err();
        assert!(error.is_uncertain() && error.is_timeout(), "{error:?}");
        assert_eq!(server.payments::<P>(example.body), 1);
    }
}

/// To the same host and to another one.
pub async fn redirects<P: Provider>() {
    let example = requests::<P>().next().unwrap();
    let request = P::request(example.body);
    let success = answer(success_status::<P>(), JSON, success_body::<P>().as_bytes());
    for status in [301, 302, 303, 307, 308] {
        let other = Raw::start(vec![success.clone()]).await;
        for place in ["/elsewhere".to_owned(), format!("{}/elsewhere", other.url)] {
            let headers = format!("{HTML}location: {place}\r\n");
            let moved = answer(status, &headers, b"moved");
            let server = Raw::start(vec![moved, success.clone()]).await;
            let called = P::call(&patient::<P>(&server.url), &request).await;
            assert_eq!(seen::<P>(&called), Seen::Undocumented(status));
            let error = called.unwrap_err();
            assert_eq!(error.headers().unwrap()["location"], place);
            assert!(error.to_string().contains(&place), "{error}");
            assert_eq!(
                error.is_uncertain(),
                keyed::<P>() || status < 307,
                "{status}"
            );
            assert_eq!(server.payments::<P>(example.body), 1, "{status}");
            assert_eq!(server.connections(), 1, "{status}");
        }
        assert_eq!(other.connections(), 0, "{status}");
    }
}

/// gzip and brotli: with the features for them, they are asked for and read. Otherwise a coded
/// response is kept, and nothing of it is guessed.
pub async fn coded<P: Provider>() {
    let example = requests::<P>().next().unwrap();
    let (status, body) = (success_status::<P>(), success_body::<P>().as_bytes());
    for (coding, bytes) in [("gzip", gzip(body)), ("br", brotli(body))] {
        let headers = format!("{JSON}content-encoding: {coding}\r\n");
        let cut = &bytes[..bytes.len() - 3];
        let server = Raw::start(vec![answer(status, &headers, &bytes)]).await;
        let called = P::call(&patient::<P>(&server.url), &P::request(example.body)).await;
        let asked = server.seen()[0]
            .header("accept-encoding")
            .map(str::to_owned);
        let broken = Raw::start(vec![answer(status, &headers, cut)]).await;
        let client = patient::<P>(&broken.url);
        let cut = P::call(&client, &P::request(example.body)).await;
        assert!(cut.unwrap_err().is_uncertain(), "{coding}");
        assert!(broken.payments::<P>(example.body) == 1, "{coding}");
        match cfg!(feature = "coded") {
            true => {
                assert_eq!(asked.as_deref(), Some("gzip, br"));
                let response = called.unwrap();
                assert_eq!(response.body().as_ref(), body, "{coding}");
            }
            false => {
                assert_eq!(asked.as_deref(), Some("identity"));
                assert_eq!(seen::<P>(&called), Seen::Undecodable(status));
                assert_eq!(called.unwrap_err().body().unwrap(), &bytes, "{coding}");
            }
        }
    }
}

/// A body in gzip (RFC 1952), as one stored block.
fn gzip(body: &[u8]) -> Vec<u8> {
    let crc = body.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    });
    let length = u16::try_from(body.len()).unwrap();
    let mut coded = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1];
    coded.extend(length.to_le_bytes());
    coded.extend((!length).to_le_bytes());
    coded.extend(body);
    coded.extend((!crc).to_le_bytes());
    coded.extend(u32::from(length).to_le_bytes());
    coded
}

/// A body in brotli (RFC 7932), as one block that is not compressed.
fn brotli(body: &[u8]) -> Vec<u8> {
    let length = u32::from(u16::try_from(body.len() - 1).unwrap());
    let head = (length << 4 | 1 << 20).to_le_bytes();
    [&head[..3], body, &[3]].concat()
}
