//! The futures that methods of clients return.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::boxed::BoxFuture;
use super::call::Failure;
use super::error::{CallError, Error};
use super::exchange::exchange;
use super::pages::Pages;
use super::poller::Poller;
use super::prepared::Prepared;
use super::reading::Reading;
use super::response::{ApiResponse, Parts};
use super::trace::CallTrace;
use crate::report::Report;
use crate::wire::{ClientOperation, Paginated, Polled, Unreadable, read_streaming};

/// A request of the operation `O`, sent when this is awaited. The result is an [`ApiResponse`] of
/// [`Operation::Response`](crate::Operation::Response).
///
/// The request was validated and written before, so this borrows nothing and can be moved to
/// another task. Its methods are settings of this call. They have an effect until it is first
/// polled:
///
/// ```
/// # use copperplate_runtime::client::{ApiResponse, CallError, Client};
/// # use copperplate_runtime::operation::ClientOperation;
/// # use std::time::Duration;
/// # fn store(_: &str) {}
/// # async fn call<O: ClientOperation>(client: Client, request: &O::Request)
/// # -> Result<ApiResponse<O::Response>, CallError<O>> {
/// let call = client.send::<O>(request).deadline(Duration::from_secs(5));
/// // Whoever finds this key after a crash sends the same request with it again.
/// if let Some(key) = call.key() {
///     store(key);
/// }
/// let answer = call.await?;
/// # Ok(answer)
/// # }
/// ```
///
/// # Errors
///
/// A documented failure, a response or a request that violates the document, or a failure to reach
/// the server.
#[must_use = "nothing is sent before it is awaited"]
pub struct Sending<O> {
    state: State,
    reading: Reading,
    operation: PhantomData<fn() -> O>,
}

enum State {
    Refused(Report),
    Ready(Box<Prepared>),
    Sent(BoxFuture<'static, Result<Box<Parts>, Failure>>, CallTrace),
    /// It has returned its result.
    Over,
}

impl<O> Sending<O> {
    pub(super) fn new(prepared: Prepared, reading: Reading) -> Self {
        Self::of(State::Ready(Box::new(prepared)), reading)
    }

    pub(super) fn refused(report: Report) -> Self {
        Self::of(State::Refused(report), Reading::default())
    }

    fn of(state: State, reading: Reading) -> Self {
        Self {
            state,
            reading,
            operation: PhantomData,
        }
    }

    /// The idempotency key of the call, from the request or the client. It exists before anything
    /// is sent, so it can be stored in case this process ends in the meantime. `None` if the
    /// operation has no key, or the request is invalid.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match &self.state {
            State::Ready(prepared) => prepared.key.as_ref().map(|key| key.text.as_str()),
            State::Refused(_) | State::Sent(..) | State::Over => None,
        }
    }

    /// Sets the idempotency key of this call, in its documented header. It counts as a key of the
    /// caller: an earlier call may have sent it (see [`Error::is_uncertain`]).
    pub fn idempotency_key(self, key: impl AsRef<str>) -> Self {
        self.checked(|it| it.idempotency_key(key.as_ref()))
    }

    /// Sets the time limit of one attempt, instead of
    /// [`Builder::timeout`](super::Builder::timeout).
    pub fn timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        self.changed(|it| it.timeout(timeout.into()))
    }

    /// Sets the time limit of the whole call from its first poll, instead of
    /// [`Builder::deadline`](super::Builder::deadline): credentials, signatures, all attempts, the
    /// delays between them, and its streams.
    pub fn deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
        self.changed(|it| it.deadline(deadline.into()))
    }

    /// Sets the limit of a pause between two pieces of a streamed response, instead of
    /// [`Builder::idle_timeout`](super::Builder::idle_timeout).
    pub fn idle_timeout(self, idle: impl Into<Option<Duration>>) -> Self {
        self.changed(|it| it.idle_timeout(idle.into()))
    }

    /// Sends the call only once. Even a rejected credential is not replaced.
    pub fn no_retry(self) -> Self {
        self.changed(Prepared::no_retry)
    }

    /// Sets the size limit of the response body in bytes, instead of
    /// [`Builder::response_limit`](super::Builder::response_limit).
    pub fn limit(self, bytes: usize) -> Self {
        self.changed(|it| it.limit(bytes))
    }

    /// Sets a header of this call, and replaces any other value. `Debug` hides it. A header of the
    /// transport, of a credential or of the idempotency key is refused, and nothing is sent.
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.checked(|it| it.header(name.as_ref(), value.as_ref()))
    }

    /// Sets the media types that this call accepts (`Accept`), instead of all documented ones.
    pub fn accept(self, media_types: impl AsRef<str>) -> Self {
        self.checked(|it| it.accept(media_types.as_ref()))
    }

    /// Asks for the events after this one: the `id` of the last event of a stream that broke off.
    pub fn last_event_id(self, id: impl AsRef<str>) -> Self {
        self.checked(|it| it.last_event_id(id.as_ref()))
    }

    /// The request, or the reason why there is none to send.
    pub(super) fn into_prepared(self) -> (Result<Box<Prepared>, Report>, Reading) {
        let prepared = match self.state {
            State::Ready(prepared) => Ok(prepared),
            State::Refused(report) => Err(report),
            State::Sent(..) | State::Over => Err(super::prepared::refusal(
                "call",
                "the call was sent already",
            )),
        };
        (prepared, self.reading)
    }

    fn changed(mut self, change: impl FnOnce(&mut Prepared)) -> Self {
        if let State::Ready(prepared) = &mut self.state {
            change(prepared);
        }
        self
    }

    fn checked(mut self, change: impl FnOnce(&mut Prepared) -> Result<(), Report>) -> Self {
        if let State::Ready(prepared) = &mut self.state
            && let Err(report) = change(prepared)
        {
            self.state = State::Refused(report);
        }
        self
    }
}

impl<O: ClientOperation + Paginated> Sending<O> {
    /// All pages of the list from this one on, as a stream. The settings of this call count for each
    /// page: its time limits, its retries, its headers.
    pub fn pages(self) -> Pages<O> {
        let (prepared, reading) = self.into_prepared();
        Pages::new(prepared, reading)
    }
}

impl<O: ClientOperation + Polled> Sending<O> {
    /// Repeats this call until the status is terminal. The settings of this call count for each
    /// repetition.
    pub fn until_terminal(self) -> Poller<O> {
        let (prepared, reading) = self.into_prepared();
        Poller::new(prepared, reading)
    }
}

impl<O: ClientOperation> Future for Sending<O> {
    type Output = Result<ApiResponse<O::Response>, CallError<O>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // The exchange is boxed, so that it is compiled once instead of once per operation.
        match std::mem::replace(&mut self.state, State::Over) {
            State::Ready(prepared) => {
                let trace = CallTrace::begin(&prepared);
                self.state = State::Sent(Box::pin(exchange(*prepared)), trace);
            }
            State::Refused(report) => return Poll::Ready(Err(Error::Invalid(report))),
            other => self.state = other,
        }
        let exchanged = match &mut self.state {
            State::Sent(exchange, trace) => {
                ready!(trace.inside(|| exchange.as_mut().poll(context)))
            }
            _ => return Poll::Pending,
        };
        let state = std::mem::replace(&mut self.state, State::Over);
        let result = match exchanged {
            Ok(parts) => typed::<O>(parts, self.reading),
            Err(failure) => Err(failure.typed()),
        };
        if let State::Sent(_, trace) = state {
            trace.finish::<O>(&result);
        }
        Poll::Ready(result)
    }
}

/// Reads a response.
pub(super) fn typed<O: ClientOperation>(
    mut parts: Box<Parts>,
    reading: Reading,
) -> Result<ApiResponse<O::Response>, CallError<O>> {
    match read_streaming::<O>(&parts.response, parts.stream.take(), reading.limits) {
        Ok((result, warnings)) => {
            let is_whole = warnings.lost() == 0 || reading.accept_incomplete;
            parts.warnings = warnings;
            match result {
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

/// Shows neither the request nor the response.
impl<O> fmt::Debug for Sending<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sending").finish_non_exhaustive()
    }
}
