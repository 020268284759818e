//! The reasons to deny a caller, and the challenges that tell it how to authenticate.

use std::error::Error;
use std::fmt::Write as _;
use std::time::Duration;

use axum::body::Body;
use http::header::{HeaderMap, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{Response, StatusCode};

use super::failed::BoxError;
use crate::wire::security::{Requirement, SchemeKind};

/// The reason why a caller is denied.
///
/// Any error converts into it by `?`: an authenticator that can't do its work is a failure of the
/// service, not a caller without credentials.
///
/// ```
/// use copperplate_runtime::server::Denied;
///
/// fn owner(row: std::io::Result<Option<String>>) -> Result<String, Denied> {
///     let row = row?; // any error: 500, and its cause for the log
///     row.ok_or(Denied::Unauthenticated)
/// }
/// assert!(matches!(owner(Ok(None)), Err(Denied::Unauthenticated)));
/// assert!(matches!(owner(Err(std::io::Error::other("down"))), Err(Denied::Failed(_))));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Denied {
    /// The credentials are invalid: 401, with a challenge for each scheme of the operation that is
    /// registered for HTTP. The challenge for a bearer token that was sent says
    /// `error="invalid_token"` (RFC 6750, section 3.1).
    Unauthenticated,
    /// As [`Unauthenticated`](Self::Unauthenticated), with this `WWW-Authenticate` in place of the
    /// documented challenges, for example `DPoP error="use_dpop_nonce"` (RFC 9449).
    Challenged(HeaderValue),
    /// The credentials are valid but insufficient: 403.
    Forbidden,
    /// A scope of the operation is missing: 403, with `error="insufficient_scope"` and the scopes
    /// (RFC 6750, section 3.1).
    InsufficientScope,
    /// The caller sends too many requests: 429, with `Retry-After` in whole seconds, rounded up.
    TooManyRequests {
        /// The time to wait before the next request.
        retry_after: Option<Duration>,
    },
    /// The credentials can't be verified now: 503, with `Retry-After` in whole seconds, rounded up.
    Unavailable {
        /// The time to wait before the next request.
        retry_after: Option<Duration>,
    },
    /// The service failed: 500, with the cause for
    /// [`Routes::on_failure`](super::Routes::on_failure).
    Failed(BoxError),
    /// The signature is not verified: 401, with the reason for
    /// [`Routes::on_failure`](super::Routes::on_failure).
    #[cfg(feature = "signatures")]
    Unverified(crate::signature::Unverified),
    /// The body could not be read by [`Credentials::body`](super::Credentials::body).
    Unread(Unread),
}

impl<E: Error + Send + Sync + 'static> From<E> for Denied {
    fn from(error: E) -> Self {
        #[cfg(feature = "signatures")]
        let error = match unverified(error) {
            Ok(reason) => return Self::Unverified(reason),
            Err(error) => error,
        };
        Self::Failed(Box::new(error))
    }
}

/// The reason of a verification that failed, or another error.
#[cfg(feature = "signatures")]
fn unverified<E: Error + Send + Sync + 'static>(
    error: E,
) -> Result<crate::signature::Unverified, E> {
    use crate::signature::VerifyError;
    let any: &dyn std::any::Any = &error;
    if let Some(reason) = any.downcast_ref::<crate::signature::Unverified>() {
        return Ok(*reason);
    }
    match any.downcast_ref::<VerifyError>() {
        Some(VerifyError::Unverified(reason)) => Ok(*reason),
        Some(VerifyError::Failed(_)) | None => Err(error),
    }
}

/// The response to a request with an unreadable body: it is too large, too slow or incomplete.
#[derive(Debug)]
pub struct Unread(pub(super) Box<Response<Body>>);

impl Denied {
    /// The more a denial says, the higher it is. The highest of all alternatives is the response.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Unauthenticated => 0,
            #[cfg(feature = "signatures")]
            Self::Unverified(_) => 1,
            Self::Challenged(_) => 1,
            Self::Forbidden => 2,
            Self::InsufficientScope => 3,
            Self::TooManyRequests { .. } => 4,
            Self::Unavailable { .. } => 5,
            Self::Failed(_) => 6,
            Self::Unread(_) => 7,
        }
    }
}

/// Tells a caller how to authenticate (RFC 9110, section 11.6.1).
///
/// Only schemes registered for HTTP have a challenge. No scheme is registered for API keys and
/// client certificates, and clients stop at an invented name.
pub(super) struct Challenge {
    /// The protection space (RFC 9110, section 11.5).
    pub(super) realm: &'static str,
    pub(super) alternatives: &'static [&'static [Requirement]],
    /// The `error` for bearer tokens (RFC 6750, section 3.1).
    pub(super) error: Option<&'static str>,
}

impl Challenge {
    /// Adds a `WWW-Authenticate` for each scheme.
    pub(super) fn put_on(&self, headers: &mut HeaderMap) {
        let mut written: Vec<String> = Vec::new();
        for requirement in self.alternatives.iter().copied().flatten() {
            let challenge = match requirement.scheme.kind {
                SchemeKind::Bearer => self.bearer(requirement.scopes),
                SchemeKind::Basic if self.error == Some(INSUFFICIENT_SCOPE) => continue,
                SchemeKind::Basic => {
                    format!("Basic realm={}, charset=\"UTF-8\"", quoted(self.realm))
                }
                SchemeKind::ApiKey { .. } | SchemeKind::MutualTls | SchemeKind::Unsupported => {
                    continue;
                }
            };
            if !written.contains(&challenge) {
                written.push(challenge);
            }
        }
        for challenge in written {
            // A scope with control characters can't be in a header.
            if let Ok(value) = HeaderValue::from_str(&challenge) {
                headers.append(WWW_AUTHENTICATE, value);
            }
        }
    }

    fn bearer(&self, scopes: &[&str]) -> String {
        let mut challenge = format!("Bearer realm={}", quoted(self.realm));
        let error = self.error.map(|error| ("error", error.to_owned()));
        let scopes = (!scopes.is_empty()).then(|| ("scope", scopes.join(" ")));
        for (name, value) in error.into_iter().chain(scopes) {
            // Writing to a string can't fail.
            write!(challenge, ", {name}={}", quoted(&value)).unwrap_or_default();
        }
        challenge
    }
}

pub(super) const INVALID_TOKEN: &str = "invalid_token";
pub(super) const INSUFFICIENT_SCOPE: &str = "insufficient_scope";

/// A quoted string (RFC 9110, section 5.6.4).
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// Sets `Retry-After` in whole seconds, rounded up (RFC 9110, section 10.2.3).
pub(super) fn retry_after(response: &mut Response<Body>, wait: Option<Duration>) {
    if let Some(wait) = wait {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
}

/// Returns true if challenges belong to a response with this status.
pub(super) fn is_challenging(status: StatusCode) -> bool {
    [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status)
}
