//! Tokens of OAuth 2 (RFC 6749) as credentials.

mod device;
mod endpoint;
mod error;
mod source;
mod state;

pub use device::{DeviceCode, DeviceFlow};
pub use error::OAuthError;
pub use source::OAuth2;
