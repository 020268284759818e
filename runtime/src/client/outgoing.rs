//! The body of an attempt, for the transport.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::call::Call;
use super::clock::Instant;
use super::transport::{Begun, Cause};

/// The body, and the progress of a stream.
pub(super) type Loaded = (reqwest::Body, Option<Arc<AtomicU64>>);

/// Makes the body. A stream is taken, so it is sent once.
#[cfg(not(target_arch = "wasm32"))]
pub(super) async fn load(
    call: &mut Call,
    begun: &Begun,
    end: Option<Instant>,
) -> Result<Loaded, Cause> {
    use super::time_limit::wait_until;
    use super::transport::{Marked, Whole};
    use crate::body::Outgoing;

    let Some(stream) = call.stream.take() else {
        let marked = Marked::new(Whole(call.body.clone()), &call.method, begun);
        return Ok((reqwest::Body::wrap(marked), None));
    };
    let Some(outgoing) = wait_until(end, Outgoing::begin(stream)).await else {
        return Err(Cause::Late);
    };
    let progress = outgoing.progress();
    let marked = Marked::new(outgoing, &call.method, begun);
    Ok((reqwest::Body::wrap(marked), Some(progress)))
}

/// Makes the body. A browser takes it as a whole and does not say when it begins to send, so the
/// attempt counts as begun from here on.
#[cfg(target_arch = "wasm32")]
pub(super) async fn load(
    call: &mut Call,
    begun: &Begun,
    _: Option<Instant>,
) -> Result<Loaded, Cause> {
    if call.stream.take().is_some() {
        let reason = "a browser can't send a body that is a stream; collect it first";
        return Err(Cause::Layer(reason.into()));
    }
    begun.begin();
    Ok((call.body.clone().into(), None))
}
