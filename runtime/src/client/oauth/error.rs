//! Failures of a token endpoint.

use std::fmt;

use http::StatusCode;

/// The reason why there is no token. It shows the error code and description of the token endpoint
/// (RFC 6749, section 5.2), and no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OAuthError {
    /// The token endpoint has refused the request.
    Refused {
        /// The HTTP status.
        status: StatusCode,
        /// The code, such as `invalid_client`; empty if there is none.
        code: String,
        /// The server's description, if there is one.
        description: Option<String>,
    },
    /// The response of the token endpoint has no usable token, for this reason.
    Response(&'static str),
    /// The token endpoint can't be reached, for this reason.
    Transport(String),
    /// The signer of its requests failed, for this reason.
    Unsigned(String),
    /// The settings of the flow are invalid, for this reason.
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
            Self::Unsigned(reason) => {
                write!(formatter, "the token request is not signed: {reason}")
            }
            Self::Setup(reason) => formatter.write_str(reason),
        }
    }
}

impl std::error::Error for OAuthError {}
