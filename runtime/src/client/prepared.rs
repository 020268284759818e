//! A request that is ready to be sent, with the caller's options for it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http::header::{ACCEPT, AUTHORIZATION, COOKIE, HOST, HeaderName, HeaderValue};
use reqwest::Url;

use super::call::Astray;
use super::idempotency_key;
use super::options::Options;
use super::retry::RetryPolicy;
use super::shared::Inner;
use super::standing::Key;
use super::time_limit::Limit;
use crate::report::Report;
use crate::wire::{OperationInfo, ResponseHints, of_the_transport};

/// A request that is ready to be sent.
pub(super) struct Prepared {
    pub(super) inner: Arc<Inner>,
    pub(super) info: OperationInfo,
    /// The documented facts about its responses.
    pub(super) hints: fn(u16) -> ResponseHints,
    pub(super) url: Result<Url, Astray>,
    pub(super) request: Request<Bytes>,
    pub(super) key: Option<Key>,
    pub(super) options: Options,
    /// The intent in a journal.
    #[cfg(feature = "journal")]
    pub(super) intent: Option<crate::journal::IntentId>,
    /// True if an earlier process may have sent it.
    #[cfg(feature = "journal")]
    pub(super) doubtful: bool,
}

impl Prepared {
    /// The same request for another URL.
    pub(super) fn twin(&self, url: Url) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            info: self.info.clone(),
            hints: self.hints,
            url: Ok(url),
            request: self.request.clone(),
            key: self.key.clone(),
            options: self.options,
            #[cfg(feature = "journal")]
            intent: self.intent,
            #[cfg(feature = "journal")]
            doubtful: self.doubtful,
        }
    }

    /// Sets a header. Headers of the transport, of security schemes and of more specific methods
    /// are refused.
    pub(super) fn header(&mut self, name: &str, value: &str) -> Result<(), Report> {
        let parsed = HeaderName::from_bytes(name.as_bytes());
        let name = parsed.map_err(|_| refusal("header", "its name can't be sent"))?;
        let own = idempotency_key::header(self.info.idempotency);
        if own.is_some_and(|own| name.as_str().eq_ignore_ascii_case(own)) {
            let reason = "the idempotency key is set by `idempotency_key`";
            return Err(refusal("header", reason));
        }
        if name == HOST || of_the_transport(&name).is_some() {
            return Err(refusal("header", "the transport sets this header"));
        }
        if name == COOKIE || (name == AUTHORIZATION && !self.info.security.is_empty()) {
            let reason = "a credential of the client sets this header";
            return Err(refusal("header", reason));
        }
        let value = sendable(value)?;
        self.request.headers_mut().insert(name, value);
        Ok(())
    }

    pub(super) fn accept(&mut self, media_types: &str) -> Result<(), Report> {
        let value = sendable(media_types)?;
        self.request.headers_mut().insert(ACCEPT, value);
        Ok(())
    }

    /// Sets the event after which a stream resumes (HTML, section "The `Last-Event-ID` header").
    pub(super) fn last_event_id(&mut self, id: &str) -> Result<(), Report> {
        let name = HeaderName::from_static("last-event-id");
        let value = sendable(id)?;
        self.request.headers_mut().insert(name, value);
        Ok(())
    }

    /// Replaces the idempotency key by a key of the caller.
    pub(super) fn idempotency_key(&mut self, key: &str) -> Result<(), Report> {
        self.key = Some(idempotency_key::replace(
            &mut self.request,
            self.info.idempotency,
            key,
        )?);
        Ok(())
    }

    pub(super) fn timeout(&mut self, timeout: Option<Duration>) {
        self.options.timeout = Limit::new(timeout);
    }

    pub(super) fn deadline(&mut self, deadline: Option<Duration>) {
        self.options.deadline = Some(Limit::new(deadline));
    }

    pub(super) fn idle_timeout(&mut self, idle: Option<Duration>) {
        self.options.idle = Limit::new(idle);
    }

    pub(super) fn no_retry(&mut self) {
        self.options.retry = RetryPolicy::never();
        self.options.refresh = false;
    }

    pub(super) fn limit(&mut self, bytes: usize) {
        self.options.response_limit = bytes;
    }
}

fn sendable(value: &str) -> Result<HeaderValue, Report> {
    let parsed = HeaderValue::from_bytes(value.as_bytes());
    let mut value = parsed.map_err(|_| refusal("header", "its value can't be sent"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The report of an invalid option. It prevents the request from being sent.
pub(super) fn refusal(keyword: &'static str, reason: &str) -> Report {
    let mut report = Report::new();
    report.push(keyword, reason);
    report
}
