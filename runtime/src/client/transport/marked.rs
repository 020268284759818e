//! Bodies that record if the transport has begun to send them.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Method;
use http_body::{Body, Frame, SizeHint};

use crate::client::boxed::BoxError;

/// The state of one attempt, which its body shares. The transport runs on other threads, so the end of
/// an attempt and the beginning of its request exclude each other: after the end, nothing is sent.
#[derive(Clone, Debug, Default)]
pub(in crate::client) struct Begun(Arc<AtomicU8>);

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Begun {
    /// Records that the transport begins to send. Returns false if the attempt has ended.
    fn begin(&self) -> bool {
        !matches!(self.leave_for(BEGUN), Err(GIVEN_UP))
    }

    /// Ends the attempt. Returns true if the transport has begun to send.
    pub(in crate::client) fn give_up(&self) -> bool {
        matches!(self.leave_for(GIVEN_UP), Err(BEGUN))
    }

    fn is_given_up(&self) -> bool {
        self.0.load(Ordering::Acquire) == GIVEN_UP
    }

    fn leave_for(&self, state: u8) -> Result<u8, u8> {
        let (success, failure) = (Ordering::AcqRel, Ordering::Acquire);
        self.0.compare_exchange(WAITING, state, success, failure)
    }
}

/// A body that records its first use by the transport. The transport uses it only when it has a
/// connection and writes the head of the request. So without a record, the request was certainly
/// not sent, whatever the attempt is waiting for.
pub(in crate::client) struct Marked<B> {
    body: B,
    begun: Begun,
    /// True if the method gives a body a meaning, so that an empty one is announced by
    /// `Content-Length: 0` (RFC 9110, section 8.6). Some servers respond with 411 otherwise.
    announced: bool,
}

impl<B> Marked<B> {
    pub(in crate::client) fn new(body: B, method: &Method, begun: &Begun) -> Self {
        let methods = [Method::POST, Method::PUT, Method::PATCH, Method::QUERY];
        Self {
            body,
            begun: begun.clone(),
            announced: methods.contains(method),
        }
    }
}

impl<B: Body<Error: Into<BoxError>> + Unpin> Body for Marked<B> {
    type Data = B::Data;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, BoxError>>> {
        if !self.begun.begin() {
            return Poll::Ready(Some(Err("the attempt has ended".into())));
        }
        let frame = Pin::new(&mut self.body).poll_frame(context);
        frame.map(|it| it.map(|it| it.map_err(Into::into)))
    }

    /// After the end of the attempt the transport has to ask for a frame, which fails.
    fn is_end_stream(&self) -> bool {
        self.begun.begin() && !self.announced && self.body.is_end_stream()
    }

    /// The transport calls this even before there is a connection, so it records nothing. After the
    /// end of the attempt the length is unknown; a known length of 0 would complete the request.
    fn size_hint(&self) -> SizeHint {
        if self.begun.is_given_up() {
            return SizeHint::default();
        }
        match self.announced && self.body.is_end_stream() {
            true => SizeHint::with_exact(0),
            false => self.body.size_hint(),
        }
    }
}

/// A body in one piece.
pub(in crate::client) struct Whole(pub(in crate::client) Bytes);

impl Body for Whole {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = std::mem::take(&mut self.0);
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(u64::try_from(self.0.len()).unwrap_or(u64::MAX))
    }
}
