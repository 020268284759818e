//! Settings of one call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rt::client::Error;
use tokio::io::AsyncWriteExt as _;

use copperplate_runtime as rt;

use crate::operations::{Get, InBody, Keyed, TransferError, Unkeyed};
use crate::responder::{Responder, created, header, reply};
use crate::{client, get, transfer};

#[tokio::test]
async fn the_key_is_there_before_anything_is_sent() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).build().unwrap();
    let call = client.send::<Keyed>(&transfer());
    let key = call.key().unwrap().to_owned();
    assert!(server.seen().is_empty());
    let response = call.await.unwrap();
    assert_eq!(response.idempotency_key(), Some(key.as_str()));
    assert_eq!(
        header(&server.seen()[0], "idempotency-key"),
        Some(key.as_str())
    );

    // A call dropped by a caller's own timeout can be sent again.
    let call = client.send::<Keyed>(&transfer());
    let key = call.key().unwrap().to_owned();
    drop(tokio::time::timeout(Duration::ZERO, call).await);
    let again = client.send::<Keyed>(&transfer()).idempotency_key(&key);
    assert_eq!(again.key(), Some(key.as_str()));
    assert_eq!(again.await.unwrap().idempotency_key(), Some(key.as_str()));
    assert_eq!(client.send::<Unkeyed>(&transfer()).key(), None);
}

/// A key of the caller's may have been sent before, by which option it came.
#[tokio::test]
async fn a_key_of_one_call_is_one_of_the_caller() {
    let server = Responder::start(vec![reply(429, "retry-after: 99\r\n", "")]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).idempotency_key("mine");
    let error = error.await.unwrap_err();
    assert!(error.is_uncertain());
    assert_eq!(error.idempotency_key(), Some("mine"));
    assert_eq!(header(&server.seen()[0], "idempotency-key"), Some("mine"));
}

#[tokio::test]
async fn an_option_that_can_not_be_followed_sends_nothing() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).build().unwrap();
    let mut in_body = transfer();
    in_body.body.key = Some("in-body".to_owned());
    let mut empty = transfer();
    empty.idempotency_key = Some(String::new());
    let message = |error: Error<TransferError, _>| match error {
        Error::Invalid(report) => report.to_string(),
        other => panic!("{other:?}"),
    };
    let keyed = || client.send::<Keyed>(&transfer());
    for (call, wanted) in [
        (keyed().idempotency_key(""), "must not be empty"),
        (keyed().idempotency_key("a\nb"), "can't carry"),
        (keyed().idempotency_key(" "), "white space"),
        (keyed().idempotency_key("a "), "white space"),
        (keyed().idempotency_key("é"), "ASCII"),
        (
            keyed().header("idempotency-key", "k"),
            "set by `idempotency_key`",
        ),
        (keyed().header("content-length", "1"), "the transport sets"),
        (
            keyed().header("authorization", "x"),
            "a credential of the client",
        ),
        (keyed().header("a b", "x"), "its name can't be sent"),
        (keyed().header("a", "x\r\ny: z"), "its value can't be sent"),
        (keyed().last_event_id("a\0"), "its value can't be sent"),
        (client.send::<Keyed>(&empty), "must not be empty"),
    ] {
        assert!(call.key().is_none());
        let found = message(call.await.unwrap_err());
        assert!(found.contains(wanted), "{found}");
    }
    let differs = client.send::<InBody>(&in_body).idempotency_key("other");
    let found = message(differs.await.unwrap_err());
    assert!(found.contains("differs from the member `key`"), "{found}");
    let none = client.send::<Unkeyed>(&transfer()).idempotency_key("k");
    let found = message(none.await.unwrap_err());
    assert!(found.contains("not part of this operation"), "{found}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn headers_of_one_call_outrank_those_of_all() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).header("x-team", "all").build().unwrap();
    let call = client.send::<Keyed>(&transfer()).header("X-Team", "one");
    let call = call.accept("application/json").last_event_id("7");
    assert!(!format!("{call:?}").contains("one"));
    call.await.unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert_eq!(header(&seen[0], "x-team"), Some("one"));
    assert_eq!(header(&seen[0], "accept"), Some("application/json"));
    assert_eq!(header(&seen[0], "last-event-id"), Some("7"));
    assert_eq!(header(&seen[1], "x-team"), Some("all"));
    assert_eq!(header(&seen[1], "last-event-id"), None);
}

#[tokio::test]
async fn a_call_without_retries_is_sent_once() {
    for status in [503, 401] {
        let server = Responder::start(vec![reply(status, "", ""), created()]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Get>(&get()).no_retry().await.unwrap_err();
        assert_eq!(error.attempts(), 1);
        assert_eq!(server.seen().len(), 1);
    }
}

/// Two clients of one `reqwest::Client` have one pool: the second call is on the connection of the
/// first.
#[tokio::test]
async fn clients_share_the_connections_of_a_transport() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (connections, counted) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let (accepted, answered) = (Arc::clone(&connections), Arc::clone(&counted));
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            accepted.fetch_add(1, Ordering::SeqCst);
            let answered = Arc::clone(&answered);
            tokio::spawn(async move {
                while crate::responder::request(&mut stream).await.is_some() {
                    answered.fetch_add(1, Ordering::SeqCst);
                    let body = r#"{"id":"t-1"}"#;
                    let head = "HTTP/1.1 201 x\r\ncontent-type: application/json\r\n";
                    let reply = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
                    stream.write_all(reply.as_bytes()).await.unwrap();
                }
            });
        }
    });
    let none = reqwest::redirect::Policy::none();
    let pool = reqwest::Client::builder().no_proxy().redirect(none);
    let pool = pool.build().unwrap();
    for _ in 0..3 {
        let client = crate::builder(&url).http_client(pool.clone());
        let client = client.build().unwrap();
        client.send::<Keyed>(&transfer()).await.unwrap();
    }
    let seen = (
        counted.load(Ordering::SeqCst),
        connections.load(Ordering::SeqCst),
    );
    assert_eq!(seen, (3, 1));
}
