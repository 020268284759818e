//! The settings shared by all clones of a client.

use std::sync::Arc;

use http::HeaderMap;

use super::credential::Sources;
use super::destinations::Destinations;
use super::options::Options;
use super::reading::Reading;
use super::retry::RetryBudget;
use super::signer::Signer;
use super::transport::Transport;

/// The settings shared by all clones.
pub(super) struct Inner {
    pub(super) transport: Transport,
    pub(super) destinations: Option<Arc<dyn Destinations>>,
    pub(super) headers: HeaderMap,
    pub(super) sources: Sources,
    pub(super) signer: Option<Arc<dyn Signer>>,
    /// The default settings of calls.
    pub(super) options: Options,
    pub(super) budget: RetryBudget,
    /// True if credentials may be sent over `http` to other machines.
    pub(super) exposed_credentials: bool,
    pub(super) reading: Reading,
    /// True if `https` works, as far as is known.
    pub(super) secure: bool,
}
