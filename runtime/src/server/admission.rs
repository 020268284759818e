//! Admits a caller by its credentials, or tells it why not.

use std::sync::Arc;

use axum::body::Body;
use http::Response;
use http::header::{AUTHORIZATION, HeaderMap, WWW_AUTHENTICATE};

use super::auth::{Authenticate, Credentials};
use super::denied::{
    Challenge, Denied, INSUFFICIENT_SCOPE, INVALID_TOKEN, Unread, is_challenging, retry_after,
};
use super::exchange::ExchangeSettings;
use super::failed::Failure;
use super::incoming::Incoming;
use crate::report::Report;
use crate::wire::refusal::Refusal;

impl ExchangeSettings {
    /// Identifies the caller by each alternative with complete credentials in turn.
    pub(super) async fn authenticate<S: Authenticate>(
        &self,
        service: &S,
        request: &Incoming,
    ) -> Result<Option<S::Principal>, Box<Response<Body>>> {
        let mut denied: Option<Denied> = None;
        for credentials in Credentials::of(request, self.info) {
            let known = match credentials {
                Ok(credentials) => admitted(service, credentials).await,
                Err(unreadable) => Err(unreadable),
            };
            match known {
                Ok(principal) => return Ok(Some(principal)),
                // The most informative denial counts, for example insufficient credentials.
                Err(why) => {
                    let known = denied.as_ref().map(Denied::rank);
                    if known.is_none_or(|known| known < why.rank()) {
                        denied = Some(why);
                    }
                }
            }
        }
        match denied {
            None => Ok(None),
            Some(why) => Err(self.deny(why, &request.parts.headers)),
        }
    }

    /// The response to a denied caller.
    pub(super) fn deny(&self, denied: Denied, sent: &HeaderMap) -> Box<Response<Body>> {
        match denied {
            Denied::Unauthenticated => {
                // A request without credentials gets no error (RFC 6750, section 3.1).
                let sent = bearer_sent(sent).then_some(INVALID_TOKEN);
                self.challenged(Refusal::Unauthenticated, sent)
            }
            #[cfg(feature = "signatures")]
            Denied::Unverified(reason) => self.unverified(reason),
            Denied::Challenged(challenge) => {
                let mut response = self.refuse_bare(Refusal::Unauthenticated);
                if is_challenging(response.status()) {
                    let headers = response.headers_mut();
                    headers.insert(WWW_AUTHENTICATE, challenge);
                }
                response
            }
            Denied::Forbidden => self.refuse_bare(Refusal::Forbidden),
            Denied::InsufficientScope => {
                self.challenged(Refusal::Forbidden, Some(INSUFFICIENT_SCOPE))
            }
            Denied::TooManyRequests { retry_after: wait } => {
                let mut response = self.refuse_bare(Refusal::TooManyRequests);
                retry_after(&mut response, wait);
                response
            }
            Denied::Unavailable { retry_after: wait } => {
                let mut response = self.refuse_bare(Refusal::Unavailable);
                retry_after(&mut response, wait);
                response
            }
            Denied::Failed(cause) => Box::new(self.fail(Failure::Failed(Arc::from(cause)))),
            Denied::Unread(Unread(response)) => response,
        }
    }

    /// A refusal with a challenge for each scheme, if its status is for one.
    fn challenged(&self, refusal: Refusal, error: Option<&'static str>) -> Box<Response<Body>> {
        let mut response = self.refuse_bare(refusal);
        if is_challenging(response.status()) {
            let challenge = Challenge {
                realm: self.realm,
                alternatives: self.info.security,
                error,
            };
            challenge.put_on(response.headers_mut());
        }
        response
    }

    /// The refusal of a request with a wrong signature, with the reason for the log.
    #[cfg(feature = "signatures")]
    pub(super) fn unverified(&self, reason: crate::signature::Unverified) -> Box<Response<Body>> {
        let mut response = self.challenged(Refusal::Unauthenticated, None);
        response
            .extensions_mut()
            .insert(Failure::Unverified(reason));
        response
    }

    /// The refusal that a handler chose, with the challenges that belong to its status.
    pub(super) fn refuse_late(&self, refusal: Refusal, report: &Report) -> Response<Body> {
        match refusal {
            Refusal::Unauthenticated => *self.refuse_stranger(),
            _ => self.refuse(refusal, report),
        }
    }

    /// The refusal of a request without credentials.
    pub(super) fn refuse_stranger(&self) -> Box<Response<Body>> {
        self.challenged(Refusal::Unauthenticated, None)
    }
}

/// Identifies the owner of credentials, and compares the granted scopes with the required ones.
async fn admitted<S: Authenticate>(
    service: &S,
    credentials: Credentials<'_>,
) -> Result<S::Principal, Denied> {
    let principal = service.authenticate(credentials.clone()).await?;
    match service.granted(&principal) {
        Some(granted) if !credentials.are_granted(&granted) => Err(Denied::InsufficientScope),
        Some(_) | None => Ok(principal),
    }
}

/// Returns true if a request has a bearer token, even a malformed one.
fn bearer_sent(headers: &HeaderMap) -> bool {
    let sent = headers.get_all(AUTHORIZATION).iter();
    sent.map(|value| value.as_bytes()).any(|value| {
        let scheme = value.split(|byte| *byte == b' ').next();
        scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"Bearer"))
    })
}
