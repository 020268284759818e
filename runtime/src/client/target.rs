//! The URL of a request.

use std::borrow::Cow;

use http::Uri;
use reqwest::Url;

use super::build_error::BuildError;
use crate::report::Report;
use crate::wire::servers::{Environment, Server};

/// Parses a base URL: `http` or `https`, without user, query and fragment.
pub(super) fn base(text: &str) -> Result<Url, BuildError> {
    let url = Url::parse(text).map_err(|_| BuildError::BaseUrl("it is no absolute URL"))?;
    if !matches!(url.scheme(), "http" | "https") || url.cannot_be_a_base() {
        return Err(BuildError::BaseUrl("its scheme must be http or https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(BuildError::BaseUrl(
            "it must not hold a user or a password; set a credential instead",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(BuildError::BaseUrl("it must have no query and no fragment"));
    }
    Ok(url)
}

/// Parses the URL of a document, which may have a query.
pub(super) fn document(text: &str) -> Result<Url, BuildError> {
    let url = Url::parse(text);
    let url = url.map_err(|_| BuildError::BaseUrl("the document's is no absolute URL"))?;
    if url.cannot_be_a_base() {
        return Err(BuildError::BaseUrl("nothing is relative to the document's"));
    }
    Ok(url)
}

/// The code to choose a server, with a description of each.
pub(super) fn choices(constants: &[&str], servers: &[Server]) -> String {
    let mut text = String::new();
    for (constant, server) in constants.iter().zip(servers) {
        let what = match server.environment {
            Some(Environment::Production) => "production, ",
            Some(Environment::Sandbox) => "a sandbox, ",
            None => "",
        };
        text.push_str(&format!(
            "`.server(servers::{constant})` ({what}{}), ",
            server.url
        ));
    }
    text + "or `.base_url(…)` for any other"
}

/// The servers available to a client.
#[derive(Clone, Debug, Default)]
pub(super) struct Servers {
    /// The server of all requests, which takes precedence over all others.
    pub(super) redirect: Option<Url>,
    /// The server chosen for this clone of the client.
    pub(super) chosen: Option<Url>,
    /// The server of operations without their own servers.
    pub(super) base: Option<Url>,
    /// The base of relative URLs.
    pub(super) document: Option<Url>,
    /// True if the caller chose a sandbox, so that no request may reach production.
    pub(super) sandbox: bool,
}

impl Servers {
    /// The server of an operation.
    pub(super) fn of(&self, own: &[Server]) -> Result<Cow<'_, Url>, BuildError> {
        if let Some(url) = self.redirect.as_ref().or(self.chosen.as_ref()) {
            return Ok(Cow::Borrowed(url));
        }
        let production = |it: &Server| it.environment == Some(Environment::Production);
        match (own.first(), &self.base) {
            (Some(server), _) if self.sandbox && production(server) => {
                let reason = "the client is for a sandbox, and the operation's own server is \
                              production; choose a server for it with `at`";
                Err(BuildError::BaseUrl(reason))
            }
            (Some(server), _) => self.resolve(server.url).map(Cow::Owned),
            (None, Some(url)) => Ok(Cow::Borrowed(url)),
            (None, None) => Err(BuildError::BaseUrl("the document names no server")),
        }
    }

    /// The server of operations without their own servers, for `Debug`.
    pub(super) fn shown(&self) -> Option<&str> {
        let urls = [&self.redirect, &self.chosen, &self.base];
        urls.into_iter().flatten().next().map(Url::as_str)
    }

    /// Resolves a URL of the document, possibly relative to the URL of the document.
    pub(super) fn resolve(&self, text: &str) -> Result<Url, BuildError> {
        let relative = Url::parse(text).is_err();
        match &self.document {
            Some(document) if relative => {
                let joined = document.join(text);
                let joined = joined.map_err(|_| BuildError::BaseUrl("it is no URL"))?;
                base(joined.as_str())
            }
            None if relative && !text.contains("://") => Err(BuildError::BaseUrl(
                "it is relative to the document, whose URL is not known",
            )),
            _ => base(text),
        }
    }
}

/// Checks that messages can be sent to a URL: `https` needs TLS.
pub(super) fn sendable(url: Url, secure: bool) -> Result<Url, BuildError> {
    match url.scheme() {
        "https" if !secure => Err(BuildError::NoTls),
        _ => Ok(url),
    }
}

/// The same path and query at another server.
pub(super) fn moved(base: &Url, url: &Url) -> Url {
    let prefix = base.path().trim_end_matches('/');
    let mut moved = base.clone();
    moved.set_path(&format!("{prefix}{}", url.path()));
    moved.set_query(url.query());
    moved
}

/// Appends the path and query of a request to the base URL.
///
/// Parsing a URL drops dot segments (WHATWG URL, path state), which would lead the request to
/// another resource. So the path must stay unchanged.
pub(super) fn join(base: &Url, target: &Uri) -> Result<Url, Report> {
    let prefix = base.path().trim_end_matches('/');
    let wanted = format!("{prefix}{}", target.path());
    let mut url = base.clone();
    url.set_path(&wanted);
    url.set_query(target.query());
    if url.path() == wanted {
        return Ok(url);
    }
    let mut report = Report::new();
    report.push("path", "the path would lead to another resource");
    Err(report)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn joined(root: &str, target: &str) -> Result<String, Report> {
        join(&base(root).unwrap(), &target.parse().unwrap()).map(|url| url.to_string())
    }

    #[test]
    fn the_prefix_of_the_base_stays() {
        for root in ["http://a/v1", "http://a/v1/"] {
            let url = joined(root, "/x/%2F%2e?q=%20").unwrap();
            assert_eq!(url, "http://a/v1/x/%2F%2e?q=%20");
        }
        assert_eq!(joined("http://a", "/x").unwrap(), "http://a/x");
        assert_eq!(
            joined("http://a/v1", "//evil/x").unwrap(),
            "http://a/v1//evil/x"
        );
    }

    #[test]
    fn the_client_of_a_sandbox_never_calls_production() {
        let production = Server::new("https://pay.example").environment(Environment::Production);
        let servers = |sandbox| Servers {
            base: Some(base("https://sandbox.example").unwrap()),
            sandbox,
            ..Servers::default()
        };
        assert!(servers(true).of(&[production]).is_err());
        assert!(
            servers(true)
                .of(&[Server::new("https://files.example")])
                .is_ok()
        );
        assert!(servers(false).of(&[production]).is_ok());
    }

    #[test]
    fn dot_segments_are_refused() {
        for target in [
            "/x/../y",
            "/x/.",
            "/%2e%2E/x",
            "/x/.%2e/y",
            "/.",
            "/x\\..\\y",
        ] {
            assert!(joined("http://a/v1", target).is_err(), "{target}");
        }
    }

    #[test]
    fn a_base_has_no_secrets_and_no_query() {
        for text in [
            "/v1",
            "ftp://a/",
            "mailto:a",
            "http://u:p@a/",
            "http://a/?q",
            "http://a/#f",
        ] {
            assert!(base(text).is_err(), "{text}");
        }
    }
}
