//! Sending webhooks and callbacks: to where, and who says so.

use reqwest::Url;

use super::build_error::BuildError;
use super::target;
use crate::wire::expression::Destination;

/// Which URLs webhooks and callbacks may be sent to.
///
/// Such a URL comes from outside: whoever registers it could name a host of an inner network, and
/// would see from the answer, or from how long it takes, what is there (server-side request
/// forgery). A sender without a rule therefore sends nothing. A name that is allowed can still
/// resolve to an inner address, so where any host is allowed, a resolver that refuses such
/// addresses belongs into [`Builder::http`](super::Builder::http), or an outbound proxy in front.
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
    /// Whether a message may be sent to this URL, which is `http` or `https` and holds no user.
    fn allows(&self, url: &Url) -> bool;
}

impl<F: Fn(&Url) -> bool + Send + Sync + 'static> Destinations for F {
    fn allows(&self, url: &Url) -> bool {
        self(url)
    }
}

/// The rule that lets through `https` URLs on the default port of exactly these hosts.
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

/// Reads a destination and asks the rule about it. The URL is not in the error.
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

/// The URL of a message to a destination: its path stays, and the query of the message is added to
/// its own. Where everything is redirected, only path and query are left of it.
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
