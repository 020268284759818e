//! A call whose intent is stored.

use std::fmt;
use std::future::{Future as _, IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::pin::pin;

use super::super::boxed::BoxFuture;
use super::super::call::Failure;
use super::super::error::{CallError, Error};
use super::super::exchange::exchange;
use super::super::prepared::Prepared;
use super::super::reading::Reading;
use super::super::response::ApiResponse;
use super::super::sending::{Sending, typed};
use super::super::standing::Standing;
use super::super::trace::CallTrace;
use super::error::{JournalError, JournalErrorKind};
use super::handle::Journal;
use super::intent;
use super::kept::keep;
use super::reason::Reason;
use super::settled::settlement;
use crate::journal::{Begun, Intent, IntentId, Lease, RecordedRequest, State};
use crate::report::Report;
use crate::wire::ClientOperation;

/// A request of the operation `O` that is stored in a [`Journal`] before it is sent, when this is
/// awaited. The result is the same as of [`Sending`](super::super::Sending).
///
/// # Errors
///
/// As of a call without a journal, and [`Error::Journal`].
#[must_use = "nothing is stored and sent before it is awaited"]
pub struct Journaled<O> {
    prepared: Result<Box<Prepared>, Report>,
    reading: Reading,
    journal: Journal,
    reference: Option<String>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Sending<O> {
    /// Stores the call in a journal before it is sent, and its result after that. Set the other
    /// options first.
    pub fn journal(self, journal: &Journal) -> Journaled<O> {
        let (prepared, reading) = self.into_prepared();
        Journaled::new(prepared, reading, journal)
    }
}

impl<O> Journaled<O> {
    fn new(prepared: Result<Box<Prepared>, Report>, reading: Reading, journal: &Journal) -> Self {
        Self {
            prepared,
            reading,
            journal: journal.clone(),
            reference: None,
            operation: PhantomData,
        }
    }

    /// Names what is done, such as the id of an order. Calls with the same reference are one:
    ///
    /// - If an earlier one was carried out, its recorded response is returned, and nothing is sent.
    /// - If an earlier one is open or was refused, the same bytes are sent again with its key. For
    ///   other bytes, and while it is under way, the call is an error.
    /// - If the document states that an earlier one was not carried out, this is a new one with a
    ///   new key.
    ///
    /// So a program can run the same code after a crash.
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// The idempotency key of the call, unless an earlier call with its reference has another one.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        let key = self.prepared.as_ref().ok()?.key.as_ref()?;
        Some(&key.text)
    }
}

impl<O> fmt::Debug for Journaled<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Journaled")
            .field("reference", &self.reference)
            .finish_non_exhaustive()
    }
}

impl<O: ClientOperation> IntoFuture for Journaled<O> {
    type Output = Result<ApiResponse<O::Response>, CallError<O>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(run::<O>(
            self.prepared,
            self.reading,
            self.journal,
            self.reference,
        ))
    }
}

type CallResult<O> = Result<ApiResponse<<O as crate::Operation>::Response>, CallError<O>>;

async fn run<O: ClientOperation>(
    prepared: Result<Box<Prepared>, Report>,
    reading: Reading,
    journal: Journal,
    reference: Option<String>,
) -> CallResult<O> {
    let prepared = *prepared.map_err(Error::Invalid)?;
    let Some(recorded) = intent::recorded(&prepared).map_err(Error::Invalid)? else {
        let standing = Standing::new(prepared.key, &prepared.request.method().clone());
        return match prepared.url {
            Err(astray) => Err(intent::astray(astray, &standing)),
            Ok(_) => Err(Error::Invalid(Report::new())),
        };
    };
    let call = Called::<O> {
        journal,
        reading,
        prepared,
        recorded,
        operation: PhantomData,
    };
    call.begin(reference).await
}

/// A call with its record.
struct Called<O> {
    journal: Journal,
    reading: Reading,
    prepared: Prepared,
    recorded: RecordedRequest,
    operation: PhantomData<fn() -> O>,
}

impl<O: ClientOperation> Called<O> {
    /// Stores the intent, or goes on with an earlier one.
    async fn begin(self, reference: Option<String>) -> CallResult<O> {
        let named = reference.is_some();
        let mut replaces = None;
        loop {
            let new = intent::new(
                &self.journal,
                &self.prepared,
                &self.recorded,
                reference.clone(),
            );
            let new = new.map_err(|error| self.unusable(error, false))?;
            let (id, lease) = (new.id, self.journal.new_lease());
            let begun = self.journal.store.begin(new, replaces, lease).await;
            // An earlier intent of the reference can't be seen, so it may have been carried out.
            let known = match begun.map_err(|error| self.unusable(error, named))? {
                Begun::Stored => return self.send(id, lease, 0, false).await,
                Begun::Known(known) => *known,
            };
            match known.state {
                State::Done => return self.replay(&known),
                // Another worker may have replaced it at the same time; its intent is known next.
                State::NotCarriedOut if replaces != Some(known.id) => replaces = Some(known.id),
                State::NotCarriedOut => return Err(self.failed(JournalErrorKind::Busy(known.id))),
                State::Open | State::Refused => return self.repeat(known.id).await,
            }
        }
    }

    /// Sends an earlier intent again.
    async fn repeat(mut self, id: IntentId) -> CallResult<O> {
        let (mut known, mut lease) = self.claim(id).await?;
        let given = match self.repeatable(&known) {
            Ok(given) => given,
            Err(kind) => {
                // If this fails, the lease ends by itself.
                let _ = self.journal.release(&known, lease).await;
                return match known.state {
                    State::Done => self.replay(&known),
                    _ => Err(self.failed(kind)),
                };
            }
        };
        let open = known.state == State::Open;
        if !open {
            // It must be open before it is sent. Otherwise its refusal would stand after a crash.
            (known.state, known.response) = (State::Open, None);
            let opened = self.journal.release(&known, lease).await;
            opened.map_err(|error| self.unusable(error, true))?;
            (known, lease) = self.claim(id).await?;
            if known.state != State::Open {
                let _ = self.journal.release(&known, lease).await;
                return Err(self.failed(JournalErrorKind::Busy(id)));
            }
        }
        if let Err(report) = intent::rekey(&mut self.prepared, &known, open || given) {
            let _ = self.journal.release(&known, lease).await;
            return Err(Error::Invalid(report));
        }
        self.send(id, lease, known.attempts, open).await
    }

    /// Takes an intent.
    async fn claim(&self, id: IntentId) -> Result<(Intent, Lease), CallError<O>> {
        let lease = self.journal.new_lease();
        let claimed = self.journal.store.claim(id, lease).await;
        match claimed.map_err(|error| self.unusable(error, true))? {
            Some(known) => Ok((known, lease)),
            None => Err(self.failed(JournalErrorKind::Busy(id))),
        }
    }

    /// True if the stored key was given by the caller.
    fn repeatable(&self, known: &Intent) -> Result<bool, JournalErrorKind> {
        let stored = intent::request(&self.journal, known).map_err(JournalErrorKind::Store)?;
        if known.operation != self.prepared.info.id || stored.digest != self.recorded.digest {
            return Err(JournalErrorKind::Mismatch(known.id));
        }
        if !matches!(known.state, State::Open | State::Refused) {
            return Err(JournalErrorKind::Busy(known.id));
        }
        if known.state == State::Open
            && let Some(reason) = Reason::against(self.journal.key_lifetime, known)
        {
            return Err(JournalErrorKind::Review(known.id, reason));
        }
        if known.state == State::Open && stored.server != self.recorded.server {
            return Err(JournalErrorKind::Review(known.id, Reason::OtherServer));
        }
        Ok(stored.key_given)
    }

    /// Sends the request, and records the result.
    async fn send(self, id: IntentId, lease: Lease, before: u32, doubtful: bool) -> CallResult<O> {
        let Self {
            journal,
            reading,
            mut prepared,
            ..
        } = self;
        prepared.intent = Some(id);
        prepared.doubtful = doubtful;
        deliver::<O>(&journal, reading, prepared, (id, lease, before)).await
    }

    /// The recorded response of an intent that was carried out.
    fn replay(&self, known: &Intent) -> CallResult<O> {
        let stored = intent::request(&self.journal, known);
        let stored = stored.map_err(|error| self.unusable(error, true))?;
        if known.operation != self.prepared.info.id || stored.digest != self.recorded.digest {
            return Err(self.failed(JournalErrorKind::Mismatch(known.id)));
        }
        let (hints, method) = (self.prepared.hints, &stored.method);
        let parts = intent::response(&self.journal, known, hints, stored.key_given, method);
        match parts.map_err(|error| self.unusable(error, true))? {
            Some(parts) => typed::<O>(parts, self.reading),
            None => Err(self.failed(JournalErrorKind::Review(known.id, Reason::Unreadable))),
        }
    }

    fn unusable(&self, error: crate::journal::StoreError, doubtful: bool) -> CallError<O> {
        self.error(JournalErrorKind::Store(error), doubtful)
    }

    fn failed(&self, kind: JournalErrorKind) -> CallError<O> {
        self.error(kind, true)
    }

    fn error(&self, kind: JournalErrorKind, doubtful: bool) -> CallError<O> {
        let mut standing = Standing::new(self.prepared.key.clone(), &self.recorded.method);
        standing.doubtful = doubtful;
        Error::Journal(JournalError { kind, standing })
    }
}

/// Sends a stored request under its lease, and records the result.
pub(super) async fn deliver<O: ClientOperation>(
    journal: &Journal,
    reading: Reading,
    prepared: Prepared,
    (id, lease, before): (IntentId, Lease, u32),
) -> CallResult<O> {
    let method = prepared.request.method().clone();
    let mut standing = Standing::new(prepared.key.clone(), &method);
    let trace = CallTrace::begin(&prepared);
    let mut sent = pin!(keep(&*journal.store, id, lease, exchange(prepared)));
    let exchanged = poll_fn(|context| trace.inside(|| sent.as_mut().poll(context))).await;
    let result = match exchanged {
        Some(Ok(parts)) => typed::<O>(parts, reading),
        Some(Err(failure)) => Err(Failure::typed(failure)),
        None => {
            standing.doubtful = true;
            let kind = JournalErrorKind::Taken(id);
            return Err(Error::Journal(JournalError { kind, standing }));
        }
    };
    trace.finish::<O>(&result);
    let settled = match settlement(journal, id, before, &result) {
        Ok(settlement) => journal.store.settle(id, lease.token, settlement).await,
        Err(error) => Err(error),
    };
    // The result is known, whether or not it could be stored. The intent stays open, so that it is
    // sent again with its key.
    if !matches!(settled, Ok(true)) {
        journal
            .unrecorded
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    }
    result
}
