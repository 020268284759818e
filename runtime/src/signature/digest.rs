//! `Content-Digest` (RFC 9530, section 2).

use http::{HeaderMap, HeaderValue};
use sfv::{BareItem, Dictionary, Item, ListEntry};
use sha2::{Digest as _, Sha256, Sha512};

use super::fields::dictionary;
use super::unverified::Unverified;

/// A digest of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DigestAlgorithm {
    /// `sha-256`.
    Sha256,
    /// `sha-512`.
    Sha512,
}

impl DigestAlgorithm {
    fn key(self) -> &'static str {
        match self {
            Self::Sha256 => "sha-256",
            Self::Sha512 => "sha-512",
        }
    }

    fn of(self, body: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(body).to_vec(),
            Self::Sha512 => Sha512::digest(body).to_vec(),
        }
    }
}

/// The value of `Content-Digest` for a body (RFC 9530, section 2).
///
/// ```
/// use copperplate_runtime::signature::{DigestAlgorithm, content_digest};
///
/// let digest = content_digest(DigestAlgorithm::Sha256, br#"{"hello": "world"}"#);
/// assert_eq!(digest, "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
/// ```
#[must_use]
pub fn content_digest(algorithm: DigestAlgorithm, body: &[u8]) -> HeaderValue {
    use base64::Engine as _;
    let digest = base64::engine::general_purpose::STANDARD.encode(algorithm.of(body));
    let text = format!("{}=:{digest}:", algorithm.key());
    // Base64 is always sendable.
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Compares a body with its digests. There must be at least one known digest, and all known ones
/// must match. Deprecated digests do not protect a body, so they are ignored (RFC 9530, section 5).
pub(super) fn check(headers: &HeaderMap, body: &[u8]) -> Result<(), Unverified> {
    let sent: Dictionary = dictionary(headers, "content-digest").ok_or(Unverified::Malformed)?;
    let mut known = false;
    for algorithm in [DigestAlgorithm::Sha256, DigestAlgorithm::Sha512] {
        match sent.get(algorithm.key()) {
            Some(ListEntry::Item(Item {
                bare_item: BareItem::ByteSequence(digest),
                ..
            })) => {
                if *digest != algorithm.of(body) {
                    return Err(Unverified::Digest);
                }
                known = true;
            }
            Some(_) => return Err(Unverified::Malformed),
            None => {}
        }
    }
    known.then_some(()).ok_or(Unverified::Digest)
}
