//! The refusals of hyper, in the API's own error format.
//!
//! hyper answers a head that it can't parse by itself, with 400, 414 or 431 and no body, and has no
//! setting for that. It does so before it calls the service. So a connection on which no response
//! of the service is on its way replaces the bytes that hyper writes.

use std::io;
use std::io::IoSlice;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::{Body, HttpBody};
use bytes::{Buf as _, Bytes};
use http::StatusCode;
use http_body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::wire::refusal::{Refusal, Refusals};

/// The responses of the service on a connection.
#[derive(Clone, Default)]
pub(super) struct Pending(Arc<Counts>);

#[derive(Default)]
struct Counts {
    /// The requests whose responses have not ended.
    open: AtomicUsize,
    /// True from a request until the bytes of its response have left.
    unwritten: AtomicBool,
}

impl Pending {
    /// Notes a request, before its handler is called.
    pub(super) fn begin(&self) {
        self.0.open.fetch_add(1, Ordering::Relaxed);
        self.0.unwritten.store(true, Ordering::Relaxed);
    }

    /// The body of its response.
    pub(super) fn body(&self, body: Body) -> PendingBody {
        PendingBody {
            body,
            pending: self.clone(),
        }
    }

    /// Notes that hyper has no byte left to write.
    fn written(&self) {
        if self.0.open.load(Ordering::Relaxed) == 0 {
            self.0.unwritten.store(false, Ordering::Relaxed);
        }
    }

    fn is_empty(&self) -> bool {
        !self.0.unwritten.load(Ordering::Relaxed)
    }
}

/// The body of a response. hyper drops it once all of it is in its buffer.
pub(super) struct PendingBody {
    body: Body,
    pending: Pending,
}

impl Drop for PendingBody {
    fn drop(&mut self) {
        self.pending.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl HttpBody for PendingBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection whose refusals by hyper have the API's own error format.
pub(super) struct Shaped<S> {
    stream: S,
    refusals: &'static Refusals,
    pending: Pending,
    /// The end of a refusal that is not written yet.
    rest: Bytes,
}

impl<S: AsyncWrite + Unpin> Shaped<S> {
    pub(super) fn new(stream: S, refusals: &'static Refusals, pending: Pending) -> Self {
        Self {
            stream,
            refusals,
            pending,
            rest: Bytes::new(),
        }
    }

    /// Takes a refusal of hyper; `None` if these bytes are something else.
    fn replaced(&mut self, head: &[u8]) -> Option<usize> {
        if !self.pending.is_empty() {
            return None;
        }
        self.rest = shaped(self.refusals, head)?;
        Some(head.len())
    }

    fn poll_rest(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.rest.is_empty() {
            let polled = Pin::new(&mut self.stream).poll_write(context, &self.rest);
            match ready!(polled)? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.rest.advance(written.min(self.rest.len())),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Shaped<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Shaped<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_rest(context))?;
        match self.replaced(bytes) {
            Some(taken) => Poll::Ready(Ok(taken)),
            None => Pin::new(&mut self.stream).poll_write(context, bytes),
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_rest(context))?;
        let first = slices.iter().find(|it| !it.is_empty());
        match first.and_then(|head| self.replaced(head)) {
            Some(taken) => Poll::Ready(Ok(taken)),
            None => Pin::new(&mut self.stream).poll_write_vectored(context, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_rest(context))?;
        // hyper flushes once its buffer is empty.
        self.pending.written();
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_rest(context))?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The response in place of one by hyper. The connection ends with it.
fn shaped(refusals: &Refusals, head: &[u8]) -> Option<Bytes> {
    let status = StatusCode::from_bytes(head.strip_prefix(b"HTTP/1.")?.get(2..5)?).ok()?;
    let (refusal, sentence) = match status {
        StatusCode::BAD_REQUEST => (Refusal::Invalid, "The request is not valid HTTP/1.1."),
        StatusCode::URI_TOO_LONG => (Refusal::Invalid, "The URI is too long."),
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => (
            Refusal::HeadersTooLarge,
            Refusal::HeadersTooLarge.sentence(),
        ),
        _ => return None,
    };
    // A long URI has a status of its own (RFC 9112, section 3), and the format of other bad requests.
    let status = (status == StatusCode::URI_TOO_LONG).then_some(status);
    let response = refusals.response_saying(refusal, status, sentence);
    let mut text = format!("HTTP/1.1 {}\r\n", response.status()).into_bytes();
    for (name, value) in response.headers() {
        text.extend_from_slice(name.as_str().as_bytes());
        text.extend_from_slice(b": ");
        text.extend_from_slice(value.as_bytes());
        text.extend_from_slice(b"\r\n");
    }
    let body = response.into_body();
    let framing = format!(
        "connection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    text.extend_from_slice(framing.as_bytes());
    text.extend_from_slice(&body);
    Some(Bytes::from(text))
}
