//! The tokens of a source.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use zeroize::Zeroizing;

use super::super::credential::Credential;
use super::endpoint::{Secret, seconds, text};
use super::error::OAuthError;
use crate::json::{Json, Map};

/// Stores a refresh token outside of the process.
pub(super) type Store = Arc<dyn Fn(&str) + Send + Sync>;

/// The tokens of a source.
#[derive(Default)]
pub(super) struct State {
    current: Option<Issued>,
    pub(super) refresh: Option<Secret>,
    /// The last failure. It applies to all calls that waited for it.
    pub(super) failed: Option<(Instant, OAuthError)>,
}

struct Issued {
    credential: Credential,
    /// The time from which it is no longer used.
    end: Option<Instant>,
}

impl State {
    /// Takes the tokens of a response (RFC 6749, section 5.1).
    pub(super) fn take(
        &mut self,
        (margin, store): (Duration, Option<&Store>),
        members: &mut Map<Json>,
    ) -> Result<Credential, OAuthError> {
        // RFC 6749 requires `token_type`, but some servers omit it. Types other than bearer tokens
        // need more than a header.
        let kind = text(members, "token_type").unwrap_or("bearer");
        if !(kind.eq_ignore_ascii_case("bearer") || kind == "N_A") {
            return Err(OAuthError::Response("has a token that is no bearer token"));
        }
        let life = seconds(members, "expires_in");
        let end = life.and_then(|it| {
            let margin = margin.min(it / 2);
            Instant::now().checked_add(it.saturating_sub(margin))
        });
        if let Some(Json::String(token)) = members.swap_remove("refresh_token") {
            let is_new = self.refresh.as_ref().is_none_or(|old| **old != token);
            let token = self.refresh.insert(Zeroizing::new(token));
            // The token is kept first: the old one may be invalid, and the function can panic.
            if let Some(store) = store.filter(|_| is_new) {
                store(token);
            }
        }
        let Some(Json::String(token)) = members.swap_remove("access_token") else {
            return Err(OAuthError::Response("has no `access_token`"));
        };
        if token.is_empty() {
            return Err(OAuthError::Response("has an empty `access_token`"));
        }
        let credential = Credential::token(token);
        self.current = Some(Issued {
            credential: credential.clone(),
            end,
        });
        Ok(credential)
    }

    /// The current token, unless it has expired or was rejected.
    pub(super) fn usable(&self, rejected: Option<&Credential>) -> Option<Credential> {
        let issued = self.current.as_ref()?;
        let over = issued.end.is_some_and(|end| Instant::now() >= end);
        let usable = !over && rejected != Some(&issued.credential);
        usable.then(|| issued.credential.clone())
    }
}
