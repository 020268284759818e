//! The HTTP client of reqwest below a client: its own, or one of the caller.

#[cfg(not(target_arch = "wasm32"))]
use std::time::Duration;

use super::build_error::BuildError;
use super::time_limit::Limit;

/// The time limit of a connection, and at most three quarters of the time for an attempt. If an
/// attempt ends before there is a connection, the error must be able to say so.
#[cfg(not(target_arch = "wasm32"))]
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The configured transport.
pub(super) enum Http {
    Default,
    Builder(Box<reqwest::ClientBuilder>),
    Client(reqwest::Client),
}

impl Http {
    /// A browser has neither time limits of connections nor settings of redirects: see
    /// [`transport`](super::transport).
    #[cfg(target_arch = "wasm32")]
    pub(super) fn built(self, _: Limit) -> Result<reqwest::Client, BuildError> {
        let builder = match self {
            Self::Client(http) => return Ok(http),
            Self::Builder(builder) => *builder,
            Self::Default => reqwest::Client::builder(),
        };
        builder
            .build()
            .map_err(|error| BuildError::Http(error.without_url()))
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn built(self, timeout: Limit) -> Result<reqwest::Client, BuildError> {
        let builder = match self {
            Self::Client(http) if follows_nothing(&http) => return Ok(http),
            Self::Client(_) => return Err(BuildError::Redirects),
            Self::Builder(builder) => *builder,
            Self::Default => {
                let part = timeout.get().map_or(CONNECT_TIMEOUT, |it| it / 4 * 3);
                reqwest::Client::builder().connect_timeout(part.min(CONNECT_TIMEOUT))
            }
        };
        let builder = builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never());
        builder
            .build()
            .map_err(|error| BuildError::Http(error.without_url()))
    }
}

/// Returns true if a client certainly follows no redirect. reqwest shows its policy only in
/// `Debug`. If that format changes, clients are refused instead of trusted.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn follows_nothing(http: &reqwest::Client) -> bool {
    format!("{http:?}").contains("Policy(None)")
}
