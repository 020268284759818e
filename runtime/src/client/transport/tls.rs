//! Detects TLS support of the transport.
//!
//! The features of this crate enable TLS in reqwest, and so does any other crate of the program.
//! They can't be inspected, so the transport is probed: without TLS, it refuses an `https` URL
//! before it looks up the host.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Waker};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// The maximum number of polls of the probe. It waits for nothing, so it ends long before.
const POLLS: usize = 64;

/// The error for an `https` URL without TLS.
pub(in crate::client) const MISSING: &str = "`https` needs TLS, and this program has none; switch on the feature \
     `rustls` or `native-tls` of the generated crate, or of this one";

/// Returns true if `https` works in this program.
pub(in crate::client) fn is_there() -> bool {
    static THERE: OnceLock<bool> = OnceLock::new();
    let switched_on = cfg!(any(feature = "rustls", feature = "native-tls"));
    switched_on || *THERE.get_or_init(|| probe().unwrap_or(true))
}

/// A resolver that records lookups, and knows no host.
#[derive(Default)]
struct Asked(AtomicBool);

impl Resolve for Asked {
    fn resolve(&self, _: Name) -> Resolving {
        self.0.store(true, Ordering::Relaxed);
        Box::pin(std::future::ready(Err::<Addrs, _>(
            "the probe ends here".into(),
        )))
    }
}

/// Sends a request that ends at the lookup of its host, or before. `None` if the result is
/// inconclusive, because a working transport must never be refused.
fn probe() -> Option<bool> {
    let asked = Arc::<Asked>::default();
    let http = reqwest::Client::builder()
        .no_proxy()
        .retry(reqwest::retry::never())
        .dns_resolver(Arc::clone(&asked))
        .build()
        .ok()?;
    // No host has this name (RFC 6761, section 6.4).
    let mut sent = pin!(http.get("https://copperplate.invalid/").send());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS {
        let polled = sent.as_mut().poll(&mut context);
        if asked.0.load(Ordering::Relaxed) {
            return Some(true);
        }
        if let Poll::Ready(response) = polled {
            return response.is_err().then_some(false);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There is no reactor here, because a client may be built before a runtime is started.
    #[test]
    fn the_transport_is_asked_outside_of_a_runtime() {
        assert_eq!(
            probe(),
            Some(cfg!(any(feature = "rustls", feature = "native-tls")))
        );
    }
}
