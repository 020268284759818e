//! Bodies of requests and responses without a connection.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame};

use super::super::boxed::BoxError;

/// The size limit of a request body, in bytes. A test has no longer ones, and a stream could have no
/// end.
const LIMIT: usize = 64 * 1024 * 1024;

/// Reads a body as a whole.
pub(super) async fn collected(mut body: reqwest::Body) -> Result<Bytes, BoxError> {
    let mut bytes = BytesMut::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        if let Ok(piece) = frame?.into_data() {
            if piece.len() > LIMIT.saturating_sub(bytes.len()) {
                return Err("the request is too large for a mock transport".into());
            }
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(bytes.freeze())
}

/// A body whose connection is lost after some bytes.
pub(super) struct Broken(pub(super) Option<Bytes>);

impl Body for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(match self.0.take() {
            Some(piece) => Ok(Frame::data(piece)),
            None => Err(io::ErrorKind::ConnectionReset.into()),
        }))
    }
}
