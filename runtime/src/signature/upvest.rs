//! The signatures of Upvest's API.

use std::time::Duration;

use super::digest::DigestAlgorithm;
use super::key::SigningKey;
use super::signer::MessageSigner;

/// The beginnings of names of headers that Upvest's own clients do not sign.
const UNSIGNED: [&str; 9] = [
    "accept-encoding",
    "cdn-",
    "cf-",
    "cookie",
    "priority",
    "sec-",
    "upvest-signature",
    "user-agent",
    "x-",
];

/// The headers of the transport, and of signatures themselves.
const OTHERS: [&str; 7] = [
    "connection",
    "content-length",
    "host",
    "signature",
    "signature-input",
    "te",
    "transfer-encoding",
];

/// Signs requests to Upvest: by draft 15 of HTTP message signatures, over the method, the path, the
/// query, the headers and the digest of the body (SHA-512), for 60 seconds.
///
/// Upvest's page of the operation refers to draft 01. Its guides replaced that version by draft 15,
/// with the header `upvest-signature-version: 15`, and its own clients sign as this does. The key is
/// one of ECDSA on P-256 (`BEGIN EC PRIVATE KEY`), with SHA-512 and signatures in DER. `accept`
/// becomes `application/json`, because Upvest accepts no list there.
///
/// ```
/// use copperplate_runtime::signature::{SigningKey, upvest};
///
/// # let pem = "-----BEGIN EC PRIVATE KEY-----
/// # MHcCAQEEIFKbhfNZfpDsW43+0+JjUr9K+bTeuxopu653+hBaXGA7oAoGCCqGSM49
/// # AwEHoUQDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM
/// # 4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
/// # -----END EC PRIVATE KEY-----";
/// let key = SigningKey::ecdsa_p256_sha512_der(pem)?;
/// let signer = upvest("b2a53e9f-8e1b-426c-89f3-fe78818359b8", key);
/// // client.signer(signer), and `OAuth2::signer` for the token
/// # let _ = signer;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn upvest(key_id: impl Into<String>, key: SigningKey) -> MessageSigner {
    MessageSigner::new(key_id, key)
        .covers_known(&["@method", "@path"])
        .covers_query()
        .covers_headers(is_signed)
        .content_digest(DigestAlgorithm::Sha512)
        .expires_after(Duration::from_secs(60))
        .sets("upvest-signature-version", "15")
        .permits("accept", &["application/json", "application/pdf"])
}

fn is_signed(name: &str) -> bool {
    !OTHERS.contains(&name) && !UNSIGNED.iter().any(|start| name.starts_with(start))
}
