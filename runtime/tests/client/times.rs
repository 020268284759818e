//! Timeouts and waits. Tests with paused time disable the timeout of an attempt, because it would
//! elapse while the test waits for a socket.

use std::time::Duration;

use rt::client::{Builder, Client, RetryPolicy};
use tokio::time::Instant;

use copperplate_runtime as rt;

use crate::operations::{Keyed, TransferError, Unkeyed};
use crate::responder::{Reply, Responder, created, reply};
use crate::{client, transfer};

#[tokio::test]
async fn no_limit_is_no_limit() {
    let chunked = "HTTP/1.1 201 x\r\ncontent-type: application/json\r\n\
        transfer-encoding: chunked\r\n\r\nc\r\n{\"id\":\"t-1\"}\r\n0\r\n\r\n";
    let most = Duration::MAX;
    for limit in [
        None,
        Some(most),
        Some(most - Duration::from_nanos(1)),
        Some(most / 2),
    ] {
        let server = Responder::start(vec![created(), Reply::Bytes(chunked.to_owned())]).await;
        let retry = RetryPolicy::default().base_delay(most).max_delay(most);
        let client = client(&server).timeout(limit).retry(retry).build().unwrap();
        for _ in 0..2 {
            let response = client.send::<Keyed>(&transfer()).await.unwrap();
            assert_eq!(response.status(), 201);
        }
        assert_eq!(server.seen().len(), 2);
    }
}

#[tokio::test]
async fn no_limit_is_shown_as_none() {
    let server = Responder::start(vec![created()]).await;
    let builder = client(&server).timeout(Duration::MAX);
    assert!(
        format!("{builder:?}").contains("timeout: None"),
        "{builder:?}"
    );
}

/// A client without timeouts; it waits only before retries.
fn patient(server: &Responder) -> Builder<Client> {
    client(server)
        .timeout(None)
        .retry(RetryPolicy::default().base_delay(Duration::ZERO))
}

/// The duration of a call, and its result.
async fn timed(
    builder: Builder<Client>,
) -> (
    Duration,
    Result<
        rt::client::ApiResponse<crate::operations::TransferResponse>,
        rt::client::CallError<Keyed>,
    >,
) {
    let client = builder.build().unwrap();
    let begin = Instant::now();
    let result = client.send::<Keyed>(&transfer()).await;
    (begin.elapsed(), result)
}

#[tokio::test(start_paused = true)]
async fn the_wait_that_an_answer_asks_for_is_kept() {
    for (headers, body, seconds) in [
        ("retry-after: 1\r\n", "", 1.0),
        (
            "",
            r#"{"code":"rate_limited","details":{"retry_after_ms":5000}}"#,
            5.0,
        ),
        ("", r#"{"wait":2.5}"#, 2.5),
        (
            "retry-after: 7\r\n",
            r#"{"details":{"retry_after_ms":5000}}"#,
            7.0,
        ),
        (
            "retry-after: 2\r\n",
            r#"{"details":{"retry_after_ms":5000}}"#,
            5.0,
        ),
        ("", r#"{"details":{"retry_after_ms":"soon"}}"#, 0.0),
    ] {
        let server = Responder::start(vec![reply(429, headers, body), created()]).await;
        let (waited, result) = timed(patient(&server)).await;
        assert_eq!(result.unwrap().attempts(), 2);
        let wanted = Duration::from_secs_f64(seconds);
        // The clock counts milliseconds.
        assert!(
            waited >= wanted && waited < wanted + Duration::from_millis(20),
            "{waited:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_longer_wait_than_the_cap_ends_the_call() {
    for (headers, body, seconds) in [
        ("retry-after: 60\r\n", "", 60),
        ("retry-after: 1\r\n", r#"{"wait":61}"#, 61),
    ] {
        let server = Responder::start(vec![reply(429, headers, body), created()]).await;
        let (waited, result) = timed(patient(&server)).await;
        let error = result.unwrap_err();
        assert_eq!(error.api(), Some(&TransferError::TooManyRequests));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
        assert_eq!((server.seen().len(), waited.as_secs()), (1, 0));
    }
}

#[tokio::test]
async fn the_wait_is_there_where_nothing_is_repeated() {
    let body = r#"{"details":{"retry_after_ms":50}}"#;
    let server = Responder::start(vec![reply(429, "", body)]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_millis(50)));
    assert_eq!(server.seen().len(), 1);
}
