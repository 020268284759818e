//! The transport in a browser: `fetch`, by reqwest.
//!
//! A promise belongs to its thread, but the futures of a client are `Send`. So a local task drives
//! each request, and passes the pieces of the response through a channel.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;
use http::header::{CONTENT_LENGTH, HeaderMap};
use http_body::Frame;
use tokio::sync::{mpsc, oneshot};
use wasm_bindgen_futures::spawn_local;

use super::super::boxed::BoxError;
use super::super::clock::unless;

/// The number of pieces of a response that wait for their reader.
const PIECES: usize = 4;

/// Sends the attempts of a client.
#[derive(Clone, Debug)]
pub(in crate::client) struct Transport(reqwest::Client);

/// A response whose body arrives.
pub(in crate::client) struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Body,
}

/// The pieces of a body.
pub(in crate::client) struct Body(mpsc::Receiver<reqwest::Result<Bytes>>);

impl Transport {
    pub(in crate::client) fn new(http: reqwest::Client) -> Self {
        Self(http)
    }

    /// Sends one attempt. Dropping the future, or the response, ends the request.
    pub(in crate::client) async fn send(
        &self,
        request: reqwest::Request,
    ) -> Result<Response, BoxError> {
        let (sender, receiver) = oneshot::channel();
        spawn_local(fetched(self.0.clone(), request, sender));
        receiver
            .await
            .unwrap_or_else(|_| Err("the request was ended".into()))
    }
}

type Head = oneshot::Sender<Result<Response, BoxError>>;

async fn fetched(http: reqwest::Client, request: reqwest::Request, mut head: Head) {
    let wanted = request.url().clone();
    let Some(sent) = unless(head.closed(), http.execute(request)).await else {
        return;
    };
    let response = match sent {
        Ok(response) => response,
        Err(error) => {
            let _ = head.send(Err(error.without_url().into()));
            return;
        }
    };
    // `fetch` follows redirects before it says so.
    if moved(&wanted, response.url()) {
        let reason = "the browser followed a redirect, which this client never does";
        let _ = head.send(Err(reason.into()));
        return;
    }
    let (sender, receiver) = mpsc::channel(PIECES);
    let answered = Response {
        status: response.status(),
        headers: response.headers().clone(),
        body: Body(receiver),
    };
    if head.send(Ok(answered)).is_ok() {
        pass(response, sender).await;
    }
}

/// Passes the pieces of a body until its end, or until nobody reads it.
async fn pass(response: reqwest::Response, sender: mpsc::Sender<reqwest::Result<Bytes>>) {
    let mut pieces = Box::pin(response.bytes_stream());
    loop {
        let next = poll_fn(|context| pieces.as_mut().poll_next(context));
        let Some(Some(piece)) = unless(sender.closed(), next).await else {
            return;
        };
        let ended = piece.is_err();
        if sender.send(piece).await.is_err() || ended {
            return;
        }
    }
}

/// Returns true if a response comes from another URL than the one asked for.
fn moved(wanted: &reqwest::Url, found: &reqwest::Url) -> bool {
    let (mut wanted, mut found) = (wanted.clone(), found.clone());
    wanted.set_fragment(None);
    found.set_fragment(None);
    wanted != found
}

impl Response {
    pub(in crate::client) fn status(&self) -> StatusCode {
        self.status
    }

    pub(in crate::client) fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    pub(in crate::client) fn content_length(&self) -> Option<u64> {
        let value = self.headers.get(CONTENT_LENGTH)?;
        value.to_str().ok()?.parse().ok()
    }

    /// The next piece of the body.
    pub(in crate::client) async fn chunk(&mut self) -> reqwest::Result<Option<Bytes>> {
        self.body.0.recv().await.transpose()
    }
}

impl From<Response> for Body {
    fn from(response: Response) -> Self {
        response.body
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<reqwest::Result<Frame<Bytes>>>> {
        let piece = self.0.poll_recv(context);
        piece.map(|it| it.map(|it| it.map(Frame::data)))
    }
}
