//! The budget of retries, and retries of requests that were not sent.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rt::client::{Error, RetryBudget, RetryPolicy};
use tokio::time::{Instant, sleep};

use copperplate_runtime as rt;

use crate::double::{self, response};
use crate::operations::{Get, Keyed, Unkeyed};
use crate::responder::{Responder, created, reply};
use crate::{builder, client, get, transfer};

/// A provider fails for a minute, and a thousand callers, ten to a client, call it every five seconds.
#[tokio::test(start_paused = true)]
async fn a_storm_of_retries_is_kept_small() {
    let sent = Arc::<AtomicUsize>::default();
    let mut first = 0;
    let mut running = Vec::new();
    for _ in 0..100 {
        let sent = Arc::clone(&sent);
        let client = double::client(move |_| {
            sent.fetch_add(1, Ordering::Relaxed);
            async { response(503, "") }
        });
        let client = client.retry(RetryPolicy::default()).build().unwrap();
        let end = Instant::now() + Duration::from_secs(60);
        running.extend((0..10).map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let mut calls = 0;
                while Instant::now() < end {
                    client.send::<Get>(&get()).await.unwrap_err();
                    calls += 1;
                    sleep(Duration::from_secs(5)).await;
                }
                calls
            })
        }));
    }
    for calls in running {
        first += calls.await.unwrap();
    }
    let sent = sent.load(Ordering::Relaxed);
    assert!(first > 10_000, "{first}");
    assert!(sent > first, "nothing was sent again");
    assert!(sent * 10 <= first * 11, "{sent} requests of {first} calls");
}

#[tokio::test]
async fn clients_share_a_budget() {
    let server = Responder::start(vec![reply(503, "", "")]).await;
    let budget = RetryBudget::new(3);
    let build = || {
        client(&server)
            .retry_budget(budget.clone())
            .build()
            .unwrap()
    };
    let (one, other) = (build(), build());
    let attempts = |error: &Error<_, _>| error.attempts();
    let first = one.send::<Get>(&get()).await.unwrap_err();
    let second = other.send::<Get>(&get()).await.unwrap_err();
    let third = one.clone().send::<Get>(&get()).await.unwrap_err();
    let found = [attempts(&first), attempts(&second), attempts(&third)];
    assert_eq!(found, [3, 2, 1]);
    assert_eq!(server.seen().len(), 6);
}

/// A retry that helps costs nothing in the end.
#[tokio::test]
async fn a_success_puts_back_what_its_retry_took() {
    let replies = [reply(503, "", ""), created()];
    let replies: Vec<_> = replies.iter().cycle().take(20).cloned().collect();
    let server = Responder::start(replies).await;
    let budget = RetryBudget::new(1);
    let client = client(&server).retry_budget(budget).build().unwrap();
    for _ in 0..10 {
        let response = client.send::<Keyed>(&transfer()).await.unwrap();
        assert_eq!(response.attempts(), 2);
    }
}

/// A refused connection carries nothing, so that a POST without a key is sent again, too.
#[tokio::test]
async fn what_was_not_sent_is_repeated_for_everyone() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", port.local_addr().unwrap());
    drop(port);
    let client = builder(&url).build().unwrap();
    let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
    assert_eq!((error.attempts(), error.is_uncertain()), (3, false));
    let once = client.send::<Unkeyed>(&transfer()).no_retry();
    assert_eq!(once.await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_limit_is_waited_for() {
    let asked = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&asked);
    let client = double::client(move |_| {
        let first = counted.fetch_add(1, Ordering::Relaxed) == 0;
        async move {
            if !first {
                return response(201, r#"{"id":"t-1"}"#);
            }
            let limited = http::Response::builder()
                .status(429)
                .header("ratelimit", "\"default\";r=0;t=7");
            Ok(limited.body("")?.into())
        }
    });
    let client = client.build().unwrap();
    let begin = Instant::now();
    let response = client.send::<Keyed>(&transfer()).await.unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(begin.elapsed().as_secs(), 7);
}

/// A layer that refuses an attempt, as an open circuit does, ends the call.
#[tokio::test]
async fn a_layer_that_refuses_is_final_and_certain() {
    let client = double::client(|_| async { Err("the circuit is open".into()) });
    let client = client.build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    let message = "a layer of the client did not send the request";
    assert_eq!(error.to_string(), message);
    assert_eq!((error.attempts(), error.is_uncertain()), (1, false));
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "the circuit is open");
}

#[tokio::test(start_paused = true)]
async fn a_layer_limits_concurrent_attempts() {
    let running = Arc::<AtomicUsize>::default();
    let client = double::client(move |_| {
        let running = Arc::clone(&running);
        async move {
            assert!(running.fetch_add(1, Ordering::Relaxed) < 2);
            sleep(Duration::from_secs(1)).await;
            running.fetch_sub(1, Ordering::Relaxed);
            response(201, r#"{"id":"t-1"}"#)
        }
    });
    let limit = tower::limit::GlobalConcurrencyLimitLayer::new(2);
    let client = client.layer(limit).build().unwrap();
    let begin = Instant::now();
    let calls: Vec<_> = (0..6)
        .map(|_| tokio::spawn(client.send::<Keyed>(&transfer())))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(begin.elapsed().as_secs(), 3);
}
