//! Verifies messages.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderValue;
use sfv::{BareItem, InnerList};
use sha2::{Digest as _, Sha256};

use super::base::signature_base;
use super::component::{self, Component, ComponentError};
use super::digest;
use super::keys::Keys;
use super::message::{HttpMessage, Start};
use super::received::{Received, parameters, signatures};
use super::replay::Replays;
use super::unverified::{Unverified, VerifyError};

/// The default maximum age of a message.
const MAX_AGE: Duration = Duration::from_secs(300);

/// The default difference between two clocks.
const CLOCK_SKEW: Duration = Duration::from_secs(30);

/// Verifies signatures of messages (RFC 9421, section 3.2).
///
/// A message needs the parameters `created` and `keyid`, and a signature over every required
/// component. A body that is not empty needs a covered `content-digest`. The default maximum age is
/// 5 minutes, and the default difference of clocks 30 seconds. Without
/// [`once`](Self::once), a message can be sent again within this time.
#[derive(Clone)]
pub struct Verifier {
    keys: Arc<dyn Keys>,
    required: Vec<Component>,
    label: Option<String>,
    tag: Option<String>,
    max_age: Duration,
    clock_skew: Duration,
    replays: Option<Arc<dyn Replays>>,
    scheme: Option<String>,
    authority: Option<String>,
}

/// A verified message.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    key_id: String,
    label: String,
    tag: Option<String>,
    created: SystemTime,
    components: Vec<Component>,
}

impl Verified {
    /// The name of the key.
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The label of the signature.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The tag of the application.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The time of the signature.
    #[must_use]
    pub fn created(&self) -> SystemTime {
        self.created
    }

    /// The covered components. Nothing else of the message is verified.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.components
    }
}

/// A message with a valid signature, before its body is compared.
pub(crate) struct VerifiedHead {
    verified: Verified,
    covers_body: bool,
    replay: ([u8; 32], SystemTime),
}

impl Verifier {
    /// Verifies with these keys.
    #[must_use]
    pub fn new(keys: impl Keys) -> Self {
        Self {
            keys: Arc::new(keys),
            required: Vec::new(),
            label: None,
            tag: None,
            max_age: MAX_AGE,
            clock_skew: CLOCK_SKEW,
            replays: None,
            scheme: None,
            authority: None,
        }
    }

    /// Adds components that every signature must cover. At least the method and the URL should be
    /// among them, as `@method` and `@target-uri`, or a message can be sent to another operation.
    ///
    /// # Errors
    ///
    /// Fails for a component that is not supported.
    pub fn requires<'t>(
        mut self,
        components: impl IntoIterator<Item = &'t str>,
    ) -> Result<Self, ComponentError> {
        self.required.extend(component::all(components)?);
        Ok(self)
    }

    /// Considers only the signature with this label. By default, one of all signatures must be
    /// valid.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Considers only signatures with this tag (RFC 9421, section 2.3).
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Sets the maximum age of a message (5 minutes).
    #[must_use]
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = age;
        self
    }

    /// Sets the difference between the clocks of the two sides (30 seconds).
    #[must_use]
    pub fn clock_skew(mut self, skew: Duration) -> Self {
        self.clock_skew = skew;
        self
    }

    /// Accepts each message once.
    #[must_use]
    pub fn once(mut self, replays: impl Replays) -> Self {
        self.replays = Some(Arc::new(replays));
        self
    }

    /// Sets the scheme and the host that senders use, for a server behind a proxy that changes
    /// them. By default, the scheme is `https`, and the host is the one of the request.
    #[must_use]
    pub fn public_url(mut self, scheme: impl Into<String>, authority: impl Into<String>) -> Self {
        self.scheme = Some(scheme.into());
        self.authority = Some(authority.into());
        self
    }

    /// Sets the scheme that senders use, for a server without TLS.
    #[must_use]
    pub fn scheme(mut self, scheme: impl Into<String>) -> Self {
        self.scheme = Some(scheme.into());
        self
    }

    /// The value of `Accept-Signature` (RFC 9421, section 5.1): the components and parameters that this
    /// verifier wants of a message, with a body or without one. `None` if a tag has characters that no
    /// header can have.
    ///
    /// ```
    /// use copperplate_runtime::signature::{KnownKeys, SigningKey, Verifier};
    ///
    /// let key = SigningKey::ed25519_seed([7; 32]).verifying_key();
    /// let verifier = Verifier::new(KnownKeys::new([("k", key)])).requires(["@method", "@target-uri"])?;
    /// let wanted = verifier.accept_signature(true).ok_or("no tag is set")?;
    /// assert_eq!(wanted, r#"sig1=("@method" "@target-uri" "content-digest");created"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn accept_signature(&self, with_body: bool) -> Option<HeaderValue> {
        let mut items: Vec<_> = self.required.iter().map(|it| it.item.clone()).collect();
        if with_body && !self.required.iter().any(Component::is_digest) {
            let digest: Component = "content-digest".parse().ok()?;
            items.push(digest.item);
        }
        let mut list = InnerList::new(items);
        let mut add = |name: &str, value| {
            let name = sfv::Key::from_string(name.to_owned()).ok()?;
            list.params.insert(name, value);
            Some(())
        };
        add("created", BareItem::Boolean(true))?;
        if let Some(tag) = &self.tag {
            let tag = sfv::String::from_string(tag.clone()).ok()?;
            add("tag", BareItem::String(tag))?;
        }
        let label = self.label.as_deref().unwrap_or("sig1");
        let text = format!("{label}={}", parameters(&list)?);
        HeaderValue::from_str(&text).ok()
    }

    /// Verifies a message with its body, now.
    ///
    /// # Errors
    ///
    /// Fails if the message is not verified, or if a key or the store of replays can't be reached.
    pub async fn verify(&self, message: HttpMessage<'_>) -> Result<Verified, VerifyError> {
        self.verify_at(message, SystemTime::now()).await
    }

    /// Verifies a message with its body, as if it were this time.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub async fn verify_at(
        &self,
        message: HttpMessage<'_>,
        now: SystemTime,
    ) -> Result<Verified, VerifyError> {
        let head = self.head(&message, now).await?;
        let body = message.body.unwrap_or_default();
        self.finish(head, message.headers, body).await
    }

    /// Verifies everything but the body, so that no body of an unknown sender is read.
    pub(crate) async fn head(
        &self,
        message: &HttpMessage<'_>,
        now: SystemTime,
    ) -> Result<VerifiedHead, VerifyError> {
        let message = &self.seen(message);
        let label = self.label.as_deref();
        let found = signatures(message.headers, label, self.tag.as_deref())?;
        let mut first = None;
        for received in found {
            let verified = match received {
                Ok(received) => self.one(message, received, now).await,
                Err(reason) => Err(reason.into()),
            };
            match verified {
                Ok(head) => return Ok(head),
                Err(VerifyError::Unverified(reason)) => {
                    first.get_or_insert(reason);
                }
                Err(failed) => return Err(failed),
            }
        }
        Err(first.unwrap_or(Unverified::Missing).into())
    }

    /// The message as its sender saw it.
    fn seen<'m>(&'m self, message: &HttpMessage<'m>) -> HttpMessage<'m> {
        let mut message = *message;
        if let Start::Request(target) = &mut message.start {
            if let Some(scheme) = &self.scheme {
                target.scheme = scheme;
            }
            if let Some(authority) = &self.authority {
                target.authority = authority;
            }
        }
        message
    }

    async fn one(
        &self,
        message: &HttpMessage<'_>,
        received: Received,
        now: SystemTime,
    ) -> Result<VerifiedHead, VerifyError> {
        let covered = &received.components;
        let mut required = self.required.iter();
        if required.any(|it| {
            !covered
                .iter()
                .any(|has| has.identifier() == it.identifier())
        }) {
            return Err(Unverified::NotCovered.into());
        }
        let (created, until) = self.times(&received, now)?;
        let base = signature_base(message, covered, &received.parameters)?;
        let key_id = received.key_id.clone().ok_or(Unverified::UnknownKey)?;
        let key = self.keys.find(&key_id).await.map_err(VerifyError::Failed)?;
        let key = key.ok_or(Unverified::UnknownKey)?;
        if let Some(named) = &received.algorithm
            && key.algorithm().name() != Some(named)
        {
            return Err(Unverified::Algorithm.into());
        }
        if !key.verifies(base.as_bytes(), &received.signature) {
            return Err(Unverified::Signature.into());
        }
        Ok(VerifiedHead {
            covers_body: covered.iter().any(Component::is_digest),
            replay: (identity(&key_id, received.nonce.as_deref(), &base), until),
            verified: Verified {
                key_id,
                label: received.label,
                tag: received.tag,
                created,
                components: received.components,
            },
        })
    }

    /// The time of a signature, and the time after which it is refused for its age.
    fn times(
        &self,
        received: &Received,
        now: SystemTime,
    ) -> Result<(SystemTime, SystemTime), Unverified> {
        let at = |seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
        let later = |time: SystemTime, by| time.checked_add(by).ok_or(Unverified::Malformed);
        let created = received.created.ok_or(Unverified::NoTime)?;
        let created = at(created).ok_or(Unverified::Malformed)?;
        if created > later(now, self.clock_skew)? {
            return Err(Unverified::FromFuture);
        }
        let mut until = later(later(created, self.max_age)?, self.clock_skew)?;
        if now > until {
            return Err(Unverified::TooOld);
        }
        if let Some(expires) = received.expires {
            let expires = at(expires).ok_or(Unverified::Malformed)?;
            let end = later(expires, self.clock_skew)?;
            if now > end || expires < created {
                return Err(Unverified::Expired);
            }
            until = until.min(end);
        }
        Ok((created, until))
    }

    /// Compares the body with the signed digest, and remembers the message.
    pub(crate) async fn finish(
        &self,
        head: VerifiedHead,
        headers: &http::HeaderMap,
        body: &[u8],
    ) -> Result<Verified, VerifyError> {
        match head.covers_body {
            true => digest::check(headers, body)?,
            false if !body.is_empty() => return Err(Unverified::NotCovered.into()),
            false => {}
        }
        if let Some(replays) = &self.replays {
            let (message, until) = head.replay;
            let is_new = replays.is_new(message, until).await;
            if !is_new.map_err(VerifyError::Failed)? {
                return Err(Unverified::Replayed.into());
            }
        }
        Ok(head.verified)
    }
}

/// The identity of a message: the nonce of its key, or else all that is signed. The signature itself
/// is none, because a valid signature of ECDSA has a second valid form.
fn identity(key_id: &str, nonce: Option<&str>, base: &str) -> [u8; 32] {
    let mut digest = Sha256::new();
    let (kind, text) = match nonce {
        Some(nonce) => ("nonce", nonce),
        None => ("base", base),
    };
    for part in [kind, key_id, text] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

impl fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Verifier")
            .field("required", &self.required)
            .field("label", &self.label)
            .field("tag", &self.tag)
            .field("max_age", &self.max_age)
            .field("clock_skew", &self.clock_skew)
            .field("once", &self.replays.is_some())
            .finish_non_exhaustive()
    }
}
