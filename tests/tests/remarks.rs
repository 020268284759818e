//! The statements of a document about failures, and their effect on a client.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::time::Duration;

use copperplate_runtime as rt;
use copperplate_tests::cases::operations_remarks as remarks;
use remarks::operations::{Charge, Pay, PayRequest, Rates};
use rt::client::{CallError, RetryPolicy};
use rt::message::ReadResponse as _;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::Instant;

type Failure<O> = <O as rt::Operation>::Error;

#[test]
fn each_status_is_told_by_its_own_answer() {
    for (status, settled) in [
        (402, true),
        (409, false),
        (422, true),
        (429, false),
        (503, false),
    ] {
        let messages = Failure::<Pay>::hints(status);
        assert_eq!(messages.not_carried_out, settled, "{status}");
    }
    // A response that says less is not shared.
    assert!(Failure::<Charge>::hints(402).not_carried_out);
    assert!(!Failure::<Rates>::hints(402).not_carried_out);
    let why = rt::message::RetryDelay::milliseconds("/why/retry_ms");
    let before = rt::message::RetryDelay::milliseconds("/before/why/retry_ms");
    let pause = rt::message::RetryDelay::seconds("/pause~1s");
    assert_eq!(Failure::<Pay>::hints(429).retry_after, [why]);
    // The nearest member is the first.
    assert_eq!(Failure::<Pay>::hints(503).retry_after, [pause, why]);
    assert_eq!(Failure::<Pay>::hints(402).retry_after, []);
    assert!(!Failure::<Pay>::hints(429).retry_after.contains(&before));
}

#[test]
fn marked_members_of_failures_are_shown() {
    let text = "/why/text";
    let pay = Failure::<Pay>::hints(429).shown;
    assert_eq!(pay.first(), Some(&text));
    // A list has several values, so that none of them is the word for the failure.
    assert!(pay.iter().all(|it| !it.contains("others")), "{pay:?}");
    assert!(Failure::<Pay>::hints(503).shown.contains(&text));
    assert!(Failure::<Pay>::hints(402).shown.is_empty());
}

#[tokio::test]
async fn errors_show_marked_members_only() {
    let body = r#"{"why":{"text":"the till is shut","retry_ms":60000},"iban":"DE02"}"#;
    let url = server(vec![(429, "application/json", body)]).await;
    let shown = paid(&url, None).await.unwrap_err().to_string();
    assert!(shown.contains("the till is shut"), "{shown}");
    assert!(
        !shown.contains("DE02") && !shown.contains("60000"),
        "{shown}"
    );
}

/// Responds to one request after the other; the attempts tell the number of requests.
async fn server(replies: Vec<(u16, &'static str, &'static str)>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for (status, media, body) in replies {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            let reply = format!(
                "HTTP/1.1 {status} x\r\ncontent-type: {media}\r\ncontent-length: {}\r\n\
                 connection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(reply.as_bytes()).await.unwrap();
        }
    });
    url
}

async fn paid(url: &str, key: Option<&str>) -> Result<u32, CallError<Pay>> {
    let retry = RetryPolicy::default().base_delay(Duration::ZERO);
    let client = remarks::Client::builder()
        .base_url(url)
        .retry(retry)
        .timeout(None)
        .http(reqwest::Client::builder().no_proxy());
    let request = PayRequest {
        key: key.map(str::to_owned),
    };
    let response = client.build().unwrap().pay(&request).await?;
    Ok(response.attempts())
}

#[tokio::test]
async fn only_what_is_declared_settles_a_key_of_the_caller() {
    for (status, body, ours) in [
        (402, "", false),
        (409, "", true),
        (422, r#""no""#, false),
        // The body is not a JSON string, so it is not the documented response.
        (422, "<p>no</p>", true),
        (401, r#""no""#, false),
        (500, "", true),
    ] {
        let url = server(vec![(status, "application/json", body)]).await;
        let error = paid(&url, Some("k-1")).await.unwrap_err();
        assert_eq!(error.is_uncertain(), ours, "{status}: {error}");
    }
    let url = server(vec![(409, "application/json", "")]).await;
    assert!(!paid(&url, None).await.unwrap_err().is_uncertain());
}

#[tokio::test(start_paused = true)]
async fn the_wait_of_the_body_is_kept() {
    for (status, media, body, millis) in [
        (
            429,
            "application/json",
            r#"{"why":{"retry_ms":5000}}"#,
            5_000,
        ),
        (
            503,
            "application/problem+json",
            r#"{"why":{"retry_ms":700}}"#,
            700,
        ),
        (
            503,
            "application/problem+json",
            r#"{"pause/s":"2.5"}"#,
            2_500,
        ),
        // Another status has another response.
        (429, "application/json", r#"{"why":{},"pause/s":"2.5"}"#, 0),
    ] {
        let replies = vec![(status, media, body), (204, media, "")];
        let url = server(replies).await;
        let begin = Instant::now();
        assert_eq!(paid(&url, None).await.unwrap(), 2);
        let (waited, wanted) = (begin.elapsed(), Duration::from_millis(millis));
        assert!(
            waited >= wanted && waited < wanted + Duration::from_millis(20),
            "{waited:?}"
        );
    }
}
