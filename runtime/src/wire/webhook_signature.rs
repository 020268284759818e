//! The signature schemes of webhooks.

/// The scheme by which a webhook or a callback is signed, as its document says
/// (`x-copperplate-webhook-signature`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookSignature {
    /// Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp` and `webhook-signature`.
    StandardWebhooks,
    /// `t=…,v1=…` in this header: HMAC-SHA256 in hexadecimal over the time and the body.
    TimestampedHmac(&'static str),
    /// HTTP Message Signatures (RFC 9421).
    HttpMessageSignatures,
}
