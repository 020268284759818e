//! Bodies that record if the transport has begun to send them.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Method;
use http_body::{Body, Frame, SizeHint};

use super::Begun;
use crate::client::boxed::BoxError;

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
