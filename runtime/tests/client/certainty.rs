//! Errors tell if the request may have been carried out.

use std::error::Error as _;
use std::net::TcpListener;
use std::sync::Arc;

use copperplate_runtime as rt;
use rt::client::{BuildError, Builder, Client, Error};

use crate::operations::{CreateTransferRequest, Get, InBody, Keyed, Signed, Unkeyed};
use crate::responder::{Reply, Responder, created, reply};
use crate::{builder, client, get, transfer};

const KEY: &str = "stored before the crash";

fn resumed() -> CreateTransferRequest {
    CreateTransferRequest {
        idempotency_key: Some(KEY.to_owned()),
        ..transfer()
    }
}

/// Any unsuccessful response to a key that an earlier process may have sent.
#[tokio::test]
async fn no_refusal_settles_a_key_of_the_caller() {
    for status in [400, 401, 403, 404, 409, 422, 429, 307] {
        let declared = status == 422;
        let body = if status == 400 { r#"{"id":"e"}"# } else { "" };
        let headers = "retry-after: 99\r\n";
        let server = Responder::start(vec![reply(status, headers, body)]).await;
        let client = client(&server).build().unwrap();
        let ours = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert!(!ours.is_uncertain(), "{status}: {ours}");
        assert!(!ours.to_string().contains("carried out"), "{ours}");
        let theirs = client.send::<Keyed>(&resumed()).await.unwrap_err();
        assert_eq!(theirs.is_uncertain(), !declared, "{status}: {theirs}");
        let message = "; an earlier call with this idempotency key may have been carried out";
        assert_eq!(theirs.to_string().ends_with(message), !declared, "{theirs}");
        assert_eq!(theirs.idempotency_key(), Some(KEY));
    }
}

#[tokio::test]
async fn a_key_in_the_body_is_one_of_the_caller() {
    let server = Responder::start(vec![reply(409, "", "")]).await;
    let client = client(&server).build().unwrap();
    let mut request = transfer();
    request.body.key = Some(KEY.to_owned());
    assert!(
        client
            .send::<InBody>(&request)
            .await
            .unwrap_err()
            .is_uncertain()
    );
    assert!(
        !client
            .send::<InBody>(&transfer())
            .await
            .unwrap_err()
            .is_uncertain()
    );
    assert!(
        !client
            .send::<Unkeyed>(&resumed())
            .await
            .unwrap_err()
            .is_uncertain()
    );
}

#[tokio::test]
async fn what_is_declared_settles_earlier_attempts_too() {
    let server = Responder::start(vec![Reply::Close, reply(422, "", "")]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert_eq!(server.seen().len(), 2);
    assert!(!error.is_uncertain(), "{error}");
}

/// An unsent request tells nothing about earlier ones.
#[tokio::test]
async fn a_call_that_sends_nothing_settles_no_key_of_the_caller() {
    let server = Responder::start(vec![created()]).await;
    let plain = Builder::new(&[], |client: Client| client).base_url(server.url.as_str());
    let plain = plain.build().unwrap();
    let full = client(&server).build().unwrap();
    let gone = builder(&closed()).build().unwrap();
    let calls = [(&plain, true), (&gone, true), (&full, false)];
    for (client, secured) in calls {
        for (request, uncertain) in [(resumed(), true), (transfer(), false)] {
            let error = match secured {
                true => client.send::<Keyed>(&request).await.unwrap_err(),
                false => client.send::<Signed>(&request).await.unwrap_err(),
            };
            assert_eq!(error.is_uncertain(), uncertain, "{error}");
            assert_eq!(error.idempotency_key() == Some(KEY), uncertain, "{error}");
        }
    }
    let mut invalid = resumed();
    invalid.account.clear();
    let error = full.send::<Keyed>(&invalid).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)) && !error.is_uncertain());
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn nothing_is_uncertain_about_a_safe_method() {
    for response in [
        reply(500, "", ""),
        reply(201, "", "[]"),
        reply(301, "", ""),
        Reply::Close,
    ] {
        let server = Responder::start(vec![response]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Get>(&get()).await.unwrap_err();
        assert!(!error.is_uncertain(), "{error}");
        assert!(!error.to_string().contains("carried out"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_body_is_called_empty() {
    let server = Responder::start(vec![reply(201, "", "")]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Get>(&get()).await.unwrap_err();
    let wanted = "the body of the response 201 is empty, and the document describes one";
    assert_eq!(error.to_string(), wanted);
    let report = error.source().unwrap().to_string();
    assert_eq!(report, "body: is empty, which is not valid JSON");
}

/// A local port without a listener.
fn closed() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// A resolver without any hosts.
struct Nobody;

impl reqwest::dns::Resolve for Nobody {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(std::future::ready(Err("no such host".into())))
    }
}

#[tokio::test]
async fn why_there_is_no_connection_is_told() {
    let unknown = builder("http://bank.example").http(
        reqwest::Client::builder()
            .no_proxy()
            .dns_resolver(Arc::new(Nobody)),
    );
    for (builder, wanted) in [
        (
            builder(&closed()),
            "the server can't be reached: the connection is refused",
        ),
        (
            unknown,
            "the server can't be reached: its name can't be looked up",
        ),
    ] {
        let client = builder.build().unwrap();
        let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
        assert_eq!(error.to_string(), wanted);
        assert!(!error.is_uncertain());
        told_once(&error);
    }
}

/// A connection that is never established; only a connection timeout notices this.
#[tokio::test(start_paused = true)]
async fn an_attempt_ends_after_its_connection_is_given_up() {
    struct Slow;
    impl reqwest::dns::Resolve for Slow {
        fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
            Box::pin(std::future::pending())
        }
    }
    let http = reqwest::Client::builder()
        .no_proxy()
        .connect_timeout(std::time::Duration::from_secs(3))
        .dns_resolver(Arc::new(Slow));
    let client = builder("http://bank.example").http(http).build().unwrap();
    let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
    let wanted = "the server can't be reached: no connection was made in the time for it";
    assert_eq!(error.to_string(), wanted);
    assert!(!error.is_uncertain());
}

fn told_once(error: &(dyn std::error::Error + 'static)) {
    let mut message = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let text = error.to_string();
        assert!(!message.contains(&text), "{text} again behind {message:?}");
        message.push(text);
        next = error.source();
    }
}

#[tokio::test]
async fn no_cause_is_told_twice() {
    for response in [
        reply(400, "", r#"{"id":"e"}"#),
        reply(418, "", ""),
        reply(201, "", "[]"),
    ] {
        let server = Responder::start(vec![response]).await;
        let client = client(&server).build().unwrap();
        told_once(&client.send::<Keyed>(&transfer()).await.unwrap_err());
    }
    let nowhere = Builder::without_server(|client: Client| client)
        .build()
        .unwrap();
    let error = nowhere.send::<Get>(&get()).await.unwrap_err();
    assert!(matches!(error, Error::Server(BuildError::BaseUrl(_), _)));
    told_once(&error);
}

/// These tests run without TLS.
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[tokio::test]
async fn https_needs_tls() {
    use crate::operations::Secured;
    use rt::client::CallError;

    static SECURE: [rt::servers::Server; 1] = [rt::servers::Server::new("https://bank.example/v1")];
    static PLAIN: [rt::servers::Server; 1] = [rt::servers::Server::new("http://127.0.0.1:9")];
    let build = |servers| Builder::new(servers, |client: Client| client);
    let error = build(&SECURE).build().unwrap_err();
    assert!(matches!(error, BuildError::NoTls));
    let features = "switch on the feature `rustls` or `native-tls`";
    assert!(error.to_string().contains(features), "{error}");
    // The base URL outranks the documented server, so TLS is not needed.
    build(&SECURE)
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();

    let client = build(&PLAIN).build().unwrap();
    let url = SECURE[0];
    assert!(matches!(client.at(url).unwrap_err(), BuildError::NoTls));

    // A custom transport is accepted, and its error says the same.
    let http = reqwest::Client::builder().no_proxy();
    let client = build(&SECURE).http(http).build().unwrap();
    let error: CallError<Secured> = client.send::<Secured>(&get()).await.unwrap_err();
    assert!(error.to_string().contains(features), "{error}");
}
