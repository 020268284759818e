//! The settings that all clones of a client share.

use std::sync::Arc;

use http::HeaderMap;

use super::credential::Sources;
use super::destinations::Destinations;
use super::reading::Reading;
use super::retry::RetryPolicy;
use super::signer::Signer;
use super::time_limit::Limit;

/// What all clones share.
pub(super) struct Inner {
    pub(super) http: reqwest::Client,
    pub(super) destinations: Option<Arc<dyn Destinations>>,
    pub(super) headers: HeaderMap,
    pub(super) sources: Sources,
    pub(super) signer: Option<Arc<dyn Signer>>,
    pub(super) timeout: Limit,
    pub(super) retry: RetryPolicy,
    pub(super) response_limit: usize,
    pub(super) reading: Reading,
    /// Whether `https` can be sent to, as far as is known.
    pub(super) secure: bool,
}
