//! Failures of a token endpoint.

use std::fmt;

use http::StatusCode;

/// The reason why there is no token. It shows the code and the words of the token endpoint (RFC 6749,
/// section 5.2), and no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OAuthError {
    /// The token endpoint has refused the request.
    Refused {
        /// The HTTP status.
        status: StatusCode,
        /// The code, such as `invalid_client`; empty if there is none.
        code: String,
        /// The words of the server, if it has any.
        description: Option<String>,
    },
    /// The response of the token endpoint has no token that can be used, for this reason.
    Response(&'static str),
    /// The token endpoint can't be reached, for this reason.
    Transport(String),
    /// The flow can't be used as it was set up, for this reason.
    Setup(&'static str),
}

impl OAuthError {
    /// The code of a refusal.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused { code, .. } => Some(code),
            _ => None,
        }
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused {
                status,
                code,
                description,
            } => {
                write!(formatter, "the token endpoint answered {}", status.as_u16())?;
                if !code.is_empty() {
                    write!(formatter, ": {code}")?;
                }
                match description {
                    Some(words) => write!(formatter, " ({words})"),
                    None => Ok(()),
                }
            }
            Self::Response(reason) => {
                write!(formatter, "the response of the token endpoint {reason}")
            }
            Self::Transport(reason) => {
                write!(formatter, "the token endpoint can't be reached: {reason}")
            }
            Self::Setup(reason) => formatter.write_str(reason),
        }
    }
}

impl std::error::Error for OAuthError {}
