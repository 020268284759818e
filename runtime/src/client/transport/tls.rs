//! Whether the transport speaks TLS.
//!
//! The features of this crate switch TLS on in reqwest, and so does every other crate of the program
//! that asks reqwest for it. Which of them did can't be asked, so the transport is: one without TLS
//! refuses an `https` URL before it looks up its host.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Waker};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// How often the probe is polled at most. It waits for nothing, so it ends long before.
const POLLS: usize = 64;

/// Said of an `https` URL where it is not.
pub(in crate::client) const MISSING: &str = "`https` needs TLS, and this program has none; switch on the feature \
     `rustls` or `native-tls` of the generated crate, or of this one";

/// Whether `https` works in this program.
pub(in crate::client) fn is_there() -> bool {
    static THERE: OnceLock<bool> = OnceLock::new();
    let switched_on = cfg!(any(feature = "rustls", feature = "native-tls"));
    switched_on || *THERE.get_or_init(|| probe().unwrap_or(true))
}

/// A resolver that notes that it was asked, and knows no host.
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

/// Sends a request that ends when a host is looked up, or before. `None` if that says nothing: a
/// transport that works must never be refused.
fn probe() -> Option<bool> {
    let asked = Arc::<Asked>::default();
    let http = reqwest::Client::builder()
        .no_proxy()
        .retry(reqwest::retry::never())
        .dns_resolver(Arc::clone(&asked))
        .build()
        .ok()?;
    // RFC 6761, section 6.4: no host has this name.
    let mut sent = pin!(http.get("https://copperplate.invalid/").send());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS {
        let polled = sent.as_mut().poll(&mut context);
        if asked.0.load(Ordering::Relaxed) {
            return Some(true);
        }
        if let Poll::Ready(answer) = polled {
            return answer.is_err().then_some(false);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There is no reactor here, as where a client is built before a runtime is started.
    #[test]
    fn the_transport_is_asked_outside_of_a_runtime() {
        assert_eq!(
            probe(),
            Some(cfg!(any(feature = "rustls", feature = "native-tls")))
        );
    }
}
