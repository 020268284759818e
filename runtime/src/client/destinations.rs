//! The permitted destinations of webhooks and callbacks.

use reqwest::Url;

use super::build_error::BuildError;
use super::target;
use crate::wire::expression::Destination;

/// The permitted URLs of webhooks and callbacks.
///
/// Such a URL comes from outside. Its owner could name a host of an internal network, and learn
/// from the response or its delay what is there (server-side request forgery). So a sender without
/// a rule sends nothing. A permitted name can still resolve to an internal address. If any host is
/// permitted, use a resolver that refuses such addresses in
/// [`Builder::http`](super::Builder::http), or an outbound proxy.
///
/// A function from a URL to a `bool` is a rule:
///
/// ```
/// use copperplate_runtime::client::Destinations;
///
/// fn rule() -> impl Destinations {
///     |url: &reqwest::Url| url.scheme() == "https" && url.host_str() == Some("hooks.example.com")
/// }
/// # let _ = rule();
/// ```
pub trait Destinations: Send + Sync + 'static {
    /// Returns true if a message may be sent to this URL. The URL is `http` or `https`, without a
    /// user.
    fn allows(&self, url: &Url) -> bool;
}

impl<F: Fn(&Url) -> bool + Send + Sync + 'static> Destinations for F {
    fn allows(&self, url: &Url) -> bool {
        self(url)
    }
}

/// The rule that permits `https` URLs on the default port of exactly these hosts.
#[derive(Clone, Debug)]
pub struct HttpsHosts(Vec<String>);

impl HttpsHosts {
    /// These hosts, without their subdomains.
    pub fn new<H: Into<String>>(hosts: impl IntoIterator<Item = H>) -> Self {
        let hosts = hosts.into_iter().map(|host| host.into());
        Self(hosts.map(|host| host.to_ascii_lowercase()).collect())
    }
}

impl Destinations for HttpsHosts {
    fn allows(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        url.scheme() == "https" && url.port().is_none() && self.0.iter().any(|it| it == host)
    }
}

/// Parses a destination and applies the rule. The error does not contain the URL.
pub(super) fn check(
    destination: &Destination,
    rule: Option<&dyn Destinations>,
) -> Result<Url, BuildError> {
    let url = Url::parse(destination.as_str());
    let url = url.map_err(|_| BuildError::Destination("it is no absolute URL"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(BuildError::Destination("its scheme must be http or https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(BuildError::Destination("it must not hold a user"));
    }
    match rule {
        None => Err(BuildError::Destination(
            "no rule says which URLs are allowed; set one with `Builder::destinations`",
        )),
        Some(rule) if rule.allows(&url) => Ok(url),
        Some(_) => Err(BuildError::Destination("the rule does not allow it")),
    }
}

/// The URL of a message to a destination: its path, and its query followed by the query of the
/// message. If everything is redirected, only path and query remain.
pub(super) fn aim(mut url: Url, redirect: Option<&Url>, query: Option<&str>) -> Url {
    url.set_fragment(None);
    if let Some(query) = query.filter(|it| !it.is_empty()) {
        let own = url.query().filter(|own| !own.is_empty());
        let joint = own.map_or_else(|| query.to_owned(), |own| format!("{own}&{query}"));
        url.set_query(Some(&joint));
    }
    match redirect {
        Some(base) => target::moved(base, &url),
        None => url,
    }
}
