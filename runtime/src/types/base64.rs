//! Bytes encoded as base64.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::scalars::{refuse, string_scalar};
use crate::codec::Scalar;
use crate::report::Report;
use crate::schema::{Schema, check};

/// Bytes of `format: byte`: base64 with padding (RFC 4648 section 4) on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(Vec<u8>);

impl Base64 {
    /// Wraps bytes.
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Takes the bytes out.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

string_scalar!(Base64);

impl Scalar for Base64 {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        check::text(text, report, schema);
        match STANDARD.decode(text) {
            Ok(bytes) => Some(Self(bytes)),
            Err(_) => {
                refuse(text, "base64", report, schema);
                None
            }
        }
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(STANDARD.encode(&self.0))
    }
}
