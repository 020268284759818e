//! Retries of the generated clients, and their limits.

use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{Error, RetryPolicy};

use crate::common::scripted;
use crate::support::*;
use crate::wire::{Recorded, Reply};

/// Three attempts, a millisecond apart.
pub fn thrice() -> RetryPolicy {
    let policy = RetryPolicy::default().max_attempts(3);
    policy
        .base_delay(Duration::from_millis(1))
        .max_delay(Duration::from_millis(1))
}

fn unavailable() -> Reply {
    Reply::json(503, "{}")
}

fn created<P: Provider>() -> Reply {
    Reply::json(success_status::<P>(), success_body::<P>())
}

/// A call without a key is sent once, regardless of the response, and its error counts as
/// uncertain.
pub async fn never<P: Provider>() {
    for reply in [
        unavailable(),
        Reply::HangUp,
        Reply::json(502, "{}"),
        Reply::json(504, "{}"),
    ] {
        let (client, script) = scripted::<P>(vec![reply, created::<P>()], thrice()).await;
        let error = P::call(&client, &first::<P>()).await.unwrap_err();
        assert_eq!(script.requests().len(), 1, "{error:?}");
        assert!(error.is_uncertain(), "{error:?}");
        assert_eq!(error.idempotency_key(), None);
    }
}

/// A call with a key is repeated after a response that asks for it, and after a lost connection,
/// with the same key and the same bytes. Returns the attempts.
pub async fn with_the_same_key<P: Provider>(
    request: &RequestOf<P>,
    key: impl Fn(&Recorded) -> String,
) -> Vec<Recorded> {
    let replies = vec![unavailable(), Reply::HangUp, created::<P>()];
    let (client, script) = scripted::<P>(replies, thrice()).await;
    let response = P::call(&client, request).await.unwrap();
    assert_eq!(response.attempts(), 3);
    let sent = script.requests();
    assert_eq!(sent.len(), 3);
    for attempt in &sent {
        assert_eq!(attempt.line, sent[0].line);
        assert_eq!(attempt.body, sent[0].body);
        assert_eq!(Some(key(attempt).as_str()), response.idempotency_key());
    }
    sent
}

/// When the attempts are used up, the last response is returned, with the key for another call.
pub async fn until_the_attempts_are_used_up<P: Provider>(request: &RequestOf<P>) {
    let replies = vec![Reply::HangUp, unavailable(), Reply::HangUp, created::<P>()];
    let (client, script) = scripted::<P>(replies, thrice()).await;
    let error = P::call(&client, request).await.unwrap_err();
    assert_eq!(script.requests().len(), 3);
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(error.is_uncertain());
    assert!(error.idempotency_key().is_some());
}

/// A caller's mistake is not repeated. The key comes from the caller, so such a response says
/// nothing about an earlier request with it.
pub async fn not_after_a_refusal<P: Provider>(request: &RequestOf<P>) {
    for status in [400, 401, 403, 404, 409, 422] {
        let replies = vec![Reply::json(status, "{}"), created::<P>()];
        let (client, script) = scripted::<P>(replies, thrice()).await;
        let error = P::call(&client, request).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(script.requests().len(), 1, "{status}");
        assert!(error.is_uncertain() && error.idempotency_key().is_some());
    }
}
