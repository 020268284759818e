//! Retries: their conditions, and the parts of a request that stay the same.

use copperplate_runtime as rt;
use http::{HeaderMap, HeaderValue};
use rt::client::{
    BoxError, BoxFuture, Credential, CredentialSource, Error, Message, RetryPolicy, Signer,
};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::operations::{Get, InBody, Keyed, Signed, TransferError, Unkeyed};
use crate::responder::{Reply, Responder, body, created, header, reply};
use crate::{client, get, transfer};

#[tokio::test]
async fn a_keyed_call_is_repeated_with_the_same_key_and_bytes() {
    for transient in [
        reply(408, "", ""),
        reply(429, "", ""),
        reply(500, "", ""),
        reply(502, "", ""),
        reply(503, "", ""),
        reply(504, "", ""),
        Reply::Close,
    ] {
        let server = Responder::start(vec![transient.clone(), transient, created()]).await;
        let client = client(&server).build().unwrap();
        let response = client.send::<Keyed>(&transfer()).await.unwrap();
        assert_eq!(response.attempts(), 3);
        let seen = server.seen();
        assert_eq!(seen.len(), 3);
        assert!(seen.iter().all(|request| *request == seen[0]));
        assert_eq!(
            response.idempotency_key(),
            header(&seen[0], "idempotency-key")
        );
    }
}

#[tokio::test]
async fn each_call_has_a_key_of_its_own_unless_it_brings_one() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).build().unwrap();
    let first = client.send::<Keyed>(&transfer()).await.unwrap();
    let second = client.send::<Keyed>(&transfer()).await.unwrap();
    assert_ne!(first.idempotency_key(), second.idempotency_key());
    let mut request = transfer();
    request.idempotency_key = Some("mine".to_owned());
    // The future of a call is `Send`.
    let clone = client.clone();
    let call = tokio::spawn(async move { clone.send::<Keyed>(&request).await });
    let third = call.await.unwrap().unwrap();
    assert_eq!(third.idempotency_key(), Some("mine"));
    assert_eq!(header(&server.seen()[2], "idempotency-key"), Some("mine"));
}

#[tokio::test]
async fn a_key_in_the_body_counts_and_no_header_is_added() {
    let server = Responder::start(vec![reply(503, "", ""), created()]).await;
    let client = client(&server).build().unwrap();
    let mut request = transfer();
    request.body.key = Some("in-body".to_owned());
    let response = client.send::<InBody>(&request).await.unwrap();
    assert_eq!(response.idempotency_key(), Some("in-body"));
    assert_eq!(response.attempts(), 2);
    assert_eq!(header(&server.seen()[1], "idempotency-key"), None);
    let response = client.send::<InBody>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert_eq!(
        response.idempotency_key(),
        header(&seen[2], "idempotency-key")
    );
    assert!(response.idempotency_key().is_some());
}

#[tokio::test]
async fn a_post_without_a_key_is_sent_once() {
    for transient in [
        reply(500, "", ""),
        reply(503, "", ""),
        reply(429, "retry-after: 0\r\n", ""),
        Reply::Close,
    ] {
        let server = Responder::start(vec![transient, created()]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
        assert_eq!(error.idempotency_key(), None);
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn an_idempotent_method_is_repeated_but_not_after_a_refusal() {
    for status in [408, 429, 500, 502, 503, 504] {
        let server = Responder::start(vec![reply(status, "", ""), created()]).await;
        let calls = client(&server).build().unwrap();
        assert_eq!(calls.send::<Get>(&get()).await.unwrap().attempts(), 2);
    }
    for status in [400, 409, 425, 501, 520] {
        let server = Responder::start(vec![reply(status, "", ""), created()]).await;
        let client = client(&server).build().unwrap();
        client.send::<Get>(&get()).await.unwrap_err();
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_policy_of_never_sends_once() {
    let server = Responder::start(vec![reply(503, "", ""), created()]).await;
    let client = client(&server).retry(RetryPolicy::never()).build().unwrap();
    let error = client.send::<Get>(&get()).await.unwrap_err();
    assert_eq!(error.api(), Some(&TransferError::ServiceUnavailable));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_refusal_after_an_uncertain_attempt_is_uncertain() {
    let bad = || reply(400, "", r#"{"id":"e"}"#);
    for (first, uncertain) in [(Reply::Close, true), (reply(429, "", ""), false)] {
        let server = Responder::start(vec![first, bad()]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert!(matches!(error, Error::Api(_)));
        assert_eq!(error.is_uncertain(), uncertain);
    }
}

struct Tokens {
    refreshes: bool,
    asked: AtomicUsize,
}

impl CredentialSource for Tokens {
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        Box::pin(async move {
            let asked = self.asked.fetch_add(1, Ordering::Relaxed);
            // The one that was rejected is the one that was sent.
            let sent = Credential::token(format!("{}-false", asked.saturating_sub(1)));
            assert!(rejected.is_none_or(|it| *it == sent));
            let rejected = rejected.is_some();
            Ok(Credential::token(format!("{asked}-{rejected}")))
        })
    }

    fn can_refresh(&self) -> bool {
        self.refreshes
    }
}

#[tokio::test]
async fn a_rejected_credential_is_replaced_once() {
    let denied = || reply(401, "", "");
    for (refreshes, replies, sent) in [
        (true, vec![denied(), reply(503, "", ""), created()], 3),
        (true, vec![denied()], 2),
        (false, vec![denied()], 1),
    ] {
        let server = Responder::start(replies).await;
        let source = Tokens {
            refreshes,
            asked: AtomicUsize::new(0),
        };
        let client = client(&server).credential("token", source).build().unwrap();
        let result = client.send::<Keyed>(&transfer()).await;
        assert_eq!(result.is_ok(), sent == 3);
        let seen = server.seen();
        let tokens: Vec<_> = seen
            .iter()
            .map(|it| header(it, "authorization").unwrap())
            .collect();
        let wanted = ["Bearer 0-false", "Bearer 1-true", "Bearer 2-false"];
        assert_eq!(tokens, wanted[..sent]);
        assert!(
            seen.iter()
                .all(|it| header(it, "idempotency-key") == header(&seen[0], "idempotency-key"))
        );
    }
}

/// A signer that counts, and fails from a given attempt on.
struct Counter {
    signed: AtomicUsize,
    fails_from: usize,
}

impl Counter {
    fn up_to(fails_from: usize) -> Self {
        Self {
            signed: AtomicUsize::new(0),
            fails_from,
        }
    }
}

impl Signer for Counter {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        Box::pin(async move {
            let count = self.signed.fetch_add(1, Ordering::Relaxed);
            if count >= self.fails_from {
                return Err("the key is locked".into());
            }
            let text = [
                &count.to_string(),
                message.method().as_str(),
                message.scheme(),
                message.authority(),
                message.path_and_query(),
                message.headers()["idempotency-key"].to_str()?,
                message.headers()["authorization"].to_str()?,
                std::str::from_utf8(message.body())?,
            ]
            .join("|");
            let mut headers = HeaderMap::new();
            headers.insert("signature", HeaderValue::from_str(&text)?);
            Ok(headers)
        })
    }
}

#[tokio::test]
async fn a_signer_sees_the_final_bytes_of_each_attempt() {
    let server = Responder::start(vec![reply(503, "", ""), created()]).await;
    let base = format!("{}/v1/", server.url);
    let client = client(&server)
        .base_url(base)
        .signer(Counter::up_to(9))
        .build()
        .unwrap();
    let response = client.send::<Signed>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    for (count, request) in seen.iter().enumerate() {
        let host = header(request, "host").unwrap();
        let key = response.idempotency_key().unwrap();
        let wanted = format!(
            "{count}|POST|http|{host}|/v1/accounts/a%2F1/transfers|{key}|Bearer tok-s3cret|{}",
            body(request)
        );
        assert_eq!(header(request, "signature"), Some(wanted.as_str()));
    }
}

#[tokio::test]
async fn a_signer_that_fails_later_does_not_hide_an_uncertain_attempt() {
    let server = Responder::start(vec![Reply::Close, created()]).await;
    let calls = client(&server).signer(Counter::up_to(1)).build().unwrap();
    let error = calls.send::<Signed>(&transfer()).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(error.is_uncertain() && error.idempotency_key().is_some());

    let calls = client(&server).signer(Counter::up_to(0)).build().unwrap();
    let error = calls.send::<Signed>(&transfer()).await.unwrap_err();
    assert!(matches!(error, Error::Signer(..)), "{error:?}");
    assert!(!error.is_uncertain());
    assert_eq!(server.seen().len(), 1);
}
