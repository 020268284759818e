//! A request that is ready to be sent, and what a caller may still change about it.

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
    /// What the document says of its failures.
    pub(super) hints: fn(u16) -> ResponseHints,
    pub(super) url: Result<Url, Astray>,
    pub(super) request: Request<Bytes>,
    pub(super) key: Option<Key>,
    pub(super) options: Options,
}

impl Prepared {
    /// Sets a header. What others set is refused: the transport, the security schemes and the
    /// methods that know more about it.
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

    /// Sets the event that a stream goes on behind (HTML, section "The `Last-Event-ID` header").
    pub(super) fn last_event_id(&mut self, id: &str) -> Result<(), Report> {
        let name = HeaderName::from_static("last-event-id");
        let value = sendable(id)?;
        self.request.headers_mut().insert(name, value);
        Ok(())
    }

    /// Replaces the idempotency key by one of the caller's.
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

/// The report of an option that can't be followed. The request is then not sent at all.
pub(super) fn refusal(keyword: &'static str, reason: &str) -> Report {
    let mut report = Report::new();
    report.push(keyword, reason);
    report
}
