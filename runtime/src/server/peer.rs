//! The address of the other end of a connection.

use std::net::SocketAddr;

use http::Extensions;

/// The address of the other end of the connection: of a caller, or of the last proxy in front.
///
/// It is in the extensions of requests served by `rt::server::Serve`. Under another server, a
/// layer puts it there. Headers such as `Forwarded` (RFC 7239) are not read, because any caller can
/// send them.
///
/// ```
/// use copperplate_runtime::server::Peer;
///
/// let mut request = http::Request::new(());
/// request.extensions_mut().insert(Peer("192.0.2.1:50000".parse().unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// The address in the extensions of a request. With the feature `serve`, the `ConnectInfo` of
/// `axum::serve` counts as well.
pub(super) fn peer(extensions: &Extensions) -> Option<SocketAddr> {
    let own = extensions.get::<Peer>().map(|peer| peer.0);
    #[cfg(feature = "serve")]
    let own = own.or_else(|| {
        let info = extensions.get::<axum::extract::ConnectInfo<SocketAddr>>();
        info.map(|info| info.0)
    });
    own
}
