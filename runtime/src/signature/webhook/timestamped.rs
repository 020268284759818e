//! HMAC over a time and a body, in one header: `t=…,v1=…`.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName};
use zeroize::Zeroizing;

use super::super::key::{SigningKey, VerifyingKey};
use super::super::key_error::KeyError;
use super::super::message::HttpMessage;
use super::super::replay::BoxFuture;
use super::super::signer::SignError;
use super::super::unverified::{Unverified, VerifyError};
use super::{SIGNATURES, TOLERANCE, WebhookVerifier, check_time, header, only, seconds};
use crate::wire::WebhookSignature;

/// The shortest secret, in bytes.
const SHORTEST_SECRET: usize = 16;

/// Verifies webhooks by HMAC-SHA256 over `time.body`, with `t=…,v1=…` in one header, as Stripe and
/// others sign them.
///
/// The secret is text that is used as it is, and the signature is hexadecimal. A message may have
/// several `v1`, and a receiver several secrets. The time may differ from the clock by 5 minutes.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// use copperplate_runtime::signature::{TimestampedHmac, TimestampedHmacSigner, Unverified};
///
/// let now = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
/// let secret = "whsec_of_a_test_and_nothing_else";
/// let headers = TimestampedHmacSigner::new(secret)?.sign("stripe-signature", b"{}", now)?;
/// let verifier = TimestampedHmac::new(secret)?;
/// assert_eq!(verifier.verify("stripe-signature", &headers, b"{}", now), Ok(()));
///
/// let later = now + Duration::from_secs(301);
/// let refused = verifier.verify("stripe-signature", &headers, b"{}", later);
/// assert_eq!(refused, Err(Unverified::TooOld));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TimestampedHmac {
    keys: Vec<VerifyingKey>,
    tolerance: Duration,
}

impl TimestampedHmac {
    /// Verifies with a secret.
    ///
    /// # Errors
    ///
    /// Fails for a secret of fewer than 16 bytes.
    pub fn new(secret: &str) -> Result<Self, KeyError> {
        Ok(Self {
            keys: vec![key(secret)?.verifying_key()],
            tolerance: TOLERANCE,
        })
    }

    /// Adds a secret, for the time in which one replaces another.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn or(mut self, secret: &str) -> Result<Self, KeyError> {
        self.keys.push(key(secret)?.verifying_key());
        Ok(self)
    }

    /// Sets the difference that the time of a message may have from the clock (5 minutes).
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies a message with its signatures in this header, that arrived at this time.
    ///
    /// # Errors
    ///
    /// The reason to refuse the message.
    pub fn verify(
        &self,
        header: &str,
        headers: &HeaderMap,
        body: &[u8],
        now: SystemTime,
    ) -> Result<(), Unverified> {
        let (mut time, mut signatures) = (None, Vec::new());
        for item in only(headers, header)?.split(',') {
            match item.split_once('=') {
                Some(("t", text)) if time.is_none() => time = Some(text),
                Some(("v1", signature)) if signatures.len() < SIGNATURES => {
                    signatures.push(signature);
                }
                Some(("t" | "v1", _)) | None => return Err(Unverified::Malformed),
                // Other schemes, such as `v0`, do not protect a message.
                Some(_) => {}
            }
        }
        let time = time.ok_or(Unverified::NoTime)?;
        check_time(time, now, self.tolerance)?;
        let signed = content(time, body);
        let signatures: Vec<Vec<u8>> = signatures.into_iter().filter_map(bytes).collect();
        let verifies = |key: &VerifyingKey| signatures.iter().any(|it| key.verifies(&signed, it));
        match self.keys.iter().any(verifies) {
            true => Ok(()),
            false => Err(Unverified::Signature),
        }
    }
}

impl WebhookVerifier for TimestampedHmac {
    fn verify<'a>(
        &'a self,
        message: HttpMessage<'a>,
        declared: WebhookSignature,
    ) -> BoxFuture<'a, Result<(), VerifyError>> {
        let verified = match declared {
            WebhookSignature::TimestampedHmac(header) => {
                let body = message.body.unwrap_or_default();
                self.verify(header, message.headers, body, SystemTime::now())
            }
            _ => Err(Unverified::Unsupported),
        };
        Box::pin(async move { Ok(verified?) })
    }
}

/// Signs webhooks as [`TimestampedHmac`] verifies them. As the signer of a generated `Sender`, it
/// signs each attempt with the time of the attempt, in the header that the document names.
#[derive(Clone)]
pub struct TimestampedHmacSigner(Vec<SigningKey>);

impl TimestampedHmacSigner {
    /// Signs with a secret.
    ///
    /// # Errors
    ///
    /// Fails for a secret of fewer than 16 bytes.
    pub fn new(secret: &str) -> Result<Self, KeyError> {
        Ok(Self(vec![key(secret)?]))
    }

    /// Signs with a further secret as well, for the time in which one replaces another.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn and(mut self, secret: &str) -> Result<Self, KeyError> {
        self.0.push(key(secret)?);
        Ok(self)
    }

    /// The header of a message that is sent at this time.
    ///
    /// # Errors
    ///
    /// Fails for a name that is not the name of a header.
    pub fn sign(&self, name: &str, body: &[u8], time: SystemTime) -> Result<HeaderMap, SignError> {
        let time = seconds(time).to_string();
        let signed = content(&time, body);
        let mut value = format!("t={time}");
        for key in &self.0 {
            value.push_str(",v1=");
            for byte in key.sign(&signed).map_err(SignError::Key)? {
                value.push_str(&format!("{byte:02x}"));
            }
        }
        let name = HeaderName::from_bytes(name.as_bytes());
        let mut headers = HeaderMap::new();
        let name = name.map_err(|_| SignError::Parameter("header of the signature"))?;
        header(&mut headers, name, value)?;
        Ok(headers)
    }
}

impl fmt::Debug for TimestampedHmacSigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("TimestampedHmacSigner")
            .field(&self.0)
            .finish()
    }
}

fn key(secret: &str) -> Result<SigningKey, KeyError> {
    if secret.len() < SHORTEST_SECRET {
        return Err(KeyError::new("is shorter than 16 bytes"));
    }
    Ok(SigningKey::shared(Zeroizing::new(
        secret.as_bytes().to_vec(),
    )))
}

/// The signed bytes.
fn content(time: &str, body: &[u8]) -> Vec<u8> {
    let mut content = Vec::with_capacity(time.len() + body.len() + 1);
    for part in [time.as_bytes(), b".", body] {
        content.extend_from_slice(part);
    }
    content
}

/// Bytes in hexadecimal. Only lower case is accepted, so that a message has one form.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let pairs = pairs.iter();
    let bytes = pairs.map(|[high, low]| Some(digit(high)? * 16 + digit(low)?));
    rest.is_empty().then(|| bytes.collect()).flatten()
}
