//! The signatures of webhooks and callbacks.

/// The scheme of the signature of a webhook or a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookSignature {
    /// Standard Webhooks 1.0.
    StandardWebhooks,
    /// `t=…,v1=…` in this header.
    TimestampedHmac(String),
    /// RFC 9421.
    HttpMessageSignatures,
}

impl WebhookSignature {
    /// The headers that a signer sets.
    #[must_use]
    pub fn headers(&self) -> Vec<&str> {
        match self {
            Self::StandardWebhooks => vec!["webhook-timestamp", "webhook-signature"],
            Self::TimestampedHmac(header) => vec![header],
            Self::HttpMessageSignatures => vec!["signature-input", "signature"],
        }
    }
}
