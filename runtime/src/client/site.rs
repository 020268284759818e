//! What a source of credentials is told about its client.

use std::net::IpAddr;

use reqwest::Url;

use super::build_error::BuildError;
use super::target::{self, Servers};

/// The servers and the transport of a client, for a [`CredentialSource`](super::CredentialSource) that
/// sends requests of its own.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    pub(super) servers: &'a Servers,
    pub(super) http: &'a reqwest::Client,
    pub(super) secure: bool,
}

impl Site<'_> {
    /// The transport, which follows no redirect.
    #[must_use]
    pub fn http(&self) -> &reqwest::Client {
        self.http
    }

    /// A URL of the document. One that is relative is resolved against the server of the client
    /// (OpenAPI 3.0.3, "Relative References in URLs"). If the client has a
    /// [`base_url`](super::Builder::base_url), the request goes there, as all of its requests do.
    ///
    /// # Errors
    ///
    /// No URL, no server for a relative one, or one of `https` without TLS.
    pub fn resolve(&self, url: &str) -> Result<Url, BuildError> {
        let servers = self.servers;
        let base = servers.redirect.as_ref().or(servers.base.as_ref());
        let resolved = match (Url::parse(url), base) {
            (Ok(url), _) => url,
            (Err(_), Some(base)) => {
                let joined = base.join(url);
                joined.map_err(|_| BuildError::TokenUrl("it is no URL"))?
            }
            (Err(_), None) => {
                return Err(BuildError::TokenUrl(
                    "it is relative, and the client has no server",
                ));
            }
        };
        let resolved = match &servers.redirect {
            Some(base) if Url::parse(url).is_ok() => target::moved(base, &resolved),
            _ => resolved,
        };
        if !matches!(resolved.scheme(), "http" | "https") {
            return Err(BuildError::TokenUrl("its scheme must be http or https"));
        }
        target::sendable(resolved, self.secure)
    }
}

/// True if nobody on the network can read a message to this URL: it is one of `https`, or stays on
/// this machine.
pub(super) fn is_private(url: &Url) -> bool {
    if url.scheme() == "https" {
        return true;
    }
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        // RFC 6761, section 6.3: these names are those of this machine.
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn secrets_stay_on_this_machine_without_tls() {
        for (url, private) in [
            ("https://bank.example", true),
            ("http://127.0.0.1:80/a", true),
            ("http://127.9.9.9", true),
            ("http://[::1]:8080", true),
            ("http://localhost", true),
            ("http://a.localhost", true),
            ("http://bank.example", false),
            ("http://10.0.0.1", false),
            ("http://localhost.evil", false),
            ("http://127.0.0.1.evil", false),
        ] {
            assert_eq!(is_private(&Url::parse(url).unwrap()), private, "{url}");
        }
    }
}
