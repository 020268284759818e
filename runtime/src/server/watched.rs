//! Tells the service about a response that broke off.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http::Response;
use http_body::{Frame, SizeHint};

use super::failed::Failure;
use super::settings::Log;
use crate::wire::OperationInfo;

/// Watches the body of a response, if it may be a stream. A buffered body can't break off.
pub(super) fn watched(
    response: Response<Body>,
    info: &'static OperationInfo,
    log: Log,
) -> Response<Body> {
    if info.streamed_response_types.is_empty() {
        return response;
    }
    response.map(|body| Body::new(Watched { body, info, log }))
}

struct Watched {
    body: Body,
    info: &'static OperationInfo,
    log: Log,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        polled.map(|frame| {
            let broken = |error: axum::Error| {
                let error = Arc::new(io::Error::other(error.into_inner()));
                self.log
                    .tell(self.info, &Failure::BrokenOff(Arc::clone(&error)));
                axum::Error::new(error)
            };
            frame.map(|it| it.map_err(broken))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
