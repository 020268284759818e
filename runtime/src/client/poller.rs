//! Repeats a call until a status is terminal.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use super::clock::Instant;
use uuid::Uuid;

use super::boxed::BoxFuture;
use super::clock;
use super::error::Error;
use super::prepared::Prepared;
use super::reading::Reading;
use super::response::ApiResponse;
use super::sending::Sending;
use super::time_limit::Limit;
use crate::codec::from_json_lenient;
use crate::json::{Json, pointer};
use crate::report::Report;
use crate::wire::{ClientOperation, Operation, Polled};

/// The default first delay.
const FIRST: Duration = Duration::from_secs(1);

/// The default longest delay.
const LONGEST: Duration = Duration::from_secs(30);

/// The default time limit.
const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// A call that is repeated until the documented status is terminal. Awaiting it gives the response
/// with that status. [`Sending::until_terminal`] makes it.
///
/// The delay between two calls doubles from [`interval`](Self::interval) to
/// [`max_interval`](Self::max_interval), and a random part of it is left out, so that many callers
/// do not ask at once. A longer delay that a response requests (`Retry-After`) is kept. A status
/// that the document does not list as terminal means that the work goes on.
///
/// ```
/// # use copperplate_runtime::client::{ApiResponse, Client, PollError};
/// # use copperplate_runtime::operation::{ClientOperation, Polled};
/// # use std::time::Duration;
/// # async fn wait<O: ClientOperation + Polled>(client: Client, request: &O::Request)
/// # -> Result<ApiResponse<O::Response>, PollError<O::Error, O::Response>> {
/// let call = client.send::<O>(request).until_terminal();
/// let done = call.interval(Duration::from_secs(2)).deadline(Duration::from_secs(120)).await?;
/// # Ok(done)
/// # }
/// ```
#[must_use = "nothing is sent before it is awaited"]
pub struct Poller<O> {
    origin: Result<Box<Prepared>, Report>,
    reading: Reading,
    interval: Duration,
    max_interval: Duration,
    deadline: Limit,
    operation: std::marker::PhantomData<fn() -> O>,
}

impl<O: ClientOperation + Polled> Poller<O> {
    pub(super) fn new(origin: Result<Box<Prepared>, Report>, reading: Reading) -> Self {
        Self {
            origin,
            reading,
            interval: FIRST,
            max_interval: LONGEST,
            deadline: Limit::new(Some(DEADLINE)),
            operation: std::marker::PhantomData,
        }
    }

    /// Sets the delay after the first call (1 s).
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval.max(Duration::from_millis(1));
        self
    }

    /// Sets the longest delay (30 s). A response can request a longer one.
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval.max(Duration::from_millis(1));
        self
    }

    /// Sets the time limit of all calls and delays (15 min). A delay that would exceed it ends the
    /// wait at once.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = Limit::new(deadline.into());
        self
    }

    async fn run(self) -> Result<ApiResponse<O::Response>, PollError<O::Error, O::Response>> {
        let prepared = match self.origin {
            Ok(prepared) => prepared,
            Err(report) => return Err(PollError::Call(Error::Invalid(report))),
        };
        let url = match &prepared.url {
            Ok(url) => url.clone(),
            // The call itself explains why there is no URL.
            Err(_) => return Ok(Sending::<O>::new(*prepared, self.reading).await?),
        };
        let end = self.deadline.end();
        let mut delay = self.interval.min(self.max_interval);
        let mut last = None;
        loop {
            let mut twin = prepared.twin(url.clone());
            if let Some(end) = end {
                let left = end.saturating_duration_since(Instant::now());
                let own = twin.options.deadline.and_then(Limit::get);
                twin.deadline(Some(own.map_or(left, |own| own.min(left))));
            }
            let response = match Sending::<O>::new(twin, self.reading).await {
                Ok(response) => response,
                Err(error) if error.is_timeout() && is_over(end, Duration::ZERO) => {
                    return Err(PollError::Deadline(last));
                }
                Err(error) => return Err(PollError::Call(error)),
            };
            let Some(status) = status::<O>(&response) else {
                return Err(PollError::NoStatus(Box::new(response)));
            };
            if O::POLLING.terminal.contains(&status.as_str()) {
                return Ok(response);
            }
            let wait = response.parts().retry_after.unwrap_or_default();
            let wait = wait.max(jittered(delay));
            last = Some(Box::new(response));
            if is_over(end, wait) {
                return Err(PollError::Deadline(last));
            }
            clock::sleep(wait).await;
            delay = delay.saturating_mul(2).min(self.max_interval);
        }
    }
}

impl<O: ClientOperation + Polled> IntoFuture for Poller<O> {
    type Output = Result<ApiResponse<O::Response>, PollError<O::Error, O::Response>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// True if the time limit does not allow this delay.
fn is_over(end: Option<Instant>, delay: Duration) -> bool {
    end.is_some_and(|end| {
        Instant::now()
            .checked_add(delay)
            .is_none_or(|then| then >= end)
    })
}

/// Half of the delay, and a random part of the other half.
fn jittered(delay: Duration) -> Duration {
    let half = delay / 2;
    let random = Uuid::new_v4().as_u64_pair().1 & (u64::MAX >> 2);
    let micros = u64::try_from(half.as_micros()).unwrap_or(u64::MAX - 1);
    half.saturating_add(Duration::from_micros(random % micros.saturating_add(1)))
}

/// The text of the status.
fn status<O: Polled>(response: &ApiResponse<<O as Operation>::Response>) -> Option<String> {
    let text = pointer::text_at(response.body(), O::POLLING.status)?;
    let (status, _) = from_json_lenient::<Json>(text.as_bytes()).ok()?;
    match status {
        Json::String(text) => Some(text),
        Json::Number(number) => Some(number.as_str().to_owned()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// Shows neither the request nor the response.
impl<O> fmt::Debug for Poller<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Poller")
            .field("interval", &self.interval)
            .field("max_interval", &self.max_interval)
            .field("deadline", &self.deadline.get())
            .finish_non_exhaustive()
    }
}

/// The reason why no terminal status was read.
#[derive(Debug)]
#[non_exhaustive]
pub enum PollError<E, R> {
    /// A call has no success.
    Call(Error<E, R>),
    /// The time is over; the work may still go on. This is the last response, if there was one.
    Deadline(Option<Box<ApiResponse<R>>>),
    /// The response has no status at the documented place.
    NoStatus(Box<ApiResponse<R>>),
}

impl<E, R> From<Error<E, R>> for PollError<E, R> {
    fn from(error: Error<E, R>) -> Self {
        Self::Call(error)
    }
}

impl<E, R> fmt::Display for PollError<E, R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Call(_) => "the status could not be read",
            Self::Deadline(_) => "the status was not terminal in time; the work may still go on",
            Self::NoStatus(_) => "the response has no status",
        })
    }
}

impl<E, R> std::error::Error for PollError<E, R>
where
    E: std::error::Error + 'static,
    R: fmt::Debug + 'static,
{
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            Self::Deadline(_) | Self::NoStatus(_) => None,
        }
    }
}
