//! The settings that all clones of a client share.

use std::sync::Arc;

use http::HeaderMap;

use super::credential::Sources;
use super::destinations::Destinations;
use super::options::Options;
use super::reading::Reading;
use super::retry::RetryBudget;
use super::signer::Signer;
use super::transport::Transport;

/// What all clones share.
pub(super) struct Inner {
    pub(super) transport: Transport,
    pub(super) destinations: Option<Arc<dyn Destinations>>,
    pub(super) headers: HeaderMap,
    pub(super) sources: Sources,
    pub(super) signer: Option<Arc<dyn Signer>>,
    /// What holds for calls that say nothing else.
    pub(super) options: Options,
    pub(super) budget: RetryBudget,
    /// True if credentials may travel over `http` to other machines.
    pub(super) exposed_credentials: bool,
    pub(super) reading: Reading,
    /// True if `https` can be sent to, as far as is known.
    pub(super) secure: bool,
}
