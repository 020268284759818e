//! What the methods of clients give: a request on its way.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::boxed::BoxFuture;
use super::call::Failure;
use super::error::{CallError, Error};
use super::reading::Reading;
use super::response::{ApiResponse, Parts};
use crate::report::Report;
use crate::wire::{ClientOperation, Unreadable, read_streaming};

/// A request of the operation `O`, which is sent once this is awaited. Awaiting it gives an
/// [`ApiResponse`] with what [`Operation::Response`](crate::Operation::Response) is.
///
/// The request was checked and written when this was made, so it borrows nothing and can be moved to
/// another task.
///
/// # Errors
///
/// A documented failure, an answer that is not as documented, a request that breaks the document's
/// rules, or a failure to reach the server.
#[must_use = "nothing is sent before it is awaited"]
pub struct Sending<O> {
    /// Nothing once it has given its answer.
    state: Option<State>,
    reading: Reading,
    operation: PhantomData<fn() -> O>,
}

enum State {
    Refused(Report),
    Sent(BoxFuture<'static, Result<Box<Parts>, Failure>>),
}

impl<O: ClientOperation> Sending<O> {
    pub(super) fn new(
        exchange: BoxFuture<'static, Result<Box<Parts>, Failure>>,
        reading: Reading,
    ) -> Self {
        Self::of(State::Sent(exchange), reading)
    }

    pub(super) fn refused(report: Report) -> Self {
        Self::of(State::Refused(report), Reading::default())
    }

    fn of(state: State, reading: Reading) -> Self {
        Self {
            state: Some(state),
            reading,
            operation: PhantomData,
        }
    }
}

impl<O: ClientOperation> Future for Sending<O> {
    type Output = Result<ApiResponse<O::Response>, CallError<O>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let exchanged = match &mut self.state {
            Some(State::Sent(exchange)) => Ok(ready!(exchange.as_mut().poll(context))),
            Some(State::Refused(report)) => Err(std::mem::take(report)),
            None => return Poll::Pending,
        };
        self.state = None;
        Poll::Ready(match exchanged {
            Ok(Ok(parts)) => answer::<O>(parts, self.reading),
            Ok(Err(failure)) => Err(failure.typed()),
            Err(report) => Err(Error::Invalid(report)),
        })
    }
}

/// Reads what came back.
fn answer<O: ClientOperation>(
    mut parts: Box<Parts>,
    reading: Reading,
) -> Result<ApiResponse<O::Response>, CallError<O>> {
    match read_streaming::<O>(&parts.response, parts.stream.take(), reading.limits) {
        Ok((outcome, warnings)) => {
            let is_whole = warnings.lost() == 0 || reading.accept_incomplete;
            parts.warnings = warnings;
            match outcome {
                Ok(value) if !is_whole => {
                    Err(Error::Incomplete(Box::new(ApiResponse::new(value, parts))))
                }
                Ok(value) => Ok(ApiResponse::new(value, parts)),
                Err(value) => Err(Error::Api(ApiResponse::new(value, parts))),
            }
        }
        Err(Unreadable::Undocumented) => Err(Error::Undocumented(ApiResponse::new((), parts))),
        Err(Unreadable::Undecodable(report)) => {
            Err(Error::Undecodable(ApiResponse::new((), parts), report))
        }
    }
}

/// Shows neither what is sent nor what was answered.
impl<O> fmt::Debug for Sending<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sending").finish_non_exhaustive()
    }
}
