//! Deadlines: everything that a call waits for ends.

use std::sync::Arc;
use std::time::Duration;

use rt::client::{
    BoxError, BoxFuture, Builder, Client, Credential, CredentialSource, Error, Message,
    RetryPolicy, Signer,
};
use tokio::time::{Instant, sleep};

use copperplate_runtime as rt;

use crate::double::{self, response};
use crate::operations::{Get, Keyed, Signed, Unkeyed};
use crate::responder::{Reply, Responder, reply};
use crate::{builder, client, get, transfer};

/// A credential source and a signer that never answer.
struct Never;

impl CredentialSource for Never {
    fn credential<'a>(
        &'a self,
        _: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        Box::pin(std::future::pending())
    }
}

impl Signer for Never {
    fn sign<'a>(&'a self, _: Message<'a>) -> BoxFuture<'a, Result<http::HeaderMap, BoxError>> {
        Box::pin(std::future::pending())
    }
}

fn unanswered() -> Builder<Client> {
    double::client(|_| async { response(201, r#"{"id":"t-1"}"#) })
}

#[tokio::test(start_paused = true)]
async fn a_source_or_a_signer_that_hangs_ends_certain() {
    for limit in [1, 2] {
        let begin = Instant::now();
        let (error, message) = match limit {
            1 => {
                let client = unanswered().credential("token", Never).build().unwrap();
                let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
                assert!(matches!(error, Error::Credential(..)));
                (error, "the source of a credential did not answer in time")
            }
            _ => {
                let client = unanswered().signer(Never).timeout(Duration::from_secs(30));
                let client = client.build().unwrap();
                let error = client.send::<Signed>(&transfer()).await.unwrap_err();
                assert!(matches!(error, Error::Signer(..)));
                (error, "the signer did not answer in time")
            }
        };
        assert_eq!(begin.elapsed().as_secs(), 30);
        assert!(error.is_timeout() && !error.is_uncertain());
        assert_eq!(error.attempts(), 0);
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(source, message);
    }
}

/// A deadline holds although no attempt has a limit.
#[tokio::test(start_paused = true)]
async fn a_deadline_is_over_the_source_and_the_signer() {
    let second = Duration::from_secs(1);
    let client = unanswered().timeout(None).deadline(second);
    let client = client.credential("token", Never).build().unwrap();
    let begin = Instant::now();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(begin.elapsed().as_secs(), 1);
    let call = client.send::<Keyed>(&transfer()).deadline(second * 3);
    call.await.unwrap_err();
    assert_eq!(begin.elapsed().as_secs(), 4);
}

/// A server that reads a request and does not answer.
async fn silent(mut request: reqwest::Request) -> Result<reqwest::Response, BoxError> {
    let mut body = request.body_mut().take().unwrap();
    std::future::poll_fn(|context| {
        http_body::Body::poll_frame(std::pin::Pin::new(&mut body), context)
    })
    .await;
    std::future::pending().await
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_over_all_attempts() {
    let attempt = Duration::from_millis(800);
    for (deadline, attempts, waited) in
        [(None, 3, 2400), (Some(1000), 2, 1000), (Some(700), 1, 700)]
    {
        let mut client = double::client(silent).timeout(attempt);
        if let Some(deadline) = deadline {
            client = client.deadline(Duration::from_millis(deadline));
        }
        let client = client.build().unwrap();
        let begin = Instant::now();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert!(error.is_timeout() && error.is_uncertain());
        assert_eq!(error.attempts(), attempts);
        assert_eq!(begin.elapsed().as_millis(), waited);
        assert!(error.idempotency_key().is_some());
    }
}

/// The call ends at once where the wait would be longer than what is left of it.
#[tokio::test(start_paused = true)]
async fn no_wait_is_longer_than_the_deadline() {
    let client = double::client(|_| async {
        let built = http::Response::builder().status(503);
        Ok(built.header("retry-after", "5").body("")?.into())
    });
    let client = client.build().unwrap();
    let begin = Instant::now();
    let call = client.send::<Keyed>(&transfer());
    let error = call.deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!((error.attempts(), begin.elapsed().as_secs()), (1, 0));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
    let call = client.send::<Keyed>(&transfer());
    let error = call.deadline(Duration::from_secs(6)).await.unwrap_err();
    assert_eq!((error.attempts(), begin.elapsed().as_secs()), (2, 5));
}

/// A resolver that never answers, as a host that drops every packet.
struct Lost;

impl reqwest::dns::Resolve for Lost {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(std::future::pending())
    }
}

/// A connection that hangs is certain, whoever has set up the transport, with a body and without.
#[tokio::test(start_paused = true)]
async fn a_connection_that_hangs_is_certain() {
    let http = || {
        reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .dns_resolver(Arc::new(Lost))
    };
    let message = "the server can't be reached: no connection was made in the time for it";
    for own in [true, false] {
        let client = builder("http://bank.example");
        let client = match own {
            true => client.http_client(http().build().unwrap()),
            false => client.http(http()),
        };
        let client = client.build().unwrap();
        let second = Duration::from_secs(1);
        let error = client.send::<Unkeyed>(&transfer()).timeout(second).await;
        let error = error.unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(error.is_timeout() && !error.is_uncertain());
        let error = client
            .send::<crate::operations::Post>(&get())
            .timeout(second)
            .await
            .unwrap_err();
        assert!(error.is_timeout() && !error.is_uncertain(), "{error}");
    }
}

/// With a connection, the same time is uncertain: the request was sent.
#[tokio::test]
async fn a_server_that_does_not_answer_is_uncertain() {
    let server = Responder::start(vec![Reply::Silence]).await;
    let calls = client(&server).build().unwrap();
    let short = Duration::from_millis(300);
    let call = calls.send::<Unkeyed>(&transfer()).timeout(short);
    assert!(call.await.unwrap_err().is_uncertain());
    let call = calls.send::<crate::operations::Post>(&get()).timeout(short);
    assert!(call.await.unwrap_err().is_uncertain());
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_ends_with_its_head() {
    let client = double::client(|_| async {
        let body = Slow(Some("{\"id\":"));
        let built = http::Response::builder()
            .status(201)
            .header("content-type", "application/json")
            .header("x-request-id", "req-7");
        Ok(built.body(reqwest::Body::wrap(body))?.into())
    });
    let client = client.retry(RetryPolicy::never()).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert!(error.is_timeout() && error.is_uncertain());
    assert_eq!(error.status().unwrap(), 201);
    assert_eq!(error.headers().unwrap()["x-request-id"], "req-7");
    assert_eq!(error.body().unwrap().as_ref(), b"{\"id\":");
    let message = "the response 201 was not complete in time (request id: req-7); \
        the request may have been carried out";
    assert_eq!(error.to_string(), message);
}

/// A body that never ends behind its first piece.
struct Slow(Option<&'static str>);

impl http_body::Body for Slow {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        match self.0.take() {
            Some(text) => std::task::Poll::Ready(Some(Ok(http_body::Frame::data(text.into())))),
            None => std::task::Poll::Pending,
        }
    }
}

#[tokio::test]
async fn a_response_that_breaks_off_keeps_what_there_is() {
    let cut = "HTTP/1.1 201 x\r\ncontent-type: application/json\r\nx-request-id: r1\r\n\
        location: /t/1?token=s3cret\r\ncontent-length: 99\r\n\r\n{\"id\"";
    let server = Responder::start(vec![Reply::Bytes(cut.to_owned())]).await;
    let client = client(&server).retry(RetryPolicy::never()).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert_eq!(error.headers().unwrap()["location"], "/t/1?token=s3cret");
    assert_eq!(error.body().unwrap().as_ref(), b"{\"id\"");
    let message = "the response 201 broke off before it was complete (request id: r1; Location: /t/1); \
        the request may have been carried out";
    assert_eq!(error.to_string(), message);
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[tokio::test]
async fn a_response_that_is_too_long_keeps_its_beginning() {
    let body = "x".repeat(5000);
    let server = Responder::start(vec![reply(400, "", &body)]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Get>(&get()).limit(4999).await.unwrap_err();
    assert!(matches!(error, Error::TooLarge { limit: 4999, .. }));
    assert_eq!(error.body().unwrap().len(), 1024);
}

/// Without a deadline, only attempts have a limit.
#[tokio::test(start_paused = true)]
async fn without_a_deadline_no_attempt_is_cut_off() {
    let client = double::client(|_| async {
        sleep(Duration::from_secs(29)).await;
        let built = http::Response::builder().status(503);
        Ok(built.header("retry-after", "10").body("")?.into())
    });
    let client = client.build().unwrap();
    let begin = Instant::now();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert_eq!(begin.elapsed().as_secs(), 29 * 3 + 20);
}
