//! The expected requests of one operation, and their replies.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::Request;

use super::credentials;
use super::received::Received;
use super::reply::{Content, Reply};
use crate::report::Report;
use crate::syntax::media_type::choose;
use crate::wire::{Operation, OperationInfo, ServerOperation, read_unverified};

type Predicate<O> = Box<dyn Fn(&Received<<O as Operation>::Request>) -> bool + Send>;
type Respond<O> = Box<dyn Fn(&Received<<O as Operation>::Request>) -> Reply<O> + Send>;

/// The expected requests of an operation: [`MockTransport::when`](super::MockTransport::when) begins
/// them.
///
/// The first expectation that fits and has a reply left answers a request. Each reply is given once,
/// in order, and the last one again and again. At the end each reply must have been given, unless
/// [`times`](Self::times) or [`optional`](Self::optional) says otherwise.
pub struct When<O: ServerOperation>(Arc<Rule<O>>);

/// The state of an expectation.
pub(super) struct Rule<O: ServerOperation> {
    declared: &'static Location<'static>,
    state: Mutex<State<O>>,
    operation: PhantomData<fn() -> O>,
}

struct State<O: ServerOperation> {
    predicates: Vec<(String, Predicate<O>)>,
    replies: Vec<Respond<O>>,
    expected: Expected,
    calls: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    EachReply,
    Exactly(usize),
    Any,
}

/// A rule without its type.
pub(super) trait AnyRule: Send + Sync {
    fn info(&self) -> OperationInfo;
    fn offer(&self, request: &Request<Bytes>) -> Offer;
    /// The missing calls, in a sentence.
    fn shortfall(&self) -> Option<String>;
}

/// The reaction of a rule to a request of its operation.
pub(super) enum Offer {
    Given(Given),
    /// The request breaks the document.
    Wrong(Report),
    /// The rule does not fit, in a sentence.
    Passed(String),
}

/// A reply without its type.
pub(super) struct Given {
    pub(super) content: Content,
    pub(super) delay: std::time::Duration,
    pub(super) broken_after: Option<usize>,
}

impl<O: ServerOperation> Rule<O> {
    pub(super) fn new(declared: &'static Location<'static>) -> Arc<Self> {
        Arc::new(Self {
            declared,
            state: Mutex::new(State {
                predicates: Vec::new(),
                replies: Vec::new(),
                expected: Expected::EachReply,
                calls: 0,
            }),
            operation: PhantomData,
        })
    }

    pub(super) fn when(self: &Arc<Self>) -> When<O> {
        When(Arc::clone(self))
    }

    fn state(&self) -> MutexGuard<'_, State<O>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The name of the operation and the line of the test, for reports.
    fn place(&self) -> String {
        let (file, line) = (self.declared.file(), self.declared.line());
        format!("`when::<{}>()` at {file}:{line}", O::INFO.id)
    }
}

impl<O: ServerOperation> When<O> {
    /// Expects only requests for which the function returns true. All conditions must hold.
    #[must_use = "it has no reply yet"]
    pub fn with<F>(self, condition: F) -> Self
    where
        F: Fn(&Received<O::Request>) -> bool + Send + 'static,
    {
        let number = self.0.state().predicates.len().saturating_add(1);
        self.with_named(format!("condition {number}"), condition)
    }

    /// Like [`with`](Self::with), with a name for the report about a request that does not fit.
    #[must_use = "it has no reply yet"]
    pub fn with_named<F>(self, name: impl Into<String>, condition: F) -> Self
    where
        F: Fn(&Received<O::Request>) -> bool + Send + 'static,
    {
        let predicate = (name.into(), Box::new(condition) as Predicate<O>);
        self.0.state().predicates.push(predicate);
        self
    }

    /// Adds a reply: `Ok` or `Err` with a documented response, an
    /// [`Undocumented`](crate::response::Undocumented) response, a [`Fault`](super::Fault), or a
    /// [`Reply`] with more details.
    ///
    /// # Panics
    ///
    /// If a documented response breaks the document.
    #[track_caller]
    pub fn then(self, reply: impl Into<Reply<O>>) -> Self {
        let reply: Reply<O> = reply.into();
        if let Content::Invalid(report) = &reply.content {
            fail(&format!(
                "the reply of {} breaks the document:\n{report}",
                O::INFO.id
            ));
        }
        self.then_with(move |_| reply.clone())
    }

    /// Adds a reply that depends on the request.
    pub fn then_with<F>(self, respond: F) -> Self
    where
        F: Fn(&Received<O::Request>) -> Reply<O> + Send + 'static,
    {
        self.0.state().replies.push(Box::new(respond));
        self
    }

    /// Expects exactly this number of requests, and fits no further one.
    pub fn times(self, calls: usize) -> Self {
        self.0.state().expected = Expected::Exactly(calls);
        self
    }

    /// Expects any number of requests, none included.
    pub fn optional(self) -> Self {
        self.0.state().expected = Expected::Any;
        self
    }

    /// The number of requests that this expectation has answered.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.0.state().calls
    }
}

/// Fails a test.
#[track_caller]
#[allow(
    clippy::panic,
    reason = "a panic is how a test fails, and only tests use a mock"
)]
pub(super) fn fail(reason: &str) -> ! {
    panic!("{reason}")
}

/// Reads a request as a generated server does.
pub(super) fn read<O: ServerOperation>(
    request: &Request<Bytes>,
) -> Result<Received<O::Request>, Report> {
    let (parts, body) = request.clone().into_parts();
    let mut report = Report::new();
    if !credentials::are_there(&O::INFO, &parts) {
        report.push("security", "must have the credentials of its operation");
    }
    let sent = parts.headers.get(http::header::CONTENT_TYPE);
    let sent = sent.and_then(|it| it.to_str().ok()).unwrap_or_default();
    let consumes = O::INFO.consumes;
    if !body.is_empty() && !consumes.is_empty() && choose(sent, consumes).is_none() {
        let expected = format!("must be {}", consumes.join(" or "));
        report.push_found("content", expected, sent.to_owned());
    }
    report.into_result()?;
    let value = read_unverified::<O>(request)?;
    Ok(Received {
        request: value,
        headers: parts.headers,
        body,
    })
}

impl<O: ServerOperation> AnyRule for Rule<O> {
    fn info(&self) -> OperationInfo {
        O::INFO
    }

    fn offer(&self, request: &Request<Bytes>) -> Offer {
        let received = match read::<O>(request) {
            Ok(received) => received,
            Err(report) => return Offer::Wrong(report),
        };
        let mut state = self.state();
        let mut predicates = state.predicates.iter();
        if let Some((name, _)) = predicates.find(|(_, fits)| !fits(&received)) {
            return Offer::Passed(format!("{}: {name} does not hold", self.place()));
        }
        if state.expected == Expected::Exactly(state.calls) {
            let calls = state.calls;
            return Offer::Passed(format!("{}: it has had its {calls} calls", self.place()));
        }
        let next = state.replies.get(state.calls).or(state.replies.last());
        let Some(respond) = next else {
            return Offer::Passed(format!("{}: it has no `then`", self.place()));
        };
        let reply = respond(&received);
        state.calls = state.calls.saturating_add(1);
        Offer::Given(Given {
            content: reply.content,
            delay: reply.delay,
            broken_after: reply.broken_after,
        })
    }

    fn shortfall(&self) -> Option<String> {
        let state = self.state();
        let (calls, replies) = (state.calls, state.replies.len());
        let expected = match state.expected {
            Expected::EachReply if calls < replies.max(1) => format!("at least {}", replies.max(1)),
            Expected::Exactly(times) if calls != times => format!("exactly {times}"),
            Expected::EachReply | Expected::Exactly(_) | Expected::Any => return None,
        };
        let place = self.place();
        Some(format!(
            "{place}: it had {calls} calls instead of {expected}"
        ))
    }
}

impl<O: ServerOperation> fmt::Debug for When<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.0.state();
        formatter
            .debug_struct("When")
            .field("operation", &O::INFO.id)
            .field("replies", &state.replies.len())
            .field("calls", &state.calls)
            .finish_non_exhaustive()
    }
}
