//! Standard Webhooks 1.0.

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use http::{HeaderMap, HeaderName};
use zeroize::Zeroizing;

use super::super::key::{Algorithm, SigningKey, VerifyingKey};
use super::super::key_error::KeyError;
use super::super::message::HttpMessage;
use super::super::replay::BoxFuture;
use super::super::signer::SignError;
use super::super::unverified::{Unverified, VerifyError};
use super::{SIGNATURES, TOLERANCE, WebhookVerifier, check_time, header, only, seconds};
use crate::wire::WebhookSignature;

const ID: &str = "webhook-id";
const TIMESTAMP: &str = "webhook-timestamp";
const SIGNATURE: &str = "webhook-signature";

/// The shortest secret, in bytes. Standard Webhooks recommends 24 to 64 random ones.
const SHORTEST_SECRET: usize = 16;

/// Verifies webhooks by Standard Webhooks 1.0.
///
/// A message may have several signatures, and a receiver several secrets, so that a secret can be
/// replaced without a pause. The time may differ from the clock by 5 minutes. Deliveries of one
/// message have the same `webhook-id`, which is an idempotency key: see `Routes::idempotency`.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// use copperplate_runtime::signature::{StandardWebhooks, StandardWebhooksSigner, Unverified};
///
/// // An example of the specification's own libraries.
/// let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// let now = UNIX_EPOCH + Duration::from_secs(1_614_265_330);
/// let body = br#"{"test": 2432232314}"#;
/// let signer = StandardWebhooksSigner::new(secret)?;
/// let headers = signer.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", body, now)?;
/// assert_eq!(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
///
/// let verifier = StandardWebhooks::new(secret)?;
/// assert_eq!(verifier.verify(&headers, body, now), Ok(()));
/// assert_eq!(verifier.verify(&headers, b"{}", now), Err(Unverified::Signature));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct StandardWebhooks {
    keys: Vec<VerifyingKey>,
    tolerance: Duration,
}

impl StandardWebhooks {
    /// Verifies with a secret (`whsec_…`, HMAC-SHA256) or a public key (`whpk_…`, Ed25519). Text
    /// without such a beginning is a secret.
    ///
    /// # Errors
    ///
    /// Fails for text that is not a secret or a key, and for a secret of fewer than 16 bytes.
    pub fn new(secret: &str) -> Result<Self, KeyError> {
        Ok(Self {
            keys: vec![verifying(secret)?],
            tolerance: TOLERANCE,
        })
    }

    /// Adds a secret or a public key, for the time in which one replaces another.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn or(mut self, secret: &str) -> Result<Self, KeyError> {
        self.keys.push(verifying(secret)?);
        Ok(self)
    }

    /// Sets the difference that the time of a message may have from the clock (5 minutes).
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies a message that arrived at this time.
    ///
    /// # Errors
    ///
    /// The reason to refuse the message.
    pub fn verify(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: SystemTime,
    ) -> Result<(), Unverified> {
        let (id, time) = (only(headers, ID)?, only(headers, TIMESTAMP)?);
        let signatures = only(headers, SIGNATURE)?;
        // A full stop in the id would shift the borders between the signed parts.
        if id.is_empty() || id.contains('.') {
            return Err(Unverified::Malformed);
        }
        check_time(time, now, self.tolerance)?;
        let signatures: Vec<&str> = signatures.split(' ').collect();
        if signatures.len() > SIGNATURES {
            return Err(Unverified::Malformed);
        }
        let signed = content(id, time, body);
        for signature in signatures {
            let Some((version, signature)) = signature.split_once(',') else {
                return Err(Unverified::Malformed);
            };
            let Ok(signature) = STANDARD.decode(signature) else {
                continue;
            };
            let mut keys = self.keys.iter();
            // The version only chooses among keys of its algorithm.
            if keys.any(|key| {
                version_of(key.algorithm()) == version && key.verifies(&signed, &signature)
            }) {
                return Ok(());
            }
        }
        Err(Unverified::Signature)
    }
}

impl WebhookVerifier for StandardWebhooks {
    fn verify<'a>(
        &'a self,
        message: HttpMessage<'a>,
        declared: WebhookSignature,
    ) -> BoxFuture<'a, Result<(), VerifyError>> {
        let verified = match declared {
            WebhookSignature::StandardWebhooks => {
                let body = message.body.unwrap_or_default();
                self.verify(message.headers, body, SystemTime::now())
            }
            _ => Err(Unverified::Unsupported),
        };
        Box::pin(async move { Ok(verified?) })
    }
}

/// Signs webhooks by Standard Webhooks 1.0.
///
/// As the signer of a generated `Sender`, it signs each attempt with the time of the attempt. The
/// idempotency key of the call is the `webhook-id`, so that it is the same in all attempts.
#[derive(Clone)]
pub struct StandardWebhooksSigner(Vec<SigningKey>);

impl StandardWebhooksSigner {
    /// Signs with a secret (`whsec_…`, HMAC-SHA256) or a private key (`whsk_…`, Ed25519). Text
    /// without such a beginning is a secret.
    ///
    /// # Errors
    ///
    /// Fails for text that is not a secret or a key, and for a secret of fewer than 16 bytes.
    pub fn new(secret: &str) -> Result<Self, KeyError> {
        Ok(Self(vec![signing(secret)?]))
    }

    /// Signs with a further secret or key as well, for the time in which one replaces another.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn and(mut self, secret: &str) -> Result<Self, KeyError> {
        self.0.push(signing(secret)?);
        Ok(self)
    }

    /// The headers of a message with this id, sent at this time.
    ///
    /// # Errors
    ///
    /// Fails for an empty id, and for one with a full stop or with characters that a header can't
    /// carry.
    pub fn sign(&self, id: &str, body: &[u8], time: SystemTime) -> Result<HeaderMap, SignError> {
        let visible = |byte: u8| byte.is_ascii_graphic();
        if id.is_empty() || id.contains('.') || !id.bytes().all(visible) {
            return Err(SignError::Parameter("id of the webhook"));
        }
        let time = seconds(time).to_string();
        let signed = content(id, &time, body);
        let mut signatures = Vec::with_capacity(self.0.len());
        for key in &self.0 {
            let signature = key.sign(&signed).map_err(SignError::Key)?;
            let version = version_of(key.algorithm());
            signatures.push(format!("{version},{}", STANDARD.encode(signature)));
        }
        let mut headers = HeaderMap::new();
        header(&mut headers, HeaderName::from_static(ID), id.to_owned())?;
        header(&mut headers, HeaderName::from_static(TIMESTAMP), time)?;
        header(
            &mut headers,
            HeaderName::from_static(SIGNATURE),
            signatures.join(" "),
        )?;
        Ok(headers)
    }
}

impl fmt::Debug for StandardWebhooksSigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("StandardWebhooksSigner")
            .field(&self.0)
            .finish()
    }
}

/// The signed bytes.
fn content(id: &str, time: &str, body: &[u8]) -> Vec<u8> {
    let mut content = Vec::with_capacity(id.len() + time.len() + body.len() + 2);
    for part in [id.as_bytes(), b".", time.as_bytes(), b".", body] {
        content.extend_from_slice(part);
    }
    content
}

/// The name of an algorithm in front of a signature.
fn version_of(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Ed25519 => "v1a",
        _ => "v1",
    }
}

/// Bytes in base64, with or without padding and with any unused bits, as the libraries of the
/// specification accept them. Signatures are decoded strictly.
fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let config = GeneralPurposeConfig::new();
    let config = config.with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let config = config.with_decode_allow_trailing_bits(true);
    let decoded = GeneralPurpose::new(&ALPHABET, config).decode(text);
    decoded.ok().map(Zeroizing::new)
}

fn secret(text: &str) -> Result<SigningKey, KeyError> {
    let text = text.strip_prefix("whsec_").unwrap_or(text);
    let secret = decoded(text).ok_or(KeyError::new("is not a secret in base64"))?;
    if secret.len() < SHORTEST_SECRET {
        return Err(KeyError::new("is shorter than 16 bytes"));
    }
    Ok(SigningKey::shared(secret))
}

fn verifying(text: &str) -> Result<VerifyingKey, KeyError> {
    let Some(key) = text.strip_prefix("whpk_") else {
        return Ok(secret(text)?.verifying_key());
    };
    let refused = KeyError::new("is not a public key of Ed25519 in base64");
    let key = decoded(key).ok_or(refused)?;
    let key = <&[u8; 32]>::try_from(key.as_slice()).map_err(|_| refused)?;
    VerifyingKey::ed25519_bytes(key)
}

fn signing(text: &str) -> Result<SigningKey, KeyError> {
    let Some(key) = text.strip_prefix("whsk_") else {
        return secret(text);
    };
    let refused = KeyError::new("is not a private key of Ed25519 in base64");
    let key = decoded(key).ok_or(refused)?;
    // The seed, perhaps with the public key behind it.
    let seed = match key.len() {
        32 | 64 => key.first_chunk::<32>(),
        _ => None,
    };
    seed.map(|seed| SigningKey::ed25519_seed(*seed))
        .ok_or(refused)
}
