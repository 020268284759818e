//! The responses to requests with a wrong head or body.

use axum::body::{Body, HttpBody as _};
use http::Response;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderValue};
use http::request::Parts;

use super::exchange::{ExchangeSettings, joined};
use crate::parameter::header::is_uncoded;
use crate::report::{Location, Report};
use crate::syntax::media_type::accepts;
use crate::wire::refusal::Refusal;

impl ExchangeSettings {
    /// Refuses a request whose `Accept` admits no response, if configured.
    pub(super) fn refuse_unacceptable(&self, parts: &Parts) -> Result<(), Box<Response<Body>>> {
        let produced = self.info.produces;
        let any = !self.unacceptable || produced.is_empty() || self.info.no_content;
        if any || accepts(&joined(&parts.headers, &ACCEPT), produced) {
            return Ok(());
        }
        let mut report = self.blank();
        report.push("accept", format!("must admit {}", produced.join(" or ")));
        report.locate_since(0, Location::Header("accept"));
        Err(Box::new(self.refuse(Refusal::NotAcceptable, &report)))
    }

    /// Refuses a body for its coding, or for a wrong media type. A lenient reader tries to read a
    /// body of another type.
    pub(super) fn refuse_stated(
        &self,
        parts: &Parts,
        wrong: bool,
    ) -> Result<(), Box<Response<Body>>> {
        self.refuse_coded(parts)?;
        if wrong && !self.lenient {
            return Err(self.refuse_type(parts));
        }
        Ok(())
    }

    /// Refuses a media type, with the supported ones in `Accept` (RFC 9110, section 15.5.16).
    pub(super) fn refuse_type(&self, parts: &Parts) -> Box<Response<Body>> {
        let mut report = self.blank();
        let wanted = format!("must be {}", self.info.consumes.join(" or "));
        match parts.headers.contains_key(CONTENT_TYPE) {
            true => {
                let found = report.echo(&joined(&parts.headers, &CONTENT_TYPE));
                report.push_found("content", wanted, found);
            }
            false => report.push("content", wanted),
        }
        report.locate_since(0, Location::Header("content-type"));
        let mut refused = Box::new(self.refuse(Refusal::UnsupportedMediaType, &report));
        if let Ok(supported) = HeaderValue::from_str(&self.info.consumes.join(", ")) {
            refused.headers_mut().insert(ACCEPT, supported);
        }
        refused
    }

    /// Refuses a coded body and names the supported coding in the response, to distinguish this
    /// from an unsupported media type (RFC 9110, section 12.5.3).
    fn refuse_coded(&self, parts: &Parts) -> Result<(), Box<Response<Body>>> {
        let mut report = self.blank();
        if is_uncoded(&parts.headers, &mut report) {
            return Ok(());
        }
        let mut refused = self.refuse(Refusal::UnsupportedMediaType, &report);
        let identity = HeaderValue::from_static("identity");
        refused.headers_mut().insert(ACCEPT_ENCODING, identity);
        Err(Box::new(refused))
    }

    /// Refuses a body with a declared length above the limit, before reading any of it.
    pub(super) fn refuse_large(
        &self,
        body: &Body,
        limit: usize,
    ) -> Result<(), Box<Response<Body>>> {
        let least = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
        if least > limit {
            return Err(self.refuse_size(limit));
        }
        Ok(())
    }

    pub(super) fn refuse_broken(&self) -> Box<Response<Body>> {
        let mut report = Report::new();
        report.push("body", "could not be read to its end");
        Box::new(self.refuse(Refusal::Invalid, &report))
    }

    /// Refuses a body for its size. An outer layer may set a lower limit than this.
    pub(super) fn refuse_size(&self, limit: usize) -> Box<Response<Body>> {
        let mut report = Report::new();
        report.push("body", format!("must be at most {limit} bytes"));
        report.locate_since(0, Location::Body);
        Box::new(self.refuse(Refusal::TooLarge, &report))
    }

    fn blank(&self) -> Report {
        Report::new().with_caps(self.limits.violations, self.limits.echo)
    }
}
