//! Layers around the transport that outlive an attempt, or fail on their own.

use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{BoxError, Transport};
use tower::ServiceExt as _;

use crate::client;
use crate::double::around;
use crate::operations::Unkeyed;
use crate::responder::{Responder, created, reply};
use crate::transfer;

/// Sends in a task of its own, which nobody ends.
async fn detached(
    inner: Transport,
    request: reqwest::Request,
) -> Result<reqwest::Response, BoxError> {
    let task = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        inner.oneshot(request).await
    });
    task.await?
}

#[tokio::test]
async fn nothing_is_sent_after_the_end_of_an_attempt() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).layer(around(detached)).build().unwrap();
    let limit = Duration::from_millis(100);
    let call = client.send::<Unkeyed>(&transfer()).timeout(limit);
    let error = call.no_retry().await.unwrap_err();
    assert!(!error.is_uncertain(), "{error}");
    let without_body = client.send::<crate::operations::Post>(&crate::get());
    let error = without_body.timeout(limit).no_retry().await.unwrap_err();
    assert!(!error.is_uncertain(), "{error}");
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert!(server.seen().is_empty());
}

/// Sends, and then fails to connect to another server.
async fn audited(
    inner: Transport,
    request: reqwest::Request,
) -> Result<reqwest::Response, BoxError> {
    inner.oneshot(request).await?;
    let closed = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        listener.local_addr()?
    };
    let audit = reqwest::Client::builder().no_proxy().build()?;
    let audit = audit.post(format!("http://{closed}/audit")).send().await?;
    Ok(audit)
}

#[tokio::test]
async fn a_connection_of_a_layer_proves_nothing_about_the_request() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).layer(around(audited)).build().unwrap();
    let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
    assert_eq!(server.seen().len(), 1);
    assert!(error.is_uncertain(), "{error}");
}

/// An error of a layer with another error inside.
#[derive(Debug)]
struct Wrapper(BoxError);

impl std::fmt::Display for Wrapper {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("the layer failed")
    }
}

impl std::error::Error for Wrapper {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

async fn wrapped(
    inner: Transport,
    mut request: reqwest::Request,
) -> Result<reqwest::Response, BoxError> {
    request.url_mut().set_query(Some("key=secret"));
    let sent = inner.oneshot(request).await;
    sent.map_err(|error| Wrapper(error).into())
}

#[tokio::test]
async fn an_error_inside_of_a_layer_hides_the_url() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let client = crate::builder(&format!("http://{closed}"));
    let client = client.layer(around(wrapped)).build().unwrap();
    let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
    let mut texts = vec![format!("{error:?}"), error.to_string()];
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = cause {
        texts.push(format!("{error:?} {error}"));
        cause = error.source();
    }
    assert!(
        texts.iter().any(|it| it.contains("the layer failed")),
        "{texts:?}"
    );
    assert!(texts.iter().all(|it| !it.contains("secret")), "{texts:?}");
}

/// The headers of a truncated response arrived, and ask for a delay.
#[tokio::test]
async fn a_truncated_response_still_asks_for_a_delay() {
    let head =
        "HTTP/1.1 503 x\r\nretry-after: 60\r\ncontent-length: 100\r\nconnection: close\r\n\r\ncut";
    let truncated = crate::responder::Reply::Bytes(head.to_owned());
    let server = Responder::start(vec![truncated, reply(201, "", r#"{"id":"t"}"#)]).await;
    let client = client(&server).build().unwrap();
    let call = client.send::<crate::operations::Keyed>(&transfer());
    let error = call.deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!(server.seen().len(), 1);
}
