//! What is sent after a crash.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::boxed::BoxFuture;
use super::super::error::CallError;
use super::super::http_client::Client;
use super::super::prepared::Prepared;
use super::super::response::ApiResponse;
use super::super::sending::typed;
use super::handle::Journal;
use super::intent;
use super::journaled::deliver;
use super::reason::Reason;
use crate::journal::{Intent, IntentId, RecordedRequest, State, StoreError};
use crate::wire::{ClientOperation, ReadResponse as _};

/// The intents of the operation `O` that were handed over or left.
pub struct Resumption<O: ClientOperation> {
    /// The intents with a result, in the order of their ids. Acknowledge each of them when its
    /// result is stored elsewhere; otherwise the next resumption hands it over again.
    pub results: Vec<Resumed<O>>,
    /// The intents that were not sent, with the reason. All but [`Reason::Leased`] need a person.
    pub left: Vec<Left>,
}

/// An intent with its result.
pub struct Resumed<O: ClientOperation> {
    /// The intent as it was before.
    pub intent: Intent,
    /// True if it was sent now. False for a result that was recorded earlier.
    pub sent: bool,
    /// The result. An uncertain error leaves the intent open for the next resumption.
    pub result: Result<ApiResponse<O::Response>, CallError<O>>,
}

/// An intent that was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The intent.
    pub intent: Intent,
    /// Why it was left.
    pub reason: Reason,
}

/// The resumption of the intents of the operation `O`, when this is awaited.
#[must_use = "nothing is sent before it is awaited"]
pub struct Resume<O> {
    journal: Journal,
    client: Client,
    headers: HeaderMap,
    limit: usize,
    operation: PhantomData<fn() -> O>,
}

impl Journal {
    /// Finishes the intents of an operation: sends what is open again, one after the other, with the
    /// same bytes and the same key, and hands over each typed response. Results that were recorded
    /// but not acknowledged are handed over without sending.
    ///
    /// Call it after a start, and from time to time for intents that are still open.
    ///
    /// # Errors
    ///
    /// The future fails if the store does.
    pub fn resume<O: ClientOperation>(&self, client: &impl AsRef<Client>) -> Resume<O> {
        Resume {
            journal: self.clone(),
            client: client.as_ref().clone(),
            headers: HeaderMap::new(),
            limit: usize::MAX,
            operation: PhantomData,
        }
    }
}

impl<O> Resume<O> {
    /// Supplies the value of a sensitive header, which the journal does not store.
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        self.headers.insert(name, value);
        self
    }

    /// Ends after this many intents (no limit). Acknowledged ones make room for the next.
    pub fn limit(mut self, intents: usize) -> Self {
        self.limit = intents;
        self
    }
}

impl<O> fmt::Debug for Resume<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Resume")
            .field("journal", &self.journal)
            .finish_non_exhaustive()
    }
}

impl<O: ClientOperation> IntoFuture for Resume<O> {
    type Output = Result<Resumption<O>, StoreError>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// What one intent came to.
enum Step<O: ClientOperation> {
    Result(Box<Resumed<O>>),
    Left(Box<Left>),
}

impl<O: ClientOperation> Resume<O> {
    async fn run(self) -> Result<Resumption<O>, StoreError> {
        let (mut results, mut left) = (Vec::new(), Vec::new());
        let mut after: Option<IntentId> = None;
        loop {
            let page = self.journal.page(after).await?;
            let Some(last) = page.last() else {
                return Ok(Resumption { results, left });
            };
            after = Some(last.intent.id);
            for listed in page {
                if listed.intent.operation != O::INFO.id {
                    continue;
                }
                if results.len().saturating_add(left.len()) >= self.limit {
                    return Ok(Resumption { results, left });
                }
                match self.step(listed.intent, listed.leased).await? {
                    Step::Result(resumed) => results.push(*resumed),
                    Step::Left(one) => left.push(*one),
                }
            }
        }
    }

    async fn step(&self, listed: Intent, leased: bool) -> Result<Step<O>, StoreError> {
        let leave = |intent, reason| Ok(Step::Left(Box::new(Left { intent, reason })));
        if leased {
            return leave(listed, Reason::Leased);
        }
        if listed.state != State::Open {
            return self.recorded(listed);
        }
        if let Some(reason) = Reason::against(self.journal.key_lifetime, &listed) {
            return leave(listed, reason);
        }
        let Ok(request) = intent::request(&self.journal, &listed) else {
            return leave(listed, Reason::Unreadable);
        };
        let missing = request.withheld.iter();
        let missing: Vec<_> = missing
            .filter(|name| !self.headers.contains_key(name.as_str()))
            .cloned()
            .collect();
        if !missing.is_empty() {
            return leave(listed, Reason::Withheld(missing));
        }
        let Some(prepared) = self.prepared(&listed, &request) else {
            return leave(listed, Reason::Unreadable);
        };
        match &prepared.url {
            Ok(url) if intent::server(url) == request.server => {}
            _ => return leave(listed, Reason::OtherServer),
        }
        self.send(listed, prepared).await
    }

    async fn send(&self, listed: Intent, prepared: Prepared) -> Result<Step<O>, StoreError> {
        let lease = self.journal.new_lease();
        let Some(claimed) = self.journal.store.claim(listed.id, lease).await? else {
            let reason = Reason::Leased;
            let intent = listed;
            return Ok(Step::Left(Box::new(Left { intent, reason })));
        };
        if claimed.state != State::Open {
            // Another worker has finished it since it was listed.
            self.journal.release(&claimed, lease).await?;
            return self.recorded(claimed);
        }
        let of = (claimed.id, lease, claimed.attempts);
        let reading = self.client.reading();
        let result = deliver::<O>(&self.journal, reading, prepared, of).await;
        Ok(Step::Result(Box::new(Resumed {
            intent: claimed,
            sent: true,
            result,
        })))
    }

    /// The request of a record, as the client would send it.
    fn prepared(&self, listed: &Intent, recorded: &RecordedRequest) -> Option<Prepared> {
        if !intent::is_of(&O::INFO, recorded) {
            return None;
        }
        let request = intent::written(recorded, &self.headers);
        let key = intent::key(listed, true);
        let mut prepared = self.client.restored::<O>(request, key);
        prepared.intent = Some(listed.id);
        prepared.doubtful = true;
        Some(prepared)
    }

    /// Hands over a recorded result.
    fn recorded(&self, listed: Intent) -> Result<Step<O>, StoreError> {
        let leave = |intent, reason| Ok(Step::Left(Box::new(Left { intent, reason })));
        let Ok(request) = intent::request(&self.journal, &listed) else {
            return leave(listed, Reason::Unreadable);
        };
        let given = request.key_given;
        let parts = intent::response(
            &self.journal,
            &listed,
            O::Error::hints,
            given,
            &request.method,
        );
        match parts {
            Ok(Some(parts)) => {
                let result = typed::<O>(parts, self.client.reading());
                Ok(Step::Result(Box::new(Resumed {
                    intent: listed,
                    sent: false,
                    result,
                })))
            }
            Ok(None) if listed.state == State::Done => leave(listed, Reason::Unreadable),
            Ok(None) => leave(listed, Reason::NotSent),
            Err(_) => leave(listed, Reason::Unreadable),
        }
    }
}
