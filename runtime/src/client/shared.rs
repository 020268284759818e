//! The settings shared by all clones of a client.

use std::sync::Arc;

use http::HeaderMap;

use super::credential::Sources;
use super::destinations::Destinations;
use super::options::Options;
use super::reading::Reading;
use super::retry::RetryBudget;
use super::signer::Signer;
use super::trace::Notices;
use super::transport::Transport;

/// Adds headers to a request.
pub(super) type Propagate = Arc<dyn Fn(&mut HeaderMap) + Send + Sync>;

/// The settings shared by all clones.
pub(super) struct Inner {
    pub(super) transport: Transport,
    pub(super) destinations: Option<Arc<dyn Destinations>>,
    pub(super) headers: HeaderMap,
    pub(super) sources: Sources,
    pub(super) signer: Option<Arc<dyn Signer>>,
    /// Adds the headers of a trace to each attempt.
    pub(super) propagate: Option<Propagate>,
    pub(super) notices: Notices,
    /// The default settings of calls.
    pub(super) options: Options,
    pub(super) budget: RetryBudget,
    /// True if credentials may be sent over `http` to other machines.
    pub(super) exposed_credentials: bool,
    pub(super) reading: Reading,
    /// True if `https` works, as far as is known.
    pub(super) secure: bool,
    /// Verifies each response before it is parsed.
    #[cfg(feature = "signatures")]
    pub(super) verifier: Option<crate::signature::Verifier>,
    /// True if a layer must know the operation of a request.
    #[cfg(feature = "testing")]
    pub(super) named: bool,
}
