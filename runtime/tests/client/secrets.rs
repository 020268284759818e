//! Secrets stay out of redirects, errors and logs.

use copperplate_runtime as rt;
use rt::client::Credential;

use crate::operations::{Keyed, Secured};
use crate::responder::{Reply, Responder, created, header, reply};
use crate::{client, get, transfer};

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Responder::start(vec![created()]).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("location: {}/x\r\n", elsewhere.url);
        let server = Responder::start(vec![reply(status, &location, "")]).await;
        // The client replaces the caller's redirect policy.
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::limited(3));
        let client = client(&server).http(http).build().unwrap();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(server.seen().len(), 1);
    }
    assert!(elsewhere.seen().is_empty());
}

#[tokio::test]
async fn default_headers_are_sent_but_are_no_key_and_do_not_replace_a_parameter() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server)
        .header("x-tenant", "t")
        .header("idempotency-key", "the same for all")
        .build()
        .unwrap();
    let response = client.send::<Keyed>(&transfer()).await.unwrap();
    let sent = server.seen().pop().unwrap();
    assert_eq!(header(&sent, "x-tenant"), Some("t"));
    assert_eq!(header(&sent, "idempotency-key"), response.idempotency_key());
    assert_ne!(response.idempotency_key(), Some("the same for all"));
}

#[tokio::test]
async fn nothing_that_is_printed_holds_a_secret() {
    let echo = r#"{"id":{"iban":"DE-s3cret"}}"#;
    for response in [
        reply(
            201,
            "set-cookie: s3cret\r\n",
            r#"{"id":"t-1","note":"s3cret"}"#,
        ),
        reply(201, "set-cookie: s3cret\r\n", echo),
        reply(418, "location: /?s3cret\r\n", "s3cret"),
        reply(400, "", r#"{"id":"e","note":"s3cret"}"#),
        Reply::Close,
    ] {
        let server = Responder::start(vec![response]).await;
        let builder = client(&server)
            .header("x-secret", "s3cret")
            .api_key("queryKey", "s3cret")
            .credential("key", Credential::token("s3cret"));
        let mut shown = format!("{builder:?}");
        let client = builder.build().unwrap();
        shown += &format!("{client:?}");
        match client.send::<Keyed>(&transfer()).await {
            Ok(response) => shown += &format!("{response:?}"),
            Err(error) => shown += &printed(&error),
        }
        match client.send::<Secured>(&get()).await {
            Ok(response) => shown += &format!("{response:?}"),
            Err(error) => shown += &printed(&error),
        }
        assert!(server.seen()[0].contains("s3cret"));
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

/// Readers and writers of messages are public for generated code, so a program could print them.
#[test]
fn a_message_is_never_printed() {
    let exchange = rt::expression::Exchange::of::<Keyed>();
    let exchange = exchange.request::<Keyed>(&transfer()).unwrap();
    let shown = format!("{exchange:?}");
    assert!(shown.contains("keyed"), "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

/// An error, its `Debug`, and its chain of sources.
fn printed(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = format!("{error:?}");
    let mut next = Some(error);
    while let Some(error) = next {
        text += &format!(" {error}");
        next = error.source();
    }
    text
}
