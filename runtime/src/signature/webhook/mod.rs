//! Signatures of webhooks.

#[cfg(feature = "receive")]
mod request;
mod standard;
mod timestamped;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName};

use super::message::HttpMessage;
use super::replay::BoxFuture;
use super::unverified::{Unverified, VerifyError};
use super::verifier::Verifier;
use crate::wire::WebhookSignature;

#[cfg(feature = "receive")]
pub use request::VerifiedRequest;
pub use standard::{StandardWebhooks, StandardWebhooksSigner};
pub use timestamped::{TimestampedHmac, TimestampedHmacSigner};

/// The default difference between the time of a webhook and the clock of its receiver, in both
/// directions.
const TOLERANCE: Duration = Duration::from_secs(300);

/// The most signatures of a webhook that are checked. There are several while a secret changes.
const SIGNATURES: usize = 16;

/// Verifies the webhooks of a document, by the scheme that the document declares.
///
/// [`StandardWebhooks`], [`TimestampedHmac`] and [`Verifier`] implement it.
pub trait WebhookVerifier: Send + Sync + 'static {
    /// Verifies a message with its body.
    fn verify<'a>(
        &'a self,
        message: HttpMessage<'a>,
        declared: WebhookSignature,
    ) -> BoxFuture<'a, Result<(), VerifyError>>;
}

impl WebhookVerifier for Verifier {
    fn verify<'a>(
        &'a self,
        message: HttpMessage<'a>,
        declared: WebhookSignature,
    ) -> BoxFuture<'a, Result<(), VerifyError>> {
        Box::pin(async move {
            match declared {
                WebhookSignature::HttpMessageSignatures => {
                    self.verify(message).await.map(|_verified| ())
                }
                _ => Err(Unverified::Unsupported.into()),
            }
        })
    }
}

/// The only line of a header, as visible ASCII. Of two lines, another program could read the other.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Result<&'h str, Unverified> {
    let mut lines = headers.get_all(name).iter();
    match (lines.next(), lines.next()) {
        (None, _) => Err(Unverified::Missing),
        (Some(line), None) => line.to_str().map_err(|_| Unverified::Malformed),
        (Some(_), Some(_)) => Err(Unverified::Malformed),
    }
}

/// Checks a time in seconds since 1970, in its one decimal form.
fn check_time(text: &str, now: SystemTime, tolerance: Duration) -> Result<(), Unverified> {
    let seconds: u64 = text.parse().map_err(|_| Unverified::Malformed)?;
    if seconds.to_string() != text {
        return Err(Unverified::Malformed);
    }
    let time = UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    let time = time.ok_or(Unverified::Malformed)?;
    let late = |one: SystemTime, other| one.duration_since(other).is_ok_and(|by| by > tolerance);
    if late(now, time) {
        return Err(Unverified::TooOld);
    }
    match late(time, now) {
        true => Err(Unverified::FromFuture),
        false => Ok(()),
    }
}

/// The seconds since 1970; 0 before.
fn seconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// A header that was built from sendable pieces.
fn header(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: String,
) -> Result<(), super::signer::SignError> {
    let unsendable = super::signer::SignError::Parameter("signature");
    headers.insert(name, value.try_into().map_err(|_| unsendable)?);
    Ok(())
}
