//! Why a client can't be built, or a URL can't be used.

use std::fmt;

use super::transport::NO_TLS;

/// Why a client can't be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The URL of a server can't be used, for this reason.
    BaseUrl(&'static str),
    /// The URL of a server is one of `https`, and the program has no TLS: switch on the feature
    /// `rustls` or `native-tls` of the generated crate, or of this one.
    NoTls,
    /// A webhook or callback can't be sent where it should go, for this reason.
    Destination(&'static str),
    /// The header of this name has a name or value that can't be sent.
    Header(String),
    /// The first server of the document is production, and none was chosen. The text says what can be
    /// typed to choose one.
    ServerNotChosen(String),
    /// The URL of a token endpoint can't be used, for this reason.
    TokenUrl(&'static str),
    /// A `reqwest::Client` that was passed in follows redirects, or it can't be seen that it doesn't.
    Redirects,
    /// The transport can't be set up.
    Http(reqwest::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl(reason) => write!(
                formatter,
                "the base URL can't be used: {reason}; set one with `Builder::base_url`"
            ),
            Self::NoTls => formatter.write_str(NO_TLS),
            Self::Destination(reason) => {
                write!(formatter, "the destination can't be used: {reason}")
            }
            Self::Header(name) => {
                write!(
                    formatter,
                    "the header `{}` can't be sent",
                    name.escape_debug()
                )
            }
            Self::ServerNotChosen(choices) => write!(
                formatter,
                "no server is chosen, and the first one of the document is production: \
                 choose one with {choices}"
            ),
            Self::TokenUrl(reason) => {
                write!(
                    formatter,
                    "the URL of the token endpoint can't be used: {reason}"
                )
            }
            Self::Redirects => formatter.write_str(
                "a client of one's own must not follow redirects, which would carry credentials \
                 elsewhere; build it with `.redirect(reqwest::redirect::Policy::none())`",
            ),
            Self::Http(_) => formatter.write_str("the HTTP transport can't be set up"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Http(error) => Some(error),
            Self::BaseUrl(_)
            | Self::NoTls
            | Self::Destination(_)
            | Self::Header(_)
            | Self::TokenUrl(_)
            | Self::Redirects
            | Self::ServerNotChosen(_) => None,
        }
    }
}
